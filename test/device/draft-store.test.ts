import { expect } from 'chai';
import { openDraftStore, StorageUnavailableError, type DraftStore } from '../../src/device/draft-store.ts';
import { replace } from '../support/replace.ts';
import { tidyAfterEach } from '../support/tidy.ts';

const DAY = 86_400_000;
const NOW = Date.parse('2026-11-20T08:00:00+07:00');
const NAME = 'https://endpoint.example/v1 1.001193';

interface Answers {
  readonly fullName: string;
}
const mau: Answers = { fullName: 'Nguyễn Văn Mẫu' };
const thiDu: Answers = { fullName: 'Trần Thị Thí Dụ' };

let now = NOW;
const openStore = (): DraftStore<Answers> => openDraftStore<Answers>({ now: () => now });

function done<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error));
  });
}

/** What is really in the database, and a way to change it. */
async function withRecords<T>(work: (drafts: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const database = await done(indexedDB.open('dvc-widgets'));
  try {
    return await done(work(database.transaction('drafts', 'readwrite').objectStore('drafts')));
  } finally {
    database.close();
  }
}

const names = () => withRecords((drafts) => drafts.getAllKeys());

async function change(part: Record<string, unknown>): Promise<void> {
  const record = (await withRecords((drafts) => drafts.get(NAME))) as object;
  await withRecords((drafts) => drafts.put({ ...record, ...part }));
}

async function saved(store: DraftStore<Answers>, content = mau, revision = 0) {
  const draft = await store.save(NAME, content, revision);
  if (draft === 'conflict') throw new Error('not saved');
  return draft;
}

async function reasonOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
  } catch (error) {
    if (error instanceof StorageUnavailableError) return error.reason;
    throw error;
  }
  return 'no error';
}

function afresh(): void {
  tidyAfterEach();
  beforeEach(async () => {
    now = NOW;
    await done(indexedDB.deleteDatabase('dvc-widgets'));
  });
}

describe('drafts: kept', () => {
  afresh();

  it('has none before the first', async () => {
    expect(await openStore().read(NAME)).to.equal(undefined);
  });

  it('gives back what was saved, also to the next visit', async () => {
    const draft = await saved(openStore());
    expect(draft).to.deep.include({ content: mau, savedAt: NOW, expiresAt: NOW + 7 * DAY });
    expect(await openStore().read(NAME)).to.deep.equal(draft);
  });

  it('keeps each name apart', async () => {
    const store = openStore();
    await saved(store);
    await store.save('other', thiDu, 0);
    expect((await store.read(NAME))?.content).to.deep.equal(mau);
    expect((await store.read('other'))?.content).to.deep.equal(thiDu);
  });

  it('saves over its own revision and gives a new one', async () => {
    const store = openStore();
    const first = await saved(store);
    const second = await saved(store, thiDu, first.revision);
    expect(second.revision).to.not.equal(first.revision);
    expect(await store.read(NAME)).to.deep.equal(second);
  });

  it('removes a draft, and one that is not there', async () => {
    const store = openStore();
    await saved(store);
    await store.remove(NAME);
    await store.remove(NAME);
    expect(await store.read(NAME)).to.equal(undefined);
    expect(await names()).to.deep.equal([]);
  });

  it('saves and reads a draft of half a megabyte', async () => {
    const fullName = 'Ứng Hòa '.repeat(65_536);
    await saved(openStore(), { fullName });
    expect((await openStore().read(NAME))?.content.fullName).to.equal(fullName);
  });
});

describe('drafts: hidden', () => {
  afresh();

  it('stores nothing in the clear, under a key that cannot be taken out', async () => {
    await saved(openStore());
    const record = (await withRecords((drafts) => drafts.get(NAME))) as Record<string, unknown>;
    expect(Object.keys(record).toSorted()).to.deep.equal(
      ['bytes', 'expiresAt', 'key', 'name', 'revision', 'savedAt', 'vector'].toSorted(),
    );
    const text = new TextDecoder().decode(record['bytes'] as ArrayBuffer);
    expect(text).to.not.contain('Mẫu').and.not.contain('fullName');
    expect((record['key'] as CryptoKey).extractable).to.equal(false);
    const exported = await crypto.subtle.exportKey('raw', record['key'] as CryptoKey).catch(() => 'refused');
    expect(exported).to.equal('refused');
  });

  it('uses another vector and other bytes each time', async () => {
    const store = openStore();
    const { revision } = await saved(store);
    const first = await withRecords((drafts) => drafts.get(NAME));
    await saved(store, mau, revision);
    const second = await withRecords((drafts) => drafts.get(NAME));
    expect(String(first.vector)).to.not.equal(String(second.vector));
    expect(String(new Uint8Array(first.bytes))).to.not.equal(String(new Uint8Array(second.bytes)));
  });

  const damages: [string, () => Promise<Record<string, unknown>>][] = [
    ['its bytes are damaged', async () => ({ bytes: new Uint8Array(40).buffer })],
    ['its bytes are gone', async () => ({ bytes: undefined })],
    ['its key is lost', async () => ({ key: undefined })],
    ['its vector is damaged', async () => ({ vector: new Uint8Array(12) })],
    ['it was given another revision', async () => ({ revision: 7 })],
    [
      'its key is another',
      async () => ({
        key: await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']),
      }),
    ],
  ];
  for (const [name, part] of damages) {
    it(`has no draft any more when ${name}`, async () => {
      const store = openStore();
      await saved(store);
      await change(await part());
      expect(await store.read(NAME)).to.equal(undefined);
      expect(await names()).to.deep.equal([]);
      await saved(store);
    });
  }

  it('does not open a draft under another name', async () => {
    const store = openStore();
    await saved(store);
    const record = (await withRecords((drafts) => drafts.get(NAME))) as object;
    await withRecords((drafts) => drafts.put({ ...record, name: 'other' }));
    expect(await store.read('other')).to.equal(undefined);
  });
});

describe('drafts: two tabs', () => {
  afresh();

  it('does not save over what another tab has saved', async () => {
    const [here, there] = [openStore(), openStore()];
    const { revision } = await saved(here);
    const newer = await saved(there, thiDu, revision);
    expect(await here.save(NAME, mau, revision)).to.equal('conflict');
    expect(await here.read(NAME)).to.deep.equal(newer);
  });

  it('does not save over a draft it has not seen', async () => {
    await saved(openStore());
    expect(await openStore().save(NAME, thiDu, 0)).to.equal('conflict');
  });

  it('does not bring back what another tab has deleted, nor write over the one made after it', async () => {
    const [here, there] = [openStore(), openStore()];
    const { revision } = await saved(here);
    await there.remove(NAME);
    expect(await here.save(NAME, mau, revision)).to.equal('conflict');
    const other = await saved(there, thiDu);
    expect(other.revision).to.not.equal(revision);
    expect(await here.save(NAME, mau, revision)).to.equal('conflict');
  });

  it('lets exactly one of ten win who save at once', async () => {
    const results = await Promise.all(
      Array.from({ length: 10 }, (_, index) => openStore().save(NAME, { fullName: String(index) }, 0)),
    );
    const winners = results.filter((result) => result !== 'conflict');
    expect(winners).to.have.length(1);
    expect(await openStore().read(NAME)).to.deep.equal(winners[0]);
  });

  it('hears of saves and removals elsewhere, of its own name, until it stops', async () => {
    const [here, there] = [openStore(), openStore()];
    const heard: (number | undefined)[] = [];
    let wake: () => void = () => undefined;
    const next = () => new Promise<void>((resolve) => (wake = resolve));
    const stop = here.watch(NAME, (revision) => {
      heard.push(revision);
      wake();
    });
    // Its own changes are no news.
    const { revision } = await saved(here);
    let news = next();
    await there.save('other', thiDu, 0);
    const second = await saved(there, thiDu, revision);
    await news;
    expect(heard).to.deep.equal([second.revision]);
    news = next();
    await there.remove(NAME);
    await news;
    expect(heard).to.deep.equal([second.revision, undefined]);
    stop();
    news = next();
    const stopOther = here.watch('other', wake);
    await saved(there);
    await there.remove('other');
    await news;
    stopOther();
    expect(heard).to.have.length(2);
  });
});

describe('drafts: time', () => {
  afresh();

  it('forgets a draft after seven days', async () => {
    const store = openStore();
    await saved(store);
    now = NOW + 7 * DAY - 1;
    expect((await store.read(NAME))?.content).to.deep.equal(mau);
    now += 1;
    expect(await store.read(NAME)).to.equal(undefined);
    expect(await names()).to.deep.equal([]);
  });

  it('keeps it as long as it is told', async () => {
    const draft = await openDraftStore<Answers>({ lifetimeDays: 1, now: () => now }).save(NAME, mau, 0);
    expect(draft).to.include({ expiresAt: NOW + DAY });
  });

  it('starts anew over a draft that has expired', async () => {
    const store = openStore();
    await saved(store);
    now = NOW + 8 * DAY;
    expect((await saved(store, thiDu)).content).to.deep.equal(thiDu);
  });

  it('sweeps expired drafts of every name when it is opened', async () => {
    const store = openStore();
    await saved(store);
    await store.save('other', thiDu, 0);
    now = NOW + 3 * DAY;
    await store.save('later', thiDu, 0);
    now = NOW + 8 * DAY;
    await openStore().read('nothing');
    expect(await names()).to.deep.equal(['later']);
  });

  it('keeps a draft that a wrong clock saved in the future', async () => {
    now = NOW + DAY;
    const draft = await saved(openStore());
    now = NOW;
    const store = openStore();
    expect(await store.read(NAME)).to.deep.equal(draft);
    await saved(store, thiDu, draft.revision);
  });
});

describe('drafts: no storage', () => {
  afresh();

  it('keeps nothing without WebCrypto', async () => {
    replace(crypto, 'subtle', undefined);
    const store = openStore();
    expect(await reasonOf(store.save(NAME, mau, 0))).to.equal('blocked');
    expect(await reasonOf(store.read(NAME))).to.equal('blocked');
  });

  it('says that it is blocked where there is no IndexedDB, or a door in front of it', async () => {
    replace(globalThis, 'indexedDB', undefined);
    expect(await reasonOf(openStore().read(NAME))).to.equal('blocked');
    const open = () => {
      throw new DOMException('The operation is insecure.', 'SecurityError');
    };
    replace(globalThis, 'indexedDB', { open });
    expect(await reasonOf(openStore().save(NAME, mau, 0))).to.equal('blocked');
  });

  it('says that the device is full, and keeps what it had', async () => {
    const store = openStore();
    const draft = await saved(store);
    const { put } = IDBObjectStore.prototype;
    replace(IDBObjectStore.prototype, 'put', function (this: IDBObjectStore, record: unknown) {
      put.call(this, record);
      this.transaction.abort();
    });
    replace(IDBTransaction.prototype, 'error', new DOMException('', 'QuotaExceededError'));
    expect(await reasonOf(store.save(NAME, thiDu, draft.revision))).to.equal('full');
    expect(await store.read(NAME)).to.deep.equal(draft);
  });

  it('says so when the browser does not store keys, as private windows may', async () => {
    const store = openStore();
    replace(IDBObjectStore.prototype, 'put', () => {
      throw new DOMException('', 'DataCloneError');
    });
    expect(await reasonOf(store.save(NAME, mau, 0))).to.equal('unknown');
    expect(await store.read(NAME)).to.equal(undefined);
  });

  it('works again after another tab has made way for a new version', async () => {
    const store = openStore();
    await saved(store);
    await done(indexedDB.deleteDatabase('dvc-widgets'));
    expect(await store.read(NAME)).to.equal(undefined);
    await saved(store, thiDu);
  });

  it('opens the database once more when the browser has closed it', async () => {
    const store = openStore();
    const draft = await saved(store);
    const { transaction } = IDBDatabase.prototype;
    let closed = 1;
    replace(IDBDatabase.prototype, 'transaction', function (this: IDBDatabase, ...parameters: [string]) {
      if (closed > 0) {
        closed -= 1;
        throw new DOMException('The database connection is closing.', 'InvalidStateError');
      }
      return transaction.apply(this, parameters);
    });
    expect(await store.read(NAME)).to.deep.equal(draft);
  });

  it('leaves a database of a newer version alone', async () => {
    const database = await done(indexedDB.open('dvc-widgets', 9));
    database.close();
    const store = openStore();
    expect(await reasonOf(store.read(NAME))).to.equal('unknown');
    expect(await reasonOf(store.save(NAME, mau, 0))).to.equal('unknown');
    expect((await indexedDB.databases()).find(({ name }) => name === 'dvc-widgets')?.version).to.equal(9);
  });
});
