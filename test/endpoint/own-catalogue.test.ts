import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { ownCatalogue, readSynonyms } from '../../endpoint/catalogue/own.ts';
import { StartError } from '../../endpoint/errors.ts';
import type { ProcedureList } from '../../src/contract/index.ts';
import { getJson, startForTest, temporaryFolder } from './support.ts';

const endpoint = await startForTest();

describe('the catalogue of the project', () => {
  for (const q of [
    'dang ky khai sinh',
    'đăng ký khai sinh',
    'dkks',
    'đkks',
    'dang ki khai sinh',
    'dang ky kai sinh',
    'khai sinh',
    'đăng ký khai sinh'.normalize('NFD'),
    'DANG KY KHAI SINH',
  ])
    test(`1.001193 first: ${q}`, async () => {
      const found = await getJson<ProcedureList>(`${endpoint.url}/procedures?q=${encodeURIComponent(q)}`);
      assert.equal(found.items[0]?.code, '1.001193');
    });
});

const record = {
  code: '1.000001',
  name: 'Việc mẫu',
  serviceLevel: '1',
  administrativeLevels: ['WARD'],
  subjectTypes: ['CITIZEN'],
  lifeEvents: [],
  executionMethods: [],
  executionSteps: [],
  executionCases: [],
  unitGroupsExecuting: [],
  coordinatingAgencies: [],
  dossierReceivingAddresses: [],
  results: [],
  legalBases: [],
};

async function complaint(content: string | Buffer): Promise<string> {
  const folder = await temporaryFolder();
  await writeFile(join(folder, 'mau.json'), content);
  try {
    for await (const _ of ownCatalogue(folder).entries());
    return 'no complaint';
  } catch (error) {
    assert.ok(error instanceof StartError);
    return error.message.replace(folder, '');
  }
}

describe('a broken catalogue file is named with its place', () => {
  test('file, record and field', async () => {
    assert.equal(await complaint(JSON.stringify([record])), 'no complaint');
    assert.match(await complaint('[{]'), /^\/mau\.json: not JSON .*line 1/);
    assert.match(await complaint('{}'), /^\/mau\.json: an array/);
    assert.match(
      await complaint(JSON.stringify([record, { ...record, executionMethods: [{ fees: [] }] }])),
      /^\/mau\.json: record 2 \(1\.000001\): executionMethods\[0\]\.submissionMethod: missing$/,
    );
    assert.match(
      await complaint(JSON.stringify([{ ...record, subjectTypes: ['CITIZENS'] }])),
      /no subjectTypes has .*"CITIZENS"/,
    );
    assert.match(await complaint(JSON.stringify([{ ...record, surplus: 1 }])), /record 1/);
    assert.equal(await complaint(Buffer.from([0x5b, 0xff])), '/mau.json: not valid UTF-8');
  });

  for (const [change, words] of [
    [{ code: '1.1' }, 'code: a procedure code such as 1.001193 is expected'],
    [{ name: 7 }, 'name: a text is expected'],
    [{ name: ' ' }, 'name: empty'],
    [{ results: 'x' }, 'results: a list is expected'],
    [{ results: undefined }, 'results: missing'],
    [{ popularity: 'x' }, 'popularity: a number is expected'],
    [{ popularity: 1.5 }, 'popularity: a whole number is expected'],
    [{ popularity: 0 }, 'popularity: at least 1 is expected'],
    [{ category: 'x' }, 'category: an object is expected'],
    [{ surplus: 1 }, 'the record: there is no field surplus'],
    [{ sourceUrl: 'x' }, 'sourceUrl: a web address is expected'],
    [{ updatedAt: '2026' }, 'updatedAt: a time such as 2026-11-01T08:00:00+07:00 is expected'],
  ] as const)
    test(words, async () => {
      const message = await complaint(JSON.stringify([{ ...record, ...change }]));
      assert.equal(message.replace(/^.*?\): /, ''), words);
    });

  test('synonyms are groups of typed words and catalogue words', async () => {
    const file = join(await temporaryFolder(), 'synonyms.json');
    await writeFile(file, JSON.stringify([{ terms: ['GPLX', 'bằng lái'], expands: ['giấy phép lái xe'] }]));
    assert.deepEqual(await readSynonyms(file), [
      { term: 'GPLX', expansion: 'giấy phép lái xe' },
      { term: 'bằng lái', expansion: 'giấy phép lái xe' },
    ]);
    await writeFile(file, '[{"terms":"GPLX"}]');
    await assert.rejects(readSynonyms(file), StartError);
  });
});
