import {
  bigint,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uuid,
} from 'drizzle-orm/pg-core';
import type { Language } from '../../http/language.ts';
import type {
  KeptCharge,
  KeptDelivery,
  KeptDocument,
  KeptDueChange,
  KeptProofs,
  KeptShipment,
  KeptTerm,
  Text,
} from '../../dossiers/kept.ts';
import { bytea } from './columns.ts';

/** What people filed. Personal data: never in a log, an address or an answer to anybody without proof. */
export const dossiers = pgTable(
  'dossiers',
  {
    code: text().primaryKey(),
    procedureCode: text('procedure_code').notNull(),
    formVersion: text('form_version').notNull(),
    /** The draft it was: all uploads of the dossier belong to it. */
    draft: uuid().notNull(),
    /** Null where a ministry receives it. */
    receivingUnit: text('receiving_unit'),
    /** Code in the vocabulary `dossierStatuses`. */
    status: text().notNull(),
    answers: jsonb().$type<Readonly<Record<string, unknown>>>().notNull(),
    documents: jsonb().$type<readonly KeptDocument[]>().notNull(),
    delivery: jsonb().$type<KeptDelivery>().notNull(),
    charges: jsonb().$type<readonly KeptCharge[]>().notNull(),
    /** Sum of the charges, in whole đồng. */
    total: bigint({ mode: 'number' }).notNull(),
    /** Version of the text that was agreed to. */
    consent: text().notNull(),
    filedAt: timestamp('filed_at', { withTimezone: true }).notNull(),
    /** When the time limit begins, as the receipt says. */
    receivedAt: timestamp('received_at', { withTimezone: true }).notNull(),
    /** When an official took it over. */
    acceptedAt: timestamp('accepted_at', { withTimezone: true }),
    finishedAt: timestamp('finished_at', { withTimezone: true }),
    /** The due time in force. */
    dueAt: timestamp('due_at', { withTimezone: true }),
    /** As the receipt promised it. */
    originalDueAt: timestamp('original_due_at', { withTimezone: true }),
    dueChanges: jsonb('due_changes').$type<readonly KeptDueChange[]>().notNull().default([]),
    /** Since when the clock has stood still. */
    pausedSince: timestamp('paused_since', { withTimezone: true }),
    uploads: integer().notNull(),
    /** Hash of the key it was filed with. */
    keyDigest: text('key_digest').notNull(),
    /** Grows by one with every change. */
    version: integer().notNull().default(1),
    /** Of a state that the vocabulary does not have. */
    statusLabel: jsonb('status_label').$type<Text>(),
    localStatus: jsonb('local_status').$type<KeptTerm>(),
    /** Of the office that holds it. */
    department: jsonb().$type<Text>(),
    reasons: jsonb().$type<readonly Text[]>().notNull().default([]),
    advice: jsonb().$type<readonly Text[]>().notNull().default([]),
    /** Until when it is to be paid. */
    paymentUntil: timestamp('payment_until', { withTimezone: true }),
    shipment: jsonb().$type<KeptShipment>(),
    /** In the words of who withdrew it. */
    withdrawalReason: text('withdrawal_reason'),
    proofs: jsonb().$type<KeptProofs>().notNull().default({ identity: [], phone: [] }),
    /** Hash of the look-up code on the receipt. */
    lookupDigest: text('lookup_digest'),
  },
  (table) => [index('dossiers_filed_at').on(table.filedAt), index('dossiers_draft').on(table.draft)],
);

/** The last number each agency gave out on a day. Its row is the lock that keeps codes without gap or double. */
export const dossierCounters = pgTable(
  'dossier_counters',
  {
    agency: text().notNull(),
    /** In Viet Nam. */
    day: date().notNull(),
    last: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.agency, table.day] })],
);

/** First answers, for those who ask again. Neither the key nor the answer can be read from it. */
export const idempotencyKeys = pgTable(
  'idempotency_keys',
  {
    keyDigest: text('key_digest').primaryKey(),
    /** Of the operation and its body. */
    bodyDigest: text('body_digest').notNull(),
    status: integer().notNull(),
    language: text().$type<Language>().notNull(),
    salt: bytea().notNull(),
    /** The answer's body, sealed with the key that only the client has. */
    sealed: bytea().notNull(),
    expiresAt: timestamp('expires_at', { withTimezone: true }).notNull(),
  },
  (table) => [index('idempotency_keys_expires_at').on(table.expiresAt)],
);
