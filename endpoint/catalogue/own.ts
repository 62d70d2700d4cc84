import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as z from 'zod/mini';
import { StartError } from '../errors.ts';
import { sayIssue, WITH_INPUT } from '../issues.ts';
import { CatalogueProcedure } from './record.ts';
import type { CatalogueSource, Synonym } from './source.ts';
import { VOCABULARIES, type VocabularyName } from './vocabularies.ts';

const folder = fileURLToPath(new URL('./procedures', import.meta.url));
const synonymsFile = fileURLToPath(new URL('./synonyms.json', import.meta.url));

const SynonymGroup = z.strictObject({ terms: z.array(z.string()), expands: z.array(z.string()) });

/** What a schema found wrong, as `executionMethods[0].fees[0].value: …`. */
export function describeIssue(issue: z.core.$ZodIssue, whole = 'the record'): string {
  const path = issue.path
    .map((part, index) =>
      typeof part === 'number' ? `[${part}]` : index === 0 ? String(part) : `.${String(part)}`,
    )
    .join('');
  return `${path === '' ? whole : path}: ${sayIssue(issue).en}`;
}

function problemOf(error: z.core.$ZodError): string {
  const [first] = error.issues;
  return first ? describeIssue(first) : 'not as described';
}

async function readJson(file: string): Promise<unknown> {
  const bytes = await readFile(file).catch((error: unknown) => {
    throw new StartError(
      `${file}: cannot be read (${error instanceof Error ? error.message : String(error)})`,
    );
  });
  if (!isUtf8(bytes)) throw new StartError(`${file}: not valid UTF-8`);
  try {
    return JSON.parse(bytes.toString());
  } catch (error) {
    throw new StartError(`${file}: not JSON (${error instanceof Error ? error.message : String(error)})`);
  }
}

/** The catalogue that comes with the endpoint: `procedures/<agency>.json`, each an array of records. */
export function ownCatalogue(directory = folder): CatalogueSource {
  const files = async () => {
    const names = await readdir(directory);
    return names
      .filter((name) => name.endsWith('.json'))
      .toSorted()
      .map((name) => join(directory, name));
  };
  return {
    name: directory,
    async fingerprint() {
      const hash = createHash('sha256');
      for (const file of await files()) hash.update(basename(file)).update(await readFile(file));
      return hash.digest('hex');
    },
    async *entries() {
      for (const file of await files()) {
        for (const record of await readRecords(file)) yield { record, labels: [] };
      }
    },
  };
}

async function readRecords(file: string): Promise<CatalogueProcedure[]> {
  const items = await readJson(file);
  if (!Array.isArray(items)) throw new StartError(`${file}: an array of procedures is expected`);
  return items.map((item: unknown, index) => {
    const place = `${file}: record ${index + 1}${codeOf(item)}`;
    const parsed = z.safeParse(CatalogueProcedure, item, WITH_INPUT);
    if (!parsed.success) throw new StartError(`${place}: ${problemOf(parsed.error)}`);
    const unknown = unknownCode(parsed.data);
    if (unknown !== undefined) throw new StartError(`${place}: ${unknown}`);
    return parsed.data;
  });
}

function codeOf(item: unknown): string {
  return typeof item === 'object' && item !== null && 'code' in item ? ` (${String(item.code)})` : '';
}

/** A code of a closed list written wrongly would be shown to people as it stands. */
function unknownCode(record: CatalogueProcedure): string | undefined {
  const check = (field: string, vocabulary: VocabularyName, codes: readonly (string | undefined)[]) => {
    const known: readonly { code: string }[] = VOCABULARIES[vocabulary];
    const wrong = codes.find((code) => code !== undefined && !known.some((term) => term.code === code));
    return wrong === undefined ? undefined : `${field}: no ${vocabulary} has the code "${wrong}"`;
  };
  const methods = record.executionMethods;
  return (
    check('serviceLevel', 'serviceLevels', [record.serviceLevel]) ??
    check('state', 'procedureStates', [record.state]) ??
    check('formalityType', 'formalityTypes', [record.formalityType]) ??
    check('administrativeLevels', 'administrativeLevels', record.administrativeLevels) ??
    check('subjectTypes', 'subjectTypes', record.subjectTypes) ??
    check('lifeEvents', 'lifeEvents', record.lifeEvents) ??
    check(
      'executionMethods.submissionMethod',
      'submissionMethods',
      methods.map((method) => method.submissionMethod),
    ) ??
    check(
      'executionMethods.processingTime.unit',
      'processingTimeUnits',
      methods.map((method) => method.processingTime?.unit),
    ) ??
    check(
      'executionMethods.fees.type',
      'feeTypes',
      methods.flatMap((method) => method.fees.map((fee) => fee.type)),
    )
  );
}

/** Every typed word with every catalogue word of its group. Without the file searches do without. */
export async function readSynonyms(file = synonymsFile): Promise<Synonym[]> {
  if (!existsSync(file)) return [];
  const parsed = z.safeParse(z.array(SynonymGroup), await readJson(file), WITH_INPUT);
  if (!parsed.success) throw new StartError(`${file}: ${problemOf(parsed.error)}`);
  return parsed.data.flatMap((group) =>
    group.terms.flatMap((term) => group.expands.map((expansion) => ({ term, expansion }))),
  );
}
