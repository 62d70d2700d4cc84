import { and, eq } from 'drizzle-orm';
import type { Database, Transaction } from '../db/connect.ts';
import { insuredUntil } from '../db/schema/payments.ts';
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
): Promise<{ readonly first: string; readonly paidUntil: string }> {
  const present = monthOf(now);
  const paidUntil = (await readMonth(database, { kind, number })) ?? addMonths(present, monthsAhead);
  const next = addMonths(paidUntil, 1);
  return { first: next > present ? next : present, paidUntil };
}

async function readMonth(
  database: Database,
  { kind, number }: Omit<Insured, 'monthsAhead'>,
): Promise<string | undefined> {
  const [row] = await database
    .select({ month: insuredUntil.month })
    .from(insuredUntil)
    .where(and(eq(insuredUntil.kind, kind), eq(insuredUntil.number, number)));
  return row?.month;
}

const SUBJECT = /(\d+) months from (\d{4}-\d{2})/;

/** `6 months from 2026-12`: what a bill of insurance is about. */
export function writePeriod(months: number, first: string): string {
  return `${months} months from ${first}`;
}

function readPeriod(subject: string): { readonly months: number; readonly first: string } {
  const [, months, first] = SUBJECT.exec(subject) ?? [];
  if (first === undefined) throw new TypeError('a bill of insurance without its period');
  return { months: Number(months), first };
}

/** The months of a bill are paid: insured until its last one. */
export async function moveOn(transaction: Transaction, bill: BillRow): Promise<void> {
  const { months, first } = readPeriod(bill.subject);
  await keepMonth(transaction, bill, addMonths(first, months - 1));
}

/** Their money goes back: insured until the month before, unless more was paid behind them. */
export async function moveBack(transaction: Transaction, bill: BillRow): Promise<void> {
  const { months, first } = readPeriod(bill.subject);
  const month = await readMonth(transaction, bill);
  if (month === addMonths(first, months - 1)) await keepMonth(transaction, bill, addMonths(first, -1));
}

async function keepMonth(transaction: Transaction, { kind, number }: BillRow, month: string): Promise<void> {
  await transaction
    .insert(insuredUntil)
    .values({ kind, number, month })
    .onConflictDoUpdate({ target: [insuredUntil.kind, insuredUntil.number], set: { month } });
}
