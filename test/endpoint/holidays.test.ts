import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SWAPS, workingCalendar } from '../../endpoint/catalogue/holidays.ts';
import { isWorkingDay } from '../../src/domain/working-calendar.ts';
import { OFFICE_CALENDAR } from '../support/fixtures/office-calendar.ts';

const weekday = (date: string) => new Date(date).getUTCDay();
const daysOff = async (year: number) => (await workingCalendar(year)).holidays.map(({ date }) => date);

test('2026 and 2027 are as announced and as the law has them', async () => {
  assert.deepEqual(await workingCalendar(2026, 2027), OFFICE_CALENDAR);
});

test('Tết of 2026 is the nine days announced, 14 to 22 February', async () => {
  const calendar = await workingCalendar(2026);
  const february = Array.from({ length: 14 }, (_, at) => `2026-02-${String(at + 11)}`);
  const rest = february.filter((date) => !isWorkingDay(date, calendar));
  assert.deepEqual(rest, february.slice(3, 12));
});

test('the lunar year is that of Viet Nam where China has another day', async () => {
  // 2030: 2 February in Viet Nam, 3 February in China.
  const calendar = await workingCalendar(2030);
  const tet = calendar.holidays.filter(({ name }) => name === 'Tết Nguyên đán').map(({ date }) => date);
  assert.deepEqual(tet, ['2030-02-01', '2030-02-02', '2030-02-03', '2030-02-04', '2030-02-05']);
});

test('every year has its lawful days, each weekend one made good', async () => {
  for (let year = 2021; year <= 2040; year += 1) {
    const lawful = year >= 2026 ? 12 : 11;
    const calendar = await workingCalendar(year);
    const swaps = SWAPS.filter(({ dayOff }) => dayOff.startsWith(`${year}-`)).length;
    const dates = calendar.holidays.map(({ date }) => date);
    assert.equal(new Set(dates).size, dates.length, `${year} names a day twice`);
    const working = dates.filter((date) => ![0, 6].includes(weekday(date)));
    assert.equal(working.length, lawful + swaps, `${year}`);
    assert.deepEqual(dates, dates.toSorted());
  }
});

test('the second day of Quốc khánh makes the longer rest', async () => {
  const second = async (year: number) =>
    (await daysOff(year)).filter((date) => /-09-0[13]$/.test(date) && ![0, 6].includes(weekday(date)));
  assert.deepEqual(await second(2021), ['2021-09-03']); // Thursday 2/9; sggpnews.org.vn, 9/12/2020
  assert.deepEqual(await second(2022), ['2022-09-01']); // Friday 2/9; officeholidays.com
  assert.deepEqual(await second(2024), ['2024-09-03']); // Monday 2/9; baokhanhhoa.vn, 31/8/2024
  assert.deepEqual(await second(2026), ['2026-09-01']); // Wednesday 2/9; kienthuc.net.vn, 13/10/2025
});

test('24/11 is off from 2026 on', async () => {
  assert.equal((await daysOff(2025)).includes('2025-11-24'), false);
  assert.equal((await daysOff(2026)).includes('2026-11-24'), true);
});

test('a swap takes a working day and gives a Saturday', async () => {
  for (const { dayOff, workedInstead, source } of SWAPS) {
    assert.ok(weekday(dayOff) >= 1 && weekday(dayOff) <= 5, dayOff);
    assert.equal(weekday(workedInstead), 6);
    assert.notEqual(source, '');
    const calendar = await workingCalendar(Number(dayOff.slice(0, 4)));
    assert.equal(isWorkingDay(dayOff, calendar), false);
    assert.equal(isWorkingDay(workedInstead, calendar), true);
  }
});
