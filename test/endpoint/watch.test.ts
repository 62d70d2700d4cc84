import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { DEMO_DOSSIERS } from '../../endpoint/simulation/demo-dossiers/scenes.ts';
import { orderFault } from './filing-support.ts';
import { startForTest } from './support.ts';
import { Following, lookUp, move } from './watch-support.ts';

/** Opened and closed one after the other, and all at once. */
const MANY = 500;
const AT_ONCE = 200;
const PER_DOSSIER = 250;

let time: Date | undefined;
const endpoint = await startForTest({
  sandbox: true,
  demoDossiers: true,
  heartbeat: 50,
  events: { perDossier: PER_DOSSIER, inAll: AT_ONCE },
  now: () => time ?? new Date(),
});
const { url } = endpoint;
/** Received, and at work. */
const [, first, second] = DEMO_DOSSIERS;

async function follow(headers: Record<string, string> = {}) {
  const { code, lookupCode } = first!;
  const { trackingToken, dossier } = await lookUp(url, code, lookupCode);
  return { code, before: dossier, stream: await Following.open(url, code, trackingToken, headers) };
}

describe('a dossier that is followed', () => {
  test('is told as it stands, and again with every change', async () => {
    const { code, before, stream } = await follow();
    assert.equal(stream.status, 200);
    assert.deepEqual(await stream.next(), { retry: '3000' });
    const block = await stream.until('dossier');
    assert.equal(block?.id, String(before.version));
    const { asOf, ...told } = JSON.parse(block?.data ?? '') as typeof before;
    const { asOf: foundAt, ...found } = before;
    assert.ok(Date.parse(asOf) >= Date.parse(foundAt));
    assert.deepEqual(told, found);
    for (let change = 1; change <= 2; change += 1) {
      const version = await move(url, code);
      const { version: heard, timeline } = await stream.dossier();
      assert.equal(heard, version);
      assert.equal(timeline[0]?.what, 'Đối chiếu thêm.');
    }
    stream.close();
  });

  test('is for no cache, proxy or compressor', async () => {
    const { stream } = await follow({ 'Accept-Encoding': 'br, gzip', 'Accept-Language': 'en' });
    const { headers } = stream;
    assert.equal(headers['content-type'], 'text/event-stream; charset=utf-8');
    assert.equal(headers['cache-control'], 'no-store');
    assert.equal(headers['x-accel-buffering'], 'no');
    assert.equal(headers['content-encoding'], undefined);
    assert.equal(headers['content-language'], 'en');
    assert.equal(headers['access-control-allow-origin'], '*');
    assert.equal((await stream.dossier()).timeline.at(-1)?.what, 'The application was sent.');
    stream.close();
  });

  test('is not told again what the client has, only that nothing happened', async () => {
    const { before, code, stream } = await follow({ 'Last-Event-ID': '1' });
    assert.equal((await stream.dossier()).version, before.version);
    stream.close();
    const current = (await follow({ 'Last-Event-ID': String(before.version) })).stream;
    assert.deepEqual(await current.next(), { retry: '3000' });
    assert.deepEqual(await current.next(), { comment: true });
    const version = await move(url, code);
    assert.equal((await current.dossier()).version, version);
    current.close();
    const odd = (await follow({ 'Last-Event-ID': 'x' })).stream;
    assert.equal((await odd.dossier()).version, version);
    odd.close();
  });

  test('is told anew when the day is another', async () => {
    time = new Date('2026-11-23T23:30:00+07:00');
    const { before, stream } = await follow();
    await stream.dossier();
    time = new Date('2026-11-24T00:10:00+07:00');
    const { version, asOf } = await stream.dossier();
    assert.equal(version, before.version);
    assert.equal(asOf, '2026-11-24T00:10:00+07:00');
    stream.close();
    time = undefined;
  });
});

describe('a proof', () => {
  test('is asked for, of this very dossier', async () => {
    const { trackingToken } = await lookUp(url, second!.code, second!.lookupCode);
    for (const [code, token] of [
      [first!.code, undefined],
      [first!.code, 'x'.repeat(43)],
      [first!.code, trackingToken],
      ['H99-000000-9999', trackingToken],
    ] as const) {
      const stream = await Following.open(url, code, token);
      assert.equal(stream.status, 401);
      assert.match(String(stream.headers['content-type']), /problem\+json/);
      stream.close();
    }
  });

  test('ends, and the stream says so', async () => {
    const { stream } = await follow();
    await stream.dossier();
    time = new Date(Date.now() + 3 * 3_600_000);
    assert.deepEqual(await stream.until('end'), { event: 'end', data: 'expired' });
    assert.equal(await stream.next(), undefined);
    time = undefined;
  });
});

describe('many streams', () => {
  test(`${AT_ONCE} hear of one change, and no more are let in`, async () => {
    const { trackingToken, dossier } = await lookUp(url, first!.code, first!.lookupCode);
    const open = () => Following.open(url, first!.code, trackingToken);
    const streams = await Promise.all(Array.from({ length: AT_ONCE }, () => untilRoom(open)));
    await Promise.all(streams.map((stream) => stream.dossier()));
    const refused = await open();
    assert.equal(refused.status, 503);
    assert.equal(refused.headers['retry-after'], '30');
    const version = await move(url, first!.code);
    assert.equal(version, dossier.version + 1);
    for (const heard of await Promise.all(streams.map((stream) => stream.dossier())))
      assert.equal(heard.version, version);
    for (const stream of streams) stream.close();
  });

  test(`${MANY} that come and go leave nothing behind`, async () => {
    const { trackingToken } = await lookUp(url, first!.code, first!.lookupCode);
    const open = () => Following.open(url, first!.code, trackingToken);
    for (let done = 0; done < MANY; done += 50) {
      const some = await Promise.all(Array.from({ length: 50 }, () => untilRoom(open)));
      // Half of them before anything has been read.
      await Promise.all(some.map((stream, index) => (index % 2 === 0 ? stream.next() : undefined)));
      for (const stream of some) stream.close();
    }
    // There is room for all again: nobody who left has kept a place.
    const all = await Promise.all(Array.from({ length: AT_ONCE }, () => untilRoom(open)));
    for (const stream of all) stream.close();
  });

  test('of one dossier are bounded by themselves', async () => {
    const small = await startForTest({ sandbox: true, demoDossiers: true, events: { perDossier: 2 } });
    const { trackingToken } = await lookUp(small.url, first!.code, first!.lookupCode);
    const open = () => Following.open(small.url, first!.code, trackingToken);
    const streams = [await open(), await open(), await open()];
    assert.deepEqual(
      streams.map(({ status }) => status),
      [200, 200, 429],
    );
    assert.equal(streams[2]?.headers['retry-after'], '30');
    for (const stream of streams) stream.close();
    (await untilRoom(open)).close();
  });
});

/** A closed connection is seen by the other side a moment later. */
async function untilRoom(open: () => Promise<Following>): Promise<Following> {
  for (;;) {
    const stream = await open();
    if (stream.status === 200) return stream;
    stream.close();
  }
}

describe('what goes wrong', () => {
  test('an endpoint that stops says goodbye, at once', async () => {
    const other = await startForTest({ sandbox: true, demoDossiers: true });
    const { trackingToken } = await lookUp(other.url, first!.code, first!.lookupCode);
    const stream = await Following.open(other.url, first!.code, trackingToken);
    await stream.dossier();
    const started = performance.now();
    const closed = other.close();
    assert.deepEqual(await stream.until('end'), { event: 'end', data: 'closing' });
    await closed;
    // Less than the grace it would give to what hangs.
    assert.ok(performance.now() - started < 7_000, `${performance.now() - started} ms`);
  });

  test('faults strike it as any operation', async () => {
    const { trackingToken } = await lookUp(url, first!.code, first!.lookupCode);
    const open = () => Following.open(url, first!.code, trackingToken);
    await orderFault(url, { operation: 'watchDossier', kind: 'status', status: 503, retryAfter: 7 });
    const refused = await open();
    assert.equal(refused.status, 503);
    assert.equal(refused.headers['retry-after'], '7');
    await orderFault(url, { operation: 'watchDossier', kind: 'truncated-body' });
    const cut = await open();
    assert.equal(cut.status, 200);
    await cut.next();
    assert.equal(await cut.until('dossier'), undefined);
    await orderFault(url, { operation: 'watchDossier', kind: 'lost-answer' });
    await assert.rejects(open);
    const well = await open();
    assert.equal((await well.dossier()).code, first!.code);
    well.close();
  });
});
