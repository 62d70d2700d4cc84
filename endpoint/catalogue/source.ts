import { createHash } from 'node:crypto';
import { foldText } from '../../src/domain/vietnamese-text.ts';
import type { NamedCode } from '../../src/contract/index.ts';
import type { CatalogueProcedure } from './record.ts';
import type { VocabularyName } from './vocabularies.ts';

/** A label the vocabularies do not know: met in a record, kept under a code of its own. */
export interface MetLabel {
  readonly vocabulary: VocabularyName;
  readonly code: string;
  readonly label: string;
}

export interface CatalogueEntry {
  readonly record: CatalogueProcedure;
  readonly labels: readonly MetLabel[];
}

/** Where records come from: the project's own catalogue, or a file of the national portal's records. */
export interface CatalogueSource {
  /** For messages: the file or folder. */
  readonly name: string;
  /** Changes whenever the records would. */
  fingerprint(): Promise<string>;
  entries(): AsyncIterable<CatalogueEntry>;
}

export interface Synonym {
  readonly term: string;
  readonly expansion: string;
}

const MAXIMUM_SLUG = 60;

/** A code made from a label: the same label always gets the same one. */
export function codeFromLabel(label: string): string {
  const slug = foldText(label).replaceAll(' ', '-');
  if (slug.length > 0 && slug.length <= MAXIMUM_SLUG) return slug;
  const hash = createHash('sha256').update(label.normalize('NFC')).digest('hex').slice(0, 8);
  return `${slug.slice(0, MAXIMUM_SLUG)}-${hash}`;
}

/** The code a category or agency is filtered by: its own, or one made from its name. */
export function filterCode(thing: NamedCode | undefined): string | null {
  return thing === undefined ? null : (thing.code ?? codeFromLabel(thing.name));
}
