import { expect } from 'chai';
import * as fc from 'fast-check';
import { addDays, today } from '../../src/domain/calendar-date.ts';
import { standingOf, workingDaysLeft } from '../../src/domain/deadline-standing.ts';
import { isWorkingDay, type WorkingCalendar } from '../../src/domain/working-calendar.ts';
import {
  addPause,
  addWorkingDays,
  addWorkingHours,
  addWorkingTime,
  dueAt,
  receivedAt,
  workingTimeBetween,
} from '../../src/domain/working-time.ts';
import {
  CASE_CALENDAR as CALENDAR,
  DUE_CASES,
  PAUSE_CASES,
  STANDING_CASES,
} from '../support/deadline-cases.ts';

const at = (local: string) => new Date(`${local.replace(' ', 'T')}+07:00`);
const maybe = (local: string | undefined) => (local === undefined ? undefined : at(local));
const local = (moment: Date | undefined) =>
  moment && new Date(moment.getTime() + 7 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');

describe('deadlines worked out by hand', () => {
  it('are many', () => {
    expect(DUE_CASES.length + PAUSE_CASES.length + STANDING_CASES.length).to.be.at.least(60);
  });

  for (const { filed, cutOff, received, value, unit, due, why } of DUE_CASES) {
    it(`${filed}, ${value} ${unit}: ${due}. ${why}`, () => {
      const begin = receivedAt(at(filed), { ...CALENDAR, cutOff });
      expect(local(begin)).to.equal(received);
      expect(local(dueAt({ unit, value }, begin, CALENDAR))).to.equal(due);
    });
  }

  for (const [due, asked, answered, moved, why] of PAUSE_CASES) {
    it(`${due}, waiting ${asked} to ${answered}: ${moved}. ${why}`, () => {
      expect(local(addPause(at(due), at(asked), at(answered), CALENDAR))).to.equal(moved);
    });
  }

  for (const { due, finished, paused, now, standing, left, why } of STANDING_CASES) {
    it(`${standing}: ${why}`, () => {
      const moments = {
        dueAt: maybe(due),
        finishedAt: maybe(finished),
        pausedSince: maybe(paused),
        now: at(now),
      };
      expect(standingOf(moments)).to.equal(standing);
      if (left !== undefined && due !== undefined)
        expect(workingDaysLeft(at(now), at(due), CALENDAR)).to.equal(left);
    });
  }
});

/** Offices of every kind: one to three spells a day, any weekend but the whole week, days off and on anywhere. */
const FIRST = '2019-01-01';
const YEARS = 20 * 365;
const date = fc.integer({ min: 0, max: YEARS }).map((days) => addDays(FIRST, days));
const hours = fc
  .uniqueArray(fc.integer({ min: 0, max: 95 }), { minLength: 2, maxLength: 6 })
  .map((quarters): WorkingCalendar['hours'] => {
    const sorted = quarters.toSorted((one, other) => one - other).map((quarter) => quarter * 15);
    return Array.from({ length: Math.floor(sorted.length / 2) }, (_, index) => [
      sorted[2 * index] ?? 0,
      sorted[2 * index + 1] ?? 0,
    ]);
  });
const calendar: fc.Arbitrary<WorkingCalendar> = fc.record({
  hours,
  weekend: fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { maxLength: 5 }),
  holidays: fc.array(
    date.map((day) => ({ date: day, name: '' })),
    { maxLength: 400 },
  ),
  extraWorkingDays: fc.array(date, { maxLength: 20 }),
});
const moment = fc.date({ min: at('2020-01-01 00:00'), max: at('2036-01-01 00:00'), noInvalidDate: true });
const unit = fc.constantFrom('WORKING_DAY', 'HOUR', 'DAY', 'MONTH');
const amount = fc.integer({ min: 1, max: 80 }).map((halves) => halves / 2);

const isAtWork = (time: Date, office: WorkingCalendar) => {
  const minute = (time.getTime() / 60_000 + 7 * 60) % 1440;
  const isOpen = office.hours.some(([start, end]) => minute >= start && minute <= end);
  return isOpen && isWorkingDay(today(time), office);
};

describe('deadlines under any calendar', () => {
  it('come no earlier for what is received later or takes longer', () => {
    fc.assert(
      fc.property(calendar, moment, moment, unit, amount, amount, (office, one, other, name, a, b) => {
        const due = (from: Date, value: number) =>
          dueAt({ unit: name, value }, from, office)?.getTime() ?? NaN;
        const [early, late] = one < other ? [one, other] : [other, one];
        const [less, more] = a < b ? [a, b] : [b, a];
        expect(due(early, less)).to.be.at.most(due(late, less));
        expect(due(early, less)).to.be.at.most(due(early, more));
        expect(receivedAt(early, office).getTime()).to.be.at.most(receivedAt(late, office).getTime());
      }),
    );
  });

  it('never fall on a holiday, nor outside office hours, nor before what they count from', () => {
    fc.assert(
      fc.property(calendar, moment, unit, amount, (office, filed, name, value) => {
        const received = receivedAt(filed, office);
        const due = dueAt({ unit: name, value }, received, office);
        expect(isAtWork(received, office), `received ${local(received)}`).to.equal(true);
        expect(due !== undefined && isAtWork(due, office), `due ${local(due)}`).to.equal(true);
        expect(received >= filed && due !== undefined && due >= received).to.equal(true);
      }),
    );
  });

  it('move by exactly the pause, in one piece or in several', () => {
    fc.assert(
      fc.property(calendar, moment, moment, moment, moment, (office, due, ...times) => {
        const [asked, between, answered] = times.toSorted((one, other) => one.getTime() - other.getTime());
        const pause = workingTimeBetween(asked!, answered!, office);
        const moved = addPause(due, asked!, answered!, office);
        expect(workingTimeBetween(due, moved, office)).to.equal(pause);
        const first = addPause(due, asked!, between!, office);
        const second = addPause(first, between!, answered!, office);
        expect(workingTimeBetween(due, second, office)).to.equal(pause);
      }),
      { numRuns: 30 },
    );
  });

  it('are as many working days away as they were given', () => {
    fc.assert(
      fc.property(calendar, moment, fc.integer({ min: 1, max: 60 }), (office, filed, days) => {
        const received = receivedAt(filed, office);
        const left = workingDaysLeft(received, addWorkingDays(received, days, office), office);
        // Only a dossier received as the office opens has that whole day before it.
        const opening = (office.hours[0]?.[0] ?? 0) * 60_000;
        const atOpening = (received.getTime() + 7 * 3_600_000) % 86_400_000 === opening;
        expect(left).to.equal(atOpening ? days - 1 : days);
      }),
    );
  });

  it('are the same in hours and in working time, but for the rounding', () => {
    fc.assert(
      fc.property(calendar, moment, fc.integer({ min: 1, max: 200 }), (office, from, count) => {
        const exact = addWorkingTime(from, count * 3_600_000, office).getTime();
        const rounded = addWorkingHours(from, count, office).getTime();
        expect(rounded - exact).to.be.within(0, 15 * 60_000 - 1);
      }),
    );
  });
});
