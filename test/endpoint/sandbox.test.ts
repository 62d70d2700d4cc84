import assert from 'node:assert/strict';
import { beforeEach, describe, test } from 'node:test';
import type { EndpointDescription, Problem } from '../../src/contract/index.ts';
import { getJson, rawRequest, startForTest } from './support.ts';

const endpoint = await startForTest({ sandbox: true });
const at = (path: string) => `${endpoint.url}${path}`;

const order = (fault: unknown, headers: Record<string, string> = {}) =>
  rawRequest(at('/sandbox/faults'), { method: 'PUT', body: JSON.stringify(fault), headers });

interface Report {
  readonly total: number;
  readonly counts: {
    operation: string;
    requests: number;
    answered: number;
    notModified: number;
    failed: number;
  }[];
  readonly recent: Record<string, unknown>[];
}

const ledger = () => getJson<Report>(at('/sandbox/ledger'));

beforeEach(async () => {
  assert.equal((await rawRequest(at('/sandbox/reset'), { method: 'POST' })).status, 200);
});

describe('faults on order', () => {
  test('a status, with the time to wait, as often as ordered', async () => {
    await order({ operation: 'listUnits', kind: 'status', status: 503, retryAfter: 7, times: 2 });
    for (const _ of [1, 2]) {
      const answer = await rawRequest(at('/units'));
      assert.equal(answer.status, 503);
      assert.equal(answer.headers['retry-after'], '7');
      assert.equal(answer.headers['content-type'], 'application/problem+json');
      assert.equal(answer.headers['access-control-allow-origin'], '*');
    }
    assert.equal((await rawRequest(at('/units'))).status, 200);
  });

  test('strike one operation, or every one, until cleared', async () => {
    await order({ operation: 'getProcedure', kind: 'status', status: 500 });
    assert.equal((await rawRequest(at('/'))).status, 200);
    assert.equal((await rawRequest(at('/procedures/1.001193'))).status, 500);
    await order({ operation: '*', kind: 'status', status: 502, times: 'forever' });
    for (const path of ['/', '/units', '/procedures']) assert.equal((await rawRequest(at(path))).status, 502);
    await rawRequest(at('/sandbox/faults'), { method: 'DELETE' });
    assert.equal((await rawRequest(at('/'))).status, 200);
  });

  test('latency delays the right answer', async () => {
    await order({ operation: 'describeEndpoint', kind: 'latency', milliseconds: 300 });
    const started = performance.now();
    assert.equal((await rawRequest(at('/'))).status, 200);
    assert.equal(performance.now() - started >= 290, true);
  });

  test('a lost answer and a lost request break the connection', async () => {
    for (const kind of ['lost-answer', 'lost-request']) {
      await order({ operation: 'describeEndpoint', kind });
      await assert.rejects(rawRequest(at('/')), { code: 'ECONNRESET' });
    }
    const [lostAnswer, lostRequest] = (await ledger()).recent;
    assert.equal(lostAnswer?.['status'], 200, 'it was carried out');
    assert.equal(lostRequest?.['status'], 0);
    assert.equal(lostAnswer['answered'], false);
  });

  test('a truncated body announces more than comes', async () => {
    await order({ operation: 'describeEndpoint', kind: 'truncated-body' });
    const response = await fetch(at('/'), { headers: { 'Accept-Encoding': 'identity' } });
    assert.equal(response.status, 200);
    await assert.rejects(response.text());
  });

  test('a web page, or the wrong type, instead of JSON', async () => {
    await order([
      { operation: 'describeEndpoint', kind: 'html-body' },
      { operation: 'describeEndpoint', kind: 'wrong-content-type' },
    ]);
    const page = await rawRequest(at('/'));
    assert.equal(page.status, 200);
    assert.equal(page.headers['content-type'], 'text/html; charset=utf-8');
    assert.match(page.text, /^<!doctype html>/);
    const typed = await rawRequest(at('/'));
    assert.equal(typed.headers['content-type'], 'text/plain; charset=utf-8');
    assert.equal((JSON.parse(typed.text) as EndpointDescription).contract, '1.0');
    assert.equal(typed.headers['cache-control'], 'no-store');
  });

  test('a login wall', async () => {
    await order({ operation: 'describeEndpoint', kind: 'html-body', status: 401 });
    const { status, headers, text } = await rawRequest(at('/'));
    assert.equal(status, 401);
    assert.equal(headers['content-type'], 'text/html; charset=utf-8');
    assert.match(text, /Đăng nhập/);
  });

  test('a body in drops arrives whole, late', async () => {
    await order({ operation: 'listUnits', kind: 'slow-drip', milliseconds: 400 });
    const started = performance.now();
    const { status, text } = await rawRequest(at('/units'));
    assert.equal(status, 200);
    assert.equal((JSON.parse(text) as { total: number }).total, 34);
    assert.equal(performance.now() - started >= 300, true);
  });

  test('another contract version', async () => {
    await order({ operation: 'describeEndpoint', kind: 'contract-version', version: '2.0' });
    assert.equal((await getJson<EndpointDescription>(at('/'))).contract, '2.0');
    assert.equal((await getJson<EndpointDescription>(at('/'))).contract, '1.0');
  });

  test('a fault that spoils a body leaves no way around it through 304', async () => {
    const { headers } = await rawRequest(at('/'));
    await order({ operation: 'describeEndpoint', kind: 'wrong-content-type' });
    const answer = await rawRequest(at('/'), { headers: { 'If-None-Match': String(headers['etag']) } });
    assert.equal(answer.status, 200);
  });

  test('an order that makes no sense is refused with its place', async () => {
    const answered = async (fault: unknown, language: string) => {
      const answer = await order(fault, { 'Accept-Language': language });
      assert.equal(answer.status, 400);
      return (JSON.parse(answer.text) as Problem).errors;
    };
    for (const [fault, pointer, detail] of [
      [
        { operation: 'nothing', kind: 'lost-answer' },
        '/operation',
        /^operation: not one of: .*listUnits.*\*$/,
      ],
      [{ operation: '*', kind: 'status', status: 200 }, '/status', /^status: at least 400 is expected$/],
      [{ operation: '*', kind: 'latency' }, '/milliseconds', /^milliseconds: missing$/],
      [{ operation: '*', kind: 'x' }, '/kind', /^kind: not one of: latency, .*contract-version$/],
      [{ operation: '*' }, '/kind', /^kind: missing, not one of: latency, /],
      [
        { operation: '*', kind: 'lost-answer', times: 'x' },
        '/times',
        /^times: a number is expected, or "forever" is expected$/,
      ],
      [[{ operation: '*', kind: 'lost-answer', time: 1 }], '/0', /^0: there is no field time$/],
      ['x', '', /^an object is expected$/],
    ] as const) {
      const [error, ...more] = (await answered(fault, 'en')) ?? [];
      assert.equal(error?.pointer, pointer);
      assert.match(error.detail, detail);
      assert.deepEqual(more, []);
    }
    const [error] = (await answered({ operation: '*', kind: 'latency' }, 'vi')) ?? [];
    assert.equal(error?.detail, 'milliseconds: còn thiếu');
    assert.equal((await rawRequest(at('/sandbox/faults'), { method: 'PUT', body: '{' })).status, 400);
    assert.deepEqual(await getJson(at('/sandbox/faults')), { items: [] });
  });
});

describe('the ledger', () => {
  test('counts what was asked and answered, and names nobody', async () => {
    const first = await rawRequest(at('/procedures?q=nguyen+van+a'));
    await rawRequest(at('/procedures?q=nguyen+van+a'), {
      headers: { 'If-None-Match': String(first.headers['etag']) },
    });
    await rawRequest(at('/procedures?limit=x'));
    const report = await ledger();
    assert.deepEqual(report.counts, [
      { operation: 'searchProcedures', requests: 3, answered: 3, notModified: 1, failed: 1 },
    ]);
    assert.deepEqual(
      report.recent.map((entry) => [entry['number'], entry['method'], entry['status'], entry['conditional']]),
      [
        [1, 'GET', 200, false],
        [2, 'GET', 304, true],
        [3, 'GET', 400, false],
      ],
    );
    assert.equal(JSON.stringify(report).includes('nguyen'), false);
  });
});

describe('who may use it', () => {
  test('no name but this machine, no page of another site', async () => {
    const refused: Record<string, string>[] = [
      { Host: 'attacker.example' },
      { Host: 'localhost.attacker.example' },
      { Host: '127.0.0.1.attacker.example:80' },
      { Origin: 'https://attacker.example' },
      { Origin: 'null' },
    ];
    for (const headers of refused) {
      const answer = await rawRequest(at('/sandbox/reset'), {
        method: 'POST',
        headers,
      });
      assert.equal(answer.status, 403, JSON.stringify(headers));
      assert.equal(answer.headers['access-control-allow-origin'], undefined);
    }
    const allowed: Record<string, string>[] = [
      { Host: `localhost:${endpoint.port}` },
      { Host: '[::1]' },
      { Origin: 'http://localhost:8080' },
    ];
    for (const headers of allowed)
      assert.equal((await rawRequest(at('/sandbox/ledger'), { headers })).status, 200);
  });

  test('a preflight is not answered', async () => {
    const answer = await rawRequest(at('/sandbox/faults'), {
      method: 'OPTIONS',
      headers: { Origin: 'https://attacker.example', 'Access-Control-Request-Method': 'PUT' },
    });
    assert.notEqual(answer.status, 204);
    assert.equal(answer.headers['access-control-allow-origin'], undefined);
  });

  test('a method it has no use for', async () => {
    const answer = await rawRequest(at('/sandbox/ledger'), { method: 'POST' });
    assert.equal(answer.status, 405);
  });
});
