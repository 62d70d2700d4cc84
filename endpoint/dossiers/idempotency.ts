import { createHash, randomBytes } from 'node:crypto';
import { and, eq, gt, lte, sql } from 'drizzle-orm';
import type { Logger } from 'pino';
import type { Store, Transaction } from '../db/connect.ts';
import { idempotencyKeys } from '../db/schema/dossiers.ts';
import type { Language } from '../http/language.ts';
import { ProblemError } from '../http/problems.ts';
import { everyHour } from '../services/hourly.ts';
import { seal, unseal } from './sealed.ts';

/** Longer than any draft lives in a browser. */
const LIFETIME = 30 * 24 * 3_600_000;
const SALT_BYTES = 32;

export interface Attempt {
  readonly operation: string;
  /** As the client sent it: its secret. */
  readonly key: string;
  /** Canonical JSON. */
  readonly body: string;
  readonly language: Language;
  readonly now: Date;
}

export interface FirstAnswer {
  readonly status: number;
  readonly language: Language;
  /** JSON. */
  readonly body: string;
}

/** What of a key may be kept: it finds the key again, and gives nothing of it away. */
export function digestOfKey(key: string): string {
  return createHash('sha256').update(`dvc key\n${key}`).digest('hex');
}

/**
 * Does what an idempotency key stands for once, in one transaction with the memory of its answer: either
 * both are there or neither. Whoever asks again with the same key and body gets that answer.
 *
 * While it runs, the key is locked: in this process by a set, between processes by an advisory lock of the
 * transaction. The lock goes with the connection, so a process that dies leaves nothing behind.
 */
export class Idempotency {
  readonly #store: Store;
  readonly #running = new Set<string>();

  constructor(store: Store) {
    this.#store = store;
  }

  async once(
    attempt: Attempt,
    work: (transaction: Transaction) => Promise<Omit<FirstAnswer, 'language'>>,
  ): Promise<FirstAnswer> {
    const keyDigest = digestOfKey(attempt.key);
    if (this.#running.has(keyDigest)) throw stillRunning();
    this.#running.add(keyDigest);
    try {
      return await this.#store.database.transaction(async (transaction) => {
        await lock(transaction, keyDigest);
        const kept = await recall(transaction, keyDigest, attempt);
        if (kept) return kept;
        const answer = { ...(await work(transaction)), language: attempt.language };
        await remember(transaction, keyDigest, attempt, answer);
        return answer;
      });
    } finally {
      this.#running.delete(keyDigest);
    }
  }
}

/** Forgets keys whose time is over, now and every hour; what it gives ends that. */
export function sweepKeys({ database }: Store, now: () => Date, logger: Logger): () => Promise<void> {
  return everyHour(async () => {
    try {
      await database.delete(idempotencyKeys).where(lte(idempotencyKeys.expiresAt, now()));
    } catch {
      // The next sweep finds them too, and until then nobody is answered from them.
      logger.warn('expired idempotency keys could not be removed');
    }
  });
}

function stillRunning(): ProblemError {
  return new ProblemError('requestInProgress', { headers: { 'Retry-After': '1' } });
}

async function lock(transaction: Transaction, keyDigest: string): Promise<void> {
  const result: unknown = await transaction.execute(
    sql`select pg_try_advisory_xact_lock(hashtextextended(${keyDigest}, 0)) as locked`,
  );
  const [row] = (result as { rows: { locked: boolean }[] }).rows;
  if (!row?.locked) throw stillRunning();
}

async function recall(
  transaction: Transaction,
  keyDigest: string,
  attempt: Attempt,
): Promise<FirstAnswer | undefined> {
  const [row] = await transaction
    .select()
    .from(idempotencyKeys)
    .where(and(eq(idempotencyKeys.keyDigest, keyDigest), gt(idempotencyKeys.expiresAt, attempt.now)));
  if (!row) return undefined;
  if (row.bodyDigest !== digestOfBody(attempt)) throw new ProblemError('idempotencyKeyReused');
  const body = unseal(row.sealed, attempt.key, row.salt);
  return { status: row.status, language: row.language, body };
}

async function remember(
  transaction: Transaction,
  keyDigest: string,
  attempt: Attempt,
  { status, language, body }: FirstAnswer,
): Promise<void> {
  const salt = randomBytes(SALT_BYTES);
  const row = {
    bodyDigest: digestOfBody(attempt),
    status,
    language,
    salt,
    sealed: seal(body, attempt.key, salt),
    expiresAt: new Date(attempt.now.getTime() + LIFETIME),
  };
  await transaction
    .insert(idempotencyKeys)
    .values({ keyDigest, ...row })
    // One whose time was over, and that nobody has swept away yet.
    .onConflictDoUpdate({ target: idempotencyKeys.keyDigest, set: row });
}

function digestOfBody({ operation, body }: Attempt): string {
  return createHash('sha256').update(`${operation}\n${body}`).digest('hex');
}
