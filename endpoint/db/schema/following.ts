import { index, integer, jsonb, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import type { KeptDocument, KeptQuestions, Text } from '../../dossiers/kept.ts';
import { bytea } from './columns.ts';
import { dossiers } from './dossiers.ts';

const dossierCode = () =>
  text('dossier')
    .notNull()
    .references(() => dossiers.code, { onDelete: 'cascade' });

/** What happened to a dossier: one row for each version. */
export const dossierEvents = pgTable(
  'dossier_events',
  {
    dossier: dossierCode(),
    version: integer().notNull(),
    at: timestamp({ withTimezone: true }).notNull(),
    /** Kind of the move, `file` for the first. */
    move: text().notNull(),
    /** The state it left the dossier in. */
    status: text().notNull(),
    statusLabel: jsonb('status_label').$type<Text>(),
    what: jsonb().$type<Text>().notNull(),
    department: jsonb().$type<Text>(),
    officer: jsonb().$type<Text>(),
    title: jsonb().$type<Text>(),
  },
  (table) => [primaryKey({ columns: [table.dossier, table.version] })],
);

/** What was asked of a citizen after filing, and what was answered. Personal data, like the dossier. */
export const dossierSupplements = pgTable(
  'dossier_supplements',
  {
    id: uuid().primaryKey(),
    dossier: dossierCode(),
    requestedAt: timestamp('requested_at', { withTimezone: true }).notNull(),
    until: timestamp({ withTimezone: true }),
    reasons: jsonb().$type<readonly Text[]>().notNull(),
    questions: jsonb().$type<KeptQuestions>().notNull(),
    answeredAt: timestamp('answered_at', { withTimezone: true }),
    answers: jsonb().$type<Readonly<Record<string, unknown>>>(),
    documents: jsonb().$type<readonly KeptDocument[]>(),
  },
  (table) => [index('dossier_supplements_dossier').on(table.dossier)],
);

/** Documents of a result. */
export const dossierResults = pgTable(
  'dossier_results',
  {
    id: uuid().primaryKey(),
    dossier: dossierCode(),
    position: integer().notNull(),
    name: jsonb().$type<Text>().notNull(),
    /** Media type. */
    type: text().notNull(),
    size: integer().notNull(),
    bytes: bytea().notNull(),
  },
  (table) => [index('dossier_results_dossier').on(table.dossier)],
);

/** Who has one of these tokens has proved that the dossier is theirs. Only its hash is kept. */
export const trackingTokens = pgTable(
  'tracking_tokens',
  {
    digest: text().primaryKey(),
    dossier: dossierCode(),
    expiresAt: timestamp('expires_at', { withTimezone: true }).notNull(),
  },
  (table) => [
    index('tracking_tokens_dossier').on(table.dossier),
    index('tracking_tokens_expires_at').on(table.expiresAt),
  ],
);

/**
 * Look-ups that count: those that proved nothing and, under hashes of their own, those that found a person's
 * number. Code and address are hashed with a secret.
 */
export const failedLookups = pgTable(
  'failed_lookups',
  {
    id: uuid().primaryKey(),
    codeDigest: text('code_digest').notNull(),
    addressDigest: text('address_digest').notNull(),
    at: timestamp({ withTimezone: true }).notNull(),
  },
  (table) => [
    index('failed_lookups_code').on(table.codeDigest, table.at),
    index('failed_lookups_address').on(table.addressDigest, table.at),
    index('failed_lookups_at').on(table.at),
  ],
);

/** Random numbers that all processes of this database share and nobody else knows. */
export const secrets = pgTable('secrets', {
  name: text().primaryKey(),
  value: bytea().notNull(),
});
