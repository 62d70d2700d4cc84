import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import { PAYMENT_STATE } from '../../src/contract/payments.ts';
import type { Transaction } from '../db/connect.ts';
import { moneyReceived, payments, refunds } from '../db/schema/payments.ts';
import type { Text } from '../dossiers/kept.ts';
import { lateAsking } from './patience.ts';
import type { PaymentRow } from './place.ts';
import { isOpen, OPEN_STATES } from './states.ts';

export interface Ending {
  readonly state: typeof PAYMENT_STATE.failed | typeof PAYMENT_STATE.expired | typeof PAYMENT_STATE.cancelled;
  readonly reason?: Text | undefined;
}

/** The payment under its lock: nobody else changes it until the transaction ends. */
export async function lockPayment(transaction: Transaction, id: string): Promise<PaymentRow | undefined> {
  const [row] = await transaction.select().from(payments).where(eq(payments.id, id)).for('update');
  return row;
}

/** Ends a payment that is open still. Gives whether it was. */
export async function endPayment(
  transaction: Transaction,
  id: string,
  { state, reason, now }: Ending & { readonly now: Date },
): Promise<boolean> {
  const row = await lockPayment(transaction, id);
  if (!row || !isOpen(row)) return false;
  await transaction
    .update(payments)
    .set({
      state: (await allWentBack(transaction, id)) ? PAYMENT_STATE.refunded : state,
      reason: reason ?? null,
      ...lateAsking(now),
    })
    .where(eq(payments.id, id));
  return true;
}

/** Money came in for it, and all of that is back with the payer. */
export async function allWentBack(transaction: Transaction, id: string): Promise<boolean> {
  const [money] = await transaction
    .select({
      count: sql<number>`count(*)::int`,
      sum: sql<number>`coalesce(sum(${moneyReceived.amount}), 0)::float8`,
    })
    .from(moneyReceived)
    .where(eq(moneyReceived.payment, id));
  const [back] = await transaction
    .select({ sum: sql<number>`coalesce(sum(${refunds.amount}), 0)::float8` })
    .from(refunds)
    .where(and(eq(refunds.payment, id), sql`${refunds.doneAt} is not null`));
  return (money?.count ?? 0) > 0 && money?.sum === back?.sum;
}

/** Other payments of what is paid now shall be looked at soon: there is nothing left for them to pay. */
export async function hurryOthers(transaction: Transaction, row: PaymentRow, now: Date): Promise<void> {
  await transaction
    .update(payments)
    .set({ askAt: now })
    .where(
      and(
        eq(payments.payable, row.payable),
        sql`${payments.id} <> ${row.id}`,
        inArray(payments.state, [...OPEN_STATES]),
        isNull(payments.settledAt),
      ),
    );
}
