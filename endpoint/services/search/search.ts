import { inArray } from 'drizzle-orm';
import {
  type FacetValue,
  PROCEDURE_FILTERS,
  type ProcedureFilter,
  type ProcedureList,
  type ProcedureSummary,
  type SuggestionList,
} from '../../../src/contract/index.ts';
import { bodyOf } from '../../catalogue/import.ts';
import type { CatalogueProcedure } from '../../catalogue/record.ts';
import type { TermSet } from '../../catalogue/vocabularies.ts';
import type { Store } from '../../db/connect.ts';
import { synonyms } from '../../db/schema/catalogue.ts';
import type { Forms } from '../../forms/forms.ts';
import type { Language } from '../../http/language.ts';
import type { CurrentCatalogue } from '../catalogue.ts';
import { feeRange, labelTime, shortestTime } from '../procedures.ts';
import type { TermBook } from '../terms.ts';
import { resolveScope } from '../units.ts';
import { cursorKey, readCursor, writeCursor } from './cursor.ts';
import { excerptOf, highlight, type Highlight } from './highlights.ts';
import { type Net, SEARCH_NETS, SUGGESTION_NETS } from './matching.ts';
import { possibleTerms, readingOf, readSearchText, type SearchText } from './query.ts';
import { type Filters, findRows, type Found, NOTHING_FOUND, type RowQuery } from './rows.ts';

export interface SearchRequest {
  readonly q: string | undefined;
  readonly unit: string | undefined;
  readonly filters: Filters;
  readonly cursor: string | undefined;
  readonly limit: number;
}

export interface SearchContext {
  readonly store: Store;
  readonly catalogue: CurrentCatalogue;
  readonly forms: Forms;
  readonly language: Language;
}

const SUGGESTIONS = 8;
const NO_FILTERS: Filters = { subject: [], category: [], agency: [], level: [], lifeEvent: [] };
const PLAIN: Net = { words: 'all', unfinished: false, similar: false };
const UNMARKED: Highlight = { ranges: [], complete: true };

/** Undefined for no text at all, which asks for everything; a text without a word finds nothing. */
async function readText(store: Store, q: string | undefined): Promise<SearchText | undefined> {
  if (q === undefined || q === '') return undefined;
  const terms = possibleTerms(readingOf(q));
  const rows =
    terms.length === 0
      ? []
      : await store.database.select().from(synonyms).where(inArray(synonyms.term, terms));
  // The longest term first: "bằng lái xe" before "bằng".
  const ordered = rows.toSorted(
    (a, b) => b.term.length - a.term.length || (a.expansion < b.expansion ? -1 : 1),
  );
  return readSearchText(q, ordered);
}

function hasSomething(text: SearchText): boolean {
  return text.codeDigits !== undefined || text.readings.some(({ words }) => words.length > 0);
}

/** Casts the nets one after the other until one finds something. */
async function cast(
  store: Store,
  query: Omit<RowQuery, 'net'>,
  nets: readonly Net[],
): Promise<{ found: Found; net: Net }> {
  const { text } = query;
  const [first] = nets;
  if (!first || (text !== undefined && !hasSomething(text))) return { found: NOTHING_FOUND, net: PLAIN };
  for (const net of text === undefined ? [first] : nets) {
    const found = await findRows(store, { ...query, net });
    if (text === undefined || (net === first ? found.settled : found.matched > 0)) return { found, net };
  }
  return { found: NOTHING_FOUND, net: first };
}

export async function searchProcedures(
  context: SearchContext,
  request: SearchRequest,
): Promise<ProcedureList> {
  const { store, catalogue, language } = context;
  const { q, unit, filters, cursor, limit } = request;
  const key = cursorKey([
    catalogue.version,
    q ?? '',
    unit ?? '',
    PROCEDURE_FILTERS.map((name) => filters[name].toSorted()),
  ]);
  const after = cursor === undefined || cursor === '' ? undefined : readCursor(key, cursor);
  const scope = await resolveScope(store, catalogue.terms, unit);
  const text = await readText(store, q);
  const { found, net } = await cast(
    store,
    { text, filters, scope, after, limit, counted: true },
    SEARCH_NETS,
  );
  const items = found.items.slice(0, limit);
  const last = items.at(-1);
  return {
    items: items.map(({ record }) => summary(context, record, text, net)),
    total: found.total,
    facets: facetsOf(found, filters, catalogue.terms, language),
    ...(last && found.items.length > limit && { nextCursor: writeCursor(key, last) }),
  };
}

export async function suggestProcedures(
  context: SearchContext,
  q: string,
  unit: string | undefined,
): Promise<SuggestionList> {
  const { store, catalogue, language } = context;
  const scope = await resolveScope(store, catalogue.terms, unit);
  const text = await readText(store, q);
  if (text === undefined) return { items: [] };
  const query = { text, filters: NO_FILTERS, scope, after: undefined, limit: SUGGESTIONS, counted: false };
  const { found } = await cast(store, query, SUGGESTION_NETS);
  const items = found.items.slice(0, SUGGESTIONS).map(({ record }) => ({
    code: record.code,
    name: record.name,
    serviceLevel: catalogue.terms.term('serviceLevels', record.serviceLevel, language),
    ...(record.sourceUrl !== undefined && { sourceUrl: record.sourceUrl }),
    highlights: { name: highlight(record.name, text, true).ranges },
  }));
  return { items };
}

function summary(
  { catalogue: { terms }, forms, language }: SearchContext,
  record: CatalogueProcedure,
  text: SearchText | undefined,
  net: Net,
): ProcedureSummary {
  const time = shortestTime(record);
  const fees = feeRange(record);
  const marked = text === undefined ? UNMARKED : highlight(record.name, text, net.unfinished);
  const excerpt =
    text === undefined || marked.complete
      ? undefined
      : excerptOf(piecesOf(record), text, marked.ranges.length === 0);
  return {
    code: record.code,
    name: record.name,
    ...(record.category && { category: record.category }),
    ...(record.agency && { agency: record.agency }),
    serviceLevel: terms.term('serviceLevels', record.serviceLevel, language),
    ...(fees && { fees }),
    ...(time && { processingTime: labelTime(time, terms, language) }),
    onlineFiling: forms.find(record.code) !== undefined,
    ...(record.sourceUrl !== undefined && { sourceUrl: record.sourceUrl }),
    highlights: { name: marked.ranges },
    ...(excerpt && { excerpt }),
  };
}

function piecesOf(record: CatalogueProcedure): string[] {
  const names = [...(record.aliases ?? []), record.category?.name, record.agency?.name];
  return [...names.filter((name) => name !== undefined), ...bodyOf(record)];
}

const FACET_TERMS: Readonly<Record<ProcedureFilter, TermSet>> = {
  subject: 'subjectTypes',
  category: 'categories',
  agency: 'agencies',
  level: 'serviceLevels',
  lifeEvent: 'lifeEvents',
};

/** Categories and agencies by size, the short vocabularies in their own order. */
function facetsOf(
  found: Found,
  filters: Filters,
  terms: TermBook,
  language: Language,
): ProcedureList['facets'] {
  const facet = (name: ProcedureFilter): FacetValue[] => {
    const set = FACET_TERMS[name];
    const counts = new Map(
      found.facets.filter((row) => row.facet === name).map((row) => [row.code, row.count]),
    );
    // What is chosen stays in the list, also when nothing is left of it: it must be possible to take it back.
    for (const code of filters[name]) if (!counts.has(code) && terms.has(set, code)) counts.set(code, 0);
    const bySize = name === 'category' || name === 'agency';
    return [...counts]
      .map(([code, count]) => ({ code, label: terms.label(set, code, language), count }))
      .toSorted((a, b) =>
        bySize
          ? b.count - a.count || a.label.localeCompare(b.label, 'vi')
          : terms.position(set, a.code) - terms.position(set, b.code),
      );
  };
  return {
    subject: facet('subject'),
    category: facet('category'),
    agency: facet('agency'),
    level: facet('level'),
    lifeEvent: facet('lifeEvent'),
  };
}
