/** Whole đồng a month: what contributions are counted in. The latest first. */
const LEVELS = [
  { from: '2026-07', amount: 2_530_000, source: 'Nghị định 161/2026/NĐ-CP' },
  { from: '2024-07', amount: 2_340_000, source: 'Nghị định 73/2024/NĐ-CP' },
] as const;

export type BaseSalary = (typeof LEVELS)[number];

/** The base salary in force in a month, as `2026-11`; for months before all of them, the oldest that is kept. */
export function baseSalary(month: string): BaseSalary {
  return LEVELS.find(({ from }) => from <= month) ?? LEVELS[1];
}
