import * as z from './schema.ts';

/** A kind of bill that can be found, and what its number is called. */
export const OfferedBillKind = z.object({
  /** See `BILL_KIND`. */
  code: z.string(),
  label: z.string(),
  /** "Số quyết định xử phạt". */
  numberLabel: z.string(),
  /** Where the number stands, or what it looks like. */
  numberHelp: z.optional(z.string()),
});
export type OfferedBillKind = z.infer<typeof OfferedBillKind>;

/**
 * What the description says of paying: read by itself, and only where somebody is about to look a bill up.
 */
export const PaymentOffer = z.object({
  operations: z.array(z.string()),
  billKinds: z.optional(z.array(OfferedBillKind)),
});
export type PaymentOffer = z.infer<typeof PaymentOffer>;

export const readPaymentOffer = { path: '/', answer: PaymentOffer } as const;
