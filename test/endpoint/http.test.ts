import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { describe, test } from 'node:test';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { REQUEST_BYTES } from '../../endpoint/services/description.ts';
import {
  type EndpointDescription,
  PROBLEM_TYPES,
  type Problem,
  type UnitList,
} from '../../src/contract/index.ts';
import { getJson, rawRequest, startForTest } from './support.ts';

const endpoint = await startForTest({ headersTimeout: 400 });
const at = (path: string) => `${endpoint.url}${path}`;

/** What a client gets that writes bytes instead of requests. */
function speak(text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(endpoint.port, '127.0.0.1', () => socket.write(text));
    let heard = '';
    socket.on('data', (chunk) => (heard += chunk.toString()));
    socket.on('error', reject);
    socket.on('close', () => resolve(heard));
  });
}

const problemOf = (text: string) => JSON.parse(text) as Problem;

describe('caching', () => {
  test('a strong tag, and 304 without a body for whoever has it', async () => {
    const first = await rawRequest(at('/procedures/1.001193'));
    const tag = String(first.headers['etag']);
    assert.match(tag, /^"[\w-]+"$/);
    assert.equal(first.headers['cache-control'], 'public, max-age=300, stale-while-revalidate=3000');
    for (const known of [tag, `W/${tag}`, `"other", ${tag}`, '*']) {
      const again = await rawRequest(at('/procedures/1.001193'), { headers: { 'If-None-Match': known } });
      assert.equal(again.status, 304);
      assert.equal(again.body.length, 0);
      assert.equal(again.headers['etag'], tag);
    }
    const other = await rawRequest(at('/procedures/1.001193'), { headers: { 'If-None-Match': '"other"' } });
    assert.equal(other.status, 200);
  });

  test('each language and encoding has a tag of its own', async () => {
    const tags = new Set<string>();
    for (const headers of [
      {},
      { 'Accept-Language': 'en' },
      { 'Accept-Encoding': 'br' },
      { 'Accept-Encoding': 'gzip' },
    ])
      tags.add(
        String((await rawRequest(at('/'), { headers: headers as Record<string, string> })).headers['etag']),
      );
    assert.equal(tags.size, 4);
    for (const tag of tags) {
      const headers = { 'If-None-Match': tag, 'Accept-Encoding': 'br', 'Accept-Language': 'en' };
      const status = (await rawRequest(at('/'), { headers })).status;
      assert.equal([200, 304].includes(status), true);
    }
  });

  test('caches are told what the answer depends on', async () => {
    const { headers } = await rawRequest(at('/'));
    const vary = String(headers['vary']).toLowerCase();
    assert.equal(vary.includes('accept-language') && vary.includes('accept-encoding'), true);
  });

  test('HEAD answers as GET does, without the body', async () => {
    const head = await rawRequest(at('/'), { method: 'HEAD' });
    const get = await rawRequest(at('/'));
    assert.equal(head.status, 200);
    assert.equal(head.body.length, 0);
    assert.equal(head.headers['etag'], get.headers['etag']);
  });
});

describe('compression', () => {
  test('brotli before gzip before nothing', async () => {
    const plain = (await rawRequest(at('/'))).text;
    const zipped = await rawRequest(at('/'), { headers: { 'Accept-Encoding': 'gzip, br;q=0' } });
    assert.equal(zipped.headers['content-encoding'], 'gzip');
    assert.equal(gunzipSync(zipped.body).toString(), plain);
    const brotli = await rawRequest(at('/'), { headers: { 'Accept-Encoding': 'gzip, deflate, br' } });
    assert.equal(brotli.headers['content-encoding'], 'br');
    assert.equal(brotliDecompressSync(brotli.body).toString(), plain);
    const none = await rawRequest(at('/'), { headers: { 'Accept-Encoding': 'identity' } });
    assert.equal(none.headers['content-encoding'], undefined);
  });
});

describe('languages', () => {
  const languageOf = async (header?: string) =>
    (await rawRequest(at('/'), { headers: header === undefined ? {} : { 'Accept-Language': header } }))
      .headers['content-language'];

  test('the best of vi and en by quality, vi when nothing fits', async () => {
    assert.equal(await languageOf(), 'vi');
    assert.equal(await languageOf('en'), 'en');
    assert.equal(await languageOf('en-GB,vi;q=0.5'), 'en');
    assert.equal(await languageOf('en;q=0.4, vi-VN;q=0.9'), 'vi');
    assert.equal(await languageOf('fr, *;q=0.1'), 'vi');
    assert.equal(await languageOf('vi;q=0, *'), 'en');
    assert.equal(await languageOf('fr'), 'vi');
    assert.equal(await languageOf(';;;q=x,,'), 'vi');
  });

  test('labels and problems follow', async () => {
    const level = async (language: string) =>
      (await getJson<EndpointDescription>(at('/'), { 'Accept-Language': language })).vocabularies
        .serviceLevels[3]?.label;
    assert.equal(await level('vi'), 'Làm trực tuyến toàn trình');
    assert.equal(await level('en'), 'Fully online');
    const problem = await rawRequest(at('/procedures/9.999999'), { headers: { 'Accept-Language': 'en' } });
    assert.equal(problemOf(problem.text).title, 'There is no such procedure');
  });
});

describe('pages of other sites', () => {
  test('may read every answer, without credentials', async () => {
    for (const path of ['/', '/procedures/9.999999', '/nowhere', '/procedures?limit=x']) {
      const { headers } = await rawRequest(at(path), { headers: { Origin: 'https://tinh.example' } });
      assert.equal(headers['access-control-allow-origin'], '*', path);
      assert.equal(headers['access-control-allow-credentials'], undefined);
      assert.match(String(headers['access-control-expose-headers']), /ETag.*Retry-After.*Content-Language/);
    }
  });

  test('are let through a preflight for a day', async () => {
    const { status, headers } = await rawRequest(at('/procedures'), {
      method: 'OPTIONS',
      headers: {
        Origin: 'https://tinh.example',
        'Access-Control-Request-Method': 'GET',
        'Access-Control-Request-Headers': 'if-none-match, idempotency-key',
      },
    });
    assert.equal(status, 204);
    assert.equal(headers['access-control-max-age'], '86400');
    assert.match(String(headers['access-control-allow-headers']), /Idempotency-Key.*If-None-Match/);
  });
});

describe('problems', () => {
  const refused = async (path: string, options: Parameters<typeof rawRequest>[1] = {}) => {
    const answer = await rawRequest(at(path), options);
    assert.equal(answer.headers['content-type'], 'application/problem+json', path);
    assert.equal(answer.headers['cache-control'], 'no-store');
    const problem = problemOf(answer.text);
    assert.equal(problem.status, answer.status);
    return { ...answer, problem };
  };

  test('an address or a method that is not offered', async () => {
    const nowhere = await refused('/nowhere');
    assert.equal(nowhere.status, 404);
    assert.equal(nowhere.problem.type, PROBLEM_TYPES.operationNotFound);
    for (const method of ['POST', 'PUT', 'DELETE', 'PATCH']) {
      const wrong = await refused('/procedures/1.001193', { method });
      assert.equal(wrong.status, 405);
      assert.equal(wrong.problem.type, PROBLEM_TYPES.methodNotAllowed);
      assert.equal(wrong.headers['allow'], 'GET, HEAD, OPTIONS');
    }
  });

  test('each wrong parameter by its name', async () => {
    const { status, problem } = await refused('/procedures?limit=0&q=%00&cursor=%ED%A0%80');
    assert.equal(status, 400);
    assert.equal(problem.type, PROBLEM_TYPES.invalidRequest);
    assert.deepEqual(problem.errors?.map((error) => error.parameter).toSorted(), ['cursor', 'limit', 'q']);
  });

  for (const query of [
    'limit=51',
    'limit=-1',
    'limit=1.5',
    'limit=1e1',
    'limit=',
    'limit=1&limit=2',
    'q=a&q=b',
    `q=${'x'.repeat(201)}`,
    'q=%E0%A4%A',
    'q=%FF',
    `subject=${'a,'.repeat(51)}`,
  ])
    test(`refused: ${query.slice(0, 40)}`, async () =>
      assert.equal((await refused(`/procedures?${query}`)).status, 400));

  test('what is not described is ignored, and an empty filter is none', async () => {
    const answer = await rawRequest(at('/procedures?nothing=1&%FF=2&subject=&unit=&cursor=&a[b]=c&limit=1'));
    assert.equal(answer.status, 200);
  });

  test('codes of the wrong form, and of nothing', async () => {
    assert.equal((await refused('/procedures/abc')).status, 400);
    assert.equal((await refused('/procedures/%E0%A4%A')).status, 400);
    assert.equal((await refused('/procedures/9.999999')).problem.type, PROBLEM_TYPES.procedureNotFound);
    assert.equal((await refused('/units?parent=x')).status, 400);
    assert.equal((await refused('/units?parent=99')).problem.type, PROBLEM_TYPES.unitNotFound);
  });

  test('a body that is too large', async () => {
    const body = 'x'.repeat(REQUEST_BYTES + 1);
    const { status, problem } = await refused('/procedures', { method: 'POST', body });
    assert.equal(status, 413);
    assert.equal(problem.type, PROBLEM_TYPES.requestTooLarge);
  });

  test('an address that is too long', async () => {
    assert.equal((await refused(`/procedures?x=${'y'.repeat(9_000)}`)).status, 400);
    assert.match(await speak(`GET /?${'y'.repeat(20_000)} HTTP/1.1\r\nHost: x\r\n\r\n`), /^HTTP\/1.1 431 /);
  });

  test('a request that never ends', async () => {
    const heard = await speak('GET / HTTP/1.1\r\nHost: x\r\nX-Slow: ');
    assert.match(heard, /^HTTP\/1.1 408 /);
    assert.equal(problemOf(heard.split('\r\n\r\n')[1] ?? '').type, PROBLEM_TYPES.requestTimeout);
  });

  test('what is not HTTP', async () => {
    assert.match(await speak('\x16\x03\x01 hello\r\n\r\n'), /^HTTP\/1.1 400 /);
  });
});

describe('beside the contract', () => {
  test('health asks the database', async () => {
    const { status, body } = await rawRequest(at('/health'));
    const health = JSON.parse(body.toString()) as Record<string, unknown>;
    assert.equal(status, 200);
    assert.equal(health['status'], 'ok');
    assert.equal(typeof health['procedures'], 'number');
  });

  test('no sandbox unless asked for', async () => {
    for (const path of ['/sandbox/faults', '/sandbox/ledger', '/sandbox/reset'])
      assert.equal((await rawRequest(at(path))).status, 404);
  });

  test('34 provinces, and wards with the names they had', async () => {
    const provinces = await getJson<UnitList>(at('/units'));
    assert.equal(provinces.total, 34);
    const bacNinh = provinces.items.find((unit) => unit.name === 'Bắc Ninh');
    assert.deepEqual(bacNinh?.formerNames, ['Tỉnh Bắc Giang']);
    assert.deepEqual(bacNinh?.kind, { code: 'PROVINCE', label: 'Tỉnh' });
    let count = 0;
    // One by one: this endpoint has no patience with slow lines, and a busy machine makes many of them.
    for (const { code } of provinces.items)
      count += (await getJson<UnitList>(at(`/units?parent=${code}`))).total ?? 0;
    assert.equal(count, 3321);
    const wards = await getJson<UnitList>(at('/units?parent=79'), { 'Accept-Language': 'en' });
    const ward = wards.items.find((unit) => unit.code === '26882');
    assert.equal(ward?.parent, '79');
    assert.equal(ward?.kind.label, 'Ward');
    assert.equal(ward?.formerNames.includes('Phường 12, Quận Gò Vấp'), true);
  });

  test('the code of an agency stands for its province, also for one merged into another', async () => {
    for (const [agency, province] of [
      ['H26', '01'],
      ['H29', '79'],
      ['H29.14', '79'],
    ]) {
      const { items } = await getJson<UnitList>(at(`/units?code=${agency}`));
      assert.deepEqual(
        items.map(({ code }) => code),
        [province],
      );
    }
  });
});
