import { createHash } from 'node:crypto';
import { asc } from 'drizzle-orm';
import type { Database, Store } from '../db/connect.ts';
import {
  bills,
  ledgerEntries,
  moneyReceived,
  payments,
  receipts,
  refunds,
  settledLines,
} from '../db/schema/payments.ts';
import type { KeptLine } from './kept.ts';

/** Everything that was ever written of money, as JSON; of numbers of people only a digest. */
export interface Book {
  readonly payments: readonly {
    readonly id: string;
    readonly reference: string;
    readonly bill: string;
    /** Digest: the same for the same bill, whatever is chosen of it. */
    readonly payable: string;
    readonly lines: readonly Pick<KeptLine, 'id' | 'total'>[];
    readonly amount: number;
    readonly method: string;
    readonly state: string;
    readonly createdAt: string;
    readonly settledAt?: string;
  }[];
  readonly money: readonly Booked[];
  readonly entries: readonly (Booked & { readonly posting: string; readonly account: string })[];
  readonly receipts: readonly {
    readonly number: string;
    readonly payment: string;
    readonly transaction: string;
    readonly lines: readonly Pick<KeptLine, 'id' | 'total'>[];
    readonly total: number;
    readonly issuedAt: string;
  }[];
  readonly refunds: readonly (Booked & { readonly id: string; readonly doneAt?: string })[];
  readonly settledLines: readonly {
    readonly bill: string;
    readonly line: string;
    readonly payment: string;
    readonly refundedAt?: string;
  }[];
}

interface Booked {
  /** Null: its content named none. */
  readonly payment: string | null;
  /** The platform's number. */
  readonly transaction: string;
  readonly amount: number;
  readonly at: string;
}

/** All of it as it stood at one moment. */
export function readBook({ database }: Pick<Store, 'database'>): Promise<Book> {
  return database.transaction((snapshot) => readRows(snapshot), {
    isolationLevel: 'repeatable read',
    accessMode: 'read only',
  });
}

async function readRows(database: Database): Promise<Book> {
  const rows = {
    payments: await database.select().from(payments).orderBy(asc(payments.reference)),
    money: await database.select().from(moneyReceived).orderBy(asc(moneyReceived.transaction)),
    entries: await database.select().from(ledgerEntries).orderBy(asc(ledgerEntries.id)),
    receipts: await database.select().from(receipts).orderBy(asc(receipts.number)),
    refunds: await database.select().from(refunds).orderBy(asc(refunds.orderedAt)),
    settledLines: await database.select().from(settledLines),
  };
  const time = (at: Date) => at.toISOString();
  return {
    payments: rows.payments.map(({ id, reference, bill, payable, lines, amount, method, state, ...row }) => ({
      id,
      reference,
      bill,
      payable: digestOf(payable),
      lines: sums(lines),
      amount,
      method,
      state,
      createdAt: time(row.createdAt),
      ...(row.settledAt && { settledAt: time(row.settledAt) }),
    })),
    money: rows.money.map((row) => ({ ...row, at: time(row.at) })),
    entries: rows.entries.map(({ id: _id, at, ...row }) => ({ ...row, at: time(at) })),
    receipts: rows.receipts.map(({ issuedAt, lines, ...row }) => ({
      ...row,
      lines: sums(lines),
      issuedAt: time(issuedAt),
    })),
    refunds: rows.refunds.map(({ id, payment, transaction, amount, orderedAt, doneAt }) => ({
      id,
      payment,
      transaction,
      amount,
      at: time(orderedAt),
      ...(doneAt && { doneAt: time(doneAt) }),
    })),
    settledLines: rows.settledLines.map(({ refundedAt, ...row }) => ({
      ...row,
      ...(refundedAt && { refundedAt: time(refundedAt) }),
    })),
  };
}

const sums = (lines: readonly KeptLine[]) => lines.map(({ id, total }) => ({ id, total }));

function digestOf(payable: string): string {
  return createHash('sha256').update(payable).digest('hex').slice(0, 16);
}

/**
 * For the sandbox: as if nobody had ever paid anything. The counters stay: the platform knows the references
 * that were given out.
 */
export async function forgetPayments({ database }: Store): Promise<void> {
  await database.transaction(async (transaction) => {
    const all = [ledgerEntries, receipts, refunds, settledLines, moneyReceived, payments, bills];
    for (const table of all) await transaction.delete(table);
  });
}
