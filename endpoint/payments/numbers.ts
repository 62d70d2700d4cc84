import { sql } from 'drizzle-orm';
import { today } from '../../src/domain/calendar-date.ts';
import type { Transaction } from '../db/connect.ts';
import { paymentCounters } from '../db/schema/payments.ts';

const DIGITS = 6;

/**
 * The next number of a series on a day in Viet Nam: `TT-261121-000042`. The counter's row stays locked until the
 * transaction ends, so there are no gaps: a number given back was never given.
 */
export async function nextNumber(transaction: Transaction, series: 'TT' | 'BL', now: Date): Promise<string> {
  const day = today(now);
  const [counter] = await transaction
    .insert(paymentCounters)
    .values({ series, day, last: 1 })
    .onConflictDoUpdate({
      target: [paymentCounters.series, paymentCounters.day],
      set: { last: sql`${paymentCounters.last} + 1` },
    })
    .returning({ last: paymentCounters.last });
  const number = String(counter?.last ?? 0).padStart(DIGITS, '0');
  return `${series}-${day.slice(2).replaceAll('-', '')}-${number}`;
}
