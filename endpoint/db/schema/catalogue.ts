import { sql } from 'drizzle-orm';
import { index, integer, jsonb, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core';
import type { CatalogueProcedure } from '../../catalogue/record.ts';
import { tsvector } from './columns.ts';

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
