/**
 * The ways through a regular expression, as far as {@link isSafePattern} needs them: each a row of things
 * matched once or repeated, with alternatives and optional groups written out.
 */

/** Stands for "as often as the text is long". */
export const MANY = 1000;
const MOST_PATHS = 64;
const MOST_ITEMS = 200;
const MOST_COPIES = 30;

/** What an item can match: one bit for each ASCII character; beyond those, whether anything at all. */
export interface Characters {
  readonly ascii: bigint;
  readonly isWide: boolean;
}

/** A character or class, or a whole group of fixed length, and how often it may come in a row. */
export interface Item {
  readonly first: Characters;
  readonly all: Characters;
  readonly least: number;
  readonly most: number;
}

export interface Path {
  readonly isAnchored: boolean;
  readonly items: readonly Item[];
}

/** The pattern is too intricate to vouch for. */
export class Refused extends Error {}

const CHARACTER =
  /\[(?:\\[^]|[^\]\\])*\]|\\(?:[pP]\{[^}]*\}|u\{[^}]*\}|u[\da-fA-F]{4}|x[\da-fA-F]{2}|c[a-zA-Z]|[^1-9k])|[^\\(]/uy;
const QUANTIFIER = /(?:([*+?])|\{(\d+)(,?)(\d*)\})\??/y;
const GROUP = /\((\?:|\?<(?![=!])[^>]*>|\?[=!]|(?!\?))/y;
const ASSERTION = /\^|\$|\\[bB]/y;
const WIDE = /\P{ASCII}|\\[pPWDSsux]|^\[\^|^\.$/u;
const NOTHING: Path = { isAnchored: false, items: [] };

/** Only for sources that `RegExp` has accepted, so that it need not look for mistakes. */
export class PatternReader {
  /** The bodies of look-aheads, each matched from one place only. */
  readonly lookaheads: Path[][] = [];
  readonly #source: string;
  readonly #known = new Map<string, Characters>();
  #at = 0;

  constructor(source: string) {
    this.#source = source;
  }

  paths(): Path[] {
    const paths = this.#sequence();
    while (this.#eat(/\|/y)) paths.push(...this.#sequence());
    return bounded(paths);
  }

  #sequence(): Path[] {
    let paths = [NOTHING];
    while (this.#at < this.#source.length && !/[|)]/.test(this.#source.charAt(this.#at))) {
      paths = joined(paths, this.#item());
    }
    return paths;
  }

  #item(): Path[] {
    const assertion = this.#eat(ASSERTION);
    if (assertion) return [{ isAnchored: assertion[0] === '^', items: [] }];
    const group = this.#eat(GROUP);
    if (group) return this.#group(group[1] ?? '');
    const character = this.#eat(CHARACTER);
    if (!character) throw new Refused('a reference, a look behind or a modifier');
    const all = this.#characters(character[0]);
    return [{ isAnchored: false, items: [{ first: all, all, ...this.#quantifier() }] }];
  }

  #group(kind: string): Path[] {
    const body = this.paths();
    this.#eat(/\)/y);
    if (kind !== '?=' && kind !== '?!') return repeated(body, this.#quantifier());
    this.lookaheads.push(body.map(({ items }) => ({ isAnchored: true, items })));
    return [NOTHING];
  }

  #quantifier(): { least: number; most: number } {
    const read = this.#eat(QUANTIFIER);
    if (!read) return { least: 1, most: 1 };
    const [, sign, from, comma, to] = read;
    if (sign) return { least: sign === '+' ? 1 : 0, most: sign === '?' ? 1 : MANY };
    const least = Number(from);
    return { least, most: to ? Number(to) : comma ? least + MANY : least };
  }

  #characters(source: string): Characters {
    const known = this.#known.get(source);
    if (known) return known;
    const pattern = new RegExp(`^${source}$`, 'u');
    let ascii = 0n;
    for (let code = 0; code < 128; code += 1) {
      if (pattern.test(String.fromCharCode(code))) ascii |= 1n << BigInt(code);
    }
    const characters = { ascii, isWide: WIDE.test(source) };
    this.#known.set(source, characters);
    return characters;
  }

  #eat(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#source);
    if (found) this.#at = pattern.lastIndex;
    return found;
  }
}

export function isVariable(item: Item): boolean {
  return item.most > item.least;
}

function repeated(body: Path[], { least, most }: { least: number; most: number }): Path[] {
  if (least === 1 && most === 1) return body;
  const only = body.length === 1 ? body[0] : undefined;
  const first = only?.items[0];
  if (only && first && !only.items.some(isVariable)) {
    const all = only.items.map((item) => item.all).reduce(union);
    return [{ isAnchored: false, items: [{ first: first.first, all, least, most }] }];
  }
  if (most > MOST_COPIES) throw new Refused('a repetition of something that varies');
  let copies = [NOTHING];
  const paths: Path[] = [];
  for (let count = 0; count <= most; count += 1) {
    if (count >= least) paths.push(...copies);
    if (count < most) copies = joined(copies, body);
  }
  return bounded(paths);
}

function joined(before: readonly Path[], after: readonly Path[]): Path[] {
  if (before.length * after.length > MOST_PATHS) throw new Refused('too many alternatives');
  return before.flatMap((head) => after.map((tail) => follow(head, tail)));
}

function follow(head: Path, tail: Path): Path {
  if (head.items.length + tail.items.length > MOST_ITEMS) throw new Refused('too long a way');
  return {
    isAnchored: head.isAnchored || (head.items.length === 0 && tail.isAnchored),
    items: [...head.items, ...tail.items],
  };
}

function bounded(paths: Path[]): Path[] {
  if (paths.length > MOST_PATHS) throw new Refused('too many alternatives');
  return paths;
}

function union(a: Characters, b: Characters): Characters {
  return { ascii: a.ascii | b.ascii, isWide: a.isWide || b.isWide };
}
