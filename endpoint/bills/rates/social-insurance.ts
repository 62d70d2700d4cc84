import type { Text } from '../../dossiers/kept.ts';

/**
 * Voluntary social insurance: 22 % of an income that people choose themselves, from the poverty line of the
 * countryside up to twenty base salaries (Luật Bảo hiểm xã hội 41/2024/QH15, Điều 36).
 */
const PERCENT = 22;

/**
 * Whole đồng a month. The line for 2026–2030 could not be confirmed: the one contributions are counted with in
 * what has been published of 2026 stands here as an example.
 */
export const POVERTY_LINE = 1_500_000;

export const SOURCE = 'Luật Bảo hiểm xã hội 41/2024/QH15, Điều 36; Nghị định 159/2025/NĐ-CP, Điều 5';
export const EXAMPLE_LINE = 'chuẩn hộ nghèo nông thôn 1.500.000 đồng/tháng (ví dụ)';

/** What the state pays, in percent of the least contribution (Nghị định 159/2025/NĐ-CP, Điều 5). */
export const SUPPORT = { poor: 50, nearPoor: 40, minority: 30, other: 20 } as const;
export type SupportGroup = keyof typeof SUPPORT;

/** Months that are paid at once; from two years on it is "nhiều năm về sau", of which five are the most. */
export const MONTHS = [1, 3, 6, 12, 24, 36, 48, 60] as const;
const DISCOUNTED_FROM = 24;

/** The fund's interest of a month, which those who pay years ahead are given; published each year. */
const MONTHLY_INTEREST = 0.0031;
const EXAMPLE_INTEREST = 'lãi suất 0,31%/tháng (ví dụ)';

export interface Contribution {
  /** Whole đồng of the person for one month. */
  readonly monthly: number;
  /** Of the state. */
  readonly support: number;
  /** Of the person for all months. */
  readonly total: number;
  readonly isDiscounted: boolean;
  readonly source: string;
}

/**
 * What a person pays for some months. All but what is paid years ahead are whole đồng by themselves; of the
 * others, parts of a đồng are left away, for the payer.
 */
export function contribution(income: number, group: SupportGroup, months: number): Contribution {
  const support = (POVERTY_LINE * PERCENT * SUPPORT[group]) / 10_000;
  const monthly = Math.max(0, Math.floor((income * PERCENT) / 100) - support);
  const isDiscounted = months >= DISCOUNTED_FROM;
  const total = isDiscounted ? Math.floor(presentValue(monthly, months)) : monthly * months;
  const source = [SOURCE, EXAMPLE_LINE, ...(isDiscounted ? [EXAMPLE_INTEREST] : [])].join('; ');
  return { monthly, support, total, isDiscounted, source };
}

/** The first month is paid when it begins; each of the others is worth less by the interest until then. */
function presentValue(monthly: number, months: number): number {
  let sum = 0;
  for (let month = 0; month < months; month += 1) sum += monthly / (1 + MONTHLY_INTEREST) ** month;
  return sum;
}

export function sayMonths(months: number): Text {
  if (months >= DISCOUNTED_FROM) return { vi: `${months / 12} năm`, en: `${months / 12} years` };
  return { vi: `${months} tháng`, en: months === 1 ? '1 month' : `${months} months` };
}
