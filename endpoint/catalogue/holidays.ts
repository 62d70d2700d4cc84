/**
 * Days off of public offices: the holidays of the Bộ luật Lao động 2019, Điều 112, from `date-holidays`,
 * and what that package lacks: the second day of Quốc khánh, Ngày Văn hóa Việt Nam, days off in lieu and
 * the swaps of each year. What the Prime Minister has not decided yet is worked out from the law and the
 * habit of past years.
 */
import { addDays, weekday } from '../../src/domain/calendar-date.ts';
import { OFFICE_HOURS, WEEKEND, type WorkingCalendar } from '../../src/domain/working-calendar.ts';

export type Holiday = WorkingCalendar['holidays'][number];

/** A working day of officials moved to a Saturday. */
interface Swap {
  readonly dayOff: string;
  readonly workedInstead: string;
  readonly name: string;
  readonly source: string;
}

export const SWAPS: readonly Swap[] = [
  {
    dayOff: '2026-01-02',
    workedInstead: '2026-01-10',
    name: 'Nghỉ Tết Dương lịch (hoán đổi)',
    source: 'Văn bản 12729/VPCP-KGVX ngày 25/12/2025',
  },
  {
    dayOff: '2026-08-31',
    workedInstead: '2026-08-22',
    name: 'Nghỉ Quốc khánh (hoán đổi)',
    source:
      'Ý kiến của Thủ tướng Chính phủ về nghỉ Tết Âm lịch và Quốc khánh năm 2026, báo chí ngày 13/10/2025',
  },
];

/** Nghị quyết 28/2026/QH16, in force since 1/7/2026. */
const CULTURE_DAY = { day: '11-24', name: 'Ngày Văn hóa Việt Nam', since: 2026 };

/** A second day beside it since the law of 2019 came into force; which one is decided every year. */
const NATIONAL_DAY = { day: '09-02', name: 'Quốc khánh', twoDaysSince: 2021 };

/** `date-holidays` names every day of the feast after its eve. */
const TET = { part: 'Nguyên Đán', name: 'Tết Nguyên đán' };

const known = new Map<number, Promise<readonly Holiday[]>>();

/** The calendar of these years, both included, with the usual hours. */
export async function workingCalendar(from: number, to: number = from): Promise<WorkingCalendar> {
  const years = Array.from({ length: to - from + 1 }, (_, at) => from + at);
  const holidays = (await Promise.all(years.map(holidaysOf))).flat();
  const swaps = SWAPS.filter(({ dayOff }) => years.includes(Number(dayOff.slice(0, 4))));
  const swapped = swaps.map(({ dayOff, name }) => ({ date: dayOff, name }));
  return {
    hours: OFFICE_HOURS,
    weekend: WEEKEND,
    holidays: [...holidays, ...swapped].toSorted((a, b) => byDate(a.date, b.date)),
    extraWorkingDays: swaps.map(({ workedInstead }) => workedInstead),
  };
}

function holidaysOf(year: number): Promise<readonly Holiday[]> {
  const found = known.get(year) ?? findHolidays(year);
  known.set(year, found);
  return found;
}

async function findHolidays(year: number): Promise<readonly Holiday[]> {
  const days = new Map(await lawfulHolidays(year));
  if (year >= NATIONAL_DAY.twoDaysSince) days.set(besideNationalDay(year), NATIONAL_DAY.name);
  if (year >= CULTURE_DAY.since) days.set(`${year}-${CULTURE_DAY.day}`, CULTURE_DAY.name);
  return [...days, ...inLieu(days)].map(([date, name]) => ({ date, name }));
}

async function lawfulHolidays(year: number): Promise<[string, string][]> {
  const { default: Holidays } = await import('date-holidays');
  const found = new Holidays('VN', { types: ['public'] }).getHolidays(year, 'vi');
  return found.flatMap(({ date, start, end, name }) => {
    const count = Math.round((end.getTime() - start.getTime()) / 86_400_000);
    const label = name.includes(TET.part) ? TET.name : name;
    return Array.from({ length: count }, (_, at): [string, string] => [
      addDays(date.slice(0, 10), at),
      label,
    ]);
  });
}

/**
 * The side that makes the longer rest: 3/9 when 2/9 is a Monday or a Thursday, as in 2024 and 2021, else
 * 1/9, as in 2022 and 2026.
 */
function besideNationalDay(year: number): string {
  return [1, 4].includes(weekday(`${year}-${NATIONAL_DAY.day}`)) ? `${year}-09-03` : `${year}-09-01`;
}

/** A holiday on a day of rest gives the next working day off (Bộ luật Lao động 2019, Điều 111, khoản 3). */
function inLieu(holidays: ReadonlyMap<string, string>): Map<string, string> {
  const given = new Map<string, string>();
  const isOff = (date: string) => WEEKEND.includes(weekday(date)) || holidays.has(date) || given.has(date);
  for (const [date, name] of [...holidays].toSorted(([a], [b]) => byDate(a, b))) {
    if (!WEEKEND.includes(weekday(date))) continue;
    let day = date;
    while (isOff(day)) day = addDays(day, 1);
    given.set(day, `Nghỉ bù ${name}`);
  }
  return given;
}

function byDate(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
