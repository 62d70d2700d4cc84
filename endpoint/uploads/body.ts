import type { IncomingMessage } from 'node:http';
import { ProblemError } from '../http/problems.ts';
import { CHECKED_CHUNK_BYTES, megabytes } from './limits.ts';

/** So much may wait for the database before the connection has to. */
const MOST_WAITING = 262_144;

export interface BodyOptions {
  /** How long to wait for the next byte, in milliseconds. */
  readonly patience: number;
  /** The line breaks when so many bytes have arrived. */
  readonly cutAfter?: number | undefined;
}

/**
 * The body of a request, read so that a broken line is an end like any other: what arrived before it is
 * handed on. Read as a stream of the platform, it would be thrown away with the error.
 */
export class RequestBody implements AsyncIterable<Uint8Array> {
  readonly #incoming: IncomingMessage;
  readonly #options: BodyOptions;
  #waiting: Uint8Array[] = [];
  #state: 'open' | 'whole' | 'cut' = 'open';
  #wake = () => {};
  #received = 0;

  constructor(incoming: IncomingMessage, options: BodyOptions) {
    this.#incoming = incoming;
    this.#options = options;
  }

  /** Bytes that arrived. */
  get received(): number {
    return this.#received;
  }

  /** Not cut on its way. */
  get isWhole(): boolean {
    return this.#state === 'whole';
  }

  /** Takes no more, as if the line had broken; what arrived stays. */
  readonly stop = (): void => this.#end('cut');

  async *[Symbol.asyncIterator](): AsyncGenerator<Uint8Array> {
    const incoming = this.#incoming;
    const end = () => this.#end('whole');
    if (incoming.destroyed) this.stop();
    incoming.on('data', this.#take).on('end', end).on('error', this.stop).on('close', this.stop);
    try {
      for (;;) {
        const [piece] = this.#waiting.splice(0, 1);
        if (piece) yield piece;
        else if (this.#state !== 'open') return;
        else await this.#more();
      }
    } finally {
      this.#end('cut');
      incoming.off('data', this.#take).off('end', end).off('close', this.stop);
    }
  }

  /** All of it, for a checksum; a problem where it is cut or too long to be held. */
  async whole(): Promise<Uint8Array> {
    const pieces: Uint8Array[] = [];
    for await (const piece of this) {
      pieces.push(piece);
      if (this.#received > CHECKED_CHUNK_BYTES) throw chunkTooLarge();
    }
    if (!this.isWhole) throw new ProblemError('requestTimeout');
    return Buffer.concat(pieces);
  }

  readonly #take = (chunk: Uint8Array): void => {
    if (this.#state !== 'open') return;
    const left = (this.#options.cutAfter ?? Infinity) - this.#received;
    const piece = chunk.subarray(0, left);
    this.#received += piece.length;
    if (piece.length > 0) this.#waiting.push(piece);
    if (chunk.length >= left) this.#end('cut');
    if (this.#waiting.reduce((sum, { length }) => sum + length, 0) > MOST_WAITING) this.#incoming.pause();
    this.#wake();
  };

  #end(state: 'whole' | 'cut'): void {
    if (this.#state === 'open') this.#state = state;
    this.#wake();
  }

  async #more(): Promise<void> {
    this.#incoming.resume();
    await new Promise<void>((resolve) => {
      const timer = setTimeout(this.stop, this.#options.patience);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    this.#wake = () => {};
  }
}

export function chunkTooLarge(): ProblemError {
  const limit = megabytes(CHECKED_CHUNK_BYTES);
  return new ProblemError('uploadTooLarge', {
    detail: {
      vi: `Mỗi phần gửi kèm mã kiểm tra không quá ${limit}.`,
      en: `A chunk with a checksum may hold ${limit}.`,
    },
  });
}
