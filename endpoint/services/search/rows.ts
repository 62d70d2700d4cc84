import { sql, type SQL } from 'drizzle-orm';
import type { ProcedureFilter } from '../../../src/contract/index.ts';
import type { CatalogueProcedure } from '../../catalogue/record.ts';
import type { Store } from '../../db/connect.ts';
import type { Scope } from '../units.ts';
import type { Place } from './cursor.ts';
import {
  BY_PHRASE,
  BY_SIMILARITY,
  candidates,
  inTitle,
  type Net,
  onlySimilar,
  score,
  settled,
  wordColumns,
} from './matching.ts';
import type { SearchText } from './query.ts';

export type Filters = Readonly<Record<ProcedureFilter, readonly string[]>>;

export interface FoundRow extends Place {
  readonly record: CatalogueProcedure;
}

export interface FacetRow {
  readonly facet: ProcedureFilter;
  readonly code: string;
  readonly count: number;
}

export interface Found {
  /** One of them leaves no doubt that this is what was meant. */
  readonly settled: boolean;
  /** Rows that match the text, before any filter. */
  readonly matched: number;
  readonly total: number;
  readonly items: FoundRow[];
  readonly facets: FacetRow[];
}

export const NOTHING_FOUND: Found = { settled: false, matched: 0, total: 0, items: [], facets: [] };

export interface RowQuery {
  /** Undefined: every procedure, in the default order. */
  readonly text: SearchText | undefined;
  readonly net: Net;
  readonly filters: Filters;
  readonly scope: Scope | undefined;
  readonly after: Place | undefined;
  readonly limit: number;
  /** Left out where nobody looks at them: suggestions. */
  readonly counted: boolean;
}

function textArray(values: readonly string[]): SQL {
  return sql`array[${sql.join(
    values.map((value) => sql`${value}`),
    sql`, `,
  )}]::text[]`;
}

const oneOf = (column: SQL, codes: readonly string[]) =>
  codes.length === 0 ? sql`true` : sql`coalesce(${column} = any(${textArray(codes)}), false)`;
const someOf = (column: SQL, codes: readonly string[]) =>
  codes.length === 0 ? sql`true` : sql`${column} && ${textArray(codes)}`;

function scopeCondition(scope: Scope | undefined): SQL {
  if (scope === undefined) return sql`true`;
  if (scope.kind === 'agency') return sql`(agency_code = ${scope.agency} or local_agency = ${scope.agency})`;
  const { levels, agencies } = scope;
  const foreign = sql`local_agency like 'H%' and not ${agencies.length === 0 ? sql`false` : oneOf(sql`local_agency`, agencies)}`;
  return sql`(administrative_levels && ${textArray(levels)} and not coalesce(${foreign}, false))`;
}

/** Rows with the others' filters applied, counted by value: `kept` marks for each row which filters it passes. */
function facet(name: ProcedureFilter, values: SQL): SQL {
  const others = (['subject', 'category', 'agency', 'level', 'lifeEvent'] as const).filter(
    (other) => other !== name,
  );
  const passes = sql.join(
    others.map((other) => sql`kept.${sql.identifier(`passes_${other}`)}`),
    sql` and `,
  );
  return sql`select ${name}::text as facet, value.code, count(*)::int as count
    from kept cross join lateral ${values} as value(code)
    where ${passes} and value.code is not null group by value.code`;
}

const PASSES_ALL = sql`(passes_subject and passes_category and passes_agency and passes_level and "passes_lifeEvent")`;

const ALL_FACETS = sql.join(
  [
    facet('subject', sql`unnest(kept.subject_types)`),
    facet('category', sql`(select kept.category_code)`),
    facet('agency', sql`(select kept.agency_code)`),
    facet('level', sql`(select kept.service_level)`),
    facet('lifeEvent', sql`unnest(kept.life_events)`),
  ],
  sql` union all `,
);
const NO_FACETS = sql`select '' as facet, '' as code, 0 as count where false`;

/** Where something has all that was typed, what only resembles it stands behind. */
const SIMILAR_LAST = sql`case
  when way = ${sql.raw(String(BY_SIMILARITY))}
    and exists (select from matched where way >= ${sql.raw(String(BY_PHRASE))}) then score / 5
  else score end`;

/** `offset 0` keeps the planner from putting the word columns back into every place that uses them. */
function matchedRows(text: SearchText, net: Net): SQL {
  return sql`(
    select code, way, position, popularity, service_level, administrative_levels, category_code, agency_code,
      local_agency, subject_types, life_events, name_folded, initials, code_digits, aliases_folded, heading,
      ${wordColumns}
    from procedures join (${candidates(text, net)}) as candidates using (code)
    offset 0) as found`;
}

/** One statement: the page, the total and the facets are of the same moment and the same matches. */
export async function findRows(store: Store, query: RowQuery): Promise<Found> {
  const { text, net, filters, after } = query;
  const nothing = sql`false`;
  const next =
    after === undefined
      ? sql`true`
      : sql`(-score, position) > (${-after.score}::int, ${after.position}::int)`;
  const [row] = await store.rows<Found>(sql`
    with matched as materialized (
      select code, position, service_level, category_code, agency_code, subject_types, life_events,
        ${text === undefined ? sql`0` : score(text, net)} as score,
        ${text === undefined ? sql`0` : sql`way`} as way,
        ${text === undefined ? nothing : onlySimilar(text)} as only_similar,
        ${text === undefined ? nothing : inTitle(text, net)} as in_title,
        ${text === undefined ? nothing : settled(text, net)} as settled,
        ${someOf(sql`subject_types`, filters.subject)} as passes_subject,
        ${oneOf(sql`category_code`, filters.category)} as passes_category,
        ${oneOf(sql`agency_code`, filters.agency)} as passes_agency,
        ${oneOf(sql`service_level`, filters.level)} as passes_level,
        ${someOf(sql`life_events`, filters.lifeEvent)} as "passes_lifeEvent"
      from ${text === undefined ? sql`procedures` : matchedRows(text, net)}
      where ${scopeCondition(query.scope)}
    ), kept as materialized (
      select code, position, service_level, category_code, agency_code, subject_types, life_events,
        ${SIMILAR_LAST} as score,
        passes_subject, passes_category, passes_agency, passes_level, "passes_lifeEvent"
      from matched
      where not (only_similar and exists (select from matched where in_title))
    ), page as (
      select code, score, position from kept
      where ${PASSES_ALL} and ${next}
      order by score desc, position limit ${query.limit + 1}
    ), facets as (
      ${query.counted ? ALL_FACETS : NO_FACETS}
    )
    select
      (select coalesce(bool_or(settled), false) from matched) as settled,
      (select count(*)::int from kept) as matched,
      (select count(*)::int from kept where ${PASSES_ALL}) as total,
      (select coalesce(json_agg(json_build_object('score', page.score, 'position', page.position, 'record', procedures.record)
        order by page.score desc, page.position), '[]') from page join procedures using (code)) as items,
      (select coalesce(json_agg(facets), '[]') from facets) as facets`);
  return row ?? NOTHING_FOUND;
}
