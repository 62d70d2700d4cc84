import { expect } from 'chai';
import * as fc from 'fast-check';
import { addDays } from '../../src/domain/calendar-date.ts';
import { isWorkingDay, workingDayFrom, workingDaysBetween } from '../../src/domain/working-calendar.ts';
import { OFFICE_CALENDAR as CALENDAR } from '../support/fixtures/office-calendar.ts';

describe('the working calendar', () => {
  it('rests at weekends and on holidays, and works on swapped Saturdays', () => {
    const working = ['2026-11-20', '2026-11-23', '2026-02-13', '2026-02-23', '2026-01-10', '2026-08-22'];
    const resting = ['2026-11-21', '2026-11-22', '2026-11-24', '2026-02-16', '2026-01-02', '2026-08-31'];
    for (const date of working) expect(isWorkingDay(date, CALENDAR), date).to.equal(true);
    for (const date of resting) expect(isWorkingDay(date, CALENDAR), date).to.equal(false);
  });

  it('works on a swapped day even if it is a holiday too', () => {
    const calendar = { ...CALENDAR, extraWorkingDays: ['2026-11-24'] };
    expect(isWorkingDay('2026-11-24', calendar)).to.equal(true);
  });

  it('finds the next working day', () => {
    expect(workingDayFrom('2026-11-20', CALENDAR)).to.equal('2026-11-20');
    expect(workingDayFrom('2026-11-21', CALENDAR)).to.equal('2026-11-23');
    expect(workingDayFrom('2026-02-14', CALENDAR)).to.equal('2026-02-23');
  });

  it('says so when nobody ever works', () => {
    const never = { ...CALENDAR, weekend: [0, 1, 2, 3, 4, 5, 6], extraWorkingDays: [] };
    expect(() => workingDayFrom('2026-11-20', never)).to.throw(RangeError);
  });

  it('counts the working days that are left, or past', () => {
    const cases: [string, string, number][] = [
      ['2026-11-20', '2026-11-20', 0],
      ['2026-11-20', '2026-11-21', 0],
      ['2026-11-20', '2026-11-23', 1],
      ['2026-11-20', '2026-11-26', 3],
      ['2026-11-26', '2026-11-20', -3],
      ['2026-11-22', '2026-11-21', 0],
      ['2026-02-13', '2026-02-24', 2],
      ['2026-08-20', '2026-08-24', 3],
    ];
    for (const [from, to, days] of cases) {
      expect(workingDaysBetween(from, to, CALENDAR), `${from} ${to}`).to.equal(days);
    }
  });

  it('counts as one counts on the fingers, whatever the calendar', () => {
    const date = fc.integer({ min: 0, max: 120 }).map((days) => addDays('2026-01-01', days));
    const calendars = fc.record({
      weekend: fc.uniqueArray(fc.integer({ min: 0, max: 6 })),
      holidays: fc.array(date.map((day) => ({ date: day, name: '' }))),
      extraWorkingDays: fc.array(date),
    });
    fc.assert(
      fc.property(date, date, calendars, (one, other, calendar) => {
        const [from, to] = one < other ? [one, other] : [other, one];
        let counted = 0;
        for (let day = addDays(from, 1); day <= to; day = addDays(day, 1))
          counted += Number(isWorkingDay(day, calendar));
        expect(workingDaysBetween(from, to, calendar)).to.equal(counted);
        expect(workingDaysBetween(to, from, calendar)).to.equal(-counted || 0);
      }),
    );
  });
});
