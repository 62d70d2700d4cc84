import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { Writable } from 'node:stream';
import { beforeEach, describe, test } from 'node:test';
import pino from 'pino';
import { dossiers } from '../../endpoint/db/schema/dossiers.ts';
import { failedLookups, trackingTokens } from '../../endpoint/db/schema/following.ts';
import { LOOKUP_LIMITS } from '../../endpoint/dossiers/lookup-limits.ts';
import { FRIDAY, problemOf, sample, startFiling } from './filing-support.ts';
import { ask, fileOne, foundOf, IDENTITY, lookUp, moveAt, PHONE, progressOf } from './following-support.ts';
import { type Answer, freshDatabase, rawRequest } from './support.ts';

const log: string[] = [];
const sink = new Writable({
  write(chunk: Buffer, _encoding, done) {
    log.push(chunk.toString());
    done();
  },
});
const endpoint = await startFiling({ logger: pino({}, sink) });
const { url, store } = endpoint;
const UNKNOWN = 'H26-261120-7777';
const WRONG = { value: '999999' };

beforeEach(async () => {
  endpoint.setTime(FRIDAY);
  await rawRequest(`${url}/sandbox/reset`, { method: 'POST' });
});

/** Everything of an answer but what differs from one request to the next. */
function shape({ status, headers, text }: Answer) {
  const { date: _date, 'x-request-id': _id, ...rest } = headers;
  return { status, headers: rest, text };
}

const later = (minutes: number, seconds = 0) =>
  endpoint.setTime(new Date(Date.parse(FRIDAY) + minutes * 60_000 + seconds * 1_000).toISOString());

describe('a proof', () => {
  const good: readonly [kind: string, value: (lookupCode: string) => string, what: string][] = [
    ['identity', () => IDENTITY.slice(-6), 'the last six digits'],
    ['identity', () => IDENTITY.slice(-9), 'more of them'],
    ['identity', () => IDENTITY, 'the whole number'],
    ['identity', () => ' 000 090.000-123 '.replace('000 0', '001 0'), 'with spaces and signs'],
    ['identity', () => '０００１２３', 'with full-width digits'],
    ['phone', () => PHONE, 'the number'],
    ['phone', () => '+84 (0)912.345.678', 'the number as people abroad write it'],
    ['receipt', (code) => code, 'the look-up code'],
    ['receipt', (code) => code.toLowerCase().replace(/(.{4})(?=.)/g, '$1 - '), 'small and in groups'],
    ['receipt', (code) => code.replaceAll('0', 'o').replaceAll('1', 'l'), 'with letters for digits'],
  ];
  for (const [kind, value, what] of good)
    test(`by ${kind}: ${what}`, async () => {
      const { code, lookupCode = '' } = await fileOne(url);
      const answer = await lookUp(url, ` ${code.toLowerCase()} `, { kind, value: value(lookupCode) });
      assert.equal(foundOf(answer).dossier.code, code);
      assert.equal(answer.headers['cache-control'], 'no-store');
    });

  const bad: readonly [kind: string, value: string, what: string][] = [
    ['identity', IDENTITY.slice(-5), 'five digits'],
    ['identity', '', 'nothing'],
    ['identity', `9${IDENTITY}`, 'a digit too many'],
    ['identity', IDENTITY.slice(0, 6), 'the first six'],
    ['identity', '00012x', 'a letter'],
    ['identity', PHONE.slice(-6), 'digits of the phone number'],
    ['phone', PHONE.slice(-6), 'a part of the number'],
    ['phone', IDENTITY, 'an identity number'],
    ['phone', '', 'nothing'],
    ['phone', '-', 'a dash'],
    ['receipt', '', 'nothing'],
    ['receipt', '0'.repeat(64), 'what a digest looks like'],
    ['receipt', '7KQ2M4XD9RPT', 'the code of another receipt'],
    ['identity', '1'.repeat(100_000), 'very many digits'],
  ];
  for (const [kind, value, what] of bad)
    test(`not by ${kind}: ${what}`, async () => {
      const { code } = await fileOne(url);
      const answer = await lookUp(url, code, { kind, value });
      assert.equal(answer.status, 404);
      assert.equal(problemOf(answer).type, 'urn:dvc:problem:dossier-not-found');
    });

  test('of a kind nobody knows is a mistake, and no failure', async () => {
    const { code } = await fileOne(url);
    const answer = await lookUp(url, code, { kind: 'name', value: 'Nguyễn Văn Mẫu' });
    assert.equal(answer.status, 400);
    assert.deepEqual(
      (problemOf(answer).errors ?? []).map(({ pointer }) => pointer),
      ['/proof/kind'],
    );
    assert.deepEqual(await store.database.select().from(failedLookups), []);
  });

  test('is missing in a dossier that names neither number; its receipt opens it', async () => {
    const { code, lookupCode = '' } = await fileOne(url, { answers: sample().answers });
    for (const kind of ['identity', 'phone'])
      for (const value of ['000000000000', '0900000000', '------'])
        assert.equal((await lookUp(url, code, { kind, value })).status === 200, false);
    later(16);
    assert.equal((await lookUp(url, code, { kind: 'receipt', value: lookupCode })).status, 200);
  });

  test('of another dossier opens nothing', async () => {
    const one = await fileOne(url);
    const { code } = await fileOne(url);
    const answer = await lookUp(url, code, { kind: 'receipt', value: one.lookupCode ?? '' });
    assert.equal(answer.status, 404);
  });
});

describe('a wrong proof and an unknown code', () => {
  test('are answered alike, in both languages, whatever is asked', async () => {
    const { code } = await fileOne(url);
    const answers: object[] = [];
    for (const language of ['vi', 'en']) {
      const headers = { 'Accept-Language': language, 'Accept-Encoding': 'br' };
      for (const kind of ['identity', 'phone', 'receipt']) {
        const value = kind === 'phone' ? '0987654321' : '999999';
        const wrong = shape(await lookUp(url, code, { kind, value, headers }));
        const unknown = shape(await lookUp(url, UNKNOWN, { kind, value, headers }));
        assert.deepEqual(wrong, unknown);
        answers.push(wrong);
      }
      await rawRequest(`${url}/sandbox/reset`, { method: 'POST' });
    }
    assert.deepEqual(answers[0], answers[2]);
    assert.equal(JSON.stringify(answers).includes(code), false);
  });

  test('are limited alike', async () => {
    const { code } = await fileOne(url);
    const of = async (asked: string) => {
      const seen: object[] = [];
      for (let attempt = 0; attempt < 8; attempt += 1) {
        later(0, attempt);
        seen.push(shape(await lookUp(url, asked, WRONG)));
      }
      return seen;
    };
    const [wrong, unknown] = [await of(code), await of(UNKNOWN)];
    assert.deepEqual(wrong, unknown);
  });

  test('ask the same of the database', async () => {
    const { code } = await fileOne(url);
    const asked = async (of: string, kind: string) => {
      const watched = watchTransactions();
      await lookUp(url, of, { kind, value: '0987654321' });
      return watched.end();
    };
    await asked(UNKNOWN, 'phone');
    for (const kind of ['identity', 'phone', 'receipt']) {
      const wrong = await asked(code, kind);
      assert.deepEqual(wrong, ['execute', 'execute', 'execute', 'execute', 'insert']);
      assert.deepEqual(await asked(UNKNOWN, kind), wrong);
      await rawRequest(`${url}/sandbox/reset`, { method: 'POST' });
      await fileOne(url);
    }
  });

  test('take as long', async (context) => {
    const { code } = await fileOne(url);
    // A real difference shows again; chance does not.
    const first = await compareTimes(code);
    const separation = first.isSeparate ? await compareTimes(code) : first;
    for (const { words } of new Set([first, separation])) context.diagnostic(words);
    assert.equal(separation.isSeparate, false, separation.words);
  });
});

/** Writes down what every transaction asks, until told to end. */
function watchTransactions(): { end(): string[] } {
  const asked: string[] = [];
  const { database } = store;
  const run = database.transaction.bind(database);
  const watched: typeof database.transaction = (work, config) =>
    run(
      (transaction) =>
        work(
          new Proxy(transaction, {
            get(target, name) {
              if (['execute', 'insert', 'select', 'update', 'delete'].includes(String(name)))
                asked.push(String(name));
              const member: unknown = Reflect.get(target, name);
              return typeof member === 'function' ? (member.bind(target) as unknown) : member;
            },
          }),
        ),
      config,
    );
  database.transaction = watched;
  return {
    end: () => {
      database.transaction = run;
      return asked;
    },
  };
}

/** Requests of each kind that are compared. */
const SAMPLES = 200;
const WARM_UP = 30;
/** Of all pairs, how many more than half may have the same order before somebody could learn from it. */
const LARGEST_EFFECT = 0.12;

/** Interleaved in a random order, so that whatever slows the machine down slows both. */
async function compareTimes(code: string): Promise<{ isSeparate: boolean; words: string }> {
  const times = { wrong: [] as number[], unknown: [] as number[] };
  for (let at = -WARM_UP; at < SAMPLES; at += 1) {
    const order = Math.random() < 0.5 ? (['wrong', 'unknown'] as const) : (['unknown', 'wrong'] as const);
    for (const kind of order) {
      // Nobody is slowed down by the limits.
      later((at + WARM_UP) * 40 + (kind === order[0] ? 0 : 20));
      const asked = kind === 'wrong' ? code : `H26-261120-${5_000 + at}`;
      const elapsed = await timeOf(asked);
      if (at >= 0) times[kind].push(elapsed);
    }
  }
  const above = times.wrong.flatMap((a) => times.unknown.map((b) => (a > b ? 1 : a === b ? 0.5 : 0)));
  const share = above.reduce<number>((sum, one) => sum + one, 0) / above.length;
  const z = (share - 0.5) / Math.sqrt((2 * SAMPLES + 1) / (12 * SAMPLES * SAMPLES));
  const figures = [median(times.wrong), median(times.unknown), share, z].map((figure) => figure.toFixed(3));
  return {
    isSeparate: Math.abs(share - 0.5) > LARGEST_EFFECT,
    words: `${SAMPLES} each: median ${figures[0]} ms wrong proof, ${figures[1]} ms unknown code; a wrong proof took longer in ${figures[2]} of all pairs (rank test z = ${figures[3]})`,
  };
}

async function timeOf(code: string): Promise<number> {
  const started = performance.now();
  const response = await fetch(`${url}/dossiers/lookup`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ code, proof: { kind: 'identity', value: '999999' } }),
  });
  await response.text();
  assert.equal(response.status, 404);
  return performance.now() - started;
}

const median = (values: readonly number[]) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

describe('failures', () => {
  test('close a code after five, for the right proof too, until the first is a quarter of an hour old', async () => {
    const { code, lookupCode = '' } = await fileOne(url);
    for (let attempt = 0; attempt < LOOKUP_LIMITS.code; attempt += 1) {
      later(attempt);
      assert.equal((await lookUp(url, code, WRONG)).status, 404);
    }
    later(5);
    for (const proof of [WRONG, {}, { kind: 'receipt', value: lookupCode }]) {
      const answer = await lookUp(url, code, proof);
      assert.equal(answer.status, 429);
      assert.equal(answer.headers['retry-after'], '600');
      assert.match(problemOf(answer).detail ?? '', /10 phút/);
    }
    later(14, 59);
    assert.equal((await lookUp(url, code)).status, 429);
    later(15);
    assert.equal((await lookUp(url, code)).status, 200);
    // What succeeded counts for nothing: the second failure is still there, and the third to fifth.
    assert.equal((await lookUp(url, code, WRONG)).status, 404);
    assert.equal((await lookUp(url, code)).status, 429);
  });

  test('of others do not close what is looked up rightly', async () => {
    const { code } = await fileOne(url);
    for (let attempt = 0; attempt < 12; attempt += 1) assert.equal((await lookUp(url, code)).status, 200);
  });

  test('close an address after thirty: codes cannot be tried out', async () => {
    const { code } = await fileOne(url);
    const statuses: number[] = [];
    for (let number = 1; number <= 40; number += 1)
      statuses.push((await lookUp(url, `H26-261120-${8_000 + number}`)).status);
    assert.deepEqual(statuses, [
      ...Array<number>(LOOKUP_LIMITS.address).fill(404),
      ...Array<number>(10).fill(429),
    ]);
    assert.equal((await lookUp(url, code)).status, 429);
    later(15, 1);
    assert.equal((await lookUp(url, code)).status, 200);
  });

  test('are counted one by one when many come at once', async () => {
    const { code } = await fileOne(url);
    const answers = await Promise.all(Array.from({ length: 20 }, () => lookUp(url, code, WRONG)));
    const count = (status: number) => answers.filter((answer) => answer.status === status).length;
    assert.deepEqual([count(404), count(429)], [LOOKUP_LIMITS.code, 20 - LOOKUP_LIMITS.code]);
  });

  test('are kept as hashes, without code, address or proof', async () => {
    const { code } = await fileOne(url);
    await lookUp(url, code, WRONG);
    const rows = JSON.stringify(await store.database.select().from(failedLookups));
    for (const secret of [code, '127.0.0.1', '999999', createHash('sha256').update(code).digest('hex')])
      assert.equal(rows.includes(secret), false);
  });

  test('of one client are not laid to another by a header anybody can write', async () => {
    for (let number = 1; number <= 31; number += 1) {
      const headers = { 'X-Forwarded-For': `203.0.113.${number}` };
      const { status } = await lookUp(url, `H26-261120-${8_000 + number}`, { headers });
      assert.equal(status, number <= 30 ? 404 : 429);
    }
  });

  test(
    'are shared by all processes of a database',
    { skip: process.env['DATABASE_URL'] === undefined && 'one process only' },
    async () => {
      const databaseUrl = await freshDatabase();
      const [one, other] = [await startFiling({ databaseUrl }), await startFiling({ databaseUrl })];
      const { code } = await fileOne(one.url);
      for (const at of [one, other, one, other, one])
        assert.equal((await lookUp(at.url, code, WRONG)).status, 404);
      for (const at of [one, other]) assert.equal((await lookUp(at.url, code)).status, 429);
    },
  );
});

describe('a tracking token', () => {
  test('opens its dossier for two hours, that of a receipt for a day', async () => {
    const receipt = await fileOne(url);
    const { code } = receipt;
    const found = foundOf(await lookUp(url, code));
    assert.equal(found.trackingExpiresAt, '2026-11-20T11:30:00+07:00');
    const ticket = { code, trackingToken: found.trackingToken };
    later(119, 59);
    assert.equal((await ask(url, ticket)).status, 200);
    later(120);
    assert.equal((await ask(url, ticket)).status, 401);
    later(24 * 60 - 1);
    assert.equal((await ask(url, receipt)).status, 200);
    later(24 * 60);
    assert.equal((await ask(url, receipt)).status, 401);
  });

  test('opens no other dossier, and nothing else does', async () => {
    const [one, other] = [await fileOne(url), await fileOne(url)];
    const refused = [
      await ask(url, { code: other.code, trackingToken: one.trackingToken }),
      await ask(url, { code: UNKNOWN, trackingToken: one.trackingToken }),
      await ask(url, { code: one.code, trackingToken: 'x'.repeat(43) }),
      await rawRequest(`${url}/dossiers/${one.code}`),
      await rawRequest(`${url}/dossiers/${one.code}?token=${one.trackingToken}`),
      await rawRequest(`${url}/dossiers/${one.code}`, {
        headers: { Authorization: `Basic ${one.trackingToken}` },
      }),
    ];
    for (const answer of refused) {
      assert.equal(answer.headers['www-authenticate'], 'Bearer');
      assert.deepEqual(shape(answer), shape(refused[0] as Answer));
      assert.equal(problemOf(answer).type, 'urn:dvc:problem:tracking-expired');
    }
  });

  test('is kept as a hash, and written into no log', async () => {
    const receipt = await fileOne(url);
    const { trackingToken } = foundOf(await lookUp(url, receipt.code));
    await ask(url, { code: receipt.code, trackingToken });
    const rows = JSON.stringify([
      await store.database.select().from(trackingTokens),
      await store.database.select().from(dossiers),
    ]);
    for (const secret of [trackingToken, receipt.trackingToken, receipt.lookupCode ?? ''])
      for (const place of [rows, log.join('')]) assert.equal(place.includes(secret), false);
    for (const secret of [receipt.code, IDENTITY, PHONE, '127.0.0.1'])
      assert.equal(log.join('').includes(secret), false, secret);
    assert.equal(log.length > 0, true);
  });
});

describe('reading a dossier again', () => {
  test('is 304 while nothing has changed, although time goes on', async () => {
    const ticket = await fileOne(url);
    const first = await ask(url, ticket);
    assert.equal(first.headers['cache-control'], 'private, no-cache');
    assert.equal(first.headers['vary'], 'Accept-Language, Authorization, Accept-Encoding');
    const etag = String(first.headers['etag']);
    assert.match(etag, /^W\/"/);
    later(30);
    const again = await ask(url, ticket, '', { 'If-None-Match': etag });
    assert.deepEqual([again.status, again.text], [304, '']);
    const english = await ask(url, ticket, '', { 'If-None-Match': etag, 'Accept-Language': 'en' });
    assert.equal(english.status, 200);
  });

  test('is something new with the next move, and on another day', async () => {
    const ticket = await fileOne(url);
    const tagOf = async () => String((await ask(url, ticket)).headers['etag']);
    const tags = [await tagOf()];
    await moveAt(endpoint, ticket.code, { kind: 'accept' }, FRIDAY);
    tags.push(await tagOf());
    endpoint.setTime('2026-11-21T08:00:00+07:00');
    tags.push(await tagOf());
    assert.equal(new Set(tags).size, 2, 'a Saturday changes nothing');
    assert.equal((await progressOf(url, ticket)).asOf, '2026-11-21T08:00:00+07:00');
  });

  test('by any spelling of the code', async () => {
    const { code, trackingToken } = await fileOne(url);
    assert.equal((await ask(url, { code: code.toLowerCase(), trackingToken })).status, 200);
  });

  test('carries the days of rest between now and then', async () => {
    const { calendar, deadline } = await progressOf(url, await fileOne(url));
    assert.equal(deadline.workingDaysLeft, 3);
    assert.deepEqual(calendar?.weekend, [0, 6]);
    assert.deepEqual(calendar.holidays[0], { date: '2026-11-24', name: 'Ngày Văn hóa Việt Nam' });
  });
});
