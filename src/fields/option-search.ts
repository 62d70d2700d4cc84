import type { TextRange } from '../contract/common.ts';
import {
  canonicalText,
  findPhrase,
  foldText,
  initials,
  mergeRanges,
  splitWords,
  type TextWord,
} from '../domain/vietnamese-text.ts';

/** Something to choose, by any of its names. */
export interface SearchOption {
  readonly code: string;
  readonly label: string;
  /** Other ways to write the label: without "Thành phố". */
  readonly names?: readonly string[];
  /** Names that are no more, by which people still know it. */
  readonly formerNames?: readonly string[];
}

export interface FoundOption {
  readonly option: SearchOption;
  /** What of the label was looked for. */
  readonly marks: readonly TextRange[];
  /** The former name by which it was found, when the present one is another. */
  readonly formerName?: string;
}

interface Entry {
  readonly option: SearchOption;
  readonly words: readonly TextWord[];
  /** Folded, with a space before each word: " thanh pho ha noi". */
  readonly names: readonly string[];
  readonly formerNames: readonly string[];
  readonly initials: readonly string[];
  readonly canonical: string;
}

/** "TP. Hồ Chí Minh": says what it is, and stands in no name. */
const ABBREVIATED_KINDS = ['tp', 'tx', 'tt'];

const indexes = new WeakMap<readonly SearchOption[], readonly Entry[]>();

/** The options that fit a text typed without tone marks, with them, or in part; the best first. */
export function findOptions(options: readonly SearchOption[], text: string): readonly FoundOption[] {
  const needles = withoutKinds(foldText(text).split(' ').filter(Boolean));
  if (needles.length === 0) return options.map((option) => ({ option, marks: [] }));
  const exact = ` ${canonicalText(text)}`;
  return indexOf(options)
    .flatMap((entry) => match(entry, needles, exact) ?? [])
    .toSorted((first, second) => first.rank - second.rank)
    .map(({ found }) => found);
}

/** The one option that is called exactly so. */
export function optionNamed(options: readonly SearchOption[], text: string): SearchOption | undefined {
  const folded = ` ${foldText(text)}`;
  const called = indexOf(options).filter(({ names }) => names.includes(folded));
  const canonical = canonicalText(text);
  const spelled = called.filter(({ option }) =>
    [option.label, ...(option.names ?? [])].some((name) => canonicalText(name) === canonical),
  );
  const [only, ...others] = spelled.length > 0 ? spelled : called;
  return others.length === 0 ? only?.option : undefined;
}

/** The one option that was called exactly so before, where none is called so now. */
export function optionFormerlyNamed(
  options: readonly SearchOption[],
  text: string,
): { readonly option: SearchOption; readonly formerName: string } | undefined {
  const folded = ` ${foldText(text)}`;
  const isCalled = ({ names }: Entry) => names.includes(folded);
  const formerly = indexOf(options).filter(({ formerNames }) => formerNames.includes(folded));
  const [only, ...others] = formerly;
  if (!only || others.length > 0 || indexOf(options).some(isCalled)) return undefined;
  const formerName = only.option.formerNames?.[only.formerNames.indexOf(folded)] ?? text;
  return { option: only.option, formerName };
}

function withoutKinds(words: readonly string[]): readonly string[] {
  return words.length > 1 ? words.filter((word) => !ABBREVIATED_KINDS.includes(word)) : words;
}

function indexOf(options: readonly SearchOption[]): readonly Entry[] {
  const known = indexes.get(options);
  if (known) return known;
  const index = options.map(entryOf);
  indexes.set(options, index);
  return index;
}

function entryOf(option: SearchOption): Entry {
  const names = [option.label, ...(option.names ?? [])];
  const spaced = (name: string) => ` ${foldText(name)}`;
  return {
    option,
    words: splitWords(option.label),
    names: names.map(spaced),
    formerNames: (option.formerNames ?? []).map(spaced),
    initials: names.map(initials),
    canonical: ` ${canonicalText(option.label)}`,
  };
}

/** A lower rank is better. The last word may be unfinished; marks typed as they stand in the label count. */
function match(
  entry: Entry,
  needles: readonly string[],
  exact: string,
): { readonly rank: number; readonly found: FoundOption } | undefined {
  const { option, words } = entry;
  const fits = fitsOf(needles);
  const rank = fits.findIndex((fit) => entry.names.some(fit));
  const isInitials = rank < 0 && isStartOfInitials(needles.join(''), entry.initials);
  if (rank >= 0 || isInitials) {
    const marks = mergeRanges(needles.flatMap((needle) => findPhrase(words, [needle], true)));
    const better = entry.canonical.includes(exact) ? 0.5 : 0;
    return { rank: (isInitials ? 2 * fits.length : rank) - better, found: { option, marks } };
  }
  const formerRank = fits.findIndex((fit) => entry.formerNames.some(fit));
  if (formerRank < 0) return undefined;
  const formerName = option.formerNames?.[entry.formerNames.findIndex(fits[formerRank]!)];
  return { rank: fits.length + formerRank, found: { option, marks: [], formerName } };
}

/** Ways a name can hold what was typed, the best first. */
function fitsOf(needles: readonly string[]): readonly ((name: string) => boolean)[] {
  const phrase = ` ${needles.join(' ')}`;
  return [
    (name) => `${name} `.startsWith(`${phrase} `),
    (name) => name.startsWith(phrase),
    (name) => `${name} `.includes(`${phrase} `),
    (name) => name.includes(phrase),
    (name) => needles.every((needle) => name.includes(` ${needle}`)),
  ];
}

function isStartOfInitials(typed: string, initials: readonly string[]): boolean {
  return typed.length > 1 && initials.some((letters) => letters.startsWith(typed));
}
