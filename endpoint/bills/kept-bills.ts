import { randomUUID } from 'node:crypto';
import { and, eq, isNotNull } from 'drizzle-orm';
import type { Database } from '../db/connect.ts';
import { bills, settledLines } from '../db/schema/payments.ts';
import type { BillKind, BillPlace, BillRow, Choices } from './bill-kind.ts';

export interface BillOrder {
  readonly kind: BillKind;
  /** Tidied. */
  readonly number: string;
  readonly choices: Choices;
}

export function payableOf({ kind, number }: Pick<BillRow, 'kind' | 'number'>): string {
  return `${kind} ${number}`;
}

/** The bill of a number under these choices, kept so that it can be paid; undefined where there is no such number. */
export async function keepBill(place: BillPlace, order: BillOrder): Promise<BillRow | undefined> {
  const { kind, number, choices } = order;
  const { database, now } = place;
  const content = await kind.read(place, { number, choices });
  if (!content) return undefined;
  const chosen = Object.fromEntries(content.choices.map((choice) => [choice.id, choice.chosen]));
  const values = { kind: kind.code, number, choices: chosen, foundAt: now };
  for (let { subject } = content; ; subject += AGAIN) {
    const wanted = { ...values, subject };
    const row = (await findRow(database, wanted)) ?? (await insertRow(database, wanted));
    if (!row || !kind.renews || !(await wasGivenBack(database, row))) return row;
  }
}

/** Behind the subject of a bill whose money was given back before. */
const AGAIN = ' again';

/** Whether a bill is about what a number owes now, the first time or once more. */
export function isAbout(row: Pick<BillRow, 'subject'>, subject: string): boolean {
  return row.subject.replace(/(?: again)+$/, '') === subject;
}

async function insertRow(
  database: Database,
  values: Omit<typeof bills.$inferInsert, 'id'>,
): Promise<BillRow | undefined> {
  await database
    .insert(bills)
    .values({ id: randomUUID(), ...values })
    .onConflictDoNothing();
  return findRow(database, values);
}

async function wasGivenBack(database: Database, { id }: BillRow): Promise<boolean> {
  const found = await database
    .select({ line: settledLines.line })
    .from(settledLines)
    .where(and(eq(settledLines.bill, id), isNotNull(settledLines.refundedAt)))
    .limit(1);
  return found.length > 0;
}

/** The row of a bill that was asked for before. */
export async function findRow(
  database: Database,
  { kind, number, subject }: Pick<BillRow, 'kind' | 'number' | 'subject'>,
): Promise<BillRow | undefined> {
  const [row] = await database
    .select()
    .from(bills)
    .where(and(eq(bills.kind, kind), eq(bills.number, number), eq(bills.subject, subject)));
  return row;
}
