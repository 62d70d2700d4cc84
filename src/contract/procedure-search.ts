import * as z from './schema.ts';
import { FacetValue, NamedCode, Term, TextRange } from './common.ts';
import { ProcessingTime } from './processing-time.ts';

/** Least and greatest sum over all channels, in whole đồng. */
export const FeeRange = z.object({
  minimum: z.number(),
  maximum: z.number(),
});
export type FeeRange = z.infer<typeof FeeRange>;

/** What a list shows of a procedure. */
export const ProcedureSummary = z.object({
  code: z.string(),
  name: z.string(),
  category: z.optional(NamedCode),
  agency: z.optional(NamedCode),
  serviceLevel: Term,
  /** Absent: no figure in the source. */
  fees: z.optional(FeeRange),
  /** The shortest channel. Absent: no figure in the source. */
  processingTime: z.optional(ProcessingTime),
  onlineFiling: z.boolean(),
  sourceUrl: z.optional(z.string()),
  highlights: z.object({
    name: z.array(TextRange),
  }),
  /** The piece of the record that matched, when the name did not. */
  excerpt: z.optional(z.object({ text: z.string(), highlights: z.array(TextRange) })),
});
export type ProcedureSummary = z.infer<typeof ProcedureSummary>;

export const ProcedureList = z.object({
  items: z.array(ProcedureSummary),
  total: z.number(),
  /** Each facet is counted with every filter applied but its own. */
  facets: z.object({
    subject: z.array(FacetValue),
    category: z.array(FacetValue),
    agency: z.array(FacetValue),
    level: z.array(FacetValue),
    lifeEvent: z.array(FacetValue),
  }),
  /** Hand back as `cursor` for the next page; absent on the last one. */
  nextCursor: z.optional(z.string()),
});
export type ProcedureList = z.infer<typeof ProcedureList>;

export const ProcedureSuggestion = z.object({
  code: z.string(),
  name: z.string(),
  serviceLevel: Term,
  sourceUrl: z.optional(z.string()),
  highlights: z.object({ name: z.array(TextRange) }),
});
export type ProcedureSuggestion = z.infer<typeof ProcedureSuggestion>;

export const SuggestionList = z.object({
  /** Eight at most. */
  items: z.array(ProcedureSuggestion),
});
export type SuggestionList = z.infer<typeof SuggestionList>;

/** The filters of a search. Each takes several codes, separated by commas: any of them may match. */
export const PROCEDURE_FILTERS = ['subject', 'category', 'agency', 'level', 'lifeEvent'] as const;
export type ProcedureFilter = (typeof PROCEDURE_FILTERS)[number];

export interface ProcedureQuery extends Partial<Record<ProcedureFilter, readonly string[]>> {
  readonly q?: string;
  /** Administrative code of a province or ward, or code of an agency: only what is carried out there. */
  readonly unit?: string;
  readonly cursor?: string;
  readonly limit?: number;
}

export const searchProcedures = {
  method: 'GET',
  path: '/procedures',
  answer: ProcedureList,
} as const;

export const suggestProcedures = {
  method: 'GET',
  path: '/procedures/suggestions',
  answer: SuggestionList,
} as const;
