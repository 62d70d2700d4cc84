import * as z from './schema.ts';
import { Attachment, NamedCode, Term } from './common.ts';
import { ProcessingTime } from './processing-time.ts';

/** National procedure code, with an optional local suffix: `1.001193`, `1.001193.H56`, `2.002621.000.00.00.H26`. */
export const PROCEDURE_CODE = /^\d\.\d{6}(?:\.[0-9A-Z]{2,3})*$/;

/**
 * One sum the citizen may have to pay. `value` in whole đồng; absent means that the source gives no
 * figure, and the description alone says what applies. Zero may still hide a condition in the description.
 */
export const Fee = z.object({
  /** `FEE` (phí), `CHARGE` (lệ phí) or a kind of the endpoint's own. */
  type: Term,
  value: z.optional(z.number()),
  description: z.optional(z.string()),
});
export type Fee = z.infer<typeof Fee>;

/** One channel of filing, with its own time and fees. */
export const ExecutionMethod = z.object({
  /** `ONLINE`, `POSTAL`, `DIRECT` or a channel of the endpoint's own. */
  submissionMethod: Term,
  processingTime: z.optional(ProcessingTime),
  fees: z.array(Fee),
  description: z.optional(z.string()),
});
export type ExecutionMethod = z.infer<typeof ExecutionMethod>;

/** One paper of the dossier. */
export const ProfileComponent = z.object({
  name: z.string(),
  code: z.optional(z.string()),
  /** Number of originals to hand in. */
  originalQty: z.optional(z.number()),
  /** Number of copies to hand in. */
  copyQty: z.optional(z.number()),
  /** Form templates to download. */
  attachments: z.array(Attachment),
});
export type ProfileComponent = z.infer<typeof ProfileComponent>;

/** Papers differ by case ("first issue", "lost", …); the only case of a simple procedure has no name. */
export const ExecutionCase = z.object({
  name: z.optional(z.string()),
  /** Time limit in words, where the channels give none. */
  processingDay: z.optional(z.string()),
  profileComponents: z.array(ProfileComponent),
});
export type ExecutionCase = z.infer<typeof ExecutionCase>;

export const ExecutionStep = z.object({
  name: z.optional(z.string()),
  description: z.string(),
});
export type ExecutionStep = z.infer<typeof ExecutionStep>;

/** Everything the national catalogue says of one procedure. Long texts are the source's own words. */
export const Procedure = z.object({
  code: z.string(),
  name: z.string(),
  decisionNo: z.optional(z.string()),
  /** `ACTIVE`, `UPDATED`, … */
  state: z.optional(Term),
  category: z.optional(NamedCode),
  /** The ministry, agency or province that published the procedure; `code` as in dossier codes: `G01`, `H56`. */
  agency: z.optional(NamedCode),
  /** Online service level: `1` information … `4` everything online. An open vocabulary: law renames it. */
  serviceLevel: Term,
  /** Where it is carried out: `MINISTRY`, `PROVINCE`, `WARD`, … */
  administrativeLevels: z.array(Term),
  subjectTypes: z.array(Term),
  lifeEvents: z.array(Term),
  formalityType: z.optional(Term),
  executionMethods: z.array(ExecutionMethod),
  executionSteps: z.array(ExecutionStep),
  executionCases: z.array(ExecutionCase),
  requirementsAndConditions: z.optional(z.string()),
  competentAgency: z.optional(z.string()),
  unitGroupsExecuting: z.array(z.string()),
  coordinatingAgencies: z.array(z.string()),
  dossierReceivingAddresses: z.array(z.string()),
  results: z.array(NamedCode),
  legalBases: z.array(NamedCode),
  /** When the source last changed the record. ISO 8601 with offset. */
  updatedAt: z.optional(z.string()),
  /** The record on the national portal. */
  sourceUrl: z.optional(z.string()),
  /** True when this endpoint accepts dossiers for it. */
  onlineFiling: z.boolean(),
});
export type Procedure = z.infer<typeof Procedure>;

export const getProcedure = {
  method: 'GET',
  path: '/procedures/{code}',
  answer: Procedure,
} as const;
