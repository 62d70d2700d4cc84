import { ChargeLine } from './charge-line.ts';
import { Term } from './common.ts';
import * as z from './schema.ts';

/** Kinds of bills that the widgets have words for. Open: an endpoint offers some of them, and others of its own. */
export const BILL_KIND = {
  /** Fees and charges of a dossier, by its code and a proof. */
  dossier: 'DOSSIER',
  /** A traffic fine, by the number of the decision. */
  trafficFine: 'TRAFFIC_FINE',
  /** Voluntary social insurance, by its number and for some months. */
  socialInsurance: 'SOCIAL_INSURANCE',
  /** Health insurance of a household, by its code and for some members. */
  healthInsurance: 'HEALTH_INSURANCE',
  /** Registration tax of a vehicle, by the code of the declaration. */
  registrationTax: 'REGISTRATION_TAX',
  /** Postage of a result, by the number of the parcel. */
  postage: 'POSTAGE',
} as const;

/** When a line is to be paid. Open. */
export const LINE_DUE = {
  onReceipt: 'ON_RECEIPT',
  onSupplement: 'ON_SUPPLEMENT',
  onReturn: 'ON_RETURN',
} as const;

/** What has become of a line. Open: one that is not known is not taken for paid, and cannot be paid here. */
export const LINE_STATE = {
  due: 'DUE',
  /** Can be paid only later: a charge on return. */
  later: 'LATER',
  /** A payment is under way. */
  pending: 'PENDING',
  paid: 'PAID',
  refunded: 'REFUNDED',
  /** Nothing is charged. */
  free: 'FREE',
} as const;

/** One line of what is owed. */
export const BillLine = z.object({
  ...ChargeLine._zod.def.shape,
  /** See `LINE_STATE`. */
  state: Term,
  /** See `LINE_DUE`; left out where there is but one time. */
  due: z.optional(Term),
  /** Law or decision that sets the amount. */
  source: z.optional(z.string()),
});
export type BillLine = z.infer<typeof BillLine>;

/** What the payer may choose, and what it is now; another choice is another bill. */
export const BillChoice = z.object({
  /** `months`, `members`. */
  id: z.string(),
  label: z.string(),
  help: z.optional(z.string()),
  chosen: z.string(),
  options: z.array(z.object({ value: z.string(), label: z.string() })),
});
export type BillChoice = z.infer<typeof BillChoice>;

/** What one number owes. Never names a person. */
export const Bill = z.object({
  /** Secret: who knows it may pay it. The same for the same number and choices. */
  id: z.string(),
  /** See `BILL_KIND`. */
  kind: Term,
  /** As it was asked for. */
  number: z.string(),
  title: z.string(),
  /** Who gets the money. */
  payee: z.string(),
  /** Law behind all lines alike. */
  source: z.optional(z.string()),
  choices: z.array(BillChoice),
  lines: z.array(BillLine),
  /** Sum of the lines that are due, in whole đồng. */
  total: z.number(),
  /** Until when it is to be paid. */
  until: z.optional(z.string()),
  /** What else is to be known, in sentences. */
  notes: z.array(z.string()),
  /** Ways to pay it. */
  methods: z.array(Term),
  /** Shared id of the payment under way, where there is one. */
  openPayment: z.optional(z.string()),
  /** Shared ids of payments that settled lines of it, latest last. */
  settledBy: z.array(z.string()),
});
export type Bill = z.infer<typeof Bill>;

/** A proof by tracking token, beside those of `PROOF`. */
export const TRACKING_PROOF = 'tracking';

export const BillLookup = z.object({
  /** See `BILL_KIND`. */
  kind: z.string(),
  number: z.string(),
  /** Of a dossier: as at its look-up, or its tracking token (`tracking`). */
  proof: z.optional(z.object({ kind: z.string(), value: z.string() })),
  /** What was chosen; what is left out is as usual. */
  choices: z.optional(z.array(z.object({ id: z.string(), value: z.string() }))),
});
export type BillLookup = z.infer<typeof BillLookup>;

export const findBill = {
  method: 'POST',
  path: '/bills/lookup',
  body: BillLookup,
  answer: Bill,
} as const;
