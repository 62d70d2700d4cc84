import { eq } from 'drizzle-orm';
import { LINE_STATE } from '../../src/contract/bills.ts';
import { PAYMENT_STATE } from '../../src/contract/payments.ts';
import { type ReadBill, readBill, settleLines } from '../bills/bills.ts';
import type { Transaction } from '../db/connect.ts';
import { moneyReceived, payments, receipts } from '../db/schema/payments.ts';
import type { Text } from '../dossiers/kept.ts';
import { hurryOthers, lockPayment } from './end.ts';
import { post } from './ledger.ts';
import { nextNumber } from './numbers.ts';
import { lateAsking } from './patience.ts';
import type { PaymentPlace, PaymentRow } from './place.ts';
import type { PlatformMoney } from './platform.ts';
import { orderRefund } from './refunds.ts';
import { REFUND_REASONS } from './sentences.ts';

/**
 * `repeated`: it was here before. `contradiction`: another sum, or another payment, was here before under this
 * number. `unknownReference`: there is no such payment. Of the last two nothing is kept.
 */
export type Received = 'settled' | 'refundOrdered' | 'repeated' | 'contradiction' | 'unknownReference';

/**
 * The one way money takes into the book, whether by a notification, a query or a statement. It is written down
 * once for each number of the platform, and settles the bill or goes back, in the same transaction.
 */
export async function receiveMoney(
  place: PaymentPlace,
  reference: string,
  money: PlatformMoney,
): Promise<Received> {
  const received = await place.store.database.transaction((transaction) =>
    receive(place, transaction, reference, money),
  );
  if (received === 'contradiction' || received === 'unknownReference')
    place.irregularities.note(received, reference);
  else if (received !== 'repeated') place.logger.info({ reference, received }, 'money');
  return received;
}

/**
 * Money whose content names no payment: nobody can say what it is for, so it is written down and goes back. Gives
 * whether it is new.
 */
export async function receiveUnmatched(
  { store, now, ...place }: PaymentPlace,
  money: PlatformMoney,
): Promise<boolean> {
  const { transaction: number, amount } = money;
  const received = await store.database.transaction(async (transaction) => {
    const known = await keep(transaction, null, money);
    if (known) return known;
    const booked = { payment: null, transaction: number, amount, at: now() };
    await post(transaction, 'received', booked);
    await orderRefund(transaction, { ...booked, kind: 'refundOrdered', reason: REFUND_REASONS.unmatched });
    return 'refundOrdered';
  });
  if (received === 'contradiction') place.irregularities.note('contradiction');
  else if (received === 'refundOrdered') place.irregularities.note('foreignMoney');
  if (received !== 'repeated') place.logger.info({ transaction: number, amount, received }, 'money');
  return received === 'refundOrdered';
}

async function receive(
  { forms, now: clock }: PaymentPlace,
  transaction: Transaction,
  reference: string,
  money: PlatformMoney,
): Promise<Received> {
  const [found] = await transaction
    .select({
      id: payments.id,
      bill: payments.bill,
      createdAt: payments.createdAt,
      expiresAt: payments.expiresAt,
    })
    .from(payments)
    .where(eq(payments.reference, reference));
  if (!found) return 'unknownReference';
  const now = clock();
  // The bill first, always: two that wait for each other would wait for ever.
  const moment = momentOf(found, money.at);
  const bill = await readBill({ database: transaction, forms, now: moment, lock: true }, found.bill);
  const row = await lockPayment(transaction, found.id);
  if (!row) return 'unknownReference';
  const known = await keep(transaction, row.id, money);
  if (known) return known;
  const booked = { payment: row.id, transaction: money.transaction, amount: money.amount, at: now };
  await post(transaction, 'received', booked);
  const objection = objectionTo(row, bill, money);
  if (objection || !bill) {
    const reason = objection ?? REFUND_REASONS.billChanged;
    await orderRefund(transaction, { ...booked, kind: 'refundOrdered', reason });
    return 'refundOrdered';
  }
  await post(transaction, 'settled', booked);
  await settleLines({ transaction, forms, now }, { bill, lines: row.lines, payment: row.id });
  await giveReceipt(transaction, row, money, now);
  await hurryOthers(transaction, row, now);
  return 'settled';
}

/** Keeps the money, unless it is here already. */
async function keep(
  transaction: Transaction,
  payment: string | null,
  { transaction: number, amount, at }: PlatformMoney,
): Promise<Received | undefined> {
  const kept = await transaction
    .insert(moneyReceived)
    .values({ transaction: number, payment, amount, at })
    .onConflictDoNothing()
    .returning({ transaction: moneyReceived.transaction });
  if (kept.length > 0) return undefined;
  const [before] = await transaction
    .select()
    .from(moneyReceived)
    .where(eq(moneyReceived.transaction, number));
  return before?.payment === payment && before.amount === amount ? 'repeated' : 'contradiction';
}

/** Why this money cannot settle the payment, as everything stands now; undefined where it can. */
function objectionTo(row: PaymentRow, bill: ReadBill | undefined, money: PlatformMoney): Text | undefined {
  if (row.settledAt) return REFUND_REASONS.paidTwice;
  if (money.amount !== row.amount) return REFUND_REASONS.otherAmount;
  // Given back for good: the payer has been told so.
  if (row.state === PAYMENT_STATE.refunded) return REFUND_REASONS.billChanged;
  if (!bill || owesAll(bill, row)) return undefined;
  return isPaidElsewhere(bill, row) ? REFUND_REASONS.paidTwice : REFUND_REASONS.billChanged;
}

/** By another payment, or at a desk. */
export function isPaidElsewhere({ states }: ReadBill, { lines }: Pick<PaymentRow, 'lines'>): boolean {
  return lines.some(({ id }) => states.get(id) === LINE_STATE.paid);
}

/**
 * The moment whose bill counts: whoever pays in time pays what they were told, though interest has grown since
 * midnight.
 */
export function momentOf(
  { createdAt, expiresAt }: Pick<PaymentRow, 'createdAt' | 'expiresAt'>,
  paidAt: Date = createdAt,
): Date {
  return paidAt <= expiresAt ? createdAt : paidAt;
}

/** Whether the bill still owes each of the payment's lines, at the sum they had when it was begun. */
export function owesAll({ owed }: ReadBill, { lines }: Pick<PaymentRow, 'lines'>): boolean {
  return lines.every((line) => owed.some(({ id, total }) => id === line.id && total === line.total));
}

async function giveReceipt(
  transaction: Transaction,
  row: PaymentRow,
  money: PlatformMoney,
  now: Date,
): Promise<void> {
  await transaction.insert(receipts).values({
    number: await nextNumber(transaction, 'BL', now),
    payment: row.id,
    transaction: money.transaction,
    lines: row.lines,
    total: row.amount,
    issuedAt: now,
  });
  // Asked about later as well: it may be paid twice.
  await transaction
    .update(payments)
    .set({ state: PAYMENT_STATE.paid, settledAt: money.at, reason: null, ...lateAsking(now) })
    .where(eq(payments.id, row.id));
}
