import { and, eq, isNull } from 'drizzle-orm';
import type { Database } from '../db/connect.ts';
import { bills, settledLines } from '../db/schema/payments.ts';
import type { BillPlace, BillRow } from './bill-kind.ts';
import { addMonths, monthOf } from './days.ts';

/** What is insured, and how far it was paid before anything was paid here. */
interface Insured {
  readonly kind: string;
  readonly number: string;
  readonly monthsAhead: number;
}

/**
 * The first month that is not paid: the one after the last, and never one that is over, since a lapsed
 * insurance goes on from now.
 */
export async function firstUnpaidMonth(
  { database, now }: Pick<BillPlace, 'database' | 'now'>,
  { kind, number, monthsAhead }: Insured,
): Promise<string> {
  const present = monthOf(now);
  const paidUntil = (await lastPaidMonth(database, { kind, number })) ?? addMonths(present, monthsAhead);
  const next = addMonths(paidUntil, 1);
  return next > present ? next : present;
}

/** Of the periods that were paid here, and not given back; undefined where there is none. */
async function lastPaidMonth(
  database: Database,
  { kind, number }: Omit<Insured, 'monthsAhead'>,
): Promise<string | undefined> {
  const paid = await database
    .selectDistinct({ subject: bills.subject })
    .from(bills)
    .innerJoin(settledLines, eq(settledLines.bill, bills.id))
    .where(and(eq(bills.kind, kind), eq(bills.number, number), isNull(settledLines.refundedAt)));
  return paid
    .map(({ subject }) => lastMonth(subject))
    .toSorted()
    .at(-1);
}

const SUBJECT = /(\d+) months from (\d{4}-\d{2})/;

/** `6 months from 2026-12`: what a bill of insurance is about. */
export function writePeriod(months: number, first: string): string {
  return `${months} months from ${first}`;
}

function lastMonth(subject: string): string {
  const [, months, first] = SUBJECT.exec(subject) ?? [];
  if (first === undefined) throw new TypeError('a bill of insurance without its period');
  return addMonths(first, Number(months) - 1);
}

/** Whether no period that was paid comes behind this one: months in the middle are not taken out. */
export async function isLastPeriod(database: Database, bill: BillRow): Promise<boolean> {
  return (await lastPaidMonth(database, bill)) === lastMonth(bill.subject);
}
