import { and, asc, inArray, isNull, lte } from 'drizzle-orm';
import { moneyReceived, payments, refunds } from '../db/schema/payments.ts';
import { lookAt } from './ask.ts';
import { LEASE } from './patience.ts';
import type { PaymentPlace, PaymentRow } from './place.ts';
import { PlatformError, type PlatformMoney } from './platform.ts';
import { receiveMoney, receiveUnmatched } from './receive-money.ts';
import { type RefundRow, sendRefund } from './refunds.ts';

const INTERVAL = 1_000;
/** Taken at once, and so many messages may be on their way. */
const BATCH = 8;
/** Batches of one look; what is left then waits for the next. */
const MOST_BATCHES = 25;
/** Between two statements of the platform: the last net, under notifications and questions. */
const STATEMENT_INTERVAL = 10 * 60_000;

/**
 * Does what is due, from time to time: asks the platform about payments, pays refunds, ends what is over. Of
 * several processes exactly one works on a payment at a time: whoever takes it writes down until when.
 */
export class PaymentSchedule {
  readonly #place: PaymentPlace;
  readonly #interval: number;
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> = Promise.resolve();
  /** At once: while no process ran, money may have come. */
  #statementAt = 0;
  /** Transactions that were taken in, or refused once: a statement repeats them all. */
  readonly #known = new Set<string>();
  #closed = false;

  constructor(place: PaymentPlace, interval = INTERVAL) {
    this.#place = place;
    this.#interval = interval;
  }

  start(): void {
    this.#timer = setTimeout(() => {
      this.#running = this.look().finally(() => {
        if (!this.#closed) this.start();
      });
    }, this.#interval).unref();
  }

  /** Everything that is due now. Never fails: what did not succeed is due again later. */
  async look(): Promise<void> {
    const { logger, now } = this.#place;
    try {
      for (let batch = 0; batch < MOST_BATCHES && !this.#closed; batch += 1) {
        const [due, back] = [await this.#takePayments(), await this.#takeRefunds()];
        await Promise.all([
          ...due.map((row) => this.#try(() => lookAt(this.#place, row))),
          ...back.map((row) => this.#try(() => sendRefund(this.#place, row))),
        ]);
        if (due.length < BATCH && back.length < BATCH) break;
      }
      if (!this.#closed && now().getTime() >= this.#statementAt) await this.reconcile();
    } catch {
      // The database does not answer: the next look finds all as it is.
      logger.warn('the schedule of payments could not look');
    }
  }

  /** Takes in what the platform has received and never told, or not been heard with. */
  async reconcile(): Promise<void> {
    const place = this.#place;
    this.#statementAt = place.now().getTime() + STATEMENT_INTERVAL;
    await this.#try(async () => {
      const { money, foreign } = await place.platform.statement();
      const rows = await place.store.database
        .select({ transaction: moneyReceived.transaction })
        .from(moneyReceived);
      for (const { transaction } of rows) this.#known.add(transaction);
      for (const one of money) await this.#takeIn(one, () => receiveMoney(place, one.reference, one));
      for (const one of foreign) await this.#takeIn(one, () => receiveUnmatched(place, one));
    });
  }

  /** One sum that fails keeps none of the others out, and is tried again with the next statement. */
  async #takeIn({ transaction }: PlatformMoney, receive: () => Promise<unknown>): Promise<void> {
    if (this.#closed || this.#known.has(transaction)) return;
    await this.#try(async () => {
      await receive();
      this.#known.add(transaction);
    });
  }

  #takePayments(): Promise<PaymentRow[]> {
    const { store, now } = this.#place;
    return store.database.transaction((transaction) => {
      const due = transaction
        .select({ id: payments.id })
        .from(payments)
        .where(lte(payments.askAt, now()))
        .orderBy(asc(payments.askAt))
        .limit(BATCH)
        .for('update', { skipLocked: true });
      return transaction
        .update(payments)
        .set({ askAt: leaseFrom(now()) })
        .where(inArray(payments.id, due))
        .returning();
    });
  }

  #takeRefunds(): Promise<RefundRow[]> {
    const { store, now } = this.#place;
    return store.database.transaction((transaction) => {
      const due = transaction
        .select({ id: refunds.id })
        .from(refunds)
        .where(and(lte(refunds.askAt, now()), isNull(refunds.doneAt)))
        .orderBy(asc(refunds.askAt))
        .limit(BATCH)
        .for('update', { skipLocked: true });
      return transaction
        .update(refunds)
        .set({ askAt: leaseFrom(now()) })
        .where(inArray(refunds.id, due))
        .returning();
    });
  }

  async #try(work: () => Promise<void>): Promise<void> {
    const { irregularities, logger } = this.#place;
    try {
      await work();
    } catch (error) {
      if (error instanceof PlatformError && error.kind === 'untrusted') irregularities.note('untrustedReply');
      else logger.warn({ error: nameOf(error) }, 'a payment could not be looked at');
    }
  }

  /** Takes nothing new, and resolves once what runs is over. */
  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#timer);
    await this.#running;
  }
}

function leaseFrom(now: Date): Date {
  return new Date(now.getTime() + LEASE);
}

/** Never the message of a database error: it may quote what was asked. */
function nameOf(error: unknown): string {
  if (error instanceof PlatformError) return `${error.kind} ${error.code ?? ''}`.trim();
  return error instanceof Error ? error.name : 'unknown';
}
