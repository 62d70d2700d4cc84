import { addDays, CLOCK_OFFSET, daysInMonth, today } from './calendar-date.ts';
import { workingDayFrom, type WorkingCalendar } from './working-calendar.ts';

/**
 * Deadlines of dossiers (domain.md, section 6). A working day is the office's hours of one day, eight by
 * default; nights, lunch, weekends and holidays do not count. Plain days and months follow the Bộ luật Dân
 * sự 2015, Điều 146 to 148: they end with the last day, and if nobody works then, with the next working day.
 */
export interface Duration {
  /** `WORKING_DAY`, `DAY`, `MONTH` or `HOUR`; anything else has no date that could be computed. */
  readonly unit: string;
  readonly value: number;
}

const MINUTE = 60_000;
const QUARTER = 15 * MINUTE;

/** Twenty years: longer is a slip in the data. */
const LONGEST: Readonly<Record<string, number>> = { WORKING_DAY: 5200, DAY: 7300, MONTH: 240, HOUR: 41_600 };

/** The next `[start, end)` of work from the day of `from` on, in milliseconds. */
function* spellsFrom(from: Date, calendar: WorkingCalendar): Generator<readonly [number, number], never> {
  let day = today(from);
  for (;;) {
    day = workingDayFrom(day, calendar);
    for (const [start, end] of calendar.hours) yield [timeOf(day, start), timeOf(day, end)];
    day = addDays(day, 1);
  }
}

function timeOf(date: string, minute: number): number {
  return Date.parse(date) - CLOCK_OFFSET + minute * MINUTE;
}

/** When the office begins to count: at once in its hours, else when it opens next. */
export function receivedAt(now: Date, calendar: WorkingCalendar): Date {
  const [, closing] = calendar.hours.at(-1) ?? [0, 0];
  const midnight = timeOf(today(now), 0);
  const isLate = now.getTime() > midnight + (calendar.cutOff ?? closing) * MINUTE;
  const from = isLate ? new Date(timeOf(addDays(today(now), 1), 0)) : now;
  for (const [start, end] of spellsFrom(from, calendar)) {
    if (from.getTime() <= end) return new Date(Math.max(start, from.getTime()));
  }
  return from;
}

/** Working time from one moment to another, in milliseconds. */
export function workingTimeBetween(from: Date, to: Date, calendar: WorkingCalendar): number {
  if (to <= from) return 0;
  let sum = 0;
  for (const [start, end] of spellsFrom(from, calendar)) {
    if (start >= to.getTime()) break;
    sum += Math.max(0, Math.min(end, to.getTime()) - Math.max(start, from.getTime()));
  }
  return sum;
}

/** The moment when that much working time, in milliseconds, has passed. */
export function addWorkingTime(from: Date, amount: number, calendar: WorkingCalendar): Date {
  let left = amount;
  if (left <= 0) return from;
  for (const [start, end] of spellsFrom(from, calendar)) {
    const begin = Math.max(start, from.getTime());
    if (begin >= end) continue;
    if (left <= end - begin) return new Date(begin + left);
    left -= end - begin;
  }
  return from;
}

export function addWorkingHours(from: Date, hours: number, calendar: WorkingCalendar): Date {
  const exact = addWorkingTime(from, Math.round(hours * 60) * MINUTE, calendar);
  return roundedUp(exact, calendar);
}

export function addWorkingDays(from: Date, days: number, calendar: WorkingCalendar): Date {
  const minutes = calendar.hours.reduce((sum, [start, end]) => sum + end - start, 0);
  return addWorkingHours(from, (days * minutes) / 60, calendar);
}

/** People are told a quarter of an hour, but none after the office has closed. */
function roundedUp(moment: Date, calendar: WorkingCalendar): Date {
  const rounded = Math.ceil(moment.getTime() / QUARTER) * QUARTER;
  const day = today(moment);
  const end = calendar.hours.map((spell) => timeOf(day, spell[1])).find((close) => close >= moment.getTime());
  return new Date(Math.min(rounded, end ?? rounded));
}

/** A part of a day counts as a whole one. */
export function addCalendarDays(from: Date, days: number, calendar: WorkingCalendar): Date {
  return endOfWork(addDays(today(from), Math.ceil(days)), calendar);
}

/** To the same day of a later month, or its last day; half a month is fifteen days. */
export function addMonths(from: Date, months: number, calendar: WorkingCalendar): Date {
  const [year = 0, month = 1, day = 1] = today(from).split('-').map(Number);
  const later = new Date(Date.UTC(year, month - 1 + Math.floor(months), 1));
  const length = daysInMonth(later.getUTCFullYear(), later.getUTCMonth() + 1);
  later.setUTCDate(Math.min(day, length));
  const date = later.toISOString().slice(0, 10);
  return endOfWork(addDays(date, Math.ceil((months % 1) * 30)), calendar);
}

function endOfWork(date: string, calendar: WorkingCalendar): Date {
  const [, closing] = calendar.hours.at(-1) ?? [0, 0];
  return new Date(timeOf(workingDayFrom(date, calendar), closing));
}

/** `undefined` where the duration names no date: another unit, nothing, or more than twenty years. */
export function dueAt(duration: Duration, received: Date, calendar: WorkingCalendar): Date | undefined {
  const { unit, value } = duration;
  const longest = Object.hasOwn(LONGEST, unit) ? LONGEST[unit] : undefined;
  if (longest === undefined || !(value > 0 && value <= longest)) return undefined;
  if (unit === 'WORKING_DAY') return addWorkingDays(received, value, calendar);
  if (unit === 'HOUR') return addWorkingHours(received, value, calendar);
  return unit === 'DAY' ? addCalendarDays(received, value, calendar) : addMonths(received, value, calendar);
}

/** While citizens supplement a dossier its clock stands still: the due time moves by as much working time. */
export function addPause(due: Date, pausedFrom: Date, resumedAt: Date, calendar: WorkingCalendar): Date {
  return addWorkingTime(due, workingTimeBetween(pausedFrom, resumedAt, calendar), calendar);
}
