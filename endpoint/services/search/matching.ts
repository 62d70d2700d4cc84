import { sql, type SQL } from 'drizzle-orm';
import type { Reading, SearchText } from './query.ts';

/** How widely a search looks. */
export interface Net {
  /** Every word in the heading, every word anywhere in the record, or more than half in the heading. */
  readonly words: 'all' | 'anywhere' | 'most';
  /** The last word may be only the beginning of one. */
  readonly unfinished: boolean;
  /** Titles that resemble the text count as well: typing errors. */
  readonly similar: boolean;
}

const LOOSE_NETS: readonly Net[] = [
  { words: 'anywhere', unfinished: true, similar: false },
  { words: 'most', unfinished: true, similar: false },
];

/**
 * Cast one after the other until one finds something: a loose match never dilutes a good list or its
 * counts. The first is settled only by a title that has the text as it stands; else a typing error is
 * as likely as a title with the same words far apart.
 */
export const SEARCH_NETS: readonly Net[] = [
  { words: 'all', unfinished: false, similar: false },
  { words: 'all', unfinished: false, similar: true },
  { words: 'all', unfinished: true, similar: true },
  ...LOOSE_NETS,
];
export const SUGGESTION_NETS: readonly Net[] = [
  { words: 'all', unfinished: true, similar: false },
  { words: 'all', unfinished: true, similar: true },
  ...LOOSE_NETS,
];

/** Words beyond it still have to match, but no longer change the order. */
const MOST_SCORED_WORDS = 16;

/** Below it a trigram match of the title is a coincidence; with real matches beside it, below the second. */
const CERTAIN_SIMILARITY = 0.85;

/** `'khai':A & 'sin':*A`: words are [a-z0-9] by construction, so quoting is enough. */
function tsquery(
  words: readonly string[],
  weights: string,
  operator: '&' | '|' | '<->',
  unfinished = false,
): string {
  return words
    .map((word, index) => `'${word}':${unfinished && index === words.length - 1 ? '*' : ''}${weights}`)
    .join(` ${operator} `);
}

/** Readings that have a word to search for. */
const filled = (text: SearchText) => text.readings.filter(({ words }) => words.length > 0);

const heading = (query: string) => sql`heading @@ ${query}::tsquery`;
const document = (query: string) => sql`document @@ ${query}::tsquery`;

/** In what way a row matches: the best of them counts. */
const BY_CODE = 4;
const BY_HEADING = 3;
export const BY_PHRASE = 2;
const BY_SOME_WORDS = 1;
export const BY_SIMILARITY = 0;

interface Branch {
  readonly condition: SQL;
  readonly way: number;
}

/**
 * Codes of the rows that belong to the result, each with the best way it matches. One SELECT for each way,
 * so that each is answered by its own index; joined by OR they would make one scan of the whole table.
 */
export function candidates(text: SearchText, net: Net): SQL {
  const branches = filled(text).flatMap((reading) => readingBranches(reading, net));
  if (text.codeDigits !== undefined)
    branches.push({ way: BY_CODE, condition: sql`code_digits like ${`%${text.codeDigits}%`}` });
  if (text.initials !== undefined)
    branches.push({ way: BY_CODE, condition: initialsCondition(text.initials) });
  const selects = branches.map(
    ({ condition, way }) =>
      sql`select code, ${sql.raw(String(way))} as way from procedures where ${condition}`,
  );
  if (selects.length === 0) return sql`select ''::text as code, 0 as way where false`;
  return sql`select code, max(way) as way from (${sql.join(selects, sql` union all `)}) as branches group by code`;
}

function initialsCondition(letters: string): SQL {
  // Two or three letters stand in the middle of too many titles to mean anything there.
  return sql`initials like ${letters.length >= 4 ? `%${letters}%` : `${letters}%`}`;
}

function readingBranches({ words }: Reading, net: Net): Branch[] {
  const phrase = words.join(' ');
  const { unfinished } = net;
  if (net.words === 'most') return mostInHeading(words);
  if (net.words === 'anywhere')
    return [{ way: BY_SOME_WORDS, condition: document(tsquery(words, '', '&', unfinished)) }];
  const branches: Branch[] = [{ way: BY_HEADING, condition: heading(tsquery(words, '', '&', unfinished)) }];
  const most = mostWords(words);
  if (!unfinished) branches.push({ way: BY_PHRASE, condition: document(tsquery(words, '', '<->')) });
  if (!unfinished && most !== undefined) branches.push({ way: BY_SOME_WORDS, condition: heading(most) });
  if (net.similar && phrase.length >= 4)
    branches.push({ way: BY_SIMILARITY, condition: sql`${phrase} <% name_folded` });
  return branches;
}

/** More than half of the words in the heading: a text of which less is known finds nothing. */
function mostInHeading(words: readonly string[]): Branch[] {
  const telling = [...new Set(words)].filter((word) => word.length > 1).slice(0, MOST_SCORED_WORDS);
  if (telling.length < 3) return [];
  const found = sum(telling.map((word) => heading(tsquery([word], '', '&'))));
  const condition = sql`${heading(tsquery(telling, '', '|'))} and ${found} > ${telling.length / 2}::float8`;
  return [{ way: BY_SOME_WORDS, condition }];
}

/**
 * Titles that lack one word of four or five: enough of the words to be worth a look, further down. Of three
 * words two are too often "đăng ký"; longer texts match by trigrams.
 */
function mostWords(words: readonly string[]): string | undefined {
  const distinct = [...new Set(words)];
  if (distinct.length < 4 || distinct.length > 5) return undefined;
  const subsets = distinct.map((_, left) => distinct.filter((__, index) => index !== left));
  return subsets.map((subset) => `(${tsquery(subset, 'A', '&')})`).join(' | ');
}

/** Columns `wordColumns` adds: texts between spaces, so that a word can be looked for as ` word `. */
const NAME = sql`name_words`;
const TONED_NAME = sql`toned_words`;
const FIELD = sql`field_words`;
const ALIASES = sql`alias_words`;
const TONED_ALIASES = sql`toned_alias_words`;

/** Made once for a row instead of once for each word looked for in it. */
export const wordColumns = sql`
  ' ' || name_folded || ' ' as name_words,
  ' ' || name_toned || ' ' as toned_words,
  ' ' || field || ' ' as field_words,
  translate(aliases_folded, '|', ' ') as alias_words,
  translate(aliases_toned, '|', ' ') as toned_alias_words`;

/** Whole words; with `unfinished` the last one may go on. */
function contains(column: SQL, text: string, unfinished = false): SQL {
  return sql`(position(${unfinished ? ` ${text}` : ` ${text} `} in ${column}) > 0)`;
}

function sum(conditions: readonly SQL[]): SQL {
  return sql.join(
    conditions.map((condition) => sql`(${condition})::int`),
    sql` + `,
  );
}

/**
 * What one reading is worth against one row. The title decides first, and in it the very tones typed;
 * then aliases and category; then the text. Within a title: the more of it the text covers the better, so
 * that the plain procedure stands before its variants.
 */
function readingScore(reading: Reading, unfinished: boolean): SQL {
  const words = reading.words.slice(0, MOST_SCORED_WORDS);
  const toned = reading.toned.slice(0, MOST_SCORED_WORDS);
  const phrase = reading.words.join(' ');
  const tonedPhrase = reading.toned.join(' ');
  const count = words.length;
  const open = (index: number) => unfinished && index === count - 1;
  const found = sum(words.map((word, index) => contains(NAME, word, open(index))));
  const literal = sum(toned.map((word) => contains(TONED_NAME, word)));
  const exact = sum(
    words.map((word, index) =>
      reading.marked[index]
        ? contains(TONED_NAME, toned[index] ?? word, open(index))
        : contains(NAME, word, open(index)),
    ),
  );
  const cover = sql`least(1.0, ${phrase.length}::float8 / greatest(length(name_folded), 1))`;
  const tones = sql`(case when ${exact} = ${count} then 0.5 else 0.04 * (${exact}) / ${count}::float8 end
    + 0.01 * (${literal}) / ${count}::float8)`;
  const aliasTones = sql`(case when ${contains(TONED_ALIASES, tonedPhrase, unfinished)} then 0.5 else 0 end)`;
  return sql`greatest(
    case
      when ${contains(NAME, phrase)} then 0.75 + 0.20 * ${cover} + ${tones}
      when ${contains(NAME, phrase, unfinished)} then 0.72 + 0.20 * ${cover} + ${tones}
      when ${found} = ${count} then 0.50 + 0.20 * ${cover} + ${tones}
      when ${phrase} <% name_folded
        then word_similarity(${phrase}, name_folded) * (0.45 + 0.25 * similarity(${phrase}, name_folded))
      else 0
    end,
    case
      when position(${`|${phrase}|`} in aliases_folded) > 0 then 0.93 + ${aliasTones}
      when ${contains(ALIASES, phrase, unfinished)} then 0.70 + ${aliasTones}
      else 0
    end,
    case
      when ${contains(FIELD, phrase, unfinished)} then 0.42
      else 0.10 * (${found}) / ${count}::float8
    end)`;
}

/** Everything that speaks for a row of `candidates`, as a whole number: cursors compare it exactly. */
export function score(text: SearchText, net: Net): SQL {
  const parts = filled(text)
    // What was typed stands a little before what it may stand for.
    .map(
      (reading, index) => sql`${index === 0 ? 1 : 0.98}::float8 * ${readingScore(reading, net.unfinished)}`,
    );
  parts.push(
    sql`case way when ${sql.raw(String(BY_HEADING))} then 0.38 when ${sql.raw(String(BY_PHRASE))} then 0.20 else 0 end`,
  );
  if (text.codeDigits !== undefined)
    parts.push(sql`case
      when code_digits = ${text.codeDigits} then 9.0
      when code_digits like ${`${text.codeDigits}%`} then 8.0
      when code_digits like ${`%${text.codeDigits}%`} then 7.0
      else 0 end`);
  if (text.initials !== undefined) {
    const share = sql`${text.initials.length}::float8 / greatest(length(initials), 1)`;
    parts.push(sql`case
      when initials = ${text.initials} then 0.94
      when initials like ${`${text.initials}%`} then 0.45 + 0.2 * ${share}
      when ${initialsCondition(text.initials)} then 0.25 + 0.1 * ${share}
      else 0 end`);
  }
  // Of two titles that match alike the one people need more often; never enough to overtake a better match.
  const use = sql`case when popularity is null then 0 else 0.03 / (1 + popularity / 15.0) end`;
  return sql`round((greatest(${sql.join(parts, sql`, `)}) + ${use}) * 100000)::int`;
}

/** Only a little similar to the title, in no other way a match. */
export function onlySimilar(text: SearchText): SQL {
  const certain = filled(text).map(
    ({ words }) => sql`word_similarity(${words.join(' ')}, name_folded) >= ${CERTAIN_SIMILARITY}::float4`,
  );
  const others = certain.length === 0 ? sql`false` : sql.join(certain, sql` or `);
  return sql`(way = ${sql.raw(String(BY_SIMILARITY))} and not (${others}))`;
}

/** All words in the title: what makes a merely similar title superfluous. */
export function inTitle(text: SearchText, net: Net): SQL {
  const titles = filled(text).map(({ words }) => heading(tsquery(words, 'A', '&', net.unfinished)));
  return titles.length === 0 ? sql`false` : sql`(${sql.join(titles, sql` or `)})`;
}

/** The text stands in the title as it is, or is a code: nothing looser could be meant. */
export function settled(text: SearchText, net: Net): SQL {
  const phrases = filled(text).map(({ words }) => contains(NAME, words.join(' '), net.unfinished));
  return sql`(${sql.join([sql`way = ${sql.raw(String(BY_CODE))}`, ...phrases], sql` or `)})`;
}
