import type { Store } from '../db/connect.ts';
import { catalogue } from '../db/schema/catalogue.ts';
import { ProblemError } from '../http/problems.ts';
import { readTerms, type TermBook } from './terms.ts';

export interface CurrentCatalogue {
  readonly version: string;
  readonly procedures: number;
  readonly terms: TermBook;
}

/**
 * What the database holds now. Another process may import a newer catalogue into the same server, so the
 * version is asked for each time and the labels are read again when it changed.
 */
export class CatalogueWatch {
  readonly #store: Store;
  #known: CurrentCatalogue | undefined;

  constructor(store: Store) {
    this.#store = store;
  }

  async current(): Promise<CurrentCatalogue> {
    const [row] = await this.#store.database.select().from(catalogue);
    if (!row) throw new ProblemError('unavailable');
    if (this.#known?.version !== row.version)
      this.#known = { version: row.version, procedures: row.procedures, terms: await readTerms(this.#store) };
    return this.#known;
  }
}
