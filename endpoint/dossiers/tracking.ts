import { createHash, randomBytes } from 'node:crypto';
import { and, eq, gt, lte } from 'drizzle-orm';
import type { Logger } from 'pino';
import { normaliseDossierCode } from '../../src/domain/dossier-code.ts';
import type { Database, Store, Transaction } from '../db/connect.ts';
import { trackingTokens } from '../db/schema/following.ts';
import { ProblemError } from '../http/problems.ts';
import { everyHour } from '../services/hourly.ts';

const TOKEN_BYTES = 32;
const BEARER = /^Bearer +([\w-]{20,200}) *$/i;

/** How long a proof stands: who has just filed follows their dossier through the day. */
export const TRACKING_LIFETIME = { receipt: 24 * 3_600_000, lookup: 2 * 3_600_000 } as const;

export interface Tracking {
  /** Of the dossier. */
  readonly code: string;
  readonly expiresAt: Date;
}

/** A new token for a dossier. Only its hash stays here, so it can be given out once. */
export async function issueToken(transaction: Transaction, { code, expiresAt }: Tracking): Promise<string> {
  const token = randomBytes(TOKEN_BYTES).toString('base64url');
  await transaction.insert(trackingTokens).values({ digest: digestOf(token), dossier: code, expiresAt });
  return token;
}

/**
 * Lets pass who has a token of this dossier, for as long as it stands. `authorization` is the header as it
 * came, the code as it was written; a dossier that does not exist has no tokens, and is answered like one whose token is wrong.
 */
export async function requireTracking(
  { store, now }: { readonly store: Pick<Store, 'database'>; readonly now: Date },
  authorization: string | undefined,
  written: string,
): Promise<Tracking> {
  const code = normaliseDossierCode(written);
  const [, token] = BEARER.exec(authorization ?? '') ?? [];
  if (token === undefined) throw new ProblemError('trackingExpired');
  const tracking = await findTracking(store.database, { code, token, now });
  if (!tracking) throw new ProblemError('trackingExpired');
  return tracking;
}

/** What a token opens now, if it is one of this dossier. */
export async function findTracking(
  database: Database,
  { code, token, now }: { readonly code: string; readonly token: string; readonly now: Date },
): Promise<Tracking | undefined> {
  const [row] = await database
    .select({ expiresAt: trackingTokens.expiresAt })
    .from(trackingTokens)
    .where(
      and(
        eq(trackingTokens.digest, digestOf(token)),
        eq(trackingTokens.dossier, code),
        gt(trackingTokens.expiresAt, now),
      ),
    );
  return row && { code, expiresAt: row.expiresAt };
}

/** Forgets tokens whose time is over, now and every hour; what it gives ends that. */
export function sweepTokens({ database }: Store, now: () => Date, logger: Logger): () => Promise<void> {
  return everyHour(async () => {
    try {
      await database.delete(trackingTokens).where(lte(trackingTokens.expiresAt, now()));
    } catch {
      // They open nothing any more, and the next sweep finds them too.
      logger.warn('expired tracking tokens could not be removed');
    }
  });
}

function digestOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
