import type { KeptLine } from '../../payments/kept.ts';

/** A decision is to be paid within these days after it was received (Luật Xử lý vi phạm hành chính, Điều 73, 78). */
export const PAYING_DAYS = 10;

/** For each day after them, so many ten-thousandths of what is not paid. */
const RATE = 5;
const SOURCE = 'Luật Xử lý vi phạm hành chính, Điều 78 khoản 1: 0,05% mỗi ngày chậm nộp';

const DAY = 24 * 60 * 60 * 1_000;
const midnight = (day: string) => Date.parse(`${day}T00:00:00Z`);

/** Whole days from one day of the calendar to another, as `2026-11-21`; less than zero for one before. */
export function daysBetween(from: string, to: string): number {
  return Math.round((midnight(to) - midnight(from)) / DAY);
}

/**
 * What is owed for paying after the last day; nothing until then. Parts of a đồng are left away: no rule has
 * been found that says otherwise, and it is the side of who pays.
 */
export function lateInterest(amount: number, lastDay: string, day: string): KeptLine | undefined {
  const days = daysBetween(lastDay, day);
  const daily = Math.floor((amount * RATE) / 10_000);
  const total = Math.floor((amount * RATE * days) / 10_000);
  if (days <= 0 || total <= 0) return undefined;
  return {
    id: 'interest',
    label: {
      vi: `Tiền chậm nộp phạt, ${days} ngày`,
      en: `Late payment, ${days} ${days === 1 ? 'day' : 'days'}`,
    },
    type: { code: 'INTEREST', label: { vi: 'Tiền chậm nộp', en: 'Interest' } },
    ...(daily * days === total ? { amount: daily, quantity: days } : { amount: total, quantity: 1 }),
    total,
    source: SOURCE,
  };
}
