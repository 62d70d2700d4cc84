import { asc, eq, or } from 'drizzle-orm';
import { LINE_STATE } from '../../src/contract/bills.ts';
import type { Term } from '../../src/contract/common.ts';
import { PAYMENT_STATE, type PaidBill, type Payment, type Refund } from '../../src/contract/payments.ts';
import { kindOf, sayLine } from '../bills/bill-view.ts';
import { findBillKind } from '../bills/kinds.ts';
import { paymentMethod } from '../bills/methods.ts';
import type { Database } from '../db/connect.ts';
import { bills, payments, refunds, settledLines } from '../db/schema/payments.ts';
import { vietnamTime } from '../dossiers/deadline.ts';
import type { Text } from '../dossiers/kept.ts';
import type { Language } from '../http/language.ts';
import { ProblemError } from '../http/problems.ts';
import type { OperationRequest } from '../routes/operation.ts';
import type { KeptAction } from './kept.ts';
import type { PaymentRow } from './place.ts';
import { isOpen } from './states.ts';

const STATES: Readonly<Record<string, Text>> = {
  [PAYMENT_STATE.created]: { vi: 'Đang khởi tạo', en: 'Being prepared' },
  [PAYMENT_STATE.pending]: { vi: 'Chờ thanh toán', en: 'Waiting for the payment' },
  [PAYMENT_STATE.paid]: { vi: 'Đã thanh toán', en: 'Paid' },
  [PAYMENT_STATE.failed]: { vi: 'Không thành công', en: 'Failed' },
  [PAYMENT_STATE.expired]: { vi: 'Đã hết hạn', en: 'Expired' },
  [PAYMENT_STATE.cancelled]: { vi: 'Đã hủy', en: 'Cancelled' },
  [PAYMENT_STATE.refunded]: { vi: 'Đã hoàn tiền', en: 'Refunded' },
};

const REFUND_STATES = {
  PENDING: { vi: 'Đang hoàn tiền', en: 'On its way' },
  DONE: { vi: 'Đã hoàn tiền', en: 'Done' },
} as const satisfies Record<string, Text>;

/** Everything of one payment, as it stood at one moment. */
export interface KeptPayment {
  readonly row: PaymentRow;
  readonly bill: typeof bills.$inferSelect;
  readonly refunds: readonly (typeof refunds.$inferSelect)[];
  /** Lines of its bill that money was received for, whoever paid them. */
  readonly settled: readonly (typeof settledLines.$inferSelect)[];
}

type View = Pick<OperationRequest, 'store' | 'language' | 'now'>;

/** By its secret id or its shared one: what is told depends on which. */
export async function paymentView({ store, language, now }: View, id: string): Promise<Payment> {
  const kept = await store.database.transaction((snapshot) => readPayment(snapshot, id), {
    isolationLevel: 'repeatable read',
    accessMode: 'read only',
  });
  const payment = sayPayment(kept, language, now);
  return kept.row.id === id ? payment : forOthers(payment, kept.row);
}

/** Its page and its square code are of whoever began it: they lead to the return address that one has given. */
function forOthers(
  { action: _action, shared: _shared, ...payment }: Payment,
  { sharedId }: PaymentRow,
): Payment {
  return { ...payment, id: sharedId };
}

export const named = (id: string) => or(eq(payments.id, id), eq(payments.sharedId, id));

export async function readPayment(database: Database, id: string): Promise<KeptPayment> {
  const [found] = await database
    .select({ row: payments, bill: bills })
    .from(payments)
    .innerJoin(bills, eq(bills.id, payments.bill))
    .where(named(id));
  if (!found) throw new ProblemError('paymentNotFound');
  const settled = await database.select().from(settledLines).where(eq(settledLines.bill, found.bill.id));
  const back = await database
    .select()
    .from(refunds)
    .where(eq(refunds.payment, found.row.id))
    .orderBy(asc(refunds.orderedAt));
  return { ...found, settled, refunds: back };
}

function sayPayment(kept: KeptPayment, language: Language, now: Date): Payment {
  const { row } = kept;
  const { id, reference, amount, method, state, createdAt, expiresAt, settledAt, action, reason } = row;
  const canPay = isOpen(row) && now < expiresAt;
  return {
    id,
    shared: row.sharedId,
    reference,
    bill: sayPaidBill(kept, language),
    lines: sayLines(kept, language),
    amount,
    method: paymentMethod(method, language),
    state: termOf(STATES, state, language),
    asOf: vietnamTime(now),
    createdAt: vietnamTime(createdAt),
    expiresAt: vietnamTime(expiresAt),
    ...(settledAt && { settledAt: vietnamTime(settledAt) }),
    ...(canPay && action && { action: sayAction(action) }),
    cancellable: isOpen(row),
    ...(reason && { reason: reason[language] }),
    refunds: kept.refunds.map((refund) => sayRefund(refund, language)),
  };
}

export function sayPaidBill({ row, bill }: KeptPayment, language: Language): PaidBill {
  const kind = findBillKind(bill.kind);
  return {
    id: bill.id,
    kind: kind ? kindOf(kind, language) : { code: bill.kind, label: bill.kind },
    number: kind?.personal === false ? bill.number : veiled(bill.number),
    title: row.title[language],
    payee: row.payee[language],
  };
}

const SHOWN = 3;

/** All but the end: enough for its owner to know it again. */
function veiled(number: string): string {
  return number.slice(0, -SHOWN).replaceAll(/[\p{L}\p{N}]/gu, '•') + number.slice(-SHOWN);
}

export function sayLines(kept: KeptPayment, language: Language): Payment['lines'] {
  return kept.row.lines.map((line) => sayLine(line, lineState(kept, line.id), language));
}

function lineState({ row, settled }: KeptPayment, line: string): string {
  const found = settled.find((one) => one.line === line);
  if (found) return found.refundedAt ? LINE_STATE.refunded : LINE_STATE.paid;
  return isOpen(row) ? LINE_STATE.pending : LINE_STATE.due;
}

function sayAction(action: KeptAction): NonNullable<Payment['action']> {
  return { ...action };
}

function sayRefund(
  { id, amount, reason, orderedAt, doneAt }: KeptPayment['refunds'][number],
  language: Language,
): Refund {
  return {
    id,
    amount,
    state: termOf(REFUND_STATES, doneAt ? 'DONE' : 'PENDING', language),
    reason: reason[language],
    at: vietnamTime(doneAt ?? orderedAt),
  };
}

const termOf = (texts: Readonly<Record<string, Text>>, code: string, language: Language): Term => ({
  code,
  label: texts[code]?.[language] ?? code,
});
