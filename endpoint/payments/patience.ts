import type { PaymentRow } from './place.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/**
 * How long a payment can be paid: long enough to find one's bank card, and not so long that somebody else who
 * wants to pay the same waits in vain.
 */
export const PAYMENT_LIFETIME = 15 * MINUTE;

/** While somebody pays: mostly the notification is faster, and where it is lost nobody waits long. */
const OPEN_WAITS = [3, 3, 5, 5, 10, 10, 15].map((seconds) => seconds * SECOND);
const LONGEST_OPEN_WAIT = 20 * SECOND;
/** After the end money may still be on its way; what comes later yet is found in the platform's statement. */
const LATE_WAITS = [MINUTE, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 12 * HOUR, 24 * HOUR];
const REFUND_WAITS = [2 * SECOND, 5 * SECOND, 15 * SECOND, MINUTE, 5 * MINUTE, 30 * MINUTE];
const LONGEST_REFUND_WAIT = HOUR;
/** Not all payments that were begun together at the same moment. */
const JITTER = 0.2;

/**
 * Who takes a payment works on it alone for so long. If that process dies, another one takes it then: more than
 * two questions of the platform can take.
 */
export const LEASE = 20 * SECOND;

/** A platform that says nothing does not keep others from paying for longer than this after the time is over. */
export const GRACE = 10 * MINUTE;

function jittered(wait: number): number {
  return wait * (1 - JITTER + Math.random() * 2 * JITTER);
}

/** When an open payment is asked about again: at its end at the latest. */
export function nextAsking({ asked, expiresAt }: PaymentRow, now: Date): Date {
  const wait = jittered(OPEN_WAITS[asked] ?? LONGEST_OPEN_WAIT);
  const then = now.getTime() + wait;
  const isOver = expiresAt.getTime() <= now.getTime();
  return new Date(isOver ? then : Math.min(then, expiresAt.getTime()));
}

/** When one that has ended is asked about for the first time. */
export function lateAsking(now: Date): { askAt: Date; asked: number } {
  return { askAt: new Date(now.getTime() + jittered(LATE_WAITS[0]!)), asked: 0 };
}

/** And again; null once nothing is expected any more. */
export function nextLateAsking({ asked }: PaymentRow, now: Date): Date | null {
  const wait = LATE_WAITS[asked + 1];
  return wait === undefined ? null : new Date(now.getTime() + jittered(wait));
}

export function nextRefundAsking({ asked }: { readonly asked: number }, now: Date): Date {
  return new Date(now.getTime() + jittered(REFUND_WAITS[asked] ?? LONGEST_REFUND_WAIT));
}
