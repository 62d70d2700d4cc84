import type { Database } from '../db/connect.ts';
import { importCatalogue, type SearchHints } from './import.ts';
import { nationalCatalogue } from './national/source.ts';
import { ownCatalogue, readSynonyms } from './own.ts';
import type { CatalogueSource } from './source.ts';

export interface LoadOptions {
  /** JSONL or JSONL.gz of the national portal's records. Left out: the endpoint's own catalogue. */
  readonly file?: string | undefined;
  readonly report: (line: string) => void;
}

/** Looks at the files, and gives what `openStore` runs once the tables exist. */
export async function catalogueLoader({
  file,
  report,
}: LoadOptions): Promise<(database: Database) => Promise<void>> {
  const own = ownCatalogue();
  const source = file === undefined ? own : await nationalCatalogue(file);
  const hints: SearchHints = file === undefined ? new Map() : await hintsOf(own);
  const synonyms = await readSynonyms();
  return (database) => importCatalogue(database, { source, synonyms, hints, report });
}

async function hintsOf(own: CatalogueSource): Promise<SearchHints> {
  const hints = new Map<string, { popularity?: number; aliases?: string[] }>();
  for await (const { record } of own.entries()) {
    const { popularity, aliases } = record;
    if (popularity !== undefined || aliases !== undefined)
      hints.set(record.code, { ...(popularity && { popularity }), ...(aliases && { aliases }) });
  }
  return hints;
}
