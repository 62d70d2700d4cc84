/**
 * Days of the calendar as text: `yyyy-mm-dd` inside, `dd/mm/yyyy` for people. Where only the year or the
 * month is known, as on many old papers, `yyyy` or `yyyy-mm`.
 */

/** Older and later dates are slips of the keyboard: nobody alive was born before, nothing is due after. */
const FIRST_YEAR = 1800;
const LAST_YEAR = 2200;

/** Viet Nam keeps one clock without summer time: UTC+7. */
export const CLOCK_OFFSET = 7 * 60 * 60 * 1000;
const DAY = 24 * 60 * 60 * 1000;
/** A year of five digits would come before all others when dates are compared. */
const LAST_MOMENT = Date.parse('9999-12-31T23:59:59Z');

const DAY_MONTH_YEAR = /^(\d{1,2})\s?[-/.\s]\s?(\d{1,2})\s?[-/.\s]\s?(\d{4})$/;
const EIGHT_DIGITS = /^(\d{2})(\d{2})(\d{4})$/;
const ISO_DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const MONTH_YEAR = /^(\d{1,2})\s?[-/.\s]\s?(\d{4})$/;
const ISO_MONTH = /^(\d{4})-(\d{2})$/;

/** Reads `20/11/2026`, `20-11-2026`, `20.11.2026`, `20 11 2026`, `20112026` and `2026-11-20`. */
export function readDate(text: string): string | undefined {
  const typed = text.normalize('NFKC').trim();
  const iso = ISO_DATE.exec(typed);
  if (iso) return realDate(iso[1], iso[2], iso[3]);
  const parts = DAY_MONTH_YEAR.exec(typed) ?? EIGHT_DIGITS.exec(typed);
  return parts ? realDate(parts[3], parts[2], parts[1]) : undefined;
}

/** Reads what {@link readDate} does, and also `1950`, `5/1950` and `1950-05`. */
export function readDateOrYear(text: string): string | undefined {
  const typed = text.normalize('NFKC').trim();
  if (/^\d{4}$/.test(typed)) return realDate(typed, '1', '1')?.slice(0, 4);
  const iso = ISO_MONTH.exec(typed);
  if (iso) return realDate(iso[1], iso[2], '1')?.slice(0, 7);
  const parts = MONTH_YEAR.exec(typed);
  return parts ? realDate(parts[2], parts[1], '1')?.slice(0, 7) : readDate(typed);
}

function realDate(year = '', month = '', day = ''): string | undefined {
  const [y, m, d] = [Number(year), Number(month), Number(day)];
  if (y < FIRST_YEAR || y > LAST_YEAR || m < 1 || m > 12 || d < 1 || d > daysInMonth(y, m)) return undefined;
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

/** `month` counts from 1. */
export function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** `2026-11-20` → `20/11/2026`, `1950-05` → `05/1950`; anything else stays as it is. */
export function writeDate(date: string): string {
  return /^\d{4}(-\d\d){0,2}$/.test(date) ? date.split('-').reverse().join('/') : date;
}

/** Negative when `a` comes first. Of a partial date only what both say is compared: 1950 and 05/1950 are alike. */
export function compareDates(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  const [first, second] = [a.slice(0, length), b.slice(0, length)];
  return first < second ? -1 : Number(first > second);
}

/**
 * Full years. Who was born on 29/02 completes a year on 28/02 when there is no such day (Bộ luật Dân sự
 * 2015, Điều 148); an unknown month counts as January and an unknown day as the first (Thông tư liên tịch
 * 01/2016/TTLT-TANDTC-VKSNDTC-BTP, Điều 2).
 */
export function ageOn(birthDate: string, date: string): number {
  const [birthYear = 0, birthMonth = 1, birthDay = 1] = birthDate.split('-').map(Number);
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const birthday = Math.min(birthDay, daysInMonth(year, birthMonth));
  const isReached = month > birthMonth || (month === birthMonth && day >= birthday);
  return year - birthYear - (isReached ? 0 : 1);
}

/** The date in Viet Nam at this moment; that of the last four-digit year for any later one. */
export function today(now: Date): string {
  return new Date(Math.min(now.getTime() + CLOCK_OFFSET, LAST_MOMENT)).toISOString().slice(0, 10);
}

export function addDays(date: string, days: number): string {
  return new Date(Date.parse(date) + days * DAY).toISOString().slice(0, 10);
}

/** Negative when `to` comes first. */
export function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / DAY;
}

/** 0 is Sunday. */
export function weekday(date: string): number {
  return new Date(date).getUTCDay();
}
