import type { FacetValue, NamedCode, Term } from '../../src/contract/common.ts';
import type { Procedure } from '../../src/contract/procedure-record.ts';
import {
  PROCEDURE_FILTERS,
  type FeeRange,
  type ProcedureFilter,
  type ProcedureList,
  type ProcedureQuery,
  type ProcedureSummary,
  type SuggestionList,
} from '../../src/contract/procedure-search.ts';
import { foldWord, splitWords } from '../../src/domain/vietnamese-text.ts';

const PAGE_SIZE = 10;
const MOST_SUGGESTIONS = 8;

/**
 * Searches a handful of records as the contract says, in the order they are given: every word typed must
 * begin a word of the name, tone marks or not. Enough to try a widget on; the real ranking is the endpoint's.
 */
export function searchAmong(procedures: readonly Procedure[], query: ProcedureQuery): ProcedureList {
  const named = procedures.filter((procedure) => highlightsOf(procedure.name, query.q) !== undefined);
  const matching = named.filter((procedure) =>
    PROCEDURE_FILTERS.every((filter) => passes(procedure, filter, query)),
  );
  const start = Number(query.cursor ?? 0);
  const end = start + (query.limit ?? PAGE_SIZE);
  return {
    items: matching.slice(start, end).map((procedure) => summary(procedure, query.q)),
    total: matching.length,
    facets: facets(procedures, named, query),
    ...(end < matching.length && { nextCursor: String(end) }),
  };
}

export function suggestAmong(procedures: readonly Procedure[], text: string): SuggestionList {
  const items = procedures.flatMap(({ code, name, serviceLevel, sourceUrl }) => {
    const highlights = highlightsOf(name, text);
    return highlights ? [{ code, name, serviceLevel, sourceUrl, highlights: { name: highlights } }] : [];
  });
  return { items: items.slice(0, MOST_SUGGESTIONS) };
}

/** Where the words typed begin words of the name; `undefined` when one of them is not in it. */
function highlightsOf(name: string, text: string | undefined): number[][] | undefined {
  const words = splitWords(name);
  const ranges: number[][] = [];
  for (const { text: typed } of splitWords(text ?? '')) {
    const wanted = foldWord(typed);
    const found = words.find((word) => foldWord(word.text).startsWith(wanted));
    if (!found) return undefined;
    ranges.push([found.start, found.start + typed.length]);
  }
  return ranges.toSorted(([first = 0], [second = 0]) => first - second);
}

function summary(procedure: Procedure, text: string | undefined): ProcedureSummary {
  const { code, name, category, agency, serviceLevel, onlineFiling, sourceUrl } = procedure;
  return {
    code,
    name,
    category,
    agency,
    serviceLevel,
    fees: feeRange(procedure),
    processingTime: procedure.executionMethods[0]?.processingTime,
    onlineFiling,
    sourceUrl,
    highlights: { name: highlightsOf(name, text) ?? [] },
  };
}

function feeRange(procedure: Procedure): FeeRange | undefined {
  const sums = procedure.executionMethods.flatMap(({ fees }) => fees.flatMap(({ value }) => value ?? []));
  return sums.length > 0 ? { minimum: Math.min(...sums), maximum: Math.max(...sums) } : undefined;
}

function termsOf(procedure: Procedure, filter: ProcedureFilter): readonly Term[] {
  const named = (one: NamedCode | undefined) => (one?.code ? [{ code: one.code, label: one.name }] : []);
  switch (filter) {
    case 'subject':
      return procedure.subjectTypes;
    case 'category':
      return named(procedure.category);
    case 'agency':
      return named(procedure.agency);
    case 'level':
      return [procedure.serviceLevel];
    case 'lifeEvent':
      return procedure.lifeEvents;
  }
}

function passes(procedure: Procedure, filter: ProcedureFilter, query: ProcedureQuery): boolean {
  const wanted = query[filter] ?? [];
  return wanted.length === 0 || termsOf(procedure, filter).some(({ code }) => wanted.includes(code));
}

/** Each facet is counted with every filter applied but its own; what is chosen stays in it, with nothing left of it. */
function facets(
  all: readonly Procedure[],
  procedures: readonly Procedure[],
  query: ProcedureQuery,
): ProcedureList['facets'] {
  const result = {} as Record<ProcedureFilter, FacetValue[]>;
  for (const filter of PROCEDURE_FILTERS) {
    const others = PROCEDURE_FILTERS.filter((other) => other !== filter);
    const values = new Map<string, FacetValue>();
    for (const { code, label } of all.flatMap((procedure) => termsOf(procedure, filter))) {
      if (query[filter]?.includes(code)) values.set(code, { code, label, count: 0 });
    }
    for (const procedure of procedures) {
      if (!others.every((other) => passes(procedure, other, query))) continue;
      for (const { code, label } of termsOf(procedure, filter)) {
        values.set(code, { code, label, count: (values.get(code)?.count ?? 0) + 1 });
      }
    }
    result[filter] = [...values.values()].toSorted((first, second) => second.count - first.count);
  }
  return result;
}
