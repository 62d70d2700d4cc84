import type { Database, Transaction } from '../db/connect.ts';
import { attemptOf, noteFailure, refuseTooMany } from '../dossiers/lookup-limits.ts';

/**
 * Within a quarter of an hour: payments begun from one address, far more than a desk that many people use; and
 * payments given up by others than those who began them, from one address and of one number.
 */
export const PAYMENT_LIMITS = {
  begun: { address: 120, code: Number.POSITIVE_INFINITY },
  givenUp: { address: 20, code: 5 },
} as const;

const WORDS = {
  begun: {
    vi: 'Đã bắt đầu thanh toán nhiều lần từ nơi này.',
    en: 'Payments were begun too often from here.',
  },
  givenUp: {
    vi: 'Thanh toán của khoản này đã bị hủy nhiều lần.',
    en: 'Payments of this were given up too often.',
  },
} as const;

interface Act {
  readonly payable: string;
  readonly address: string;
  readonly now: Date;
}

/** Counts what is done in this transaction, or refuses it. */
export async function countAct(
  transaction: Transaction,
  act: keyof typeof PAYMENT_LIMITS,
  { payable, address, now }: Act,
): Promise<void> {
  const database: Database = transaction;
  const attempt = await attemptOf(database, { code: payable, address, now, purpose: `payment ${act} ` });
  await refuseTooMany(transaction, attempt, { limits: PAYMENT_LIMITS[act], why: WORDS[act] });
  await noteFailure(transaction, attempt);
}
