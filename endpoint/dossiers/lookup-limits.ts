import { createHmac, randomBytes, randomUUID } from 'node:crypto';
import { and, eq, gt, lte, ne, sql } from 'drizzle-orm';
import type { Logger } from 'pino';
import type { Database, Store, Transaction } from '../db/connect.ts';
import { failedLookups, secrets } from '../db/schema/following.ts';
import { networkOf } from '../http/client-address.ts';
import { ProblemError, type Sentence } from '../http/problems.ts';
import { everyHour } from '../services/hourly.ts';

/**
 * Failures within the window; what comes after is not looked at, right or wrong. `people`: so many numbers of
 * persons are found for one address, far more than a family has or a desk can serve.
 */
export const LOOKUP_LIMITS = { code: 5, address: 30, people: 200, window: 15 * 60_000 } as const;

const SECRET = 'lookups';
const SECRET_BYTES = 32;

interface Digests {
  readonly codeDigest: string;
  readonly addressDigest: string;
}

/** One look-up as the limits see it: hashes, from which neither code nor address can be read. */
export interface LookupAttempt extends Digests {
  /** Of the same, as what is found is counted under: apart from failures. */
  readonly found: Digests;
  readonly now: Date;
}

interface Attempted {
  readonly code: string;
  readonly address: string;
  readonly now: Date;
  /** What is counted for another one is counted apart. */
  readonly purpose?: string;
}

export async function attemptOf(
  database: Database,
  { code, address, now, purpose = '' }: Attempted,
): Promise<LookupAttempt> {
  const secret = await sharedSecret(database);
  const digest = (text: string) => createHmac('sha256', secret).update(text).digest('base64url');
  const network = networkOf(address);
  return {
    codeDigest: digest(`${purpose}code ${code}`),
    addressDigest: digest(`${purpose}address ${network}`),
    found: { codeDigest: digest(`found code ${code}`), addressDigest: digest(`found address ${network}`) },
    now,
  };
}

interface Limits {
  readonly limits: { readonly code: number; readonly address: number };
  readonly why: Sentence;
}

/**
 * Refuses when this code or this address has failed too often, whatever is asked now and whether the code
 * exists. Those who ask for the same wait for each other until the transaction ends, so that many at once
 * get no further than one after the other.
 */
export async function refuseTooMany(
  transaction: Transaction,
  attempt: LookupAttempt,
  { limits, why }: Limits = { limits: LOOKUP_LIMITS, why: FAILED },
): Promise<void> {
  const { codeDigest, addressDigest, now } = attempt;
  // Always in this order: two that wait for each other would wait for ever.
  for (const digest of [codeDigest, addressDigest])
    await transaction.execute(sql`select pg_advisory_xact_lock(hashtextextended(${digest}, 0))`);
  const since = new Date(now.getTime() - LOOKUP_LIMITS.window).toISOString();
  const result: unknown = await transaction.execute(sql`
    select count(*)::int as count, extract(epoch from min(at))::float8 as oldest from failed_lookups
    where code_digest = ${codeDigest} and at > ${since}::timestamptz
    union all
    select count(*)::int, extract(epoch from min(at))::float8 from failed_lookups
    where address_digest = ${addressDigest} and at > ${since}::timestamptz`);
  const [ofCode, ofAddress] = (result as { rows: { count: number; oldest: number | null }[] }).rows;
  const waits = [waitOf(ofCode, limits.code, now), waitOf(ofAddress, limits.address, now)];
  const wait = Math.max(...waits);
  if (wait > 0) throw tooMany(wait, why);
}

/**
 * Refuses to look another person up for an address that has found too many, whether there is such a number or
 * not; those it has found may be read again. Call it after `refuseTooMany`, which makes others wait.
 */
export async function refuseTooManyPeople(transaction: Transaction, attempt: LookupAttempt): Promise<void> {
  const { found, now } = attempt;
  const [row] = await transaction
    .select({
      count: sql<number>`count(distinct ${failedLookups.codeDigest})::int`,
      oldest: sql<number | null>`extract(epoch from min(${failedLookups.at}))::float8`,
    })
    .from(failedLookups)
    .where(and(...within(found, now), ne(failedLookups.codeDigest, found.codeDigest)));
  const wait = waitOf(row, LOOKUP_LIMITS.people, now);
  if (wait > 0) throw tooMany(wait, FOUND);
}

const within = ({ addressDigest }: Digests, now: Date) => [
  eq(failedLookups.addressDigest, addressDigest),
  gt(failedLookups.at, new Date(now.getTime() - LOOKUP_LIMITS.window)),
];

/** In milliseconds, until the oldest of the failures no longer counts. */
function waitOf(
  found: { count: number; oldest: number | null } | undefined,
  limit: number,
  now: Date,
): number {
  if (!found || found.count < limit || found.oldest === null) return 0;
  return Math.max(1, found.oldest * 1_000 + LOOKUP_LIMITS.window - now.getTime());
}

const FAILED: Sentence = { vi: 'Đã tra cứu sai nhiều lần.', en: 'Too many look-ups failed.' };
const FOUND: Sentence = {
  vi: 'Đã tra cứu cho nhiều người từ nơi này.',
  en: 'Too many people were looked up from here.',
};

function tooMany(wait: number, why: Sentence): ProblemError {
  const minutes = Math.ceil(wait / 60_000);
  return new ProblemError('tooManyRequests', {
    detail: {
      vi: `${why.vi} Hãy thử lại sau ${minutes} phút.`,
      en: `${why.en} Try again in ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}.`,
    },
    headers: { 'Retry-After': String(Math.ceil(wait / 1_000)) },
  });
}

export async function noteFailure(
  transaction: Transaction,
  { codeDigest, addressDigest, now }: LookupAttempt,
): Promise<void> {
  await transaction.insert(failedLookups).values({ id: randomUUID(), codeDigest, addressDigest, at: now });
}

/** Somebody's number was found: once within the window, however often it is read. */
export async function notePerson(transaction: Transaction, { found, now }: LookupAttempt): Promise<void> {
  const known = await transaction
    .select({ id: failedLookups.id })
    .from(failedLookups)
    .where(and(...within(found, now), eq(failedLookups.codeDigest, found.codeDigest)))
    .limit(1);
  if (known.length > 0) return;
  await transaction.insert(failedLookups).values({ id: randomUUID(), ...found, at: now });
}

/** Forgets look-ups that no longer count, now and every hour; what it gives ends that. */
export function sweepFailures({ database }: Store, now: () => Date, logger: Logger): () => Promise<void> {
  return everyHour(async () => {
    try {
      const over = new Date(now().getTime() - LOOKUP_LIMITS.window);
      await database.delete(failedLookups).where(lte(failedLookups.at, over));
    } catch {
      logger.warn('old failed look-ups could not be removed');
    }
  });
}

const known = new WeakMap<Database, Promise<Uint8Array>>();

/** The same for all processes of the database, made by the first that needs it. */
function sharedSecret(database: Database): Promise<Uint8Array> {
  const found = known.get(database) ?? readSecret(database);
  known.set(database, found);
  found.catch(() => known.delete(database));
  return found;
}

async function readSecret(database: Database): Promise<Uint8Array> {
  await database
    .insert(secrets)
    .values({ name: SECRET, value: randomBytes(SECRET_BYTES) })
    .onConflictDoNothing();
  const [row] = await database.select().from(secrets).where(eq(secrets.name, SECRET));
  if (!row) throw new TypeError('a secret that was just kept is gone');
  return row.value;
}
