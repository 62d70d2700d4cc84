import { LINE_STATE, type Bill, type BillLine } from '../contract/bills.ts';
import { PAYMENT_STATE, type Payment } from '../contract/payments.ts';

/** How a payment stands; `unknown` for a state nobody has heard of, which is neither paid nor over. */
export type PaymentStanding = 'open' | 'paid' | 'failed' | 'expired' | 'cancelled' | 'refunded' | 'unknown';

export function paymentStanding({ state }: Pick<Payment, 'state'>): PaymentStanding {
  switch (state.code) {
    case PAYMENT_STATE.created:
    case PAYMENT_STATE.pending:
      return 'open';
    case PAYMENT_STATE.paid:
      return 'paid';
    case PAYMENT_STATE.failed:
      return 'failed';
    case PAYMENT_STATE.expired:
      return 'expired';
    case PAYMENT_STATE.cancelled:
      return 'cancelled';
    case PAYMENT_STATE.refunded:
      return 'refunded';
    default:
      return 'unknown';
  }
}

/** What can be paid now, of all lines or of the one that is asked about. */
export function dueLines({ lines }: Pick<Bill, 'lines'>, line?: string): BillLine[] {
  return lines.filter(
    ({ id, state }) => state.code === LINE_STATE.due && (line === undefined || id === line),
  );
}

const SETTLED: readonly string[] = [LINE_STATE.paid, LINE_STATE.refunded, LINE_STATE.free];

/** Whether it was paid, and nothing of it is owed, now or later: of all lines or of the one that is asked about. */
export function isAllPaid({ lines }: Pick<Bill, 'lines'>, line?: string): boolean {
  const asked = lines.filter(({ id }) => line === undefined || id === line).map(({ state }) => state.code);
  return asked.includes(LINE_STATE.paid) && asked.every((state) => SETTLED.includes(state));
}

/** In whole đồng. */
export function dueAmount(bill: Pick<Bill, 'lines'>, line?: string): number {
  return dueLines(bill, line).reduce((sum, { total }) => sum + total, 0);
}

/**
 * Whether a payment is for what a page is about; a page without a number is about every bill of its kind.
 * Numbers of persons come veiled but for their end, which others have too: `byEnd` is for whoever has just come
 * back with the payment.
 */
export function isPaymentFor(
  { bill, lines }: Pick<Payment, 'bill' | 'lines'>,
  about: { readonly kind?: string; readonly number?: string; readonly line?: string },
  byEnd = false,
): boolean {
  if (about.kind && bill.kind.code !== about.kind) return false;
  if (about.line && !lines.some(({ id }) => id === about.line)) return false;
  if (!about.number) return true;
  const wanted = bare(about.number);
  const end = /[•*●…]([^•*●…]*)$/u.exec(bill.number)?.[1];
  if (end === undefined) return wanted === bare(bill.number);
  return byEnd && bare(end) !== '' && wanted.endsWith(bare(end));
}

function bare(number: string): string {
  return number
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}
