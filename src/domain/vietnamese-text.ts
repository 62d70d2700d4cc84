/**
 * How Vietnamese text is compared when people search: without tone marks if they typed none, with them if
 * they did, in either tone placement (`hoà`, `hòa`), either spelling of the final `y`/`i` (`ký`, `kí`) and
 * either Unicode form. The endpoint's SQL function `dvc_fold` follows the same rules; a test compares them.
 */

/** Huyền, sắc, ngã, hỏi and nặng as combining characters; the other marks belong to the vowel. */
const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g;
const MARKS = /\p{M}+/gu;
const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*/gu;

/** `y` is the same vowel as `i` where it alone follows the consonants: `ký`, `lý`, `mỹ`, `quý`; not `tay`, `thúy`. */
const FINAL_Y = /^(qu|[bcdđghklmnprstvx]{1,3})y$/;

/** `[start, end)` in UTF-16 code units. */
export type Range = readonly [start: number, end: number];

/** A word of a text and where it stands there. */
export interface TextWord {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

export function splitWords(text: string): TextWord[] {
  return Array.from(text.matchAll(WORD), (match) => ({
    text: match[0],
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/** Lower case, without tone and vowel marks, `đ` as `d`, `ký` and `kí` alike. */
export function foldWord(word: string): string {
  const bare = word.normalize('NFD').replace(MARKS, '').toLowerCase().replaceAll('đ', 'd');
  return bare.replace(FINAL_Y, '$1i');
}

/** Like {@link foldWord}, but the marks stay: equal for two spellings of one word, not for two words. */
export function canonicalWord(word: string): string {
  const parts = word.toLowerCase().normalize('NFD');
  const tones = parts.match(TONES) ?? [];
  const bare = parts.replace(TONES, '').normalize('NFC').replace(FINAL_Y, '$1i');
  return bare + tones.join('');
}

/** Whether somebody wrote this word with marks, and so means exactly them. */
export function hasMarks(word: string): boolean {
  return foldWord(word) !== canonicalWord(word);
}

/** The folded words of a text, separated by single spaces. */
export function foldText(text: string): string {
  return splitWords(text)
    .map((word) => foldWord(word.text))
    .join(' ');
}

/** The words of a text with their marks, in one spelling, separated by single spaces. */
export function canonicalText(text: string): string {
  return splitWords(text)
    .map((word) => canonicalWord(word.text))
    .join(' ');
}

/** `đăng ký khai sinh` → `dkks`. */
export function initials(text: string): string {
  return splitWords(text)
    .map((word) => foldWord(word.text).slice(0, 1))
    .join('');
}

/** Sorted, and ranges that touch or overlap joined. */
export function mergeRanges(ranges: readonly Range[]): [number, number][] {
  const merged: [number, number][] = [];
  for (const [start, end] of ranges.toSorted((a, b) => a[0] - b[0] || a[1] - b[1])) {
    const last = merged.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else if (end > start) merged.push([start, end]);
  }
  return merged;
}

/**
 * Where the beginning of a word that folds to `prefix` ends in the word as written: its letters may be
 * followed by combining marks of their own.
 */
function prefixEnd(word: TextWord, prefix: string): number {
  let folded = '';
  let end = word.start;
  for (const character of word.text) {
    const isMark = /^\p{M}$/u.test(character);
    if (folded.length >= prefix.length && !isMark) break;
    if (!isMark) folded += foldWord(character);
    end += character.length;
  }
  return end;
}

/**
 * Ranges where the folded words `needles` occur in a row, spaces between them included. With
 * `unfinished` the last needle may be only the beginning of a word.
 */
export function findPhrase(
  words: readonly TextWord[],
  needles: readonly string[],
  unfinished = false,
): Range[] {
  const ranges: Range[] = [];
  if (needles.length === 0) return ranges;
  const folded = words.map((word) => foldWord(word.text));
  const last = needles.length - 1;
  for (let at = 0; at + last < words.length; at += 1) {
    const first = words[at];
    const final = words[at + last];
    const finalFolded = folded[at + last] ?? '';
    const finalNeedle = needles[last] ?? '';
    if (!first || !final) continue;
    const rest = needles.every((needle, index) => index === last || folded[at + index] === needle);
    if (!rest) continue;
    if (finalFolded === finalNeedle) ranges.push([first.start, final.end]);
    else if (unfinished && finalFolded.startsWith(finalNeedle))
      ranges.push([first.start, prefixEnd(final, finalNeedle)]);
  }
  return ranges;
}

/** Ranges of each of the folded words `needles`, wherever it stands. */
export function findWords(
  words: readonly TextWord[],
  needles: readonly string[],
  unfinished = false,
): Range[] {
  const last = needles.length - 1;
  return needles.flatMap((needle, index) => findPhrase(words, [needle], unfinished && index === last));
}
