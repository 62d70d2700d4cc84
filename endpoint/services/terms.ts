import { asc } from 'drizzle-orm';
import type { Term } from '../../src/contract/index.ts';
import type { TermSet, VocabularyName } from '../catalogue/vocabularies.ts';
import type { Store } from '../db/connect.ts';
import { terms } from '../db/schema/catalogue.ts';
import type { Language } from '../http/language.ts';

type Row = typeof terms.$inferSelect;

/** Labels of one catalogue version, in memory: every answer needs dozens of them. */
export class TermBook {
  readonly #sets = new Map<string, Map<string, Row>>();

  constructor(rows: readonly Row[]) {
    for (const row of rows) {
      const set = this.#sets.get(row.vocabulary) ?? new Map<string, Row>();
      this.#sets.set(row.vocabulary, set.set(row.code, row));
    }
  }

  /** A code nobody labelled stands for itself. */
  label(set: TermSet, code: string, language: Language): string {
    return this.#sets.get(set)?.get(code)?.[language] ?? code;
  }

  term(set: TermSet, code: string, language: Language): Term {
    return { code, label: this.label(set, code, language) };
  }

  vocabulary(name: VocabularyName, language: Language): Term[] {
    return [...(this.#sets.get(name)?.values() ?? [])].map((row) => ({
      code: row.code,
      label: row[language],
    }));
  }

  /** Place in the vocabulary's own order; unknown codes come last. */
  position(set: TermSet, code: string): number {
    return this.#sets.get(set)?.get(code)?.position ?? Infinity;
  }

  has(set: TermSet, code: string): boolean {
    return this.#sets.get(set)?.has(code) ?? false;
  }
}

export async function readTerms(store: Store): Promise<TermBook> {
  return new TermBook(await store.database.select().from(terms).orderBy(asc(terms.position)));
}
