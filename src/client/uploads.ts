import { EndpointError, type EndpointFailure } from './errors.ts';
import { uploadAddress, uploadIdOf, uploadsAddress } from './upload-address.ts';
import { ChunkSize } from './upload-chunk-size.ts';
import { bytesOf, checksumHeader, metadataHeader } from './upload-chunk.ts';
import { Patience } from './upload-patience.ts';
import { sendUploadRequest, type UploadRequest, type UploadRequestOptions } from './upload-request.ts';

export interface UploadOptions extends UploadRequestOptions {
  /** Id of an upload that was begun before; it goes on at what the endpoint holds of it. */
  readonly resume?: string;
  /** The upload has an id now; a second one when the endpoint has forgotten the first. Keep it to resume. */
  readonly onStarted: (id: string) => void;
  /** How many bytes the endpoint holds. */
  readonly onProgress: (sentBytes: number) => void;
  /** What is wrong, said while it waits to try again; `undefined`: it goes on. */
  readonly onTrouble: (failure: EndpointFailure | undefined) => void;
}

export interface UploadSubject {
  /** The draft the document belongs to. */
  readonly draft: string;
  readonly filename: string;
  readonly type: string;
}

/** Sends documents in pieces (tus 1.0), so that a line that breaks costs little of what was sent. */
export interface UploadsClient {
  /** Rejects with an `EndpointError`, or with an `UnreadableFileError` when the device withholds the file. */
  send(file: Blob, about: UploadSubject, options: UploadOptions): Promise<{ id: string }>;
  /** Removes an upload; one that the endpoint does not know is removed already. */
  remove(id: string, options: UploadRequestOptions): Promise<void>;
}

export function createUploadsClient(endpoint: URL): UploadsClient {
  return {
    send: (file, about, options) => new Sending(endpoint, file, about, options).run(),
    async remove(id, options) {
      if (knownId(endpoint, id) !== undefined) await removeUpload(uploadAddress(endpoint, id), options);
    },
  };
}

/** An endpoint that forgets every upload is not sent the same bytes for ever. */
const MOST_STARTS = 4;

const FOREIGN_ADDRESS: EndpointFailure = {
  kind: 'broken-contract',
  reason: 'Location: not below /uploads of the endpoint',
};

class Sending {
  readonly #endpoint: URL;
  readonly #file: Blob;
  readonly #about: UploadSubject;
  readonly #options: UploadOptions;
  readonly #patience: Patience;
  readonly #chunks = new ChunkSize();
  #id: string | undefined;
  /** What the endpoint holds, while that is certain. */
  #offset: number | undefined;
  #furthest = 0;
  #starts = 0;

  constructor(endpoint: URL, file: Blob, about: UploadSubject, options: UploadOptions) {
    this.#endpoint = endpoint;
    this.#file = file;
    this.#about = about;
    this.#options = options;
    this.#patience = new Patience(options);
    if (options.resume !== undefined) this.#id = knownId(endpoint, options.resume);
  }

  async run(): Promise<{ id: string }> {
    for (;;) {
      if (this.#id !== undefined && this.#offset === this.#file.size) return { id: this.#id };
      try {
        if (this.#id === undefined) await this.#start();
        else if (this.#offset === undefined) await this.#ask(this.#id);
        else await this.#sendChunk(this.#id, this.#offset);
      } catch (error) {
        if (!(error instanceof EndpointError)) throw error;
        await this.#recover(error);
      }
    }
  }

  async #start(): Promise<void> {
    const { draft, filename, type } = this.#about;
    const answer = await this.#request(uploadsAddress(this.#endpoint), {
      method: 'POST',
      headers: {
        'Upload-Length': String(this.#file.size),
        'Upload-Metadata': metadataHeader({ filename, filetype: type, draft }),
      },
    });
    const location = answer.get('Location');
    if (location === null) throw broken('Location: missing');
    const id = uploadIdOf(location, this.#endpoint);
    if (id === undefined) throw new EndpointError(FOREIGN_ADDRESS);
    this.#id = id;
    this.#starts += 1;
    this.#options.onStarted(id);
    this.#holds(0);
  }

  async #ask(id: string): Promise<void> {
    const answer = await this.#request(uploadAddress(this.#endpoint, id), { method: 'HEAD' });
    const offset = wholeNumber(answer.get('Upload-Offset'));
    if (offset === undefined) throw broken('Upload-Offset: missing');
    const length = wholeNumber(answer.get('Upload-Length')) ?? this.#file.size;
    if (length === this.#file.size && offset <= length) this.#holds(offset);
    // What was kept belongs to another file.
    else this.#forget(broken('Upload-Length: of another file'));
  }

  async #sendChunk(id: string, offset: number): Promise<void> {
    const end = Math.min(this.#file.size, offset + this.#chunks.bytes);
    const body = await bytesOf(this.#file, offset, end);
    const headers = {
      'Upload-Offset': String(offset),
      'Content-Type': 'application/offset+octet-stream',
      ...(await checksumHeader(body)),
    };
    const begun = performance.now();
    const answer = await this.#request(uploadAddress(this.#endpoint, id), { method: 'PATCH', headers, body });
    const held = wholeNumber(answer.get('Upload-Offset')) ?? offset;
    // Any other page with status 200, as a hotspot's sign-in puts in the way, has taken nothing.
    if (held <= offset || held > end) throw broken('Upload-Offset: not what was sent');
    this.#chunks.arrived(performance.now() - begun);
    this.#holds(held);
  }

  async #recover(error: EndpointError): Promise<void> {
    if (error.failure === FOREIGN_ADDRESS) throw error;
    if (this.#id !== undefined && isForgotten(error)) return this.#forget(error);
    if (this.#offset !== undefined) this.#chunks.failed();
    this.#offset = undefined;
    await this.#patience.after(error);
  }

  #holds(offset: number): void {
    this.#offset = offset;
    if (offset > this.#furthest) this.#patience.progressed();
    this.#furthest = Math.max(this.#furthest, offset);
    this.#options.onProgress(offset);
  }

  #forget(reason: EndpointError): void {
    if (this.#starts >= MOST_STARTS) throw reason;
    this.#id = undefined;
    this.#offset = undefined;
    this.#furthest = 0;
  }

  #request(url: URL, request: UploadRequest): Promise<Headers> {
    return sendUploadRequest(url, request, this.#options);
  }
}

/** What a page kept is not to be trusted either: an id of dots would be another address. */
function knownId(endpoint: URL, id: string): string | undefined {
  return uploadIdOf(uploadAddress(endpoint, id).href, endpoint);
}

async function removeUpload(address: URL, options: UploadRequestOptions): Promise<void> {
  const patience = new Patience({ signal: options.signal });
  for (;;) {
    try {
      await sendUploadRequest(address, { method: 'DELETE' }, options);
      return;
    } catch (error) {
      if (!(error instanceof EndpointError)) throw error;
      if (isForgotten(error)) return;
      await patience.after(error);
    }
  }
}

function isForgotten({ failure }: EndpointError): boolean {
  return failure.kind === 'refused' && (failure.status === 404 || failure.status === 410);
}

function wholeNumber(text: string | null): number | undefined {
  return text !== null && /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}

function broken(reason: string): EndpointError {
  return new EndpointError({ kind: 'broken-contract', reason });
}
