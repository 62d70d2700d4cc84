import { and, eq } from 'drizzle-orm';
import { PAYMENT_STATE } from '../../src/contract/payments.ts';
import { readBill } from '../bills/bills.ts';
import { payments } from '../db/schema/payments.ts';
import type { Text } from '../dossiers/kept.ts';
import { beginPayment } from './begin.ts';
import { type Ending, endPayment } from './end.ts';
import { MESSAGE_CODE } from './messages.ts';
import { GRACE, nextAsking, nextLateAsking } from './patience.ts';
import type { PaymentPlace, PaymentRow } from './place.ts';
import { PlatformError, type Standing } from './platform.ts';
import { isPaidElsewhere, momentOf, owesAll, receiveMoney } from './receive-money.ts';
import { FAILURES, NEEDLESS } from './sentences.ts';
import { isOpen } from './states.ts';

/**
 * One look at a payment that was taken for it: what the platform knows of it becomes what the endpoint knows. Whatever the platform
 * does or fails to do, the payment has another look in front of it, or is over.
 */
export async function lookAt(place: PaymentPlace, row: PaymentRow): Promise<void> {
  try {
    await learn(place, row);
  } catch (error) {
    if (!(error instanceof PlatformError)) throw error;
    await bear(place, row, error);
  } finally {
    await askAgainLater(place, row);
  }
}

/** Unless something has happened that set the time of the next look. */
async function askAgainLater({ store, now }: PaymentPlace, row: PaymentRow): Promise<void> {
  if (!row.askAt) return;
  const askAt = isOpen(row) ? nextAsking(row, now()) : nextLateAsking(row, now());
  await store.database
    .update(payments)
    .set({ askAt, asked: row.asked + 1 })
    .where(and(eq(payments.id, row.id), eq(payments.askAt, row.askAt)));
}

async function learn(place: PaymentPlace, row: PaymentRow): Promise<void> {
  if (!isOpen(row)) {
    await take(place, row, await place.platform.query(row.reference));
    return;
  }
  if (row.expiresAt <= place.now()) {
    const ended = await giveUp(place, row, EXPIRED);
    // A bank that has been at it for so long may still pay, and counts then.
    if (!ended && isPastGrace(place, row)) await end(place, row, EXPIRED);
    return;
  }
  const reason = await needlessBecause(place, row);
  if (reason) {
    await giveUp(place, row, { state: PAYMENT_STATE.cancelled, reason });
    return;
  }
  if (row.state === PAYMENT_STATE.created) await beginPayment(place, row);
  else await take(place, row, await place.platform.query(row.reference));
}

/** Of a payment that another one, or the office, has made needless: the money for it would go back. */
async function needlessBecause({ store, forms }: PaymentPlace, row: PaymentRow): Promise<Text | undefined> {
  const { database } = store;
  const bill = await readBill({ database, forms, now: momentOf(row), lock: false }, row.bill);
  if (bill && owesAll(bill, row)) return undefined;
  const isPaid = bill !== undefined && isPaidElsewhere(bill, row);
  return isPaid ? NEEDLESS.paidElsewhere : NEEDLESS.notOwed;
}

/**
 * Ends a payment, unless money came for it: the platform is told to take no more, and its answer counts. Gives
 * whether it has ended without a payment.
 */
export async function giveUp(place: PaymentPlace, row: PaymentRow, ending: Ending): Promise<boolean> {
  const standing = await place.platform.cancel(row.reference);
  const isPaid = await takeMoney(place, row, standing);
  // The bank has begun, and nobody can hold it up.
  if (isPaid || standing?.state === 'PENDING') return false;
  const failed = standing?.state === 'FAILED';
  return end(place, row, failed ? FAILED : ending);
}

const EXPIRED: Ending = { state: PAYMENT_STATE.expired };
const FAILED: Ending = { state: PAYMENT_STATE.failed, reason: FAILURES.refusedByBank };

/** How a payment ends that has ended at the platform. */
export const ENDINGS: Readonly<Partial<Record<Standing['state'], Ending>>> = {
  FAILED,
  CANCELLED: { state: PAYMENT_STATE.cancelled },
  EXPIRED,
};

async function take(place: PaymentPlace, row: PaymentRow, standing: Standing | undefined): Promise<void> {
  await takeMoney(place, row, standing);
  const ending = standing && ENDINGS[standing.state];
  if (ending) await end(place, row, ending);
}

/** Gives whether the payment is settled by what came. */
async function takeMoney(
  place: PaymentPlace,
  { id, reference }: PaymentRow,
  standing: Standing | undefined,
): Promise<boolean> {
  for (const money of standing?.money ?? []) await receiveMoney(place, reference, money);
  const [row] = await place.store.database
    .select({ settledAt: payments.settledAt })
    .from(payments)
    .where(eq(payments.id, id));
  return row?.settledAt != null;
}

export async function end(
  place: PaymentPlace,
  { id, reference }: PaymentRow,
  ending: Ending,
): Promise<boolean> {
  const now = place.now();
  const ended = await place.store.database.transaction((transaction) =>
    endPayment(transaction, id, { ...ending, now }),
  );
  if (ended) place.logger.info({ reference, state: ending.state }, 'payment ended');
  return ended;
}

/** What the platform may say to an opening that will not change however often it is asked. */
const LASTING: readonly string[] = [
  MESSAGE_CODE.malformed,
  MESSAGE_CODE.otherContent,
  MESSAGE_CODE.wrongSignature,
];

/** No answer, or none that can be believed: nothing is known, so nothing changes, for as long as that is fair. */
async function bear(place: PaymentPlace, row: PaymentRow, error: PlatformError): Promise<void> {
  const { reference } = row;
  if (error.kind === 'untrusted') place.irregularities.note('untrustedReply', reference);
  else place.logger.warn({ reference, kind: error.kind, code: error.code }, 'payment platform');
  if (!isOpen(row)) return;
  const { refusedByPlatform } = FAILURES;
  if (row.state === PAYMENT_STATE.created && LASTING.includes(error.code ?? ''))
    await end(place, row, { state: PAYMENT_STATE.failed, reason: refusedByPlatform });
  else if (error.code === MESSAGE_CODE.ended || error.code === MESSAGE_CODE.expired)
    await take(place, row, await place.platform.query(reference).catch(() => undefined));
  else if (isPastGrace(place, row)) await end(place, row, EXPIRED);
}

function isPastGrace({ now }: PaymentPlace, { expiresAt }: PaymentRow): boolean {
  return now().getTime() > expiresAt.getTime() + GRACE;
}
