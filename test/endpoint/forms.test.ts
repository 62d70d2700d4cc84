import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { loadForms } from '../../endpoint/forms/forms.ts';
import type { FormDefinition, Procedure, ProcedureList } from '../../src/contract/index.ts';
import { answeredForms, formsFolder, problemOf, smallForm } from './filing-support.ts';
import { catalogueFile, getJson, rawRequest, startForTest } from './support.ts';

const SANDBOX = '9.000100';
const forms = await formsFolder([smallForm()], [{ ...smallForm(), procedureCode: SANDBOX }]);
const endpoint = await startForTest({ forms });
const sandbox = await startForTest({ forms, sandbox: true });

async function allProcedures(url: string): Promise<ProcedureList['items']> {
  const items: ProcedureList['items'] = [];
  let cursor = '';
  do {
    const page = await getJson<ProcedureList>(`${url}/procedures?limit=50&cursor=${cursor}`);
    items.push(...page.items);
    cursor = page.nextCursor ?? '';
  } while (cursor !== '');
  return items;
}

describe('a form', () => {
  test('comes in the language asked for, its schema untouched', async () => {
    const address = `${endpoint.url}/procedures/1.001193/form`;
    const vi = await getJson<FormDefinition>(address);
    const en = await getJson<FormDefinition>(address, { 'Accept-Language': 'en' });
    assert.equal(vi.layout.steps[0]?.title, 'Người nộp');
    assert.equal(en.layout.steps[0]?.title, 'Applicant');
    assert.deepEqual(en.conditions, ['From the age of 14.']);
    assert.equal(en.procedureName, 'Thủ tục mẫu');
    assert.deepEqual(en.schema, vi.schema);
    assert.deepEqual(vi.schema['required'], ['applicant']);
  });

  test('has its shared lists filled in, and JSON Pointers within items', async () => {
    const form = await getJson<FormDefinition>(`${endpoint.url}/procedures/1.001193/form`);
    const [group] = form.layout.steps[1]?.sections[0]?.fields ?? [];
    assert.deepEqual(
      group?.fields?.map(({ pointer }) => pointer),
      ['/name', '/sex'],
    );
    assert.deepEqual(group?.fields?.[1]?.options, [
      { code: 'MALE', label: 'Nam' },
      { code: 'FEMALE', label: 'Nữ' },
    ]);
  });

  test('gives away nothing that is for the endpoint alone', async () => {
    const form = await getJson<FormDefinition>(`${endpoint.url}/procedures/1.001193/form`);
    for (const key of ['processing', 'dossierAgency', 'next', 'sources'])
      assert.equal(key in form, false, key);
  });

  test('need not be sent again to whoever has it', async () => {
    const address = `${endpoint.url}/procedures/1.001193/form`;
    const { headers } = await rawRequest(address);
    assert.match(String(headers['cache-control']), /max-age=300/);
    const again = await rawRequest(address, { headers: { 'If-None-Match': String(headers['etag']) } });
    assert.deepEqual([again.status, again.body.length], [304, 0]);
    const english = { 'If-None-Match': String(headers['etag']), 'Accept-Language': 'en' };
    assert.equal((await rawRequest(address, { headers: english })).status, 200);
  });

  test('is missing in two ways', async () => {
    for (const [code, type] of [
      ['1.000656', 'form-not-found'],
      ['9.999999', 'procedure-not-found'],
    ]) {
      const answer = await rawRequest(`${endpoint.url}/procedures/${code}/form`);
      assert.equal(answer.status, 404);
      assert.equal(problemOf(answer).type, `urn:dvc:problem:${type}`);
    }
  });
});

describe('filing online', () => {
  test('is offered exactly where there is a form', async () => {
    const offered = (await allProcedures(endpoint.url)).filter(({ onlineFiling }) => onlineFiling);
    assert.deepEqual(
      offered.map(({ code }) => code),
      ['1.001193'],
    );
    const record = (code: string) => getJson<Procedure>(`${endpoint.url}/procedures/${code}`);
    assert.equal((await record('1.001193')).onlineFiling, true);
    assert.equal((await record('1.000656')).onlineFiling, false);
  });

  test('of published records too', async () => {
    const catalogue = await catalogueFile([
      { code: '1.001193', name: 'Thủ tục đăng ký khai sinh' },
      { code: '1.000656', name: 'Thủ tục đăng ký khai tử' },
    ]);
    const imported = await startForTest({ forms, catalogue });
    const offered = (await allProcedures(imported.url)).map(({ code, onlineFiling }) => [code, onlineFiling]);
    assert.deepEqual(Object.fromEntries(offered), { '1.001193': true, '1.000656': false });
  });

  test('there is a form, and a record that can be filed, behind every form of the endpoint', async () => {
    const own = await loadForms({ sandbox: true });
    const codes = (await allProcedures(endpoint.url)).map(({ code }) => code);
    for (const code of await answeredForms()) {
      assert.ok(own.find(code), code);
      if (code !== SANDBOX) assert.equal(codes.includes(code), true, code);
    }
  });
});

describe('the form of the sandbox', () => {
  test('is there with --sandbox, with a record, and found by no search', async () => {
    const form = await getJson<FormDefinition>(`${sandbox.url}/procedures/${SANDBOX}/form`);
    assert.equal(form.procedureCode, SANDBOX);
    const record = await getJson<Procedure>(`${sandbox.url}/procedures/${SANDBOX}`);
    assert.equal(record.onlineFiling, true);
    assert.equal(record.name, 'Thủ tục mẫu');
    assert.equal(record.executionMethods[0]?.processingTime?.unit.label, 'ngày làm việc');
    for (const query of [SANDBOX, '9000100', 'Thủ tục mẫu']) {
      const { items } = await getJson<ProcedureList>(
        `${sandbox.url}/procedures?q=${encodeURIComponent(query)}`,
      );
      assert.equal(
        items.some(({ code }) => code === SANDBOX),
        false,
      );
    }
  });

  test('is not there without', async () => {
    for (const path of [`/procedures/${SANDBOX}/form`, `/procedures/${SANDBOX}`]) {
      const answer = await rawRequest(endpoint.url + path);
      assert.equal(problemOf(answer).type, 'urn:dvc:problem:procedure-not-found');
    }
  });
});
