import { createHash, timingSafeEqual } from 'node:crypto';
import { sql } from 'drizzle-orm';
import {
  DossierLookup,
  type FoundDossier,
  PROOF,
  PROOF_DIGITS,
} from '../../src/contract/dossier-progress.ts';
import { normaliseDossierCode } from '../../src/domain/dossier-code.ts';
import type { Transaction } from '../db/connect.ts';
import { parseBody } from '../http/json-body.ts';
import { ProblemError } from '../http/problems.ts';
import type { OperationRequest } from '../routes/operation.ts';
import { vietnamTime } from './deadline.ts';
import type { KeptProofs } from './kept.ts';
import { digestOfLookupCode } from './lookup-code.ts';
import { attemptOf, noteFailure, refuseTooMany } from './lookup-limits.ts';
import { progressOf } from './progress.ts';
import { readDigits, readPhone } from './proofs.ts';
import { issueToken, TRACKING_LIFETIME } from './tracking.ts';

/** Longer is no code and no proof of any make. */
const LONGEST = 60;

/**
 * Opens a dossier to whoever proves that it is theirs. A wrong proof and a code nobody has take the same
 * way through here and end in the same answer.
 */
export async function lookUpDossier(request: OperationRequest): Promise<FoundDossier> {
  const { store, now } = request;
  const { code, proof } = readLookup(request.body);
  const attempt = await attemptOf(store.database, { code, address: request.address, now });
  const expiresAt = new Date(now.getTime() + TRACKING_LIFETIME.lookup);
  const trackingToken = await store.database.transaction(async (transaction) => {
    await refuseTooMany(transaction, attempt);
    if (await isProved(transaction, code, proof)) return issueToken(transaction, { code, expiresAt });
    await noteFailure(transaction, attempt);
    return undefined;
  });
  if (trackingToken === undefined) throw notFound();
  const dossier = await progressOf(request, code);
  return { dossier, trackingToken, trackingExpiresAt: vietnamTime(expiresAt) };
}

function notFound(): ProblemError {
  return new ProblemError('dossierNotFound', {
    detail: {
      vi: 'Hãy xem lại mã hồ sơ và thông tin xác nhận. Cả hai có trên giấy tiếp nhận.',
      en: 'Check the code and the proof. Both are on the receipt.',
    },
  });
}

function readLookup(body: unknown): DossierLookup {
  const { code, proof } = parseBody(DossierLookup, body);
  refuseUnknownProof(proof);
  return { code: normaliseDossierCode(code.slice(0, LONGEST)), proof };
}

export function refuseUnknownProof({ kind }: DossierLookup['proof'], others: readonly string[] = []): void {
  if ([...Object.values<string>(PROOF), ...others].includes(kind)) return;
  throw new ProblemError('invalidRequest', {
    errors: [
      {
        pointer: '/proof/kind',
        detail: { vi: 'Không có cách xác nhận này.', en: 'There is no such kind of proof.' },
      },
    ],
  });
}

interface ProofRow {
  readonly known: boolean;
  readonly proofs: KeptProofs;
  readonly digest: string;
}

/** Stands in for a dossier that does not exist: there is always one to compare with. */
const NOBODY: KeptProofs = { identity: ['000000000000'], phone: ['0900000000'] };
const NO_DIGEST = '0'.repeat(64);

/** Whether a proof is of this dossier; takes as long where there is no such dossier. */
export async function isProved(
  transaction: Transaction,
  code: string,
  { kind, value }: DossierLookup['proof'],
): Promise<boolean> {
  const result: unknown = await transaction.execute(sql`
    select true as known, proofs, coalesce(lookup_digest, ${NO_DIGEST}::text) as digest
    from dossiers where code = ${code}
    union all
    select false, ${JSON.stringify(NOBODY)}::jsonb, ${NO_DIGEST}::text
    order by known desc limit 1`);
  const [row] = (result as { rows: ProofRow[] }).rows;
  const { known, proofs, digest } = row ?? { known: false, proofs: NOBODY, digest: NO_DIGEST };
  const isSame =
    kind === PROOF.receipt
      ? isEqual(digestOfLookupCode(code, value.slice(0, LONGEST)), digest)
      : kind === PROOF.phone
        ? isAmong(readPhone(value.slice(0, LONGEST)), proofs.phone)
        : endsOneOf(readDigits(value.slice(0, LONGEST)), proofs.identity);
  return known && isSame;
}

/** No form names more people than this; fewer are made up to it, so that all take as long. */
const MOST = 6;

function isAmong(given: string | undefined, kept: readonly string[]): boolean {
  let found = false;
  for (let at = 0; at < MOST; at += 1) found = isEqual(given ?? '', kept[at] ?? '-') || found;
  return found && given !== undefined;
}

function endsOneOf(given: string | undefined, kept: readonly string[]): boolean {
  const digits = given ?? '';
  const ends = kept.map((number) => number.slice(-digits.length));
  return isAmong(digits, ends) && digits.length >= PROOF_DIGITS;
}

/** Takes as long wherever two texts part. */
function isEqual(a: string, b: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}
