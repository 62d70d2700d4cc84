import { randomUUID } from 'node:crypto';
import { Server } from '@tus/server';
import type { Lock, Locker } from '@tus/utils';
import type { Store } from '../db/connect.ts';
import { chunkTooLarge, type RequestBody } from './body.ts';
import { announcedDigest, checkDigest, CHECKSUM_ALGORITHM } from './checksum.ts';
import { PostgresDataStore } from './data-store.ts';
import { CHECKED_CHUNK_BYTES, UPLOAD_LIMITS } from './limits.ts';
import { checkPatchType, protocolHeaders, refusalOf } from './protocol.ts';
import { type Clock, offsetConflict, UploadRecords } from './records.ts';
import { streamOf } from './stream.ts';

export interface UploadRequest {
  readonly method: string;
  /** Undefined for the collection. */
  readonly id: string | undefined;
  readonly header: (name: string) => string | undefined;
  readonly body: RequestBody;
}

export interface UploadAnswer {
  readonly status: number;
  readonly headers: Headers;
  /** The last byte came with this request, and the file is what it may be. */
  readonly completed: boolean;
}

interface Writer {
  readonly stop: () => void;
  readonly done: Promise<unknown>;
}

/** Needs no lock: an append counts only where the upload has got to, in the database itself. */
const NO_LOCK: Lock = { lock: () => Promise.resolve(), unlock: () => Promise.resolve() };
const NO_LOCKER: Locker = { newLock: () => NO_LOCK };

const ANSWERED = /^(location|upload-|tus-)/;

/** The tus protocol: `@tus/server` for its core, and what it lacks around it. */
export class Uploads {
  readonly records: UploadRecords;
  readonly #server: Server;
  readonly #failures = new WeakMap<object, unknown>();
  readonly #completed = new WeakSet<object>();
  readonly #writers = new Map<string, Set<Writer>>();

  constructor(store: Store, now: Clock = Date.now) {
    this.records = new UploadRecords(store, now);
    this.#server = new Server({
      path: '/uploads',
      datastore: new PostgresDataStore(this.records),
      locker: NO_LOCKER,
      maxSize: UPLOAD_LIMITS.uploadBytes,
      namingFunction: () => randomUUID(),
      // Relative to the address that was asked: right behind any host and any prefix.
      generateUrl: (_request, { id }) => `uploads/${id}`,
      onUploadFinish: (request) => {
        this.#completed.add(request);
        return Promise.resolve({});
      },
      onResponseError: (request, error) => {
        this.#failures.set(request, error);
        return undefined;
      },
    });
  }

  /** The good answer to a request; anything else is thrown. */
  async handle(request: UploadRequest): Promise<UploadAnswer> {
    const { method, id } = request;
    if (method === 'HEAD' && id !== undefined) await this.#settle(id);
    const answer = method === 'PATCH' ? await this.#patch(request) : await this.#ask(request, null);
    const expires = await this.#expiryAfter(method, id);
    if (expires) answer.headers.set('Upload-Expires', expires.toUTCString());
    if (method === 'OPTIONS') answer.headers.set('Tus-Checksum-Algorithm', CHECKSUM_ALGORITHM);
    return answer;
  }

  async #patch(request: UploadRequest): Promise<UploadAnswer> {
    const { id = '', body, header } = request;
    checkPatchType(header('Content-Type'));
    const checksum = header('Upload-Checksum');
    const bytes = checksum === undefined ? undefined : await this.#checked(request, checksum);
    const done = this.#ask(request, streamOf(bytes === undefined ? body : [bytes]));
    const writer: Writer = { stop: bytes === undefined ? body.stop : () => undefined, done };
    const writers = this.#writers.get(id) ?? new Set();
    this.#writers.set(id, writers.add(writer));
    try {
      return await done;
    } finally {
      body.stop();
      writers.delete(writer);
      if (writers.size === 0) this.#writers.delete(id);
    }
  }

  /** A whole chunk whose digest is right. It is only read where it will be wanted. */
  async #checked({ id = '', body, header }: UploadRequest, checksum: string): Promise<Uint8Array> {
    const digest = announcedDigest(checksum);
    if (Number(header('Content-Length') ?? 0) > CHECKED_CHUNK_BYTES) throw chunkTooLarge();
    const { received } = await this.records.find(id);
    if (Number(header('Upload-Offset') ?? received) !== received) throw offsetConflict(received);
    const bytes = await body.whole();
    checkDigest(bytes, digest);
    return bytes;
  }

  async #ask(
    { method, id, header }: UploadRequest,
    body: ReadableStream<Uint8Array> | null,
  ): Promise<UploadAnswer> {
    const url = `http://endpoint/uploads${id === undefined ? '' : `/${id}`}`;
    const headers = protocolHeaders(method, header);
    const asked = new Request(url, { method, headers, body, ...(body && { duplex: 'half' }) });
    const response = await this.#server.handleWeb(asked);
    if (!response.ok) throw await this.#refusal(asked, response);
    const kept = Array.from(response.headers).filter(([name]) => ANSWERED.test(name));
    return { status: response.status, headers: new Headers(kept), completed: this.#completed.has(asked) };
  }

  async #refusal(asked: Request, response: Response): Promise<unknown> {
    const failure = this.#failures.get(asked);
    // What the protocol's own code throws has a status; a problem, or a database that is away, has none.
    const isForeign = failure instanceof Error && !('status_code' in failure);
    return isForeign ? failure : refusalOf(response.status, await response.text());
  }

  /**
   * Who asks for the offset means to go on: a request that still writes here, over a line that may be dead
   * without anybody having said so, ends with what it has.
   */
  async #settle(id: string): Promise<void> {
    const writers = Array.from(this.#writers.get(id) ?? []);
    for (const { stop } of writers) stop();
    await Promise.allSettled(writers.map(({ done }) => done));
  }

  async #expiryAfter(method: string, id: string | undefined): Promise<Date | undefined> {
    if (method === 'POST') return this.records.expiry();
    if (id === undefined || (method !== 'HEAD' && method !== 'PATCH')) return undefined;
    const { claimedBy, expiresAt } = await this.records.find(id);
    return claimedBy === null ? expiresAt : undefined;
  }
}
