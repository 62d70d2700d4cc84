import { BillLine } from './bills.ts';
import { Term } from './common.ts';
import * as z from './schema.ts';

/**
 * States of a payment. The list is open: an unknown one is shown by its label, and never as paid. Money that
 * arrives after a payment has expired, failed or was cancelled still settles it where the bill is unpaid, and is
 * given back where it is not, so none of these states but `refunded` is for ever.
 */
export const PAYMENT_STATE = {
  /** The endpoint has it; the payment platform does not know of it yet. */
  created: 'CREATED',
  /** The platform waits for the payer, or for the bank. */
  pending: 'PENDING',
  paid: 'PAID',
  /** The bank or the platform refused. */
  failed: 'FAILED',
  /** Nobody paid in time. */
  expired: 'EXPIRED',
  /** Given up by the payer. */
  cancelled: 'CANCELLED',
  refunded: 'REFUNDED',
} as const;

/** Ways to pay that the widgets know. Open: an endpoint may offer others. */
export const PAYMENT_METHOD = {
  /** A page of the payment platform, where the payer picks a bank or a wallet. */
  redirect: 'REDIRECT',
  /** A square code that any bank's app reads. */
  vietQr: 'VIETQR',
} as const;

/** What the payer has to do now. */
export const PaymentAction = z.object({
  /** `redirect` (open `url`) or `qr` (draw `payload`); one that is not known is shown as not possible here. */
  kind: z.string(),
  /** Of a redirect: where the payment platform waits. */
  url: z.optional(z.string()),
  /** Of a square code: VietQR, as `domain/vietqr.ts` reads it. */
  payload: z.optional(z.string()),
  /** Of a square code: the bank by its name, and whose account it is. */
  bankName: z.optional(z.string()),
  accountHolder: z.optional(z.string()),
});
export type PaymentAction = z.infer<typeof PaymentAction>;

/** Money that goes back to the payer. */
export const Refund = z.object({
  id: z.string(),
  /** Whole đồng. */
  amount: z.number(),
  /** `PENDING`, `DONE`. */
  state: Term,
  /** Why, in a sentence. */
  reason: z.string(),
  at: z.string(),
});
export type Refund = z.infer<typeof Refund>;

/** What a payment is for. */
export const PaidBill = z.object({
  id: z.string(),
  /** See `BILL_KIND`. */
  kind: Term,
  /** With all but its end veiled where it is a number of a person. */
  number: z.string(),
  title: z.string(),
  payee: z.string(),
});
export type PaidBill = z.infer<typeof PaidBill>;

/** One attempt to pay a bill, or lines of it. Never names a person. */
export const Payment = z.object({
  /**
   * The one it was asked for by, a random UUID. `createPayment` gives a secret one: whoever has it has begun the
   * payment, and is told what to do. Who has found the bill is given a shared one, which reads and gives up the
   * payment, and never says where its payer goes.
   */
  id: z.string(),
  /** The shared id. Only for whoever asks by the secret one. */
  shared: z.optional(z.string()),
  /** To name it by, to a hotline or a bank: `TT-261121-000042`. Opens nothing. */
  reference: z.string(),
  bill: PaidBill,
  /** What it pays. */
  lines: z.array(BillLine),
  /** Whole đồng. */
  amount: z.number(),
  /** See `PAYMENT_METHOD`. */
  method: Term,
  /** See `PAYMENT_STATE`. */
  state: Term,
  /** When the endpoint said all this. */
  asOf: z.string(),
  createdAt: z.string(),
  /** Until when it can be paid. */
  expiresAt: z.string(),
  /** When the money was there. */
  settledAt: z.optional(z.string()),
  /** Present while the payer can pay, and only for whoever began it. */
  action: z.optional(PaymentAction),
  /** Whether `cancelPayment` is possible now. */
  cancellable: z.boolean(),
  /** Why it failed, in a sentence. */
  reason: z.optional(z.string()),
  refunds: z.array(Refund),
});
export type Payment = z.infer<typeof Payment>;

export const PaymentRequest = z.object({
  /** Id of the bill. */
  bill: z.string(),
  /** Ids of the lines to pay; all that are due when left out. */
  lines: z.optional(z.array(z.string())),
  /** Code of one of the methods of the bill. */
  method: z.string(),
  /**
   * The sum the payer saw, in whole đồng. Never decides what is paid: where it is another by now, nothing is
   * begun and the payer is told.
   */
  expected: z.number(),
  /** Page to come back to: https (http on loopback), of the origin that asks. `dvc-payment` is added to it. */
  returnUrl: z.optional(z.string()),
});
export type PaymentRequest = z.infer<typeof PaymentRequest>;

/** The endpoint's word that money was received, and what for. */
export const PaymentReceipt = z.object({
  /** `BL-261121-000042`. */
  number: z.string(),
  /** The payment's `reference`; only for whoever began it. */
  payment: z.optional(z.string()),
  issuedAt: z.string(),
  paidAt: z.string(),
  bill: PaidBill,
  /** Fee and charge as lines of their own. */
  lines: z.array(BillLine),
  /** Sum of the lines, in whole đồng. */
  total: z.number(),
  method: Term,
  /** Number of the transaction at the payment platform; only for whoever began it. */
  transaction: z.optional(z.string()),
  /** What was given back of it, in whole đồng. */
  refunded: z.number(),
});
export type PaymentReceipt = z.infer<typeof PaymentReceipt>;

export const createPayment = {
  method: 'POST',
  path: '/payments',
  body: PaymentRequest,
  answer: Payment,
} as const;

export const getPayment = {
  method: 'GET',
  path: '/payments/{payment}',
  answer: Payment,
} as const;

export const cancelPayment = {
  method: 'POST',
  path: '/payments/{payment}/cancellation',
  answer: Payment,
} as const;

export const getReceipt = {
  method: 'GET',
  path: '/payments/{payment}/receipt',
  answer: PaymentReceipt,
} as const;
