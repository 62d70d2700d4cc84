import { sql } from 'drizzle-orm';
import {
  bigint,
  customType,
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
import type { ChargeLine } from '../../src/contract/charge-line.ts';
import type { CatalogueProcedure } from '../catalogue/record.ts';
import type { Language } from '../http/language.ts';
import type {
  KeptDelivery,
  KeptDocument,
  KeptDueChange,
  KeptProofs,
  KeptQuestions,
  KeptShipment,
  KeptTerm,
  Text,
} from '../dossiers/kept.ts';

const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' });
const bytea = customType<{ data: Uint8Array }>({ dataType: () => 'bytea' });

/**
 * One row: what is loaded. `version` is the hash of everything the rows were made from; cursors are tied
 * to it and an unchanged catalogue is not imported again.
 */
export const catalogue = pgTable('catalogue', {
  id: integer().primaryKey(),
  version: text().notNull(),
  procedures: integer().notNull(),
  importedAt: timestamp('imported_at', { withTimezone: true }).notNull().defaultNow(),
});

/** Codes with their labels: the open vocabularies, and the categories and agencies of the records. */
export const terms = pgTable(
  'terms',
  {
    vocabulary: text().notNull(),
    code: text().notNull(),
    vi: text().notNull(),
    en: text().notNull(),
    position: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.vocabulary, table.code] })],
);

export const procedures = pgTable(
  'procedures',
  {
    code: text().primaryKey(),
    /** Place in the default order: the most used first, then by name. */
    position: integer().notNull().unique(),
    /** 1 = most used; null where nothing is known. */
    popularity: integer(),
    record: jsonb().$type<CatalogueProcedure>().notNull(),
    categoryCode: text('category_code'),
    agencyCode: text('agency_code'),
    serviceLevel: text('service_level').notNull(),
    administrativeLevels: text('administrative_levels').array().notNull(),
    subjectTypes: text('subject_types').array().notNull(),
    lifeEvents: text('life_events').array().notNull(),
    /** Agency named by a local suffix of the code (`….H56`); null for a procedure of the whole country. */
    localAgency: text('local_agency'),
    name: text().notNull(),
    /** Without marks, and without the words "thủ tục" most titles begin with. */
    nameFolded: text('name_folded')
      .notNull()
      .generatedAlwaysAs(sql`dvc_fold_title(name)`),
    /** With marks, one spelling: what "exactly these tones" is compared with. */
    nameToned: text('name_toned').notNull(),
    initials: text()
      .notNull()
      .generatedAlwaysAs(sql`dvc_initials(dvc_fold_title(name))`),
    codeDigits: text('code_digits')
      .notNull()
      .generatedAlwaysAs(sql`replace(code, '.', '')`),
    /** Other names people use, each between bars: `|lam giay khai sinh|khai sinh cho con|`. */
    aliasesFolded: text('aliases_folded').notNull(),
    aliasesToned: text('aliases_toned').notNull(),
    /** Category and agency, folded. */
    field: text().notNull(),
    /** Weight A: name, B: aliases, category and agency. Small, so that it stays in the row. */
    heading: tsvector().notNull(),
    /** Everything of the record that can be read, the heading included. Large: only its index is ever read. */
    document: tsvector().notNull(),
  },
  (table) => [
    index('procedures_heading').using('gin', table.heading),
    index('procedures_document').using('gin', table.document),
    index('procedures_name_trigrams').using('gin', sql`${table.nameFolded} gin_trgm_ops`),
    index('procedures_initials_trigrams').using('gin', sql`${table.initials} gin_trgm_ops`),
    index('procedures_code_trigrams').using('gin', sql`${table.codeDigits} gin_trgm_ops`),
    index('procedures_category').on(table.categoryCode),
    index('procedures_agency').on(table.agencyCode),
  ],
);

/** What people type and what the catalogue calls it: GPLX → giấy phép lái xe. */
export const synonyms = pgTable(
  'synonyms',
  {
    /** Folded, as it is looked up. */
    term: text().notNull(),
    /** With marks, as it was written: "sổ đỏ" must not answer to "sơ đồ". */
    termToned: text('term_toned').notNull(),
    expansion: text().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.termToned, table.expansion] }),
    index('synonyms_term').on(table.term),
  ],
);

export const units = pgTable(
  'units',
  {
    code: text().primaryKey(),
    name: text().notNull(),
    /** Code in the vocabulary `unitKinds`. */
    kind: text().notNull(),
    level: text({ enum: ['PROVINCE', 'WARD'] }).notNull(),
    parent: text(),
    formerNames: text('former_names').array().notNull(),
    /** Agency codes of a province and of those merged into it: a new province answers to several. */
    agencyCodes: text('agency_codes').array().notNull(),
  },
  (table) => [index('units_parent').on(table.parent)],
);

/** A file on its way, or arrived. Its id is a secret: who knows it may go on with the upload or end it. */
export const uploads = pgTable(
  'uploads',
  {
    id: uuid().primaryKey(),
    /** The unsent dossier it was uploaded for. */
    draft: uuid().notNull(),
    filename: text().notNull(),
    /** As the client named it, and once all is there as the bytes show it. */
    type: text().notNull(),
    length: integer().notNull(),
    /** How far the chunks reach, without a gap. */
    received: integer().notNull().default(0),
    expiresAt: timestamp('expires_at', { withTimezone: true }).notNull(),
    /** Hex; there once all bytes are and their type is allowed: the mark of a complete upload. */
    sha256: text(),
    /** Code of the dossier it is part of; it does not expire then. */
    claimedBy: text('claimed_by'),
  },
  (table) => [
    index('uploads_draft').on(table.draft),
    index('uploads_expires_at').on(table.expiresAt),
    index('uploads_claimed_by').on(table.claimedBy),
  ],
);

export const uploadChunks = pgTable(
  'upload_chunks',
  {
    uploadId: uuid('upload_id')
      .notNull()
      .references(() => uploads.id, { onDelete: 'cascade' }),
    offset: integer().notNull(),
    bytes: bytea().notNull(),
  },
  (table) => [primaryKey({ columns: [table.uploadId, table.offset] })],
);

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
    charges: jsonb().$type<readonly ChargeLine[]>().notNull(),
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

/** Look-ups that proved nothing. Code and address are hashed with a secret. */
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
