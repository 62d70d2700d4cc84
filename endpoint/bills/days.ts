import { today, writeDate } from '../../src/domain/calendar-date.ts';

const MILLISECONDS = 24 * 60 * 60 * 1_000;
const midnight = (day: string) => Date.parse(`${day}T00:00:00Z`);

/** Whole days from one day of the calendar to another, as `2026-11-21`; less than zero for one before. */
export function daysBetween(from: string, to: string): number {
  return Math.round((midnight(to) - midnight(from)) / MILLISECONDS);
}

/** The last moment of a day in Viet Nam; the day as `2026-11-21`. */
export function endOfDay(day: string): Date {
  return new Date(`${day}T23:59:59+07:00`);
}

/** The month of a moment in Viet Nam, as `2026-11`. */
export function monthOf(moment: Date): string {
  return today(moment).slice(0, 7);
}

export function addMonths(month: string, count: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  const months = year * 12 + (number - 1) + count;
  return `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}`;
}

/** `12/2026`, as people write it. */
export function writeMonth(month: string): string {
  return writeDate(month);
}
