import { addDays, daysBetween, weekday } from './calendar-date.ts';

/** Which days an office works: data of the endpoint. Dates are `yyyy-mm-dd` in Viet Nam. */
export interface WorkingDays {
  /** Days of rest each week; 0 is Sunday. */
  readonly weekend: readonly number[];
  /** Holidays, days off in lieu and days off swapped for a Saturday. */
  readonly holidays: readonly { readonly date: string; readonly name: string }[];
  /** Saturdays worked for a day swapped; they count even where `weekend` or `holidays` has them. */
  readonly extraWorkingDays: readonly string[];
}

/** And at which hours, as minutes of the day in Viet Nam. */
export interface WorkingCalendar extends WorkingDays {
  /** In order and apart: `[[420, 690], [810, 1020]]` is 07:00–11:30 and 13:30–17:00. */
  readonly hours: readonly (readonly [start: number, end: number])[];
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

export function isWorkingDay(date: string, calendar: WorkingDays): boolean {
  if (calendar.extraWorkingDays.includes(date)) return true;
  return (
    !calendar.weekend.includes(weekday(date)) && !calendar.holidays.some((holiday) => holiday.date === date)
  );
}

/** This day, or the first working day after it. */
export function workingDayFrom(date: string, calendar: WorkingDays): string {
  return nearestWorkingDay(date, 1, calendar);
}

/** The last working day before this one. */
export function workingDayBefore(date: string, calendar: WorkingDays): string {
  return nearestWorkingDay(addDays(date, -1), -1, calendar);
}

function nearestWorkingDay(date: string, step: 1 | -1, calendar: WorkingDays): string {
  for (let days = 0; days <= LONGEST_REST; days += 1) {
    const day = addDays(date, days * step);
    if (isWorkingDay(day, calendar)) return day;
  }
  throw new RangeError(`No working day near ${date}`);
}

/**
 * How many working days come after `from` up to and with `to`; negative when `to` is past. Weeks are
 * counted, not days: some systems write 31/12/9999 for a time without end.
 */
export function workingDaysBetween(from: string, to: string, calendar: WorkingDays): number {
  if (to < from) return -workingDaysBetween(to, from, calendar) || 0;
  const { weekend, holidays, extraWorkingDays } = calendar;
  const total = daysBetween(from, to);
  const week = (days: number): number =>
    Array.from({ length: days }, (_, at) => (weekday(from) + 1 + at) % 7).filter(
      (each) => !weekend.includes(each),
    ).length;
  let count = Math.floor(total / 7) * week(7) + week(total % 7);
  for (const date of new Set([...holidays.map((holiday) => holiday.date), ...extraWorkingDays])) {
    if (date <= from || date > to) continue;
    count += Number(isWorkingDay(date, calendar)) - Number(!weekend.includes(weekday(date)));
  }
  return count;
}
