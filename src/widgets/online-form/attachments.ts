import { EndpointError, type EndpointFailure } from '../../client/errors.ts';
import { createUploadsClient, type UploadsClient } from '../../client/uploads.ts';
import type { ConfigurationController } from '../../config/configuration-controller.ts';
import { shrinkPicture } from '../../device/picture.ts';
import { randomId } from '../../device/random-id.ts';
import type { AttachedFile } from './filled-form.ts';
import type { FormSession } from './form-session.ts';
import { ANSWERS } from './shown-issue.ts';

/** What is happening to a chosen file. */
export type FileProgress =
  /** Its turn has not come. */
  | { readonly kind: 'waiting' }
  | { readonly kind: 'preparing' }
  /** `trouble`: why nothing moves at the moment; it goes on by itself. */
  | { readonly kind: 'sending'; readonly sent: number; readonly trouble?: EndpointFailure }
  | { readonly kind: 'paused' }
  | { readonly kind: 'failed'; readonly failure: EndpointFailure | undefined }
  | { readonly kind: 'done' }
  /** The page was loaded anew: the file has to be chosen once more, and goes on where it stopped. */
  | { readonly kind: 'missing' };

/** What may be attached at a place. */
export interface FileLimits {
  readonly formats: readonly string[];
  readonly maximumBytes: number;
  readonly maximumFiles: number;
}

export type Refusal = 'format' | 'size' | 'empty' | 'count';

export interface RefusedFile {
  readonly name: string;
  readonly reason: Refusal;
}

export interface AttachmentsHost {
  /** None while no form is on the screen. */
  readonly session: () => FormSession | undefined;
  readonly configuration: ConfigurationController;
  readonly changed: () => void;
}

/**
 * The files chosen on this page and their way to the endpoint, one at a time: on a slow line two would both
 * be late. What has been sent is kept in the draft; the bytes never are.
 */
export class Attachments {
  readonly #host: AttachmentsHost;
  readonly #bytes = new Map<string, File>();
  readonly #progress = new Map<string, FileProgress>();
  readonly #refused = new Map<string, readonly RefusedFile[]>();
  readonly #limits = new Map<string, FileLimits>();
  #sending: { readonly key: string; readonly cancel: AbortController } | undefined;

  constructor(host: AttachmentsHost) {
    this.#host = host;
  }

  filesAt(place: string): readonly AttachedFile[] {
    return this.#host.session()?.form.files[place] ?? [];
  }

  progressOf(file: AttachedFile): FileProgress {
    if (file.done) return { kind: 'done' };
    return this.#progress.get(file.key) ?? { kind: this.#bytes.has(file.key) ? 'waiting' : 'missing' };
  }

  /** Files that were chosen last at a place and could not be taken. */
  refusedAt(place: string): readonly RefusedFile[] {
    return this.#refused.get(place) ?? [];
  }

  add(place: string, chosen: readonly File[], limits: FileLimits): void {
    this.#limits.set(place, limits);
    const refused: RefusedFile[] = [];
    const files = [...this.filesAt(place)];
    for (const file of chosen) {
      const reason = refusalOf(file, files.length, limits);
      if (reason) refused.push({ name: file.name, reason });
      else {
        const key = randomId();
        this.#bytes.set(key, file);
        files.push({ key, name: file.name, type: typeOf(file), size: file.size, done: false });
      }
    }
    this.#refused.set(place, refused);
    this.#keep(place, files);
    this.#next();
  }

  /** The same file, chosen once more after a reload. */
  chooseAgain(place: string, known: AttachedFile, file: File, limits: FileLimits): void {
    this.#limits.set(place, limits);
    const reason = refusalOf(file, 0, limits);
    this.#refused.set(place, reason ? [{ name: file.name, reason }] : []);
    if (reason) return this.#host.changed();
    this.#bytes.set(known.key, file);
    // What is sent may differ from what is chosen (a picture is shrunk): the digest tells, when it is prepared.
    this.#progress.delete(known.key);
    this.#change(place, known.key, { name: file.name });
    this.#next();
  }

  pause(key: string): void {
    this.#progress.set(key, { kind: 'paused' });
    if (this.#sending?.key === key) this.#sending.cancel.abort();
    this.#host.changed();
  }

  /** Goes on with a paused file, or tries a failed one again. */
  resume(key: string): void {
    this.#progress.delete(key);
    this.#host.changed();
    this.#next();
  }

  remove(place: string, { key, upload }: AttachedFile): void {
    if (this.#sending?.key === key) this.#sending.cancel.abort();
    this.#bytes.delete(key);
    this.#progress.delete(key);
    this.#keep(
      place,
      this.filesAt(place).filter((file) => file.key !== key),
    );
    if (upload !== undefined) {
      const options = { language: this.#host.configuration.language, signal: new AbortController().signal };
      // An upload nobody names in a dossier expires by itself; removing it early is only tidiness.
      this.#client?.remove(upload, options).catch(() => undefined);
    }
    this.#next();
  }

  /** Another form is begun: nothing of the files before is left, and nothing more of them is sent. */
  forget(): void {
    this.#sending?.cancel.abort();
    for (const kept of [this.#bytes, this.#progress, this.#refused, this.#limits]) kept.clear();
  }

  get #client(): UploadsClient | undefined {
    return this.#host.configuration.client('uploads', ({ endpoint }) => createUploadsClient(endpoint));
  }

  /** Goes on with what waits; the page calls it when files of a draft are on the screen again. */
  #next(): void {
    if (this.#sending) return;
    for (const [place, files] of Object.entries(this.#host.session()?.form.files ?? {})) {
      const file = files.find((one) => this.progressOf(one).kind === 'waiting');
      if (file) return void this.#send(place, file);
    }
  }

  async #send(place: string, file: AttachedFile): Promise<void> {
    const cancel = new AbortController();
    this.#sending = { key: file.key, cancel };
    const say = (progress: FileProgress) => {
      if (cancel.signal.aborted) return;
      this.#progress.set(file.key, progress);
      this.#host.changed();
    };
    try {
      say({ kind: 'preparing' });
      const prepared = await this.#prepare(place, file);
      if (prepared && !cancel.signal.aborted) await this.#transfer(place, prepared, cancel.signal, say);
    } catch (error) {
      say({ kind: 'failed', failure: error instanceof EndpointError ? error.failure : undefined });
    } finally {
      if (this.#sending?.cancel === cancel) this.#sending = undefined;
      this.#host.changed();
      this.#next();
    }
  }

  async #transfer(
    place: string,
    { file, bytes }: { readonly file: AttachedFile; readonly bytes: File },
    signal: AbortSignal,
    say: (progress: FileProgress) => void,
  ): Promise<void> {
    let sent = 0;
    const client = this.#client;
    const session = this.#host.session();
    if (!client || !session) throw new EndpointError({ kind: 'unreachable' });
    say({ kind: 'sending', sent });
    const about = { draft: session.form.draft, filename: file.name, type: file.type };
    const { id } = await client.send(bytes, about, {
      language: this.#host.configuration.language,
      signal,
      ...(file.upload !== undefined && { resume: file.upload }),
      onStarted: (upload) => this.#change(place, file.key, { upload }),
      onProgress: (bytesSent) => say({ kind: 'sending', sent: (sent = bytesSent) }),
      onTrouble: (trouble) => say({ kind: 'sending', sent, ...(trouble && { trouble }) }),
    });
    if (signal.aborted) return;
    this.#bytes.delete(file.key);
    this.#change(place, file.key, { upload: id, done: true });
  }

  /** Shrinks a picture and takes the digest; a file that differs from what was begun is sent from the start. */
  async #prepare(
    place: string,
    file: AttachedFile,
  ): Promise<{ file: AttachedFile; bytes: File } | undefined> {
    const chosen = this.#bytes.get(file.key);
    if (!chosen) return undefined;
    const bytes = await shrinkPicture(chosen);
    const digest = await digestOf(bytes);
    // Removed meanwhile.
    if (this.#bytes.get(file.key) !== chosen) return undefined;
    if (bytes.size > (this.#limits.get(place)?.maximumBytes ?? Infinity)) {
      this.#refused.set(place, [{ name: file.name, reason: 'size' }]);
      this.remove(place, file);
      return undefined;
    }
    this.#bytes.set(file.key, bytes);
    const same = digest !== undefined && digest === file.digest && file.upload !== undefined;
    const { upload: begun, ...rest } = file;
    const prepared: AttachedFile = {
      ...rest,
      type: typeOf(bytes),
      size: bytes.size,
      ...(digest !== undefined && { digest }),
      ...(same && { upload: begun }),
    };
    this.#keep(
      place,
      this.filesAt(place).map((one) => (one.key === file.key ? prepared : one)),
    );
    return { file: prepared, bytes };
  }

  #change(place: string, key: string, change: Partial<AttachedFile>): void {
    this.#keep(
      place,
      this.filesAt(place).map((file) => (file.key === key ? { ...file, ...change } : file)),
    );
  }

  #keep(place: string, files: readonly AttachedFile[]): void {
    const session = this.#host.session();
    if (!session) return;
    session.update({ files: { ...session.form.files, [place]: files } });
    session.forgetRefusal(`/documents/${place}`);
    // A question answered by files: the answer is what the endpoint has of them.
    if (place.startsWith('/')) {
      const uploads = files.flatMap(({ upload, done }) => (done && upload !== undefined ? [upload] : []));
      session.answer(place, uploads.length > 0 ? uploads : undefined);
      session.forgetRefusal(ANSWERS + place);
    }
  }
}

/** Browsers leave the type of some files open; the ending is all there is then. */
const ENDINGS: Readonly<Record<string, string>> = {
  heic: 'image/heic',
  heif: 'image/heic',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  pdf: 'application/pdf',
};

function typeOf({ name, type }: File): string {
  return type || ENDINGS[name.split('.').at(-1)?.toLowerCase() ?? ''] || 'application/octet-stream';
}

function refusalOf(file: File, count: number, limits: FileLimits): Refusal | undefined {
  const type = typeOf(file);
  if (count >= limits.maximumFiles) return 'count';
  if (!limits.formats.includes(type)) return 'format';
  if (file.size === 0) return 'empty';
  // A photograph is shrunk before it is sent; its size now says nothing.
  return file.size > limits.maximumBytes && !type.startsWith('image/') ? 'size' : undefined;
}

async function digestOf(bytes: Blob): Promise<string | undefined> {
  if (!('subtle' in crypto)) return undefined;
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', await bytes.arrayBuffer()));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
