import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { EventEmitter, once } from 'node:events';
import { beforeEach, describe, test } from 'node:test';
import pg from 'pg';
import { Idempotency } from '../../endpoint/dossiers/idempotency.ts';
import { dossiers, idempotencyKeys } from '../../endpoint/db/schema/dossiers.ts';
import { ProblemError } from '../../endpoint/http/problems.ts';
import { startEndpoint } from '../../endpoint/start.ts';
import {
  file,
  formsFolder,
  FRIDAY,
  ledgerOf,
  orderFault,
  problemOf,
  receiptOf,
  sample,
  smallForm,
  startFiling,
} from './filing-support.ts';
import {
  type Answer,
  catalogueFile,
  freshDatabase,
  rawRequest,
  serverUrl,
  temporaryFolder,
} from './support.ts';

const endpoint = await startFiling();
const { url, store } = endpoint;

beforeEach(async () => {
  endpoint.setTime(FRIDAY);
  await rawRequest(`${url}/sandbox/reset`, { method: 'POST' });
});

describe('a key', () => {
  for (const [name, key] of [
    ['missing', undefined],
    ['empty', ''],
    ['too short', '1234567'],
    ['too long', 'k'.repeat(256)],
    ['with a space', 'key of mine'],
    ['not in ASCII', 'khóa-này-là-tôi'],
  ] as const)
    test(`${name}: nothing is done`, async () => {
      const answer = await file(url, sample(), { key });
      assert.equal(answer.status, 400);
      assert.equal(problemOf(answer).type, 'urn:dvc:problem:idempotency-key-missing');
      assert.deepEqual(await ledgerOf(url), []);
    });

  for (const length of [8, 255])
    test(`of ${length} characters is taken`, async () => {
      receiptOf(await file(url, sample(), { key: '~'.repeat(length) }));
    });
});

describe('the same key', () => {
  test('and the same body get the first answer again, to the byte', async () => {
    const [key, body] = [randomUUID(), sample()];
    const first = await file(url, body, { key });
    const reordered = Object.fromEntries(Object.entries(body).toReversed());
    endpoint.setTime('2026-11-30T09:00:00+07:00');
    const again = await file(url, JSON.stringify(reordered, undefined, 2), {
      key,
      headers: { 'Accept-Language': 'en' },
    });
    assert.deepEqual([again.status, again.text], [201, first.text]);
    // The labels in it are those of the first one.
    assert.equal(again.headers['content-language'], 'vi');
    assert.equal((await ledgerOf(url)).length, 1);
  });

  test('and another body are refused', async () => {
    const [key, body] = [randomUUID(), sample()];
    receiptOf(await file(url, body, { key }));
    const other = await file(url, { ...body, draft: randomUUID() }, { key });
    assert.equal(other.status, 422);
    assert.equal(problemOf(other).type, 'urn:dvc:problem:idempotency-key-reused');
    assert.equal((await ledgerOf(url)).length, 1);
  });

  test('another key files another dossier', async () => {
    const [one, other] = [sample(), sample({ draft: randomUUID() })];
    const codes = [receiptOf(await file(url, one)).code, receiptOf(await file(url, other)).code];
    assert.deepEqual(codes, ['H26-261120-0001', 'H26-261120-0002']);
  });

  test('a refusal is not remembered', async () => {
    const [key, body] = [randomUUID(), sample()];
    assert.equal((await file(url, { ...body, consent: 'old' }, { key })).status, 422);
    assert.equal(receiptOf(await file(url, body, { key })).code, 'H26-261120-0001');
  });

  test('is remembered for 30 days', async () => {
    const [key, body] = [randomUUID(), sample()];
    const first = await file(url, body, { key });
    endpoint.setTime('2026-12-20T09:29:59+07:00');
    assert.equal((await file(url, body, { key })).text, first.text);
    endpoint.setTime('2026-12-20T09:30:00+07:00');
    // Forgotten, the key is new; the draft is known to have been filed all the same.
    const answer = await file(url, body, { key });
    assert.equal(answer.status, 422);
    assert.match(answer.text, new RegExp(receiptOf(first).code));
  });

  test('many at once file one dossier, and each hears of it or to wait', async () => {
    const [key, body] = [randomUUID(), sample()];
    const answers = await Promise.all(Array.from({ length: 20 }, () => file(url, body, { key })));
    const good = answers.filter(({ status }) => status === 201);
    assert.ok(good.length > 0);
    assert.equal(new Set(good.map(({ text }) => text)).size, 1);
    for (const { status, headers } of answers.filter((one) => one.status !== 201))
      assert.deepEqual([status, headers['retry-after']], [409, '1']);
    assert.equal((await ledgerOf(url)).length, 1);
  });

  test('gives nobody who reads the database the key, the answer or the token in it', async () => {
    const key = randomUUID();
    const { code, trackingToken } = receiptOf(await file(url, sample(), { key }));
    const rows = [
      await store.database.select().from(idempotencyKeys),
      await store.database.select().from(dossiers),
    ];
    const all = JSON.stringify(rows, (_, value: unknown) =>
      value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : value,
    );
    assert.equal(all.includes(code), true);
    assert.equal(all.includes(key) || all.includes(trackingToken), false);
  });
});

describe('while the first request runs', () => {
  const attempt = (key: string, body = '{}') => ({
    operation: 'submitDossier',
    key,
    body,
    language: 'vi' as const,
    now: new Date(FRIDAY),
  });

  /** Work that has begun and goes on until it is told to end. */
  function gate() {
    const events = new EventEmitter();
    const [began, ended] = [once(events, 'began'), once(events, 'end')];
    const work = async () => {
      events.emit('began');
      await ended;
      return { status: 201, body: '{"first":true}' };
    };
    return { began, end: () => events.emit('end'), work };
  }

  const otherWork = () => Promise.resolve({ status: 201, body: '{"first":false}' });

  const isRunning = (error: unknown) =>
    error instanceof ProblemError &&
    error.problem === 'requestInProgress' &&
    error.options.headers?.['Retry-After'] === '1';

  test('another with its key is told to come back, and then gets its answer', async () => {
    const idempotency = new Idempotency(store);
    const { began, end, work } = gate();
    const first = idempotency.once(attempt('key-of-the-first'), work);
    await began;
    await assert.rejects(idempotency.once(attempt('key-of-the-first'), otherWork), isRunning);
    end();
    const answer = await first;
    assert.deepEqual(await idempotency.once(attempt('key-of-the-first'), () => assert.fail()), answer);
  });

  test(
    'in another process too',
    { skip: store.kind === 'embedded' && 'the embedded database belongs to one process' },
    async () => {
      const { began, end, work } = gate();
      const first = new Idempotency(store).once(attempt('key-of-the-other'), work);
      await began;
      await assert.rejects(new Idempotency(store).once(attempt('key-of-the-other'), otherWork), isRunning);
      end();
      await first;
    },
  );

  test('and fails, nothing stands in the way of the next', async () => {
    const idempotency = new Idempotency(store);
    const broken = () => Promise.reject(new Error('broken'));
    await assert.rejects(idempotency.once(attempt('key-that-failed'), broken), /broken/);
    const answer = await idempotency.once(attempt('key-that-failed'), () =>
      Promise.resolve({ status: 201, body: '{}' }),
    );
    assert.equal(answer.status, 201);
  });
});

test('the first answer outlives a restart', async () => {
  const databaseUrl = await freshDatabase();
  const options = {
    ...(databaseUrl === undefined ? { data: await temporaryFolder() } : { databaseUrl }),
    catalogue: await catalogueFile([{ code: '1.001193', name: 'Thủ tục mẫu' }]),
    forms: await formsFolder([smallForm()]),
    sandbox: true,
  };
  const [key, body] = [randomUUID(), sample()];
  const before = await startEndpoint(options);
  const first = await file(before.url, body, { key });
  await before.close();
  const after = await startEndpoint(options);
  const again = await file(after.url, body, { key });
  assert.deepEqual([again.status, again.text], [201, first.text]);
  assert.deepEqual(
    (await ledgerOf(after.url)).map(({ code }) => code),
    [receiptOf(first).code],
  );
  await after.close();
});

test(
  'a connection that the database loses midway: try again later, and nothing was half done',
  { skip: serverUrl === undefined && 'needs DATABASE_URL' },
  async () => {
    const databaseUrl = await freshDatabase();
    const broken = await startFiling({ databaseUrl });
    const client = new pg.Client({ connectionString: databaseUrl });
    await client.connect();
    await client.query('begin; lock table dossier_counters in exclusive mode');
    const [key, body] = [randomUUID(), sample()];
    const waiting = file(broken.url, body, { key });
    const blocked = `select pid from pg_locks where not granted and relation = 'dossier_counters'::regclass`;
    let ended = 0;
    while (ended === 0) {
      const { rowCount } = await client.query(
        `select pg_terminate_backend(pid) from (${blocked}) as waiting`,
      );
      ended = rowCount ?? 0;
    }
    const answer = await waiting;
    assert.deepEqual([answer.status, answer.headers['retry-after']], [503, '5']);
    await client.query('rollback');
    await client.end();
    assert.equal(receiptOf(await file(broken.url, body, { key })).code, 'H26-261120-0001');
    assert.equal((await ledgerOf(broken.url)).length, 1);
  },
);

describe('faults on order', () => {
  const attempt = (body: object, key: string): Promise<Answer | undefined> =>
    file(url, body, { key }).catch(() => undefined);

  test('a lost answer: the repeated request gets the dossier that was filed', async () => {
    const [key, body] = [randomUUID(), sample()];
    await orderFault(url, { operation: 'submitDossier', kind: 'lost-answer' });
    assert.equal(await attempt(body, key), undefined);
    const [filed] = await ledgerOf(url);
    const again = receiptOf(await file(url, body, { key }));
    assert.equal(again.code, filed?.code);
    assert.equal((await ledgerOf(url)).length, 1);
  });

  const faults: [fault: object, filed: number, isGood: (answer: Answer | undefined) => boolean][] = [
    [{ kind: 'latency', milliseconds: 20 }, 1, (answer) => answer?.status === 201],
    [{ kind: 'lost-request' }, 0, (answer) => answer === undefined],
    [{ kind: 'lost-answer' }, 1, (answer) => answer === undefined],
    [{ kind: 'status', status: 503, retryAfter: 2 }, 0, (answer) => answer?.headers['retry-after'] === '2'],
    [{ kind: 'status', status: 409 }, 0, (answer) => answer?.status === 409],
    [{ kind: 'truncated-body' }, 1, (answer) => answer === undefined],
    [{ kind: 'html-body' }, 0, (answer) => answer?.text.startsWith('<!doctype html>') === true],
    [
      { kind: 'wrong-content-type' },
      1,
      (answer) => String(answer?.headers['content-type']).startsWith('text/plain'),
    ],
    [{ kind: 'slow-drip', milliseconds: 50 }, 1, (answer) => answer?.status === 201],
    [
      { kind: 'contract-version', version: '2.0' },
      1,
      (answer) => answer?.text.includes('"contract":"2.0"') === true,
    ],
  ];
  for (const [fault, filed, isGood] of faults)
    test(`${JSON.stringify(fault)}: shows, and one dossier comes of it in the end`, async () => {
      const [key, body] = [randomUUID(), sample()];
      await orderFault(url, { operation: 'submitDossier', ...fault });
      const answer = await attempt(body, key);
      assert.equal(isGood(answer), true, answer?.text ?? 'no answer');
      assert.equal((await ledgerOf(url)).length, filed);
      const { code } = receiptOf(await file(url, body, { key }));
      assert.deepEqual(
        (await ledgerOf(url)).map((one) => one.code),
        [code],
      );
    });

  test('strike the form too', async () => {
    await orderFault(url, { operation: 'getForm', kind: 'status', status: 500 });
    assert.equal((await rawRequest(`${url}/procedures/1.001193/form`)).status, 500);
    assert.equal((await rawRequest(`${url}/procedures/1.001193/form`)).status, 200);
  });
});
