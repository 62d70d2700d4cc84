import { createHash } from 'node:crypto';
import { DataStore, Upload } from '@tus/utils';
import { ProblemError } from '../http/problems.ts';
import { describeFile } from './metadata.ts';
import type { UploadRecords, UploadRow } from './records.ts';
import { actualType } from './types.ts';

/** What becomes one row. */
const PIECE_BYTES = 262_144;

const EMPTY = {
  detail: { vi: 'Tệp không có nội dung nào.', en: 'The file is empty.' },
} as const;

/** Where `@tus/server` keeps uploads: in the database, so that any process of the endpoint goes on with any. */
export class PostgresDataStore extends DataStore {
  override readonly extensions = ['creation', 'expiration', 'termination', 'checksum'];
  readonly #records: UploadRecords;

  constructor(records: UploadRecords) {
    super();
    this.#records = records;
  }

  override async create(upload: Upload): Promise<Upload> {
    const description = describeFile(upload.metadata);
    if (upload.size === undefined || upload.size === 0) throw new ProblemError('invalidRequest', EMPTY);
    await this.#records.create(upload.id, upload.size, description);
    return upload;
  }

  /** Also finishes what a process that stopped between the last byte and its check has left behind. */
  override async getUpload(id: string): Promise<Upload> {
    const row = await this.#records.find(id);
    if (row.received === row.length && row.sha256 === null) await this.#finish(row);
    const { length: size, received: offset, filename, type: filetype } = row;
    // Not the draft: who may add to one file shall not learn where the others belong.
    return new Upload({ id, size, offset, metadata: { filename, filetype } });
  }

  override async write(stream: AsyncIterable<Uint8Array>, id: string, offset: number): Promise<number> {
    let reached = offset;
    for await (const piece of piecesOf(stream)) reached = await this.#records.append(id, reached, piece);
    if (reached > offset) await this.getUpload(id);
    return reached;
  }

  override remove(id: string): Promise<void> {
    return this.#records.remove(id);
  }

  /** Looks at what arrived: a wrong type ends the upload. */
  async #finish({ id }: UploadRow): Promise<void> {
    const type = await actualType(this.#records.read(id)).catch(async (error: unknown) => {
      if (error instanceof ProblemError) await this.#records.remove(id).catch(() => undefined);
      throw error;
    });
    const hash = createHash('sha256');
    for await (const bytes of this.#records.read(id)) hash.update(bytes);
    await this.#records.complete(id, type, hash.digest('hex'));
  }
}

async function* piecesOf(stream: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let held: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream) {
    held.push(chunk);
    size += chunk.length;
    if (size < PIECE_BYTES) continue;
    yield Buffer.concat(held);
    held = [];
    size = 0;
  }
  if (size > 0) yield Buffer.concat(held);
}
