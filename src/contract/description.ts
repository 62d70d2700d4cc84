import * as z from './schema.ts';
import { Term } from './common.ts';
import { Hotline } from './identity.ts';
import { OfferedBillKind } from './payment-offer.ts';

/** Version this source tree implements, as the endpoint announces it. */
export const CONTRACT_VERSION = '1.0';

export const EndpointDescription = z.object({
  name: z.string(),
  /** `major.minor`. */
  contract: z.string(),
  /** BCP 47 tags the endpoint has labels in, its default first. */
  languages: z.array(z.string()),
  hotline: z.optional(Hotline),
  links: z.object({
    nationalPortal: z.optional(z.string()),
  }),
  vocabularies: z.object({
    serviceLevels: z.array(Term),
    administrativeLevels: z.array(Term),
    subjectTypes: z.array(Term),
    submissionMethods: z.array(Term),
    processingTimeUnits: z.array(Term),
    lifeEvents: z.array(Term),
    dossierStatuses: z.array(Term),
  }),
  /** Ways to pay; see `PAYMENT_METHOD`. */
  paymentMethods: z.array(Term),
  /** Bills that can be found here, and what their number is called. */
  billKinds: z.optional(z.array(OfferedBillKind)),
  limits: z.object({
    /** Most items one page of a list may hold. */
    pageSize: z.number(),
    /** Longest search text, in UTF-16 code units. */
    queryLength: z.number(),
    /** Largest request body, in bytes. */
    requestBytes: z.number(),
    /** Largest file that may be attached, in bytes. */
    uploadBytes: z.number(),
    /** Media types of files that may be attached. */
    uploadTypes: z.array(z.string()),
  }),
  /** OpenID issuer where people sign in; absent when the endpoint has no accounts. */
  signIn: z.optional(z.object({ issuer: z.string() })),
  /** Names of the operations that are offered. A widget hides what is not in the list. */
  operations: z.array(z.string()),
});
export type EndpointDescription = z.infer<typeof EndpointDescription>;

export const describeEndpoint = {
  method: 'GET',
  path: '/',
  answer: EndpointDescription,
} as const;
