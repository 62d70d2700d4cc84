import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { createConfig, lintFromString } from '@redocly/openapi-core';
import { type OperationName, operations } from '../../src/contract/operations.ts';
import { check, document, documentFile, source, validatorOf } from './document-support.ts';
import { answeredForms, file as send, ownSubmission } from './filing-support.ts';
import { type Answer, rawRequest, startForTest } from './support.ts';

const endpoint = await startForTest({ sandbox: true });

describe('the document', () => {
  test('is what the contract in the source says', async () => {
    const tool = fileURLToPath(new URL('../../tools/openapi.ts', import.meta.url));
    await promisify(execFile)(process.execPath, [tool, '--check']);
  });

  test('has nothing to complain about for an OpenAPI linter', async () => {
    const config = await createConfig({ extends: ['recommended'] });
    const problems = await lintFromString({ source, absoluteRef: documentFile, config });
    assert.deepEqual(
      problems.map((problem) => `${problem.severity} ${problem.ruleId}: ${problem.message}`),
      [],
    );
  });

  test('describes every operation', () => {
    const described = Object.entries(document.paths).flatMap(([path, methods]) =>
      // The protocol of uploads is a standard, not an operation of the contract.
      path.startsWith('/uploads') ? [] : Object.values(methods).map((one) => one.operationId),
    );
    assert.deepEqual(described.toSorted(), Object.keys(operations).toSorted());
  });
});

/** Those that anybody may ask without a body. */
type ReadName = Exclude<
  OperationName,
  | 'submitDossier'
  | 'lookUpDossier'
  | 'getDossier'
  | 'watchDossier'
  | 'getDossierResult'
  | 'getSupplementForm'
  | 'supplementDossier'
  | 'withdrawDossier'
  | 'findBill'
  | 'createPayment'
  | 'getPayment'
  | 'cancelPayment'
  | 'getReceipt'
>;

/** Addresses of each operation that reads, by the status the document gives for them. */
const sweep: Record<ReadName, Readonly<Record<number, readonly string[]>>> = {
  describeEndpoint: { 200: ['/'] },
  searchProcedures: {
    200: [
      '/procedures',
      '/procedures?limit=50',
      '/procedures?q=khai+sinh&limit=2',
      '/procedures?q=dkks',
      '/procedures?q=zzzzqqqq',
      '/procedures?subject=CITIZEN&level=3,4&lifeEvent=YOUNG_CHILDREN&category=G15-TP07&agency=G15&unit=01',
      '/procedures?q=ho+so',
    ],
    400: ['/procedures?limit=0', '/procedures?unit=99', '/procedures?cursor=x'],
  },
  suggestProcedures: {
    200: [
      '/procedures/suggestions?q=khai',
      '/procedures/suggestions?q=',
      '/procedures/suggestions?q=k&unit=G15',
    ],
    400: ['/procedures/suggestions', '/procedures/suggestions?q=a&unit=x'],
  },
  getProcedure: {
    200: ['/procedures/1.001193'],
    400: ['/procedures/wrong'],
    404: ['/procedures/9.999999'],
  },
  getForm: {
    200: (await answeredForms()).map((code) => `/procedures/${code}/form`),
    400: ['/procedures/wrong/form'],
    404: ['/procedures/9.999999/form', '/procedures/1.001731/form'],
  },
  listUnits: {
    200: ['/units', '/units?parent=01', '/units?code=01', '/units?code=00004', '/units?code=H26'],
    400: ['/units?parent=x', '/units?code=x'],
    404: ['/units?parent=99', '/units?code=99999'],
  },
};

async function order(fault: object): Promise<void> {
  const answer = await rawRequest(`${endpoint.url}/sandbox/faults`, {
    method: 'PUT',
    body: JSON.stringify(fault),
  });
  assert.equal(answer.status, 200, answer.text);
}

describe('the running endpoint', () => {
  for (const [name, statuses] of Object.entries(sweep) as [ReadName, Record<number, string[]>][]) {
    for (const language of ['vi', 'en'])
      test(`${name} answers as described, in ${language}`, async () => {
        for (const [status, addresses] of Object.entries(statuses))
          for (const address of addresses) {
            const headers = { 'Accept-Language': language };
            const answer = await rawRequest(endpoint.url + address, { headers });
            check(name, answer, Number(status));
            assert.equal(answer.headers['content-language'], language);
          }
      });

    test(`${name}: nothing new, too often, not now`, async () => {
      const address = endpoint.url + (statuses[200]?.[0] ?? '/');
      const { headers } = await rawRequest(address);
      const again = { headers: { 'If-None-Match': String(headers['etag']) } };
      check(name, await rawRequest(address, again), 304);
      for (const status of [429, 503]) {
        await order({ operation: name, kind: 'status', status, retryAfter: 1 });
        check(name, await rawRequest(address), status);
      }
      check(name, await rawRequest(address), 200);
    });

    test(`${name}: every described status was seen`, () => {
      const { path, method } = operations[name];
      const described = Object.keys(document.paths[path]?.[method.toLowerCase()]?.responses ?? {});
      const seen = [...Object.keys(statuses), '304', '429', '503', 'default'];
      // Nothing this operation could be asked makes it answer 400.
      const unreachable = name === 'describeEndpoint' ? ['400'] : [];
      assert.deepEqual(
        described.filter((status) => !seen.includes(status)),
        unreachable,
      );
    });
  }

  describe('submitDossier', async () => {
    const name = 'submitDossier';
    const body = await ownSubmission(endpoint.url, '9.000100');
    const key = randomUUID();
    const cases: [string, number, () => Promise<Answer>][] = [
      ['files a dossier', 201, () => send(endpoint.url, body, { key })],
      ['says the same again', 201, () => send(endpoint.url, body, { key })],
      ['wants a key', 400, () => send(endpoint.url, body, { key: undefined })],
      ['wants a submission', 400, () => send(endpoint.url, {})],
      ['knows the procedure', 404, () => send(endpoint.url, { ...body, procedureCode: '9.999999' })],
      ['knows no form of it', 404, () => send(endpoint.url, { ...body, procedureCode: '1.001731' })],
      ['takes no more than it can', 413, () => send(endpoint.url, ' '.repeat(2_000_000))],
      ['refuses what is wrong', 422, () => send(endpoint.url, { ...body, answers: {} })],
      ['refuses another form', 422, () => send(endpoint.url, { ...body, formVersion: '0' })],
      ['refuses another body', 422, () => send(endpoint.url, { ...body, consent: '0' }, { key })],
    ];
    for (const [what, status, ask] of cases)
      test(`${what}: ${status}`, async () => check(name, await ask(), status));

    for (const status of [409, 429, 503])
      test(`comes back later: ${status}`, async () => {
        await order({ operation: name, kind: 'status', status, retryAfter: 1 });
        check(name, await send(endpoint.url, body), status);
      });

    test('every described status was seen, and what is sent is as described', () => {
      const described = document.paths['/dossiers']?.['post'];
      const seen = ['201', '400', '404', '409', '413', '422', '429', '503', 'default'];
      assert.deepEqual(Object.keys(described?.responses ?? {}).toSorted(), seen);
      const validate = validatorOf('#/components/schemas/DossierSubmission');
      assert.equal(validate(body), true, JSON.stringify(validate.errors));
    });
  });

  test('every record of the catalogue is as described', async () => {
    let cursor: string | undefined;
    let count = 0;
    do {
      const page = await rawRequest(
        `${endpoint.url}/procedures?limit=50${cursor ? `&cursor=${cursor}` : ''}`,
      );
      check('searchProcedures', page, 200);
      const body = JSON.parse(page.text) as { items: { code: string }[]; nextCursor?: string };
      for (const { code } of body.items) {
        check('getProcedure', await rawRequest(`${endpoint.url}/procedures/${code}`), 200);
        count += 1;
      }
      cursor = body.nextCursor;
    } while (cursor);
    assert.equal(count > 0, true);
  });

  test('addresses and methods that are not offered answer a problem', async () => {
    const validate = validatorOf('#/components/schemas/Problem');
    for (const [path, method] of [
      ['/nowhere', 'GET'],
      ['/', 'DELETE'],
      ['/procedures', 'POST'],
    ] as const) {
      const answer = await rawRequest(endpoint.url + path, { method });
      assert.equal(answer.headers['content-type'], 'application/problem+json');
      assert.equal(validate(JSON.parse(answer.text)), true);
    }
  });
});
