import type { KeptLine } from '../../payments/kept.ts';
import { daysBetween } from '../days.ts';

/** A decision is to be paid within these days after it was received. */
export const PAYING_DAYS = 10;
export const TERM = 'hạn nộp 10 ngày theo Luật Xử lý vi phạm hành chính, Điều 78 (ví dụ)';

/** For each day after them, so many ten-thousandths of what is not paid. */
const RATE = 5;
const SOURCE = 'Luật Xử lý vi phạm hành chính, Điều 78 khoản 1: 0,05% mỗi ngày chậm nộp';

/**
 * What is owed for paying after the last day; nothing until then. Parts of a đồng are left away: no rule has
 * been found that says otherwise, and it is the side of who pays.
 */
export function lateInterest(amount: number, lastDay: string, day: string): KeptLine | undefined {
  const days = daysBetween(lastDay, day);
  const total = Math.floor((amount * RATE * days) / 10_000);
  if (days <= 0 || total <= 0) return undefined;
  const isWhole = (amount * RATE) % 10_000 === 0;
  return {
    id: 'interest',
    label: {
      vi: `Tiền chậm nộp phạt, ${days} ngày`,
      en: `Late payment, ${days} ${days === 1 ? 'day' : 'days'}`,
    },
    type: { code: 'INTEREST', label: { vi: 'Tiền chậm nộp', en: 'Interest' } },
    ...(isWhole ? { amount: total / days, quantity: days } : { amount: total, quantity: 1 }),
    total,
    source: SOURCE,
  };
}
