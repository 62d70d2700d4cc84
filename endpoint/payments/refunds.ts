import { randomUUID } from 'node:crypto';
import { and, eq, isNull } from 'drizzle-orm';
import { PAYMENT_STATE } from '../../src/contract/payments.ts';
import { readBill, unsettleLines } from '../bills/bills.ts';
import type { Transaction } from '../db/connect.ts';
import { payments, receipts, refunds } from '../db/schema/payments.ts';
import type { Text } from '../dossiers/kept.ts';
import { allWentBack, lockPayment } from './end.ts';
import { type Booked, post } from './ledger.ts';
import { nextRefundAsking } from './patience.ts';
import type { PaymentPlace } from './place.ts';
import { isOpen } from './states.ts';

export type RefundRow = typeof refunds.$inferSelect;

export interface RefundOrder extends Booked {
  readonly kind: 'refundOrdered' | 'receiptRefunded';
  readonly reason: Text;
}

/** Money is to go back: from now on it is owed to the payer. The platform is told of it by the schedule. */
export async function orderRefund(transaction: Transaction, order: RefundOrder): Promise<void> {
  const { kind, reason, ...booked } = order;
  await post(transaction, kind, booked);
  await transaction.insert(refunds).values({
    id: randomUUID(),
    payment: booked.payment,
    transaction: booked.transaction,
    amount: booked.amount,
    reason,
    orderedAt: booked.at,
    askAt: booked.at,
  });
}

/** Asks the platform to pay it back; the second time it only says whether it has. */
export async function sendRefund(place: PaymentPlace, row: RefundRow): Promise<void> {
  const { store, now } = place;
  const isDone = await isPaidBack(place, row).catch(async (error: unknown) => {
    await askAgain(place, row);
    throw error;
  });
  if (isDone) await store.database.transaction((database) => finishRefund(database, row, now()));
  else await askAgain(place, row);
}

async function isPaidBack(place: PaymentPlace, row: RefundRow): Promise<boolean> {
  const { id, transaction, amount, reason } = row;
  const reference = row.payment === null ? undefined : await referenceOf(place, row.payment);
  const { done } = await place.platform.refund({ id, reference, transaction, amount, reason: reason.vi });
  if (done) place.logger.info({ reference, transaction }, 'refunded');
  return done;
}

async function referenceOf({ store }: PaymentPlace, id: string): Promise<string> {
  const [payment] = await store.database
    .select({ reference: payments.reference })
    .from(payments)
    .where(eq(payments.id, id));
  return payment?.reference ?? '';
}

async function askAgain({ store, now }: PaymentPlace, row: RefundRow): Promise<void> {
  await store.database
    .update(refunds)
    .set({ askAt: nextRefundAsking(row, now()), asked: row.asked + 1 })
    .where(and(eq(refunds.id, row.id), isNull(refunds.doneAt)));
}

async function finishRefund(database: Transaction, row: RefundRow, now: Date): Promise<void> {
  const payment = row.payment === null ? undefined : await lockPayment(database, row.payment);
  const finished = await database
    .update(refunds)
    .set({ doneAt: now, askAt: null })
    .where(and(eq(refunds.id, row.id), isNull(refunds.doneAt)))
    .returning({ id: refunds.id });
  if (finished.length === 0) return;
  const { transaction, amount } = row;
  await post(database, 'refunded', { payment: row.payment, transaction, amount, at: now });
  // While it is open the right sum may still come.
  if (payment && !isOpen(payment) && (await allWentBack(database, payment.id)))
    await database.update(payments).set({ state: PAYMENT_STATE.refunded }).where(eq(payments.id, payment.id));
}

/**
 * The office gives back what a receipt was given for. The receipt stays, and what it was for is owed no more.
 * `notYet`: what was paid behind it goes back first.
 */
export async function refundReceipt(
  place: PaymentPlace,
  id: string,
  reason: Text,
): Promise<'ordered' | 'nothing' | 'notYet'> {
  const { store, forms } = place;
  return store.database.transaction(async (transaction) => {
    const [found] = await transaction
      .select({ bill: payments.bill })
      .from(payments)
      .where(eq(payments.id, id));
    if (!found) return 'nothing';
    const now = place.now();
    const bill = await readBill({ database: transaction, forms, now, lock: true }, found.bill);
    const row = await lockPayment(transaction, id);
    const [receipt] = await transaction.select().from(receipts).where(eq(receipts.payment, id));
    if (!row || !receipt || !bill || (await isOrdered(transaction, receipt.transaction))) return 'nothing';
    if (!((await bill.kind.mayGoBack?.(transaction, bill.row)) ?? true)) return 'notYet';
    const booked = { payment: id, transaction: receipt.transaction, amount: receipt.total, at: now };
    await orderRefund(transaction, { ...booked, kind: 'receiptRefunded', reason });
    await unsettleLines({ transaction, forms, now }, { bill, lines: row.lines, payment: id });
    return 'ordered';
  });
}

async function isOrdered(database: Transaction, transaction: string): Promise<boolean> {
  const found = await database
    .select({ id: refunds.id })
    .from(refunds)
    .where(eq(refunds.transaction, transaction));
  return found.length > 0;
}
