import { sql } from 'drizzle-orm';
import {
  bigint,
  bigserial,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  timestamp,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import type { Text } from '../../dossiers/kept.ts';
import type { Language } from '../../http/language.ts';
import type { KeptAccount, KeptAction, KeptLine } from '../../payments/kept.ts';

const time = (name: string) => timestamp(name, { withTimezone: true });
/** Whole đồng. */
const dong = () => bigint({ mode: 'number' }).notNull();

/** What has been asked for, so that it can be paid: one row for each number, choice and period. */
export const bills = pgTable(
  'bills',
  {
    /** Random: who knows it has found the bill, and proved what had to be proved. */
    id: uuid().primaryKey(),
    kind: text().notNull(),
    /** Tidied. */
    number: text().notNull(),
    /** What of the number it is about, in the manner of its kind: `6 months from 2026-12`. */
    subject: text().notNull(),
    choices: jsonb().$type<Readonly<Record<string, string>>>().notNull(),
    foundAt: time('found_at').notNull(),
  },
  (table) => [unique('bills_subject').on(table.kind, table.number, table.subject)],
);

const bill = () =>
  uuid('bill')
    .notNull()
    .references(() => bills.id);

export const payments = pgTable(
  'payments',
  {
    /** Secret of whoever began it. */
    id: uuid().primaryKey(),
    /** What everybody hears of it who has found its bill: opens neither its action nor its return address. */
    sharedId: uuid('shared_id').notNull().unique(),
    /** `TT-261121-000042`. */
    reference: text().notNull().unique(),
    bill: bill(),
    /** `<kind> <number>`: whatever of it is chosen, one payment is open. */
    payable: text().notNull(),
    title: jsonb().$type<Text>().notNull(),
    payee: jsonb().$type<Text>().notNull(),
    /** Of the payee. */
    account: jsonb().$type<KeptAccount>().notNull(),
    /** Of the payer, for the platform's page. */
    language: text().$type<Language>().notNull(),
    /** As they were when it was begun. */
    lines: jsonb().$type<readonly KeptLine[]>().notNull(),
    amount: dong(),
    method: text().notNull(),
    state: text().notNull(),
    returnUrl: text('return_url'),
    action: jsonb().$type<KeptAction>(),
    /** Why it failed. */
    reason: jsonb().$type<Text>(),
    createdAt: time('created_at').notNull(),
    expiresAt: time('expires_at').notNull(),
    settledAt: time('settled_at'),
    /** When the platform is asked about it next; empty once nothing is expected of it. */
    askAt: time('ask_at'),
    /** How often it was asked. */
    asked: integer().notNull().default(0),
  },
  (table) => [
    uniqueIndex('payments_open')
      .on(table.payable)
      .where(sql`${table.state} in ('CREATED', 'PENDING')`),
    index('payments_bill').on(table.bill),
    index('payments_ask_at').on(table.askAt),
  ],
);

const anyPayment = () => uuid('payment').references(() => payments.id);
const payment = () => anyPayment().notNull();

/** Lines that money was received for: nothing settles one a second time, also where the office gave it back. */
export const settledLines = pgTable(
  'settled_lines',
  {
    bill: bill(),
    line: text().notNull(),
    payment: payment(),
    /** Given back by order of the office: nothing is owed for it any more. */
    refundedAt: time('refunded_at'),
  },
  (table) => [
    unique('settled_lines_once').on(table.bill, table.line),
    index('settled_lines_payment').on(table.payment),
  ],
);

/** Money the payment platform has received, each transaction once, whatever became of it. */
export const moneyReceived = pgTable('money_received', {
  /** The platform's number. */
  transaction: text().primaryKey(),
  /** Empty where its content named none: it goes back. */
  payment: anyPayment(),
  amount: dong(),
  at: time('at').notNull(),
});

export const receipts = pgTable('receipts', {
  /** `BL-261121-000042`. */
  number: text().primaryKey(),
  payment: payment().unique(),
  transaction: text()
    .notNull()
    .unique()
    .references(() => moneyReceived.transaction),
  lines: jsonb().$type<readonly KeptLine[]>().notNull(),
  total: dong(),
  issuedAt: time('issued_at').notNull(),
});

export const refunds = pgTable(
  'refunds',
  {
    id: uuid().primaryKey(),
    payment: anyPayment(),
    transaction: text()
      .notNull()
      .references(() => moneyReceived.transaction),
    amount: dong(),
    reason: jsonb().$type<Text>().notNull(),
    orderedAt: time('ordered_at').notNull(),
    /** When the platform has paid it back. */
    doneAt: time('done_at'),
    /** When the platform is told of it next. */
    askAt: time('ask_at'),
    asked: integer().notNull().default(0),
  },
  (table) => [index('refunds_payment').on(table.payment), index('refunds_ask_at').on(table.askAt)],
);

/**
 * The book: nothing in it is ever changed. Each posting has two entries or more whose amounts add up to nothing;
 * what an account has received is above zero, what it has given below.
 */
export const ledgerEntries = pgTable(
  'ledger_entries',
  {
    id: bigserial({ mode: 'number' }).primaryKey(),
    posting: uuid().notNull(),
    at: time('at').notNull(),
    /** See `endpoint/payments/ledger.ts`. */
    account: text().notNull(),
    payment: anyPayment(),
    /** The platform's number of the money that moves. */
    transaction: text()
      .notNull()
      .references(() => moneyReceived.transaction),
    amount: dong(),
  },
  (table) => [index('ledger_entries_transaction').on(table.transaction)],
);

/** The last number given out on a day, for payments and for receipts. */
export const paymentCounters = pgTable(
  'payment_counters',
  {
    /** `TT`, `BL`. */
    series: text().notNull(),
    /** In Viet Nam. */
    day: text().notNull(),
    last: integer().notNull(),
  },
  (table) => [unique('payment_counters_day').on(table.series, table.day)],
);
