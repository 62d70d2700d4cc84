import {
  searchProcedures,
  suggestProcedures,
  type ProcedureList,
  type ProcedureQuery,
  type SuggestionList,
} from '../contract/procedure-search.ts';
import type { ReadOptions } from './read-options.ts';
import type { Transport } from './transport.ts';

/** Searches the national catalogue of procedures. */
export interface ProcedureSearchClient {
  searchProcedures(query: ProcedureQuery, options: ReadOptions): Promise<ProcedureList>;
  suggestProcedures(query: { q: string; unit?: string }, options: ReadOptions): Promise<SuggestionList>;
}

export function createProcedureSearchClient(transport: Transport): ProcedureSearchClient {
  return {
    searchProcedures: (query, options) => transport.read(searchProcedures, { query: { ...query } }, options),
    suggestProcedures: (query, options) => transport.read(suggestProcedures, { query }, options),
  };
}
