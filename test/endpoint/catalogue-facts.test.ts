import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import * as z from 'zod/mini';
import { CatalogueProcedure } from '../../endpoint/catalogue/record.ts';
import { VOCABULARIES } from '../../endpoint/catalogue/vocabularies.ts';

const catalogue = new URL('../../endpoint/catalogue/', import.meta.url);
const nationalRecords = fileURLToPath(
  new URL('../../../shared/data/national-procedures.jsonl.gz', import.meta.url),
);

/** A procedure of every subject the catalogue promises to cover. */
const SUBJECTS: Readonly<Record<string, string>> = {
  birth: '1.001193',
  death: '1.000656',
  marriage: '1.000894',
  'linked birth': '2.002621',
  'linked death': '2.002622',
  'permanent residence': '1.004222',
  'temporary residence': '1.004194',
  'identity card': '1.014061',
  passport: '1.001456',
  'driving licence, exchange': '3.000347',
  'driving licence, first': '3.000346',
  'first vehicle registration': '1.012575',
  'vehicle registration tax': '1.007700',
  'household business': '1.001612',
  'company registration': '2.001583',
  'personal income tax': '2.002233',
  'corporate income tax': '1.008346',
  'state treasury account': '3.000121',
  'customs declaration': '1.007859',
  'voluntary social insurance': '1.002179',
  'household health insurance': '1.001939',
  'unemployment insurance': '1.014748',
  'work-accident insurance': '1.001632',
  'traffic fines and other payments to the budget': '3.000115',
  'electricity supply': '3.000001',
  'water supply': '1.001662',
  'first land certificate': '1.013978',
  'land transfer': '1.013831',
  'land mortgage': '1.011441',
  'building permit': '1.013225',
  'criminal record': '3.000333',
  'certified copies': '2.000815',
  'signature certification': '2.000884',
};

let records: CatalogueProcedure[] = [];

before(async () => {
  const folder = new URL('procedures/', catalogue);
  const files = (await readdir(folder)).filter((name) => name.endsWith('.json'));
  const texts = await Promise.all(files.map((name) => readFile(new URL(name, folder), 'utf8')));
  records = texts.flatMap((text) => z.parse(z.array(CatalogueProcedure), JSON.parse(text)));
});

/** Every text of a value, however deep. */
function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(textsOf);
}

test('there are at least sixty procedures, each code once', () => {
  const codes = records.map((record) => record.code);
  assert.ok(codes.length >= 60, `${codes.length} procedures`);
  assert.equal(new Set(codes).size, codes.length);
  for (const code of codes) assert.match(code, /^\d\.\d{6}$/);
});

test('every promised subject has its procedure', () => {
  const codes = new Set(records.map((record) => record.code));
  const missing = Object.entries(SUBJECTS).filter(([, code]) => !codes.has(code));
  assert.deepEqual(missing, []);
});

test('levels 1 to 4 and many agencies occur', () => {
  const levels = new Set(records.map((record) => record.serviceLevel));
  assert.deepEqual([...levels].toSorted(), ['1', '2', '3', '4']);
  const agencies = new Set(records.flatMap((record) => record.agency?.code ?? []));
  assert.ok(agencies.size >= 12, [...agencies].join(' '));
  assert.ok(agencies.has('G01'));
});

test('some records honestly lack a time or a sum', () => {
  const methods = records.flatMap((record) => record.executionMethods);
  assert.ok(methods.some((method) => method.processingTime === undefined));
  assert.ok(methods.some((method) => method.fees.some((fee) => fee.value === undefined)));
});

test('a sum without a figure says what decides it', () => {
  for (const record of records)
    for (const fee of record.executionMethods.flatMap((method) => method.fees))
      assert.ok(fee.value !== undefined || fee.description !== undefined, record.code);
});

test('no fee is a thousandth of itself', () => {
  // "135 VNĐ" for 135.000: a decimal point read as a thousands separator, or the other way round.
  for (const record of records)
    for (const fee of record.executionMethods.flatMap((method) => method.fees))
      assert.ok(!fee.value || fee.value >= 1000, `${record.code}: ${fee.value}`);
});

test('codes are those of the vocabularies', () => {
  const knows = (name: keyof typeof VOCABULARIES, code: string) =>
    VOCABULARIES[name].some((term) => term.code === code);
  for (const record of records) {
    const at = (code: string) => `${record.code}: ${code}`;
    assert.ok(knows('serviceLevels', record.serviceLevel), at(record.serviceLevel));
    for (const code of record.subjectTypes) assert.ok(knows('subjectTypes', code), at(code));
    for (const code of record.lifeEvents) assert.ok(knows('lifeEvents', code), at(code));
    for (const code of record.administrativeLevels) assert.ok(knows('administrativeLevels', code), at(code));
    for (const method of record.executionMethods) {
      assert.ok(knows('submissionMethods', method.submissionMethod), at(method.submissionMethod));
      for (const fee of method.fees) assert.ok(knows('feeTypes', fee.type), at(fee.type));
    }
  }
});

test('one code of a category or law has one name', () => {
  for (const list of ['category', 'legalBases'] as const) {
    const names = new Map<string, string>();
    for (const { code, name } of records.flatMap((record) => record[list] ?? [])) {
      if (code === undefined) continue;
      assert.equal(names.get(code) ?? name, name, code);
      names.set(code, name);
    }
  }
});

test('texts are NFC, not empty, and single-spaced', () => {
  for (const record of records)
    for (const text of textsOf(record)) {
      assert.equal(text, text.normalize('NFC'), record.code);
      assert.doesNotMatch(text, /^\s*$|^\s|\s$|\s{2}/, `${record.code}: "${text}"`);
    }
});

test('every record names who files, steps, papers and a result, and links over https', () => {
  for (const record of records) {
    assert.ok(record.subjectTypes.length > 0, `${record.code}: subject types`);
    assert.ok(record.executionMethods.length > 0, `${record.code}: methods`);
    assert.ok(record.executionSteps.length >= 2, `${record.code}: steps`);
    assert.ok(record.executionCases.length > 0, `${record.code}: cases`);
    assert.ok(record.results.length > 0, `${record.code}: results`);
    assert.match(record.sourceUrl ?? '', /^https:\/\/([a-z]+\.)?dichvucong\.gov\.vn\//, record.code);
  }
});

test('popularity is a ranking: no two alike', () => {
  const ranks = records.flatMap((record) => record.popularity ?? []);
  assert.equal(new Set(ranks).size, ranks.length);
  assert.equal(records.find((record) => record.popularity === 1)?.code, '1.001193');
});

test('synonym groups are pairs said once, and never say themselves', async () => {
  const Group = z.strictObject({ terms: z.array(z.string()), expands: z.array(z.string()) });
  const groups = z.parse(
    z.array(Group),
    JSON.parse(await readFile(new URL('synonyms.json', catalogue), 'utf8')),
  );
  assert.ok(groups.length >= 50, `${groups.length} groups`);
  const pairs = groups.flatMap((group) =>
    group.terms.flatMap((term) => group.expands.map((expansion) => `${term} → ${expansion}`)),
  );
  assert.equal(new Set(pairs).size, pairs.length);
  for (const { terms, expands } of groups)
    assert.deepEqual(
      terms.filter((term) => expands.includes(term)),
      [],
    );
});

test('sentences are our own', { skip: withoutNationalRecords() }, () => {
  const source = singleSpaced(
    gunzipSync(readFileSync(nationalRecords))
      .toString('utf8')
      .replaceAll(String.raw`\n`, ' '),
  );
  for (const record of records) {
    const texts = [
      ...record.executionSteps.map((step) => step.description),
      record.requirementsAndConditions ?? '',
    ];
    for (const sentence of texts.flatMap((text) => text.split(/(?<=[.;:])\s/)))
      assert.ok(!isCopied(sentence, source), `${record.code}: ${sentence}`);
  }
});

function withoutNationalRecords(): string | false {
  return existsSync(nationalRecords) ? false : 'the national records are not on this machine';
}

function singleSpaced(text: string): string {
  return text.replaceAll(/\s+/g, ' ');
}

function isCopied(sentence: string, source: string): boolean {
  const words = singleSpaced(sentence).replace(/[.;:\s]+$/, '');
  return words.length > 40 && source.includes(words);
}
