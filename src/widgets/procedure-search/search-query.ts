import { PROCEDURE_FILTERS, type ProcedureFilter } from '../../contract/procedure-search.ts';

/** What is being looked for: the text and the chosen codes of each filter. */
export interface SearchQuery {
  readonly text: string;
  readonly filters: Readonly<Record<ProcedureFilter, readonly string[]>>;
}

/** Query parameters of the page's address; the prefix keeps clear of the host's own. */
const PARAMETERS: Record<'text' | ProcedureFilter, string> = {
  text: 'dvc-q',
  subject: 'dvc-subject',
  category: 'dvc-category',
  agency: 'dvc-agency',
  level: 'dvc-level',
  lifeEvent: 'dvc-life-event',
};

export const LONGEST_TEXT = 200;

/** `"3, 4"` as an attribute or parameter says it. */
export function codesOf(list: string | null | undefined): readonly string[] {
  const codes = (list ?? '').split(',').map((code) => code.trim());
  return [...new Set(codes)].filter((code) => code !== '').slice(0, 20);
}

export function searchQuery(text: string, codes: Partial<Record<ProcedureFilter, string>>): SearchQuery {
  const filters = {} as Record<ProcedureFilter, readonly string[]>;
  for (const filter of PROCEDURE_FILTERS) filters[filter] = codesOf(codes[filter]);
  return { text: tidyText(text), filters };
}

/** One form for what is typed: composed letters (NFC), single spaces, and no longer than the contract allows. */
export function tidyText(text: string): string {
  return text.normalize('NFC').replace(/\s+/g, ' ').trim().slice(0, LONGEST_TEXT);
}

export function isFiltered(query: SearchQuery): boolean {
  return PROCEDURE_FILTERS.some((filter) => query.filters[filter].length > 0);
}

export function withoutFilters(query: SearchQuery): SearchQuery {
  return searchQuery(query.text, {});
}

/** The query with one code of a filter chosen or dropped. */
export function withToggled(query: SearchQuery, filter: ProcedureFilter, code: string): SearchQuery {
  const chosen = query.filters[filter];
  const codes = chosen.includes(code) ? chosen.filter((other) => other !== code) : [...chosen, code];
  return { ...query, filters: { ...query.filters, [filter]: codes } };
}

/** The query the address names; `undefined` when it names none. */
export function queryFromAddress(address: URL): SearchQuery | undefined {
  const { searchParams } = address;
  if (!Object.values(PARAMETERS).some((name) => searchParams.has(name))) return undefined;
  const codes: Partial<Record<ProcedureFilter, string>> = {};
  for (const filter of PROCEDURE_FILTERS) codes[filter] = searchParams.get(PARAMETERS[filter]) ?? '';
  return searchQuery(searchParams.get(PARAMETERS.text) ?? '', codes);
}

/** The address with the query in it; everything of the host's in it stays, the fragment too. */
export function addressWithQuery(address: URL, query: SearchQuery): URL {
  const result = new URL(address);
  const set = (name: string, value: string) =>
    value === '' ? result.searchParams.delete(name) : result.searchParams.set(name, value);
  set(PARAMETERS.text, query.text);
  for (const filter of PROCEDURE_FILTERS) set(PARAMETERS[filter], query.filters[filter].join(','));
  return result;
}
