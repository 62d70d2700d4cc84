import * as z from './schema.ts';

/**
 * What the description says of paying: read by itself, and only where somebody is about to look a bill up.
 */
export const PaymentOffer = z.object({
  operations: z.array(z.string()),
  billKinds: z.optional(
    z.array(
      z.object({
        /** See `BILL_KIND`. */
        code: z.string(),
        label: z.string(),
        numberLabel: z.string(),
        numberHelp: z.optional(z.string()),
      }),
    ),
  ),
});
export type PaymentOffer = z.infer<typeof PaymentOffer>;
export type OfferedBillKind = NonNullable<PaymentOffer['billKinds']>[number];

export const readPaymentOffer = { path: '/', answer: PaymentOffer } as const;
