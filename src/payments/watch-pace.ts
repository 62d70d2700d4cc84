import type { Payment } from '../contract/payments.ts';
import { paymentStanding } from '../domain/payment-standing.ts';

export interface Pace {
  /** How often it was asked since somebody began to wait. */
  readonly asked: number;
  /** How often in a row without an answer. */
  readonly failures: number;
  readonly secondsLeft: number | undefined;
}

const FIRST = 2_000;
const LONGEST = 15_000;
const GROWTH = 1.2;
const LONGEST_IN_TROUBLE = 60_000;
/** Money may still come after a payment has ended, and a refund takes its time. */
const AFTERWARDS = 30_000;
const AFTERWARDS_TIMES = 20;

/**
 * Milliseconds until a payment is asked for again; nothing where its state is for ever. With jitter, so that
 * pages which began together do not ask together.
 */
export function nextPause(
  payment: Payment | undefined,
  { asked, failures, secondsLeft }: Pace,
): number | undefined {
  const jitter = 0.85 + Math.random() * 0.3;
  if (failures > 0) return Math.min(LONGEST_IN_TROUBLE, FIRST * 2 ** failures) * jitter;
  const pause = Math.min(LONGEST, FIRST * GROWTH ** asked) * jitter;
  if (!payment) return pause;
  const standing = paymentStanding(payment);
  // At its end the endpoint decides, and soon.
  if (standing === 'open') return secondsLeft === 0 ? Math.min(pause, 5_000) : pause;
  if (standing === 'unknown') return pause;
  const isMoneyUnderWay = payment.refunds.some(({ state }) => state.code === 'PENDING');
  const isForEver = standing === 'paid' || standing === 'refunded';
  if (isForEver && !isMoneyUnderWay) return undefined;
  return asked < AFTERWARDS_TIMES ? AFTERWARDS * jitter : undefined;
}
