import { record } from './open-schema.ts';
import * as z from './schema.ts';
import { DossierProgress } from './dossier-progress.ts';
import { FormDocument, FormField } from './form.ts';

/** What is asked for while a dossier waits in state 5: questions and papers, in the manner of a form. */
export const SupplementForm = z.object({
  id: z.string(),
  requestedAt: z.string(),
  until: z.optional(z.string()),
  /** Why, in sentences. */
  reasons: z.array(z.string()),
  fields: z.array(FormField),
  /** JSON Schema 2020-12 of the answers. */
  schema: record(),
  documents: z.array(FormDocument),
});
export type SupplementForm = z.infer<typeof SupplementForm>;

export const Supplement = z.object({
  /** `SupplementForm.id`. */
  request: z.string(),
  /** The draft the uploads belong to: a UUID made up on the device. */
  draft: z.string(),
  answers: record(),
  documents: z.array(z.object({ id: z.string(), uploads: z.array(z.string()) })),
});
export type Supplement = z.infer<typeof Supplement>;

export const Withdrawal = z.object({
  reason: z.optional(z.string()),
});
export type Withdrawal = z.infer<typeof Withdrawal>;

export const getSupplementForm = {
  method: 'GET',
  path: '/dossiers/{code}/supplement-form',
  answer: SupplementForm,
} as const;

export const supplementDossier = {
  method: 'POST',
  path: '/dossiers/{code}/supplements',
  body: Supplement,
  answer: DossierProgress,
} as const;

export const withdrawDossier = {
  method: 'POST',
  path: '/dossiers/{code}/withdrawal',
  body: Withdrawal,
  answer: DossierProgress,
} as const;
