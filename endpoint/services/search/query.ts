import { canonicalWord, foldWord, hasMarks, splitWords } from '../../../src/domain/vietnamese-text.ts';

/** One way to read what was typed: as it stands, or with a synonym put in its place. */
export interface Reading {
  /** Folded words in their order. */
  readonly words: readonly string[];
  /** The same with marks, in one spelling; a word typed without marks stays without. */
  readonly toned: readonly string[];
  /** Which of them were typed with marks, and so mean exactly them. */
  readonly marked: readonly boolean[];
}

export interface SearchText {
  /** The first is the text itself. */
  readonly readings: readonly Reading[];
  /** Digits of a procedure code, when the text looks like one. */
  readonly codeDigits?: string;
  /** The text as letters a title's words may begin with: `dkks`. */
  readonly initials?: string;
}

export interface SynonymRow {
  readonly term: string;
  readonly termToned: string;
  readonly expansion: string;
}

const MOST_READINGS = 6;

/** A word that is Latin after folding; other scripts occur in no title. */
const SEARCHABLE = /^[a-z0-9]+$/;

export function readingOf(text: string): Reading {
  const words = splitWords(text)
    .map((word) => ({
      folded: foldWord(word.text),
      toned: canonicalWord(word.text),
      marked: hasMarks(word.text),
    }))
    .filter((word) => SEARCHABLE.test(word.folded));
  const [first, second, ...rest] = words;
  // As in titles: "thủ tục đăng ký khai sinh" asks for "đăng ký khai sinh".
  const telling = first?.folded === 'thu' && second?.folded === 'tuc' && rest.length > 0 ? rest : words;
  return {
    words: telling.map((word) => word.folded),
    toned: telling.map((word) => word.toned),
    marked: telling.map((word) => word.marked),
  };
}

/** Every run of words that a synonym could be listed under. */
export function possibleTerms(reading: Reading): string[] {
  const { words } = reading;
  const longest = Math.min(5, words.length);
  return words.flatMap((_, at) =>
    Array.from({ length: Math.min(longest, words.length - at) }, (__, index) =>
      words.slice(at, at + index + 1).join(' '),
    ),
  );
}

export function readSearchText(text: string, synonyms: readonly SynonymRow[]): SearchText {
  const reading = readingOf(text);
  const readings = [reading, ...synonyms.flatMap((synonym) => substitute(reading, synonym) ?? [])];
  const [only = ''] = reading.words;
  return {
    readings: readings.slice(0, MOST_READINGS),
    ...codeOf(text),
    ...(reading.words.length === 1 && /^[a-z]{2,16}$/.test(only) && { initials: only }),
  };
}

function codeOf(text: string): { codeDigits?: string } {
  const compact = text.replace(/\s+/g, '').toUpperCase();
  const looksLike = /^\d[\d.]{2,}(\.[0-9A-Z]{1,3})*$/.test(compact);
  return looksLike ? { codeDigits: compact.replaceAll('.', '') } : {};
}

/** Puts the expansion where the term stands; undefined where the marks typed say it is another word. */
function substitute(reading: Reading, synonym: SynonymRow): Reading | undefined {
  const term = synonym.term.split(' ');
  const termToned = synonym.termToned.split(' ');
  const at = reading.words.findIndex((_, start) =>
    term.every((word, index) => reading.words[start + index] === word),
  );
  const differs = term.some(
    (_, index) => reading.marked[at + index] && reading.toned[at + index] !== termToned[index],
  );
  if (at < 0 || differs) return undefined;
  const expansion = readingOf(synonym.expansion);
  const put = <T>(list: readonly T[], replacement: readonly T[]) => [
    ...list.slice(0, at),
    ...replacement,
    ...list.slice(at + term.length),
  ];
  return {
    words: put(reading.words, expansion.words),
    toned: put(reading.toned, expansion.toned),
    marked: put(reading.marked, expansion.marked),
  };
}
