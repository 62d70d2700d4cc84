import * as z from 'zod/mini';
import { PROCEDURE_CODE } from '../../../src/contract/index.ts';

/**
 * One line of the national portal's records as they are published: texts as scraped from its pages. A
 * field that is missing is unknown; fields not named here are ignored.
 */
export const NationalLine = z.object({
  code: z.string().check(z.regex(PROCEDURE_CODE)),
  name: z.string().check(z.trim(), z.minLength(1)),
  decisionNo: z.optional(z.string()),
  administrativeLevel: z.optional(z.string()),
  formalityType: z.optional(z.string()),
  category: z.optional(z.string()),
  subjectTypes: z.optional(z.array(z.string())),
  /** Folder name: `bo-tu-phap`. */
  ministry: z.optional(z.string()),
  competentAgency: z.optional(z.string()),
  executingAgency: z.optional(z.string()),
  methods: z.optional(
    z.array(
      z.object({
        submissionMethod: z.string().check(z.regex(/^[A-Z_]+$/)),
        processingTime: z.optional(z.number()),
        processingTimeUnit: z.optional(z.string().check(z.regex(/^[A-Z_]+$/))),
        text: z.optional(z.string()),
      }),
    ),
  ),
  steps: z.optional(z.string()),
  components: z.optional(z.string()),
  requirements: z.optional(z.string()),
  legalBases: z.optional(z.string()),
  results: z.optional(z.string()),
});
export type NationalLine = z.infer<typeof NationalLine>;
