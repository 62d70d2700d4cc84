import assert from 'node:assert/strict';
import { test } from 'node:test';
import { workingCalendar } from '../../endpoint/catalogue/holidays.ts';
import { CASE_CALENDAR, DAYS_OFF, DAYS_WORKED } from '../support/deadline-cases.ts';

test('the endpoint works on the days of the cases worked out by hand', async () => {
  const { hours, weekend, holidays, extraWorkingDays } = await workingCalendar(2026, 2027);
  assert.deepEqual(
    holidays.map(({ date }) => date),
    DAYS_OFF,
  );
  assert.deepEqual(extraWorkingDays, DAYS_WORKED);
  assert.deepEqual([hours, weekend], [CASE_CALENDAR.hours, CASE_CALENDAR.weekend]);
});
