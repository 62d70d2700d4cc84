import { baseSalary } from './base-salary.ts';

/**
 * Health insurance of a household: 4.5 % of the base salary for the first member, and less for each one after
 * (Luật Bảo hiểm y tế as amended by 51/2024/QH15; Nghị định 188/2025/NĐ-CP).
 */
const PER_MILLE = 45;
/** In percent of what the first member pays; the last goes for all who follow. */
const SHARES = [100, 70, 60, 50, 40] as const;
const LAST_SHARE = 40;

/** Months that are paid at once. */
export const MONTHS = [3, 6, 12] as const;
const TERMS = 'đóng 3, 6 hoặc 12 tháng một lần (ví dụ)';

export interface MemberRate {
  /** Whole đồng a month. */
  readonly monthly: number;
  readonly source: string;
}

/**
 * What a member pays, the first having the number 1, by the base salary of the month it is paid in. With the
 * base salaries there have been, every share is whole đồng; a part of one would be left away, for the payer.
 */
export function memberRate(member: number, month: string): MemberRate {
  const { amount, source } = baseSalary(month);
  const share = SHARES[member - 1] ?? LAST_SHARE;
  return {
    monthly: Math.floor((amount * PER_MILLE * share) / 100_000),
    source: `Luật Bảo hiểm y tế (sửa đổi theo 51/2024/QH15); Nghị định 188/2025/NĐ-CP; ${source}; ${TERMS}`,
  };
}
