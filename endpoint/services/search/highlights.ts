import type { TextRange } from '../../../src/contract/index.ts';
import {
  findPhrase,
  findWords,
  foldWord,
  mergeRanges,
  type Range,
  splitWords,
  type TextWord,
} from '../../../src/domain/vietnamese-text.ts';
import type { SearchText } from './query.ts';

export interface Highlight {
  readonly ranges: TextRange[];
  /** All of the text was found there, not only some of its words. */
  readonly complete: boolean;
}

/** Where the text searched for stands in one piece of text, in the best way any reading finds it. */
export function highlight(text: string, search: SearchText, unfinished: boolean): Highlight {
  const words = splitWords(text);
  const phrases = search.readings.map((reading) => findPhrase(words, reading.words, unfinished));
  const phrase = phrases.find((ranges) => ranges.length > 0);
  if (phrase) return { ranges: mergeRanges(phrase), complete: true };
  const whole = search.readings.find((reading) =>
    reading.words.every((word, index) =>
      occurs(words, word, unfinished && index === reading.words.length - 1),
    ),
  );
  if (whole && whole.words.length > 0)
    return { ranges: single(words, whole.words, unfinished), complete: true };
  const byLetters = initialsRanges(words, search.initials);
  if (byLetters.length > 0) return { ranges: mergeRanges(byLetters), complete: true };
  return { ranges: single(words, search.readings[0]?.words ?? [], unfinished, true), complete: false };
}

function occurs(words: readonly TextWord[], needle: string, unfinished: boolean): boolean {
  return findPhrase(words, [needle], unfinished).length > 0;
}

/** Each word by itself; marked words that stand side by side read as one. */
function single(
  words: readonly TextWord[],
  needles: readonly string[],
  unfinished: boolean,
  mistyped = false,
): TextRange[] {
  const ranges = findWords(words, needles, unfinished);
  if (mistyped) ranges.push(...mistypedRanges(words, needles));
  const merged = mergeRanges(ranges);
  return merged.reduce<TextRange[]>((joined, range) => {
    const last = joined.at(-1);
    const isNext =
      last && words.some((word, index) => word.end === last[1] && words[index + 1]?.start === range[0]);
    if (last && isNext) last[1] = range[1];
    else joined.push(range);
    return joined;
  }, []);
}

/**
 * `kai` typed for `khai`: words one letter away, where the text has no word just so. The first letter has
 * to agree: hardly anybody mistypes it, and without it `sinh` would mark every `tỉnh`.
 */
function mistypedRanges(words: readonly TextWord[], needles: readonly string[]): Range[] {
  return needles
    .filter((needle) => needle.length >= 3 && !occurs(words, needle, false))
    .flatMap((needle) => words.filter((word) => mistypedAs(foldWord(word.text), needle)))
    .map((word): Range => [word.start, word.end]);
}

function mistypedAs(word: string, needle: string): boolean {
  return word[0] === needle[0] && oneEditApart(word, needle);
}

/** One letter more, fewer, other, or two swapped. */
function oneEditApart(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end += 1;
  const [left, right] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
  if (left.length <= 1 && right.length <= 1) return true;
  return left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0];
}

/** `dkks`: the letters a run of words begins with. */
function initialsRanges(words: readonly TextWord[], letters: string | undefined): Range[] {
  if (letters === undefined) return [];
  const at = words
    .map((word) => foldWord(word.text).slice(0, 1))
    .join('')
    .indexOf(letters);
  if (at < 0) return [];
  return words
    .slice(at, at + letters.length)
    .map((word) => [word.start, word.start + firstLength(word.text)]);
}

/** A first letter with the combining marks it may be written with. */
function firstLength(word: string): number {
  return /^.\p{M}*/u.exec(word)?.[0].length ?? 1;
}

const EXCERPT_BEFORE = 60;
const EXCERPT_LENGTH = 200;

export interface Excerpt {
  readonly text: string;
  readonly highlights: TextRange[];
}

/**
 * The first piece of the record that has the text as it was typed. With `loosely`, else the piece with
 * most of its words. Cut at words to a readable length.
 */
export function excerptOf(
  pieces: readonly string[],
  search: SearchText,
  loosely: boolean,
): Excerpt | undefined {
  const readings = search.readings.filter(({ words }) => words.length > 0);
  for (const piece of pieces) {
    const words = splitWords(piece);
    const found = readings.flatMap((reading) => findPhrase(words, reading.words))[0];
    if (found) return cut(piece, found[0], search);
  }
  const [first] = readings;
  if (!first || !loosely) return undefined;
  const counts = pieces.map((piece) => {
    const words = splitWords(piece);
    return new Set(first.words.filter((word) => occurs(words, word, false))).size;
  });
  const most = Math.max(0, ...counts);
  const best = pieces[counts.indexOf(most)];
  if (best === undefined || most === 0) return undefined;
  return cut(best, findWords(splitWords(best), first.words)[0]?.[0] ?? 0, search);
}

function cut(piece: string, at: number, search: SearchText): Excerpt {
  const words = splitWords(piece);
  const begin = words.find((word) => word.start >= at - EXCERPT_BEFORE)?.start ?? 0;
  const end = words.findLast((word) => word.end <= begin + EXCERPT_LENGTH)?.end ?? piece.length;
  const isStart = begin === words[0]?.start;
  const isEnd = end === words.at(-1)?.end;
  const middle = piece.slice(
    isStart ? 0 : begin,
    isEnd ? Math.min(piece.length, begin + 2 * EXCERPT_LENGTH) : end,
  );
  const text = `${isStart ? '' : '… '}${middle.replace(/\s+/g, ' ').trim()}${isEnd ? '' : ' …'}`;
  return { text, highlights: highlight(text, search, false).ranges };
}
