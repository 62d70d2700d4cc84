import { DraftDatabase, type DraftRecord } from './draft-database.ts';
import { seal, unseal } from './draft-seal.ts';

const CHANNEL = 'dvc-widgets:drafts';
const LIFETIME_DAYS = 7;
const DAY_MILLISECONDS = 86_400_000;

export interface StoredDraft<Content> {
  readonly content: Content;
  /** Says only whether the draft is still the same; 0 is no draft. */
  readonly revision: number;
  readonly savedAt: number;
  readonly expiresAt: number;
}

/** Drafts kept on this device, encrypted. Every method rejects with `StorageUnavailableError` alone. */
export interface DraftStore<Content> {
  /** A draft that has expired or cannot be read any more is removed, and is none. */
  read(name: string): Promise<StoredDraft<Content> | undefined>;
  /** Saves if the stored revision is still `revision` (0: there is none); otherwise nothing changes. */
  save(name: string, content: Content, revision: number): Promise<StoredDraft<Content> | 'conflict'>;
  remove(name: string): Promise<void>;
  /** Hears of saves (with their revision) and removals elsewhere: in other tabs, in other stores of this page. */
  watch(name: string, changed: (revision: number | undefined) => void): () => void;
}

export interface DraftStoreOptions {
  readonly lifetimeDays?: number;
  readonly now?: () => number;
}

/** The device keeps nothing: `blocked` by the browser or its settings, `full`, or for a reason it does not give. */
export class StorageUnavailableError extends Error {
  override readonly name = 'StorageUnavailableError';
  readonly reason: 'blocked' | 'full' | 'unknown';

  constructor(reason: 'blocked' | 'full' | 'unknown', options?: ErrorOptions) {
    super(`storage unavailable: ${reason}`, options);
    this.reason = reason;
  }
}

export function openDraftStore<Content>(options: DraftStoreOptions = {}): DraftStore<Content> {
  return new EncryptedDrafts<Content>(options);
}

interface Change {
  readonly name: string;
  readonly revision: number | undefined;
}

class EncryptedDrafts<Content> implements DraftStore<Content> {
  readonly #now: () => number;
  readonly #lifetime: number;
  readonly #database: DraftDatabase;
  readonly #watchers = new Set<(change: Change) => void>();
  /** Open while somebody watches: an open channel may keep the page out of the back-forward cache. */
  #channel: BroadcastChannel | undefined;

  constructor({ lifetimeDays = LIFETIME_DAYS, now = Date.now }: DraftStoreOptions) {
    this.#now = now;
    this.#lifetime = lifetimeDays * DAY_MILLISECONDS;
    this.#database = new DraftDatabase(now);
  }

  async read(name: string): Promise<StoredDraft<Content> | undefined> {
    return guarded(async () => {
      needCryptography();
      const record = await this.#database.read(name);
      if (!record) return undefined;
      const content = record.expiresAt > this.#now() ? await contentOf<Content>(record) : undefined;
      if (content === undefined) {
        await this.#database.remove(name, record.revision);
        return undefined;
      }
      const { revision, savedAt, expiresAt } = record;
      return { content, revision, savedAt, expiresAt };
    });
  }

  async save(name: string, content: Content, revision: number): Promise<StoredDraft<Content> | 'conflict'> {
    return guarded(async () => {
      needCryptography();
      const next = revision === 0 ? firstRevision() : revision + 1;
      // WebCrypto takes turns that a transaction does not survive, so the content is sealed before.
      const sealed = await seal(content, labelOf(name, next));
      const savedAt = this.#now();
      const about = { revision: next, savedAt, expiresAt: savedAt + this.#lifetime };
      if (!(await this.#database.replace({ name, ...about, ...sealed }, revision))) return 'conflict';
      this.#tell({ name, revision: next });
      return { content, ...about };
    });
  }

  async remove(name: string): Promise<void> {
    await guarded(() => this.#database.remove(name));
    this.#tell({ name, revision: undefined });
  }

  watch(name: string, changed: (revision: number | undefined) => void): () => void {
    const watcher = (change: Change) => void (change.name === name && changed(change.revision));
    this.#watchers.add(watcher);
    this.#channel ??= this.#listen();
    return () => {
      this.#watchers.delete(watcher);
      if (this.#watchers.size > 0) return;
      this.#channel?.close();
      this.#channel = undefined;
    };
  }

  #listen(): BroadcastChannel {
    const channel = new BroadcastChannel(CHANNEL);
    channel.addEventListener('message', ({ data }: MessageEvent<Change>) => {
      for (const watcher of this.#watchers) watcher(data);
    });
    return channel;
  }

  /** Through the store's own channel, where it has one: a channel does not hear itself. */
  #tell(change: Change): void {
    const channel = this.#channel ?? new BroadcastChannel(CHANNEL);
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has no other origins
    channel.postMessage(change);
    if (channel !== this.#channel) channel.close();
  }
}

async function contentOf<Content>(record: DraftRecord): Promise<Content | undefined> {
  try {
    return (await unseal(record, labelOf(record.name, record.revision))) as Content;
  } catch {
    return undefined;
  }
}

function labelOf(name: string, revision: number): string {
  return `${revision} ${name}`;
}

/** By chance, so that a draft made after another was deleted is not taken for its continuation. */
function firstRevision(): number {
  return 1 + crypto.getRandomValues(new Uint32Array(1))[0]!;
}

/** Pages without TLS have no WebCrypto, and nothing is kept in the clear. */
function needCryptography(): void {
  if ((crypto.subtle as SubtleCrypto | undefined) === undefined) throw new StorageUnavailableError('blocked');
}

async function guarded<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof StorageUnavailableError) throw error;
    throw new StorageUnavailableError(reasonOf(error), { cause: error });
  }
}

function reasonOf(error: unknown): 'blocked' | 'full' | 'unknown' {
  const name = error instanceof Error || error instanceof DOMException ? error.name : '';
  if (name === 'QuotaExceededError') return 'full';
  // `TypeError`: there is no IndexedDB at all.
  return ['SecurityError', 'InvalidStateError', 'NotAllowedError', 'TypeError'].includes(name)
    ? 'blocked'
    : 'unknown';
}
