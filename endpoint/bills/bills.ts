import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm';
import { LINE_STATE } from '../../src/contract/bills.ts';
import { PAYMENT_STATE } from '../../src/contract/payments.ts';
import type { Database, Transaction } from '../db/connect.ts';
import { bills, payments, settledLines } from '../db/schema/payments.ts';
import type { Forms } from '../forms/forms.ts';
import type { KeptLine } from '../payments/kept.ts';
import type { BillContent, BillKind, BillPlace, BillRow, ContentLine } from './bill-kind.ts';
import { type BillOrder, findRow, isAbout, payableOf } from './kept-bills.ts';
import { findBillKind } from './kinds.ts';

/** A bill as it stands at one moment. */
export interface ReadBill {
  readonly row: BillRow;
  readonly kind: BillKind;
  readonly content: BillContent;
  /** One payment is open of it, whatever is chosen. */
  readonly payable: string;
  /** Codes of `LINE_STATE`, by the id of the line. */
  readonly states: ReadonlyMap<string, string>;
  /** Lines that are owed now, also those that a payment is under way for. */
  readonly owed: readonly KeptLine[];
  /** Shared ids, as of all payments here. */
  readonly openPayment: string | undefined;
  /** Payments that settled lines of it, latest last. */
  readonly settledBy: readonly string[];
}

/**
 * A bill by its id. With `lock`, nobody else settles anything of its number until the transaction ends. One
 * whose period has passed by is read, and owes nothing.
 */
export async function readBill(place: BillPlace, id: string): Promise<ReadBill | undefined> {
  const { database } = place;
  const [row] = await database.select().from(bills).where(eq(bills.id, id));
  const kind = row && findBillKind(row.kind);
  if (!kind) return undefined;
  const payable = payableOf(row);
  if (place.lock)
    await database.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`bill ${payable}`}, 0))`);
  const content = await kind.read(place, row);
  if (!content) return undefined;
  const current = isAbout(row, content.subject) ? content : passedBy(content, row.subject);
  return standing(database, { row, kind, payable, content: current });
}

async function standing(
  database: Database,
  bill: Pick<ReadBill, 'row' | 'kind' | 'payable' | 'content'>,
): Promise<ReadBill> {
  const { row, content, payable } = bill;
  const settled = await settledOf(database, row.id);
  const open = await openOf(database, payable);
  const pending = new Set(open?.bill === row.id ? open.lines.map(({ id }) => id) : []);
  const kept = new Map(
    settled.map(({ line, refundedAt }) => [line, refundedAt ? LINE_STATE.refunded : LINE_STATE.paid]),
  );
  const lines = asPaid(content, settled);
  const states = new Map(lines.map((line) => [line.id, kept.get(line.id) ?? stateOf(line, pending)]));
  const are = (among: readonly string[]) => lines.filter(({ id }) => among.includes(states.get(id) ?? ''));
  return {
    ...bill,
    content: { ...content, lines: content.closed ? are(SETTLED) : lines },
    states,
    owed: are(OWED).map(plainLine),
    openPayment: open?.sharedId,
    settledBy: [...new Set(settled.map(({ payment }) => payment))],
  };
}

/**
 * What was paid stands as it was then, whatever its rate is by now. Of lines that belong together, none is owed
 * once they are paid: no interest grows on a fine that was.
 */
function asPaid({ lines, together }: BillContent, settled: readonly SettledLine[]): readonly ContentLine[] {
  const paid = settled.flatMap(({ line, lines: all }) => all.filter(({ id }) => id === line));
  if (together && paid.length > 0) return paid.map((line) => ({ ...line, payable: false }));
  return lines.map((line) => ({ ...line, ...paid.find(({ id }) => id === line.id) }));
}

/** What a number owes, whether anybody has asked for its bill or not. */
export async function owedLines(
  place: BillPlace,
  { kind, number }: Pick<BillOrder, 'kind' | 'number'>,
): Promise<readonly KeptLine[]> {
  const content = await kind.read(place, { number, choices: {} });
  if (!content) return [];
  const row = await findRow(place.database, { kind: kind.code, number, subject: content.subject });
  if (!row) return content.lines.filter((line) => stateOf(line, NONE) === LINE_STATE.due).map(plainLine);
  return (await standing(place.database, { row, kind, content, payable: payableOf(row) })).owed;
}

const NONE: ReadonlySet<string> = new Set();

function plainLine({ payable: _payable, paid: _paid, ...line }: ContentLine): KeptLine {
  return line;
}

const OWED: readonly string[] = [LINE_STATE.due, LINE_STATE.pending];
const SETTLED: readonly string[] = [LINE_STATE.paid, LINE_STATE.refunded];

/** What was owed for a time that is paid by now: the bill of today has other lines. */
function passedBy(content: BillContent, subject: string): BillContent {
  return { ...content, subject, lines: [] };
}

interface SettledLine {
  readonly line: string;
  readonly payment: string;
  readonly refundedAt: Date | null;
  /** Of the payment. */
  readonly lines: readonly KeptLine[];
}

async function settledOf(database: Database, bill: string): Promise<SettledLine[]> {
  return database
    .select({
      line: settledLines.line,
      payment: payments.sharedId,
      refundedAt: settledLines.refundedAt,
      lines: payments.lines,
    })
    .from(settledLines)
    .innerJoin(payments, eq(payments.id, settledLines.payment))
    .where(eq(settledLines.bill, bill))
    .orderBy(asc(payments.settledAt));
}

const OPEN = [PAYMENT_STATE.created, PAYMENT_STATE.pending];

async function openOf(database: Database, payable: string) {
  const [open] = await database
    .select({ sharedId: payments.sharedId, bill: payments.bill, lines: payments.lines })
    .from(payments)
    .where(and(eq(payments.payable, payable), inArray(payments.state, OPEN)));
  return open;
}

function stateOf({ id, total, payable, paid = false }: ContentLine, pending: ReadonlySet<string>): string {
  if (paid) return LINE_STATE.paid;
  if (total === 0) return LINE_STATE.free;
  if (!payable) return LINE_STATE.later;
  return pending.has(id) ? LINE_STATE.pending : LINE_STATE.due;
}

export interface Settling {
  readonly transaction: Transaction;
  readonly forms: Forms;
  readonly now: Date;
}

/** Marks lines as paid and does what follows from it. Read the bill under its lock before, in this transaction. */
export async function settleLines(
  { transaction, forms, now }: Settling,
  order: { readonly bill: ReadBill; readonly lines: readonly KeptLine[]; readonly payment: string },
): Promise<void> {
  const { bill, lines, payment } = order;
  await transaction
    .insert(settledLines)
    .values(lines.map((line) => ({ bill: bill.row.id, line: line.id, payment })));
  const ids = new Set(lines.map(({ id }) => id));
  const remaining = bill.owed.filter(({ id }) => !ids.has(id));
  await bill.kind.settled?.({ transaction, forms, now, bill: bill.row, lines, remaining });
}

/** All a payment had settled is given back by order: it is owed no more, and not settled either. */
export async function unsettleLines(
  { transaction, forms, now }: Settling,
  order: { readonly bill: ReadBill; readonly lines: readonly KeptLine[]; readonly payment: string },
): Promise<void> {
  const { bill, lines, payment } = order;
  const given = await transaction
    .update(settledLines)
    .set({ refundedAt: now })
    .where(and(eq(settledLines.payment, payment), isNull(settledLines.refundedAt)))
    .returning({ line: settledLines.line });
  if (given.length === 0) return;
  await bill.kind.unsettled?.({ transaction, forms, now, bill: bill.row, lines, remaining: bill.owed });
}
