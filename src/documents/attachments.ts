import { EndpointError, type EndpointFailure } from '../client/errors.ts';
import { createUploadsClient, type UploadsClient } from '../client/uploads.ts';
import type { ConfigurationController } from '../config/configuration-controller.ts';
import { shrinkPicture } from '../device/picture.ts';
import { randomId } from '../device/random-id.ts';
import { ANSWERS, type ShownIssue } from '../fields/shown-issue.ts';
import { uploadsOf, type AttachedFile, type AttachedFiles } from './attached-file.ts';
import { digestOf, refusalOf, shownName, typeOf, type FileLimits, type RefusedFile } from './chosen-file.ts';

/** What is happening to a chosen file. */
export type FileProgress =
  /** Its turn has not come. */
  | { readonly kind: 'waiting' }
  | { readonly kind: 'preparing' }
  /** `trouble`: why nothing moves at the moment; it goes on by itself. */
  | { readonly kind: 'sending'; readonly sent: number; readonly trouble?: EndpointFailure }
  | { readonly kind: 'paused' }
  /** It may say where it was taken, and that could not be taken out: sent only if the person says so. */
  | { readonly kind: 'telling' }
  | { readonly kind: 'failed'; readonly failure: EndpointFailure | undefined }
  /** Nothing but another file helps. */
  | { readonly kind: 'refused'; readonly status: number; readonly words?: string | undefined }
  | { readonly kind: 'done' }
  /** The page was loaded anew: the file has to be chosen once more, and goes on where it stopped. */
  | { readonly kind: 'missing' };

/** Whatever the files are of: it keeps what is known of them, without their bytes. */
export interface FilesOwner {
  readonly form: {
    /** Uploads belong to it. */
    readonly draft: string;
    readonly files: AttachedFiles;
  };
  update(change: { readonly files: AttachedFiles }): void;
  /** A question of kind `file` is answered by the ids of its uploads. */
  answer(pointer: string, uploads: readonly string[] | undefined): void;
  issueAt(place: string): ShownIssue | undefined;
  /** What the endpoint found there has been mended. */
  forgetRefusal(place: string): void;
  /** From now on what is wrong there is shown. */
  leave(place: string): Promise<void>;
}

export interface AttachmentsHost {
  /** None while nothing is filled in. */
  readonly owner: () => FilesOwner | undefined;
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
  /** Pictures that are to be sent although they may tell where they were taken. */
  readonly #allowed = new Set<string>();
  #sending: { readonly key: string; readonly cancel: AbortController } | undefined;

  constructor(host: AttachmentsHost) {
    this.#host = host;
  }

  filesAt(place: string): readonly AttachedFile[] {
    return this.#host.owner()?.form.files[place] ?? [];
  }

  progressOf(file: AttachedFile): FileProgress {
    if (file.done) return { kind: 'done' };
    if (file.refused) return { kind: 'refused', ...file.refused };
    return this.#progress.get(file.key) ?? { kind: this.#bytes.has(file.key) ? 'waiting' : 'missing' };
  }

  /** Whether it goes on by itself, now or when its turn comes. */
  moves(file: AttachedFile): boolean {
    return ['waiting', 'preparing', 'sending'].includes(this.progressOf(file).kind);
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
      if (reason) refused.push({ name: shownName(file), reason });
      else {
        const key = randomId();
        this.#bytes.set(key, file);
        files.push({ key, name: shownName(file), type: typeOf(file), size: file.size, done: false });
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
    this.#refused.set(place, reason ? [{ name: shownName(file), reason }] : []);
    if (reason) return this.#host.changed();
    this.#bytes.set(known.key, file);
    // What is sent may differ from what is chosen (a picture is shrunk): the digest tells, when it is prepared.
    this.#progress.delete(known.key);
    this.#change(place, known.key, { name: shownName(file) });
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

  /** Sends a picture although it may tell where it was taken. */
  allow(key: string): void {
    this.#allowed.add(key);
    this.resume(key);
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
    for (const kept of [this.#bytes, this.#progress, this.#refused, this.#limits, this.#allowed])
      kept.clear();
  }

  get #client(): UploadsClient | undefined {
    return this.#host.configuration.client('uploads', ({ endpoint }) => createUploadsClient(endpoint));
  }

  /** Goes on with what waits; the page calls it when files of a draft are on the screen again. */
  #next(): void {
    if (this.#sending) return;
    for (const [place, files] of Object.entries(this.#host.owner()?.form.files ?? {})) {
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
      const failure = error instanceof EndpointError ? error.failure : undefined;
      const refused = refusalFor(failure);
      if (!refused) say({ kind: 'failed', failure });
      else if (!cancel.signal.aborted) this.#refuse(place, file.key, refused);
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
    const owner = this.#host.owner();
    if (!client || !owner) throw new EndpointError({ kind: 'unreachable' });
    say({ kind: 'sending', sent });
    const about = { draft: owner.form.draft, filename: file.name, type: file.type };
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
    // "On its way" is said no more.
    if (isQuestion(place)) await owner.leave(issuePlace(place)).catch(() => undefined);
  }

  /** Shrinks a picture and takes the digest; a file that differs from what was begun is sent from the start. */
  async #prepare(
    place: string,
    file: AttachedFile,
  ): Promise<{ file: AttachedFile; bytes: File } | undefined> {
    const chosen = this.#bytes.get(file.key);
    if (!chosen) return undefined;
    const { file: bytes, mayTellPlace } = await shrinkPicture(chosen);
    if (mayTellPlace && !this.#allowed.has(file.key)) {
      this.#progress.set(file.key, { kind: 'telling' });
      return undefined;
    }
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

  /** Sent again, it would be refused again. */
  #refuse(place: string, key: string, refused: AttachedFile['refused'] & object): void {
    this.#bytes.delete(key);
    this.#progress.delete(key);
    this.#change(place, key, { refused });
    void this.#host
      .owner()
      ?.leave(issuePlace(place))
      .catch(() => undefined);
  }

  #change(place: string, key: string, change: Partial<AttachedFile>): void {
    this.#keep(
      place,
      this.filesAt(place).map((file) => (file.key === key ? { ...file, ...change } : file)),
    );
  }

  #keep(place: string, files: readonly AttachedFile[]): void {
    const owner = this.#host.owner();
    if (!owner) return;
    owner.update({ files: { ...owner.form.files, [place]: files } });
    owner.forgetRefusal(issuePlace(place));
    if (!isQuestion(place)) return;
    const uploads = uploadsOf(files);
    owner.answer(place, uploads.length > 0 ? uploads : undefined);
  }
}

/** A question answered by files, and not a paper. */
function isQuestion(place: string): boolean {
  return place.startsWith('/');
}

/** 413: too large. 415: not a type that is taken, by its content. Whatever else was said may pass. */
function refusalFor(failure: EndpointFailure | undefined): AttachedFile['refused'] {
  if (failure?.kind !== 'refused' || (failure.status !== 413 && failure.status !== 415)) return undefined;
  const { detail, title } = failure.problem;
  return { status: failure.status, words: detail ?? title };
}

function issuePlace(place: string): string {
  return isQuestion(place) ? ANSWERS + place : `/documents/${place}`;
}
