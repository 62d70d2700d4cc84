import {
  isVariable,
  MANY,
  PatternReader,
  Refused,
  type Characters,
  type Item,
  type Path,
} from './pattern-paths.ts';

const LONGEST_PATTERN = 200;
const MOST_WORK = 4 * MANY * MANY;

/** A repetition with this many choices counts as one without bounds. */
const UNBOUNDED = 100;

/**
 * Whether a regular expression that came from outside may be run. The endpoint's schemas carry patterns,
 * and some patterns need longer than a lifetime for a text of forty characters. This counts, on the
 * cautious side, in how many ways a text can be divided among the repetitions of a pattern, and refuses
 * whatever may grow faster than the square of the text, and whatever it does not understand. Text to be
 * matched must still be bounded: the square of 10,000 characters is most of a second.
 */
export function isSafePattern(source: string): boolean {
  if (source.length > LONGEST_PATTERN) return false;
  try {
    void new RegExp(source, 'u');
    const reader = new PatternReader(source);
    const work = workOf(reader.paths());
    return reader.lookaheads.reduce((product, paths) => product * workOf(paths), work) <= MOST_WORK;
  } catch (error) {
    if (error instanceof Refused || error instanceof SyntaxError) return false;
    throw error;
  }
}

function workOf(paths: readonly Path[]): number {
  return paths.reduce((sum, path) => sum + workOfPath(path), 0);
}

/** Repetitions that compete for the same text multiply; the others are done one after another. */
function workOfPath({ isAnchored, items }: Path): number {
  const competing = new Set<number>();
  let together = 1;
  for (const [at, item] of items.entries()) {
    if (!isVariable(item)) continue;
    for (const rival of rivals(item, items.slice(at + 1))) competing.add(at).add(at + 1 + rival);
    if (competing.has(at)) together *= ways(item);
    if (together > MOST_WORK) throw new Refused('too many repetitions');
  }
  return (isAnchored ? 1 : MANY) * Math.max(together, ...items.map(ways));
}

/**
 * Which repetitions of the rest could take text that the item gives back. Something between that one of
 * the two cannot match keeps them apart.
 */
function rivals(item: Item, rest: readonly Item[]): number[] {
  const found: number[] = [];
  const fixed: Item[] = [];
  for (const [at, later] of rest.entries()) {
    const isOpen = fixed.every(({ first }) => overlap(first, later.all));
    const isMet = at === 0 ? overlap(item.first, later.first) : isOpen && overlap(item.all, later.all);
    if (isVariable(later) && isMet) {
      if (fixed.length === 0 && ways(item) >= UNBOUNDED && ways(later) >= UNBOUNDED)
        throw new Refused('adjacent repetitions');
      found.push(at);
    }
    if (later.least === 0) continue;
    if (!overlap(later.first, item.all)) break;
    fixed.push(later);
  }
  return found;
}

function ways({ least, most }: Item): number {
  return Math.min(most - least + 1, MANY);
}

function overlap(a: Characters, b: Characters): boolean {
  return (a.ascii & b.ascii) !== 0n || (a.isWide && b.isWide);
}
