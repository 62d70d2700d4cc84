import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { PgInsertValue } from 'drizzle-orm/pg-core';
import { canonicalText, foldText } from '../../src/domain/vietnamese-text.ts';
import type { Database, Transaction } from '../db/connect.ts';
import { catalogue, procedures, synonyms, terms, units } from '../db/schema/catalogue.ts';
import { StartError } from '../errors.ts';
import { localAgencyOf, type CatalogueProcedure } from './record.ts';
import { filterCode, type CatalogueSource, type Synonym } from './source.ts';
import { readUnits, UNITS_SOURCE } from './units.ts';
import { VOCABULARIES, type TermSet } from './vocabularies.ts';

/** Raise it when rows are made differently from the same source: every database is then filled anew. */
const IMPORT_RULES = '1';

const BATCH = 100;

/** What is known of a procedure beside its record, by code: from the endpoint's own catalogue. */
export type SearchHints = ReadonlyMap<string, Pick<CatalogueProcedure, 'popularity' | 'aliases'>>;

export interface ImportOptions {
  readonly source: CatalogueSource;
  readonly synonyms: readonly Synonym[];
  readonly hints: SearchHints;
  readonly report: (line: string) => void;
}

type Term = typeof terms.$inferInsert;

/** Fills the database unless it already holds exactly this catalogue. All or nothing: one transaction. */
export async function importCatalogue(database: Database, options: ImportOptions): Promise<void> {
  const version = await versionOf(options);
  const [loaded] = await database.select().from(catalogue);
  if (loaded?.version === version) {
    options.report(`Catalogue unchanged: ${loaded.procedures} procedures`);
    return;
  }
  const started = performance.now();
  const count = await database.transaction(async (transaction) => {
    for (const table of [procedures, terms, synonyms, units]) await transaction.delete(table);
    const imported = await importProcedures(transaction, options);
    await importSynonyms(transaction, options.synonyms);
    await importUnits(transaction);
    await transaction
      .insert(catalogue)
      .values({ id: 1, version, procedures: imported })
      .onConflictDoUpdate({
        target: catalogue.id,
        set: { version, procedures: imported, importedAt: sql`now()` },
      });
    return imported;
  });
  // Statistics, and the new rows out of the indexes' pending lists: without both the planner would rather
  // scan the table, and the embedded PostgreSQL has nobody who vacuums on its own.
  for (const table of ['procedures', 'synonyms', 'units'])
    await database.execute(sql.raw(`vacuum analyze ${table}`));
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  options.report(`Catalogue imported: ${count} procedures from ${options.source.name} in ${seconds} s`);
}

async function versionOf({ source, synonyms: pairs, hints }: ImportOptions): Promise<string> {
  const hash = createHash('sha256');
  hash.update(JSON.stringify([IMPORT_RULES, UNITS_SOURCE, VOCABULARIES, pairs, [...hints]]));
  hash.update(await source.fingerprint());
  return hash.digest('hex').slice(0, 16);
}

async function importProcedures(transaction: Transaction, options: ImportOptions): Promise<number> {
  const labels = new TermCollector();
  const order: Ordered[] = [];
  let batch: PgInsertValue<typeof procedures>[] = [];
  const codes = new Set<string>();
  const flush = async () => {
    if (batch.length > 0) await transaction.insert(procedures).values(batch);
    batch = [];
  };
  for await (const entry of options.source.entries()) {
    const record = withHints(entry.record, options.hints);
    if (codes.has(record.code))
      throw new StartError(`${options.source.name}: the code ${record.code} occurs twice`);
    codes.add(record.code);
    for (const met of entry.labels) labels.add(met.vocabulary, met.code, met.label);
    labels.addNames(record);
    // A place that no other row has; the real one is known when all names are.
    batch.push(rowOf(record, -codes.size));
    order.push({ code: record.code, name: record.name, popularity: record.popularity ?? Infinity });
    if (batch.length === BATCH) await flush();
    if (codes.size % 500 === 0) options.report(`Importing the catalogue: ${codes.size} procedures`);
  }
  await flush();
  await transaction.insert(terms).values(labels.rows());
  await setPositions(transaction, order);
  return codes.size;
}

/** Popularity and other names belong to the procedure, whichever file its record comes from. */
function withHints(record: CatalogueProcedure, hints: SearchHints): CatalogueProcedure {
  const known = hints.get(record.code);
  if (!known) return record;
  const popularity = record.popularity ?? known.popularity;
  const aliases = record.aliases ?? known.aliases;
  return { ...record, ...(popularity && { popularity }), ...(aliases && { aliases }) };
}

function barred(texts: readonly string[]): string {
  return texts.length === 0 ? '' : `|${texts.join('|')}|`;
}

function rowOf(record: CatalogueProcedure, position: number): PgInsertValue<typeof procedures> {
  const name = record.name.normalize('NFC');
  const aliases = record.aliases ?? [];
  const field = [record.category?.name, record.agency?.name].filter(Boolean).join(' ');
  const vector = (text: string) => sql`to_tsvector('simple', dvc_fold(${text}))`;
  const others = [...aliases, field].join('\n');
  return {
    code: record.code,
    position,
    popularity: record.popularity ?? null,
    record,
    categoryCode: filterCode(record.category),
    agencyCode: filterCode(record.agency),
    serviceLevel: record.serviceLevel,
    administrativeLevels: record.administrativeLevels,
    subjectTypes: record.subjectTypes,
    lifeEvents: record.lifeEvents,
    localAgency: localAgencyOf(record.code) ?? null,
    name,
    nameToned: canonicalText(name),
    aliasesFolded: barred(aliases.map(foldText)),
    aliasesToned: barred(aliases.map(canonicalText)),
    field: foldText(field),
    heading: sql`setweight(${vector(name)}, 'A') || setweight(${vector(others)}, 'B')`,
    document: vector([name, others, ...bodyOf(record)].join('\n')),
  };
}

/** Every text of the record that a search may find it by, beside name, aliases, category and agency. */
export function bodyOf(record: CatalogueProcedure): string[] {
  const components = record.executionCases.flatMap((one) => [
    one.name,
    ...one.profileComponents.map((paper) => paper.name),
  ]);
  return [
    ...record.results.map((result) => result.name),
    ...components,
    record.requirementsAndConditions,
    ...record.executionSteps.flatMap((step) => [step.name, step.description]),
    ...record.executionMethods.flatMap((method) => [
      method.description,
      ...method.fees.map((fee) => fee.description),
    ]),
    record.competentAgency,
    ...record.unitGroupsExecuting,
    ...record.coordinatingAgencies,
    ...record.dossierReceivingAddresses,
    ...record.legalBases.flatMap((basis) => [basis.name, basis.code]),
    record.decisionNo,
  ].filter((text) => text !== undefined);
}

interface Ordered {
  readonly code: string;
  readonly name: string;
  readonly popularity: number;
}

/** The default order: the most used first, then as a Vietnamese dictionary would have it. */
async function setPositions(transaction: Transaction, order: Ordered[]): Promise<void> {
  const names = new Intl.Collator('vi');
  const sorted = order.toSorted(
    (a, b) =>
      Math.sign(a.popularity - b.popularity) || names.compare(a.name, b.name) || (a.code < b.code ? -1 : 1),
  );
  const codes = JSON.stringify(sorted.map((one) => one.code));
  await transaction.execute(sql`
    update procedures set position = place.position
    from jsonb_array_elements_text(${codes}::jsonb) with ordinality as place(code, position)
    where procedures.code = place.code`);
}

class TermCollector {
  readonly #rows = new Map<string, Term>();

  constructor() {
    for (const [vocabulary, list] of Object.entries(VOCABULARIES))
      for (const term of list)
        this.#rows.set(`${vocabulary} ${term.code}`, { vocabulary, ...term, position: this.#rows.size });
  }

  add(vocabulary: TermSet, code: string, label: string): void {
    const key = `${vocabulary} ${code}`;
    if (!this.#rows.has(key))
      this.#rows.set(key, { vocabulary, code, vi: label, en: label, position: this.#rows.size });
  }

  addNames({ category, agency }: CatalogueProcedure): void {
    const categoryCode = filterCode(category);
    const agencyCode = filterCode(agency);
    if (category && categoryCode !== null) this.add('categories', categoryCode, category.name);
    if (agency && agencyCode !== null) this.add('agencies', agencyCode, agency.name);
  }

  rows(): Term[] {
    return [...this.#rows.values()];
  }
}

async function importSynonyms(transaction: Transaction, pairs: readonly Synonym[]): Promise<void> {
  const rows = new Map(
    pairs.map((pair) => {
      const row = {
        term: foldText(pair.term),
        termToned: canonicalText(pair.term),
        expansion: pair.expansion.normalize('NFC'),
      };
      return [`${row.termToned}|${row.expansion}`, row];
    }),
  );
  const useful = [...rows.values()].filter((row) => row.term !== '' && row.term !== foldText(row.expansion));
  if (useful.length > 0) await transaction.insert(synonyms).values(useful);
}

async function importUnits(transaction: Transaction): Promise<void> {
  const rows = await readUnits();
  for (let at = 0; at < rows.length; at += 500)
    await transaction.insert(units).values(rows.slice(at, at + 500));
}
