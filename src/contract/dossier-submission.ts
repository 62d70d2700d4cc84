import { record } from './open-schema.ts';
import * as z from './schema.ts';
import { ChargeLine } from './charge-line.ts';
import { Term } from './common.ts';

const Address = z.object({
  province: z.string(),
  ward: z.string(),
  detail: z.string(),
});

/** What is sent to file a dossier. */
export const DossierSubmission = z.object({
  procedureCode: z.string(),
  /** Version of the form the answers were given under. */
  formVersion: z.string(),
  /** The draft the uploads belong to: a UUID made up on the device. */
  draft: z.string(),
  /** Administrative code of the ward or province that receives it; none for a ministry. */
  receivingUnit: z.optional(z.string()),
  /** Without those of hidden fields. */
  answers: record(),
  documents: z.array(z.object({ id: z.string(), uploads: z.array(z.string()) })),
  delivery: z.object({
    id: z.string(),
    recipient: z.optional(z.string()),
    phone: z.optional(z.string()),
    address: z.optional(Address),
  }),
  /** Version of the consent text that was agreed to. */
  consent: z.string(),
});
export type DossierSubmission = z.infer<typeof DossierSubmission>;

/** The endpoint's word that a dossier exists. */
export const DossierReceipt = z.object({
  /** `H18-261120-0042`. */
  code: z.string(),
  procedureCode: z.string(),
  procedureName: z.string(),
  /** The unit that holds the dossier. */
  receiver: z.object({
    name: z.string(),
    hotline: z.optional(z.string()),
  }),
  /** When the time limit begins: ISO 8601 with offset. Filed after the cut-off hour, it is the next working morning. */
  receivedAt: z.string(),
  /** When the result is due; absent where the law gives no time limit. */
  dueAt: z.optional(z.string()),
  charges: z.array(ChargeLine),
  /** Sum of the charges, in whole đồng. */
  total: z.number(),
  delivery: Term,
  /** Proves at a look-up that the dossier is its holder's; printed on the receipt and in its square code. */
  lookupCode: z.optional(z.string()),
  /** Opens the dossier's events for a short time. Secret: never in an address. */
  trackingToken: z.string(),
  /** What happens next, in short sentences. */
  next: z.array(z.string()),
});
export type DossierReceipt = z.infer<typeof DossierReceipt>;

export const submitDossier = {
  method: 'POST',
  path: '/dossiers',
  body: DossierSubmission,
  answer: DossierReceipt,
} as const;
