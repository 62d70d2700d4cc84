import { inArray } from 'drizzle-orm';
import type { Database } from '../db/connect.ts';
import { uploads } from '../db/schema/uploads.ts';
import { UUID } from './metadata.ts';
import type { UploadRow } from './records.ts';

export interface ClaimOrder {
  /** Id of the draft the files were uploaded for. */
  readonly draft: string;
  readonly uploadIds: readonly string[];
  /** Code of the dossier that takes them. */
  readonly dossierCode: string;
}

export interface ClaimedUpload {
  readonly id: string;
  readonly filename: string;
  /** As the bytes show it. */
  readonly type: string;
  readonly bytes: number;
  /** Hex, of the whole file. */
  readonly sha256: string;
}

/**
 * `unknown`: no such upload any more, or one of another draft; `incomplete`: bytes are missing; `claimed`: part
 * of another dossier; `repeated`: named before in the same order.
 */
export type ClaimFailure = 'unknown' | 'incomplete' | 'claimed' | 'repeated';

/** Why files cannot become part of a dossier, with the place in `uploadIds` of the first that cannot. */
export class ClaimError extends Error {
  override name = 'ClaimError';
  readonly index: number;
  readonly reason: ClaimFailure;

  constructor(index: number, reason: ClaimFailure) {
    super(`upload ${index}: ${reason}`);
    this.index = index;
    this.reason = reason;
  }
}

/**
 * Makes uploads part of a dossier, all or none: they stay where they are and no longer expire. Inside the
 * transaction that keeps the dossier; claiming again for the same dossier changes nothing.
 */
export async function claimUploads(
  transaction: Pick<Database, 'select' | 'update'>,
  { draft, uploadIds, dossierCode }: ClaimOrder,
): Promise<ClaimedUpload[]> {
  const ids = uploadIds.map((id) => id.toLowerCase());
  const wanted = ids.filter((id) => UUID.test(id));
  if (ids.length === 0) return [];
  // In one order for everybody, so that two dossiers that want the same files do not wait for each other.
  const rows = await transaction
    .select()
    .from(uploads)
    .where(inArray(uploads.id, wanted))
    .orderBy(uploads.id)
    .for('update');
  const byId = new Map(rows.map((row) => [row.id, row]));
  const claimed = ids.map((id, index) => {
    if (ids.indexOf(id) < index) throw new ClaimError(index, 'repeated');
    return checkClaim(byId.get(id), index, draft.toLowerCase(), dossierCode);
  });
  await transaction.update(uploads).set({ claimedBy: dossierCode }).where(inArray(uploads.id, ids));
  return claimed;
}

function checkClaim(
  row: UploadRow | undefined,
  index: number,
  draft: string,
  dossierCode: string,
): ClaimedUpload {
  if (row === undefined || row.draft !== draft) throw new ClaimError(index, 'unknown');
  const { id, filename, type, length: bytes, sha256, claimedBy } = row;
  if (claimedBy !== null && claimedBy !== dossierCode) throw new ClaimError(index, 'claimed');
  if (sha256 === null) throw new ClaimError(index, 'incomplete');
  return { id, filename, type, bytes, sha256 };
}
