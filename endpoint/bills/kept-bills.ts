import { randomUUID } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import type { Database } from '../db/connect.ts';
import { bills } from '../db/schema/payments.ts';
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
  const content = await kind.read(place, { number, choices });
  if (!content) return undefined;
  const { subject } = content;
  const chosen = Object.fromEntries(content.choices.map((choice) => [choice.id, choice.chosen]));
  const values = { kind: kind.code, number, subject, choices: chosen, foundAt: place.now };
  await place.database
    .insert(bills)
    .values({ id: randomUUID(), ...values })
    .onConflictDoNothing();
  return findRow(place.database, values);
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
