/** Other storage of the host page is never touched. */
const DATABASE = 'dvc-widgets';
const VERSION = 1;
const DRAFTS = 'drafts';
const BY_EXPIRY = 'expiresAt';

/** Sealed content with what may be known without opening it. */
export interface DraftRecord {
  readonly name: string;
  readonly revision: number;
  readonly savedAt: number;
  readonly expiresAt: number;
  /** Not extractable; goes when the draft goes. */
  readonly key: CryptoKey;
  readonly vector: Uint8Array<ArrayBuffer>;
  readonly bytes: ArrayBuffer;
}

interface Within<Result> {
  readonly drafts: IDBObjectStore;
  readonly when: <Found>(request: IDBRequest<Found>, then: (found: Found) => void) => void;
  readonly give: (result: Result) => void;
}
type Work<Result> = (within: Within<Result>) => void;

/** The page's drafts in IndexedDB. Throws what the browser throws. */
export class DraftDatabase {
  readonly #now: () => number;
  #opening: Promise<IDBDatabase> | undefined;

  constructor(now: () => number) {
    this.#now = now;
  }

  async read(name: string): Promise<DraftRecord | undefined> {
    return this.#transact('readonly', ({ drafts, when, give }) => when(drafts.get(name), give));
  }

  /** Stores `record` if the draft's revision is `expected` (0: there is none), in one transaction with the look. */
  async replace(record: DraftRecord, expected: number): Promise<boolean> {
    return this.#transact('readwrite', ({ drafts, when, give }) => {
      when<DraftRecord | undefined>(drafts.get(record.name), (held) => {
        const isExpected = (held && this.#isAlive(held) ? held.revision : 0) === expected;
        if (isExpected) drafts.put(record);
        give(isExpected);
      });
    });
  }

  /** Of one revision only, when the draft is to go because of what that revision holds. */
  async remove(name: string, revision?: number): Promise<void> {
    await this.#transact<undefined>('readwrite', ({ drafts, when }) => {
      when<DraftRecord | undefined>(drafts.get(name), (held) => {
        if (revision === undefined || held?.revision === revision) drafts.delete(name);
      });
    });
  }

  /** A draft of the future was saved by a clock that was wrong, and lives. */
  #isAlive({ expiresAt }: DraftRecord): boolean {
    return expiresAt > this.#now();
  }

  async #transact<Result>(mode: IDBTransactionMode, work: Work<Result>): Promise<Result> {
    try {
      return await transact(await this.#open(), mode, work);
    } catch (error) {
      if (!isClosed(error)) throw error;
      // The browser closed it (storage cleared, another tab with a newer version, memory): open it once more.
      this.#opening = undefined;
      return transact(await this.#open(), mode, work);
    }
  }

  #open(): Promise<IDBDatabase> {
    const forget = () => (this.#opening = undefined);
    this.#opening ??= openDatabase(forget)
      .then(async (database) => {
        await transact<undefined>(database, 'readwrite', (within) => sweep(within, this.#now()));
        return database;
      })
      .catch((error: unknown) => {
        forget();
        throw error;
      });
    return this.#opening;
  }
}

function openDatabase(closed: () => void): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(DATABASE, VERSION);
    request.addEventListener('upgradeneeded', () => {
      request.result.createObjectStore(DRAFTS, { keyPath: 'name' }).createIndex(BY_EXPIRY, BY_EXPIRY);
    });
    request.addEventListener('error', () => reject(request.error));
    request.addEventListener('success', () => {
      const database = request.result;
      database.addEventListener('close', closed);
      // Another tab must not wait for this one.
      database.addEventListener('versionchange', () => {
        database.close();
        closed();
      });
      resolve(database);
    });
  });
}

/** Done when the browser has written it, not when it has accepted it. */
function transact<Result>(
  database: IDBDatabase,
  mode: IDBTransactionMode,
  work: Work<Result>,
): Promise<Result> {
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(DRAFTS, mode);
    let result: Result;
    transaction.addEventListener('complete', () => resolve(result));
    transaction.addEventListener('abort', () =>
      reject(transaction.error ?? new DOMException('the transaction was aborted', 'AbortError')),
    );
    work({
      drafts: transaction.objectStore(DRAFTS),
      give: (value) => (result = value),
      when: (request, then) =>
        request.addEventListener('success', () => {
          try {
            then(request.result);
          } catch (error) {
            // Thrown in a listener it would be the page's error, and nobody's here.
            reject(error);
            transaction.abort();
          }
        }),
    });
  });
}

function sweep({ drafts, when }: Within<undefined>, now: number): void {
  when(drafts.index(BY_EXPIRY).getAllKeys(IDBKeyRange.upperBound(now)), (names) => {
    for (const name of names) drafts.delete(name);
  });
}

function isClosed(error: unknown): boolean {
  return error instanceof DOMException && (error.name === 'InvalidStateError' || error.name === 'AbortError');
}
