import { asc, isNotNull } from 'drizzle-orm';
import type { Store } from '../db/connect.ts';
import { dossierCounters, dossiers, idempotencyKeys } from '../db/schema/dossiers.ts';
import { failedLookups } from '../db/schema/following.ts';
import { uploads } from '../db/schema/uploads.ts';

/** A dossier without anything of the person who filed it. */
export interface LedgerDossier {
  readonly code: string;
  readonly procedureCode: string;
  /** SHA-256 of the idempotency key, see `digestOfKey`. */
  readonly key: string;
  readonly at: string;
  readonly uploads: number;
  /** Code of its state. */
  readonly status: string;
  readonly version: number;
}

/** All dossiers there are, from the database: what a restart does not change. */
export async function listDossiers({ database }: Store): Promise<LedgerDossier[]> {
  const rows = await database
    .select({
      code: dossiers.code,
      procedureCode: dossiers.procedureCode,
      key: dossiers.keyDigest,
      at: dossiers.filedAt,
      uploads: dossiers.uploads,
      status: dossiers.status,
      version: dossiers.version,
    })
    .from(dossiers)
    .orderBy(asc(dossiers.filedAt), asc(dossiers.code));
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}

/** For the sandbox: as if nobody had ever filed anything. */
export async function forgetDossiers({ database }: Store): Promise<void> {
  await database.transaction(async (transaction) => {
    for (const table of [idempotencyKeys, failedLookups, dossiers, dossierCounters])
      await transaction.delete(table);
    await transaction.delete(uploads).where(isNotNull(uploads.claimedBy));
  });
}
