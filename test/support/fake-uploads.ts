import { EndpointError, type EndpointFailure } from '../../src/client/errors.ts';
import type { UploadOptions, UploadsClient, UploadSubject } from '../../src/client/uploads.ts';

/** One file on its way, driven by the test. */
export class FakeUpload {
  readonly id: string;
  readonly file: Blob;
  readonly about: UploadSubject;
  readonly #options: UploadOptions;
  #end!: { readonly done: () => void; readonly failed: (error: EndpointError) => void };
  readonly ended: Promise<void>;

  constructor(id: string, file: Blob, about: UploadSubject, options: UploadOptions) {
    this.id = id;
    this.file = file;
    this.about = about;
    this.#options = options;
    this.ended = new Promise((done, failed) => (this.#end = { done, failed }));
    options.signal.addEventListener('abort', () => this.fail({ kind: 'aborted' }), { once: true });
    if (options.signal.aborted) this.fail({ kind: 'aborted' });
    else options.onStarted(id);
  }

  get resumed(): string | undefined {
    return this.#options.resume;
  }

  /** So much of it has arrived, from 0 to 1. */
  arrive(part: number): void {
    this.#options.onProgress(Math.round(this.file.size * part));
  }

  trouble(failure: EndpointFailure | undefined): void {
    this.#options.onTrouble(failure);
  }

  finish(): void {
    this.#end.done();
  }

  fail(failure: EndpointFailure): void {
    this.#end.failed(new EndpointError(failure));
  }
}

/** Takes files at once, or as the test says while `held`. */
export class FakeUploads implements UploadsClient {
  held = false;
  /** Every upload, first to last, resumed ones anew. */
  readonly uploads: FakeUpload[] = [];
  readonly removed: string[] = [];

  /** The one that began last. */
  get last(): FakeUpload {
    const last = this.uploads.at(-1);
    if (!last) throw new Error('nothing was uploaded');
    return last;
  }

  async send(file: Blob, about: UploadSubject, options: UploadOptions): Promise<{ id: string }> {
    const id =
      options.resume ?? `0d5c2a1e-58f4-4b7a-9c7e-${String(this.uploads.length + 1).padStart(12, '0')}`;
    const upload = new FakeUpload(id, file, about, options);
    this.uploads.push(upload);
    if (!this.held) upload.finish();
    await upload.ended;
    return { id };
  }

  remove(id: string): Promise<void> {
    this.removed.push(id);
    return Promise.resolve();
  }
}
