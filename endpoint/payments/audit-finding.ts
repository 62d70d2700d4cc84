import type { PlatformStatement } from './platform.ts';

/** Something that cannot be so. */
export interface Finding {
  readonly what: string;
  /** The posting, transaction, payment, receipt or refund it is about. */
  readonly about: string;
}

/** A statement, also as it comes out of JSON: its times are not looked at. */
export interface StatementToCheck {
  readonly money: readonly Pick<PlatformStatement['money'][number], 'reference' | 'transaction' | 'amount'>[];
  readonly refunds: readonly Pick<
    PlatformStatement['refunds'][number],
    'id' | 'reference' | 'transaction' | 'amount' | 'done'
  >[];
  /** What belongs to no payment. */
  readonly foreign: readonly Pick<PlatformStatement['foreign'][number], 'transaction' | 'amount'>[];
}

export function sumOf(rows: readonly { readonly amount: number }[]): number {
  return rows.reduce((sum, { amount }) => sum + amount, 0);
}

export function grouped<Row>(rows: readonly Row[], keyOf: (row: Row) => string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const key = keyOf(row);
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return groups;
}
