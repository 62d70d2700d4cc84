import { and, eq, gt, isNull, lte, sql } from 'drizzle-orm';
import { uploadChunks, uploads } from '../db/schema/uploads.ts';
import type { Database, Store } from '../db/connect.ts';
import { ProblemError } from '../http/problems.ts';
import { DRAFT_LIMITS, megabytes, UPLOAD_LIFETIME } from './limits.ts';
import type { FileDescription } from './metadata.ts';

export type UploadRow = typeof uploads.$inferSelect;

/** Now, in milliseconds. */
export type Clock = () => number;

/** Uploads as rows: every step is one statement or one transaction, so that any process may take it. */
export class UploadRecords {
  readonly #store: Store;
  readonly #now: Clock;

  constructor(store: Store, now: Clock) {
    this.#store = store;
    this.#now = now;
  }

  /** When an upload that is used now will be given up. */
  expiry(): Date {
    return new Date(this.#now() + UPLOAD_LIFETIME);
  }

  async create(id: string, length: number, description: FileDescription): Promise<void> {
    const { draft } = description;
    await this.#store.database.transaction(async (transaction) => {
      // Two files chosen at once must not both find the last free place.
      await transaction.execute(sql`select pg_advisory_xact_lock(hashtextextended(${draft}, 0))`);
      const [held] = await transaction
        .select({ files: sql<number>`count(*)::int`, bytes: sql<number>`coalesce(sum(length), 0)::float8` })
        .from(uploads)
        .where(eq(uploads.draft, draft));
      checkDraft(held?.files ?? 0, (held?.bytes ?? 0) + length);
      await transaction.insert(uploads).values({ id, length, ...description, expiresAt: this.expiry() });
    });
  }

  /** A problem where there is no such upload, or none any more. */
  async find(id: string): Promise<UploadRow> {
    const [row] = await this.#store.database.select().from(uploads).where(eq(uploads.id, id));
    if (row === undefined) throw new ProblemError('uploadNotFound');
    if (row.claimedBy === null && row.expiresAt.getTime() <= this.#now())
      throw new ProblemError(
        'uploadNotFound',
        { detail: { vi: 'Tệp đã hết hạn lưu tạm.', en: 'The upload has expired.' } },
        410,
      );
    return row;
  }

  /**
   * Adds bytes at an offset, if that is where the upload has got to: of two requests that send the same
   * bytes, in whatever processes, one does and the other learns that it is late.
   */
  async append(id: string, offset: number, bytes: Uint8Array): Promise<number> {
    const reached = offset + bytes.length;
    const rows = await this.#store.rows<object>(sql`
      with moved as (
        update ${uploads} set received = ${reached}, expires_at = ${this.expiry().toISOString()}
        where id = ${id} and received = ${offset} and length >= ${reached}
        returning id
      )
      insert into ${uploadChunks} (upload_id, "offset", bytes)
      select id, ${offset}::integer, decode(${base64(bytes)}::text, 'base64') from moved
      returning upload_id`);
    if (rows.length > 0) return reached;
    const { received } = await this.find(id);
    throw offsetConflict(received);
  }

  /** Marks an upload as whole. */
  async complete(id: string, type: string, sha256: string): Promise<void> {
    await this.#store.database.update(uploads).set({ type, sha256 }).where(eq(uploads.id, id));
  }

  /** Ends an upload; what belongs to a sent dossier stays. */
  async remove(id: string): Promise<void> {
    const { database } = this.#store;
    const removed = await database
      .delete(uploads)
      .where(and(eq(uploads.id, id), isNull(uploads.claimedBy)))
      .returning({ id: uploads.id });
    if (removed.length > 0) return;
    await this.find(id);
    throw new ProblemError('forbidden', {
      detail: {
        vi: 'Tệp đã thuộc một hồ sơ đã nộp, không xóa được.',
        en: 'The file is part of an application that was sent and cannot be deleted.',
      },
    });
  }

  /** Removes what nobody has gone on with and no dossier has taken. */
  async removeExpired(): Promise<number> {
    const removed = await this.#store.database
      .delete(uploads)
      .where(and(isNull(uploads.claimedBy), lte(uploads.expiresAt, new Date(this.#now()))))
      .returning({ id: uploads.id });
    return removed.length;
  }

  read(id: string): AsyncGenerator<Uint8Array> {
    return readUpload(this.#store.database, id);
  }
}

/** The bytes of an upload in order, one chunk in memory at a time. */
export async function* readUpload(
  database: Pick<Database, 'select'>,
  id: string,
): AsyncGenerator<Uint8Array> {
  for (let reached = -1; ;) {
    const [chunk] = await database
      .select({ offset: uploadChunks.offset, text: sql<string>`encode(${uploadChunks.bytes}, 'base64')` })
      .from(uploadChunks)
      .where(and(eq(uploadChunks.uploadId, id), gt(uploadChunks.offset, reached)))
      .orderBy(uploadChunks.offset)
      .limit(1);
    if (chunk === undefined) return;
    reached = chunk.offset;
    yield Buffer.from(chunk.text, 'base64');
  }
}

/** Bytes go to the database and back as text: the embedded one takes several times as long over binary. */
function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
}

export function offsetConflict(received: number): ProblemError {
  return new ProblemError('uploadOffsetConflict', { headers: { 'Upload-Offset': String(received) } });
}

function checkDraft(files: number, bytes: number): void {
  if (files >= DRAFT_LIMITS.files)
    throw new ProblemError('uploadTooLarge', {
      detail: {
        vi: `Mỗi hồ sơ chỉ kèm được ${DRAFT_LIMITS.files} tệp.`,
        en: `A dossier may hold ${DRAFT_LIMITS.files} files.`,
      },
    });
  if (bytes > DRAFT_LIMITS.bytes)
    throw new ProblemError('uploadTooLarge', {
      detail: {
        vi: `Tổng dung lượng các tệp của một hồ sơ không quá ${megabytes(DRAFT_LIMITS.bytes)}.`,
        en: `All files of a dossier together may hold ${megabytes(DRAFT_LIMITS.bytes)}.`,
      },
    });
}
