import * as z from 'zod/mini';
import { ExecutionCase, ExecutionStep, NamedCode, PROCEDURE_CODE } from '../../src/contract/index.ts';

const Text = z.string().check(z.trim(), z.minLength(1));
const Amount = z.int().check(z.gte(0));
const Code = z.string().check(z.regex(/^[0-9A-Z_a-z.-]+$/));

export const CatalogueFee = z.strictObject({
  type: Code,
  value: z.optional(Amount),
  description: z.optional(Text),
});
export type CatalogueFee = z.infer<typeof CatalogueFee>;

export const CatalogueMethod = z.strictObject({
  submissionMethod: Code,
  processingTime: z.optional(z.strictObject({ value: z.number().check(z.gt(0)), unit: Code })),
  fees: z.array(CatalogueFee),
  description: z.optional(Text),
});
export type CatalogueMethod = z.infer<typeof CatalogueMethod>;

/**
 * A procedure as catalogue files hold it: the contract's record with codes where the contract has terms.
 * Labels are added when it is served, in the language asked for.
 */
export const CatalogueProcedure = z.strictObject({
  code: z.string().check(z.regex(PROCEDURE_CODE)),
  name: Text,
  decisionNo: z.optional(Text),
  state: z.optional(Code),
  category: z.optional(NamedCode),
  agency: z.optional(NamedCode),
  serviceLevel: Code,
  administrativeLevels: z.array(Code),
  subjectTypes: z.array(Code),
  lifeEvents: z.array(Code),
  formalityType: z.optional(Code),
  executionMethods: z.array(CatalogueMethod),
  executionSteps: z.array(ExecutionStep),
  executionCases: z.array(ExecutionCase),
  requirementsAndConditions: z.optional(Text),
  competentAgency: z.optional(Text),
  unitGroupsExecuting: z.array(Text),
  coordinatingAgencies: z.array(Text),
  dossierReceivingAddresses: z.array(Text),
  results: z.array(NamedCode),
  legalBases: z.array(NamedCode),
  updatedAt: z.optional(z.iso.datetime({ offset: true })),
  sourceUrl: z.optional(z.url()),
  /** Words people use for it that its name does not contain. */
  aliases: z.optional(z.array(Text)),
  /** 1 = most used. */
  popularity: z.optional(z.int().check(z.gte(1))),
});
export type CatalogueProcedure = z.infer<typeof CatalogueProcedure>;

/** Agency named by a local suffix: `1.001193.H56`, `1.001193.000.00.00.H56`. */
export function localAgencyOf(code: string): string | undefined {
  return /\.([A-Z]\d{2})$/.exec(code)?.[1];
}
