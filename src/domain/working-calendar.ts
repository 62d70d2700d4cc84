import { addDays, weekday } from './calendar-date.ts';

/**
 * When an office works. Hours, holidays and swaps are data of the endpoint; dates are `yyyy-mm-dd` and
 * times minutes of the day, both in Viet Nam.
 */
export interface WorkingCalendar {
  /** In order and apart: `[[420, 690], [810, 1020]]` is 07:00–11:30 and 13:30–17:00. */
  readonly hours: readonly (readonly [start: number, end: number])[];
  /** Days of rest each week; 0 is Sunday. */
  readonly weekend: readonly number[];
  /** Holidays, days off in lieu and days off swapped for a Saturday. */
  readonly holidays: readonly { readonly date: string; readonly name: string }[];
  /** Saturdays worked for a day swapped; they count even where `weekend` or `holidays` has them. */
  readonly extraWorkingDays: readonly string[];
  /** What comes later counts as received the next working morning. Absent: the end of the day. */
  readonly cutOff?: number | undefined;
}

export const OFFICE_HOURS: WorkingCalendar['hours'] = [
  [7 * 60, 11 * 60 + 30],
  [13 * 60 + 30, 17 * 60],
];
export const WEEKEND = [0, 6];

/** No office rests longer; a calendar that says so is broken. */
const LONGEST_REST = 60;

export function isWorkingDay(date: string, calendar: WorkingCalendar): boolean {
  if (calendar.extraWorkingDays.includes(date)) return true;
  return (
    !calendar.weekend.includes(weekday(date)) && !calendar.holidays.some((holiday) => holiday.date === date)
  );
}

/** This day, or the first working day after it. */
export function workingDayFrom(date: string, calendar: WorkingCalendar): string {
  for (let days = 0; days <= LONGEST_REST; days += 1) {
    const day = addDays(date, days);
    if (isWorkingDay(day, calendar)) return day;
  }
  throw new RangeError(`No working day after ${date}`);
}

/** How many working days come after `from` up to and with `to`; negative when `to` is past. */
export function workingDaysBetween(from: string, to: string, calendar: WorkingCalendar): number {
  if (to < from) return -workingDaysBetween(to, from, calendar) || 0;
  let count = 0;
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) {
    if (isWorkingDay(day, calendar)) count += 1;
  }
  return count;
}
