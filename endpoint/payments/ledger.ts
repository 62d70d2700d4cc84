import { randomUUID } from 'node:crypto';
import type { Transaction } from '../db/connect.ts';
import { ledgerEntries } from '../db/schema/payments.ts';

/** Where money is. What an account has received stands above zero, what it has given below. */
export const ACCOUNT = {
  /** At the payment platform: all that came in, less what went back. */
  platform: 'PLATFORM',
  /** Came in, and it is not decided yet what for. Empty whenever a transaction of the database is over. */
  pending: 'PENDING',
  /** A receipt was given for it. */
  receipts: 'RECEIPTS',
  /** Is to go back to the payer. */
  refundsDue: 'REFUNDS_DUE',
} as const;
export type Account = (typeof ACCOUNT)[keyof typeof ACCOUNT];

/** What can happen to money, and nothing else. */
export const POSTINGS = {
  received: [ACCOUNT.platform, ACCOUNT.pending],
  settled: [ACCOUNT.pending, ACCOUNT.receipts],
  refundOrdered: [ACCOUNT.pending, ACCOUNT.refundsDue],
  /** By order of the office: a receipt had been given for it. */
  receiptRefunded: [ACCOUNT.receipts, ACCOUNT.refundsDue],
  refunded: [ACCOUNT.refundsDue, ACCOUNT.platform],
} as const satisfies Record<string, readonly [Account, Account]>;

export interface Booked {
  /** Null: money whose content named none. */
  readonly payment: string | null;
  /** The platform's number of the money. */
  readonly transaction: string;
  /** Whole đồng, above zero. */
  readonly amount: number;
  readonly at: Date;
}

/** Writes one posting: the sum goes to the first account and comes from the second. */
export async function post(
  database: Transaction,
  kind: keyof typeof POSTINGS,
  { payment, transaction, amount, at }: Booked,
): Promise<void> {
  const [to, from] = POSTINGS[kind];
  const posting = randomUUID();
  const common = { posting, at, payment, transaction };
  await database.insert(ledgerEntries).values([
    { ...common, account: to, amount },
    { ...common, account: from, amount: -amount },
  ]);
}
