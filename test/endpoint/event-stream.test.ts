import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { EventEmitter, once } from 'node:events';
import { setImmediate as turn } from 'node:timers/promises';
import type { Store } from '../../endpoint/db/connect.ts';
import { DossierNews } from '../../endpoint/live/dossier-news.ts';
import { EventStream, type EventStreamOptions } from '../../endpoint/live/event-stream.ts';

const CODE = 'H26-261120-0001';
const now = () => new Date('2026-11-20T09:30:00+07:00');

/** A database of one dossier, in the hands of the test. */
function setUp(options: Partial<EventStreamOptions> = {}) {
  const database = new EventEmitter();
  const state = { version: 1, reads: 0, fails: false };
  const rows = () =>
    state.fails
      ? Promise.reject(new Error('gone'))
      : Promise.resolve([{ code: CODE, version: state.version }]);
  const store = {
    database: { select: () => ({ from: () => ({ where: rows }) }) },
    listen: (_channel: string, hear: (payload?: string) => void) => {
      database.on('notify', hear);
      return Promise.resolve(() => Promise.resolve());
    },
  } as unknown as Store;
  const news = new DossierNews(store, { now, interval: 5 });
  const stream = new EventStream(news, {
    code: CODE,
    expiresAt: new Date('2026-11-20T11:30:00+07:00'),
    now,
    hangUp: () => database.emit('hung up'),
    read: () => {
      state.reads += 1;
      return Promise.resolve({ version: state.version, text: `{"version":${state.version}}` });
    },
    ...options,
  });
  const reader = stream.body.getReader();
  const read = async () => {
    const { value } = await reader.read();
    return value && new TextDecoder().decode(value);
  };
  const change = () => {
    state.version += 1;
    database.emit('notify', `${CODE} ${state.version}`);
  };
  return { database, state, news, stream, reader, read, change };
}

const block = (version: number) => `id: ${version}\nevent: dossier\ndata: {"version":${version}}\n\n`;

describe('a stream of events', () => {
  test('keeps nothing for a slow reader but the latest state', async () => {
    const { news, read, change, state } = setUp();
    await news.ready();
    await read();
    assert.equal(await read(), block(1));
    for (let changes = 0; changes < 1_000; changes += 1) change();
    assert.equal(state.reads, 1);
    assert.equal(await read(), block(1_001));
    assert.equal(state.reads, 2);
    news.close();
    assert.equal(await read(), 'event: end\ndata: closing\n\n');
    assert.equal(await read(), undefined);
    assert.equal(news.count, 0);
  });

  test('hangs up on a reader that takes nothing any more', async () => {
    const { database, read } = setUp({ patience: 1 });
    const hungUp = once(database, 'hung up');
    await read();
    await read();
    await hungUp;
  });

  test('says with each sign of life that nothing was missed, and looks for itself', async () => {
    const { read, state } = setUp({ sent: 1 });
    await read();
    // At once, and then with every look into the database.
    for (let signs = 0; signs < 3; signs += 1) assert.equal(await read(), ':\n\n');
    // Nobody tells of it.
    state.version = 2;
    let told = await read();
    while (told === ':\n\n') told = await read();
    assert.equal(told, block(2));
  });

  test('breaks off when nobody knows any more what is current', async () => {
    const { read, state, news } = setUp({ sent: 1 });
    await read();
    state.fails = true;
    let told = await read();
    while (told === ':\n\n') told = await read();
    assert.equal(told, undefined);
    assert.equal(news.count, 0);
  });

  test('looks again when the line to the database was away', async () => {
    const { database, read, state, news } = setUp();
    await news.ready();
    await read();
    await read();
    state.version = 2;
    database.emit('notify', undefined);
    assert.equal(await read(), block(2));
    news.close();
  });

  test('does not take what was read before the news for the news', async () => {
    const reads: ((version: number) => void)[] = [];
    const { news, read, database } = setUp({
      read: () =>
        new Promise((resolve) => {
          reads.push((version) => resolve({ version, text: `{"version":${version}}` }));
        }),
    });
    await news.ready();
    await read();
    const told = read();
    await Promise.resolve();
    database.emit('notify', `${CODE} 2`);
    reads[0]!(1);
    while (reads.length < 2) await turn();
    reads[1]!(2);
    assert.equal(await told, block(2));
    news.close();
  });

  test('is released when the client leaves, whatever it waits for', async () => {
    const { news, reader, read, change } = setUp();
    await read();
    await read();
    void read();
    assert.equal(news.countOf(CODE), 1);
    await reader.cancel();
    assert.equal(news.countOf(CODE), 0);
    change();
  });
});
