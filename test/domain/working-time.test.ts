import { expect } from 'chai';
import * as fc from 'fast-check';
import { today } from '../../src/domain/calendar-date.ts';
import { isWorkingDay } from '../../src/domain/working-calendar.ts';
import {
  addPause,
  addWorkingTime,
  dueAt,
  receivedAt,
  workingTimeBetween,
} from '../../src/domain/working-time.ts';
import { OFFICE_CALENDAR as CALENDAR } from '../support/fixtures/office-calendar.ts';

const at = (local: string) => new Date(`${local.replace(' ', 'T')}+07:00`);
const local = (moment: Date | undefined) =>
  moment && new Date(moment.getTime() + 7 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
const HOUR = 3_600_000;

type Case = [why: string, received: string, value: number, due: string];

const WORKING_DAYS: Case[] = [
  ['eight hours, lunch apart', '2026-11-16 07:00', 1, '2026-11-16 17:00'],
  ['the time of day stays', '2026-11-16 10:00', 1, '2026-11-17 10:00'],
  ['received as the office closes', '2026-11-16 17:00', 1, '2026-11-17 17:00'],
  ['received at lunch, so from 13:30', '2026-11-16 12:00', 1, '2026-11-17 11:30'],
  ['a weekend between', '2026-11-20 10:00', 1, '2026-11-23 10:00'],
  ['Ngày Văn hóa 24/11 between', '2026-11-23 10:00', 1, '2026-11-25 10:00'],
  ['a weekend and 24/11 between', '2026-11-20 14:00', 3, '2026-11-26 14:00'],
  ['half a day', '2026-11-16 07:00', 0.5, '2026-11-16 11:00'],
  ['half a day over lunch', '2026-11-16 10:00', 0.5, '2026-11-16 16:00'],
  ['rounded up to a quarter', '2026-11-16 08:07', 1, '2026-11-17 08:15'],
  ['rounded up to the end of the morning', '2026-11-16 11:29', 1, '2026-11-17 11:30'],
  ['Tết 2026, 14 to 22 February', '2026-02-13 10:00', 1, '2026-02-23 10:00'],
  ['five days around Tết 2026', '2026-02-12 10:00', 5, '2026-02-26 10:00'],
  ['new year 2026, with the swapped Friday', '2025-12-31 10:00', 1, '2026-01-05 10:00'],
  ['Saturday 10/1/2026 is worked in its place', '2026-01-09 10:00', 1, '2026-01-10 10:00'],
  ['and then comes Monday', '2026-01-09 10:00', 2, '2026-01-12 10:00'],
  ['Saturday 22/8/2026 is worked for 31/8', '2026-08-21 10:00', 1, '2026-08-22 10:00'],
  ['Quốc khánh 2026, 29/8 to 2/9', '2026-08-28 10:00', 1, '2026-09-03 10:00'],
  ['a swapped Saturday and Quốc khánh', '2026-08-21 10:00', 7, '2026-09-03 10:00'],
  ['Giỗ tổ on a Sunday, Monday in lieu', '2026-04-24 10:00', 1, '2026-04-28 10:00'],
  ['30/4 and 1/5 before a weekend', '2026-04-29 10:00', 1, '2026-05-04 10:00'],
  ['Giỗ tổ, 30/4 and 1/5', '2026-04-24 10:00', 3, '2026-05-04 10:00'],
  ['the week of the new year 2027', '2026-12-31 10:00', 1, '2027-01-04 10:00'],
  ['Tết 2027 on a weekend, two days in lieu', '2027-02-04 10:00', 1, '2027-02-12 10:00'],
  ['one day more', '2027-02-04 10:00', 2, '2027-02-15 10:00'],
  ['1/5/2027 on a Saturday, Monday in lieu', '2027-04-29 10:00', 1, '2027-05-04 10:00'],
  ['Quốc khánh 2027, 2 and 3/9', '2027-09-01 10:00', 1, '2027-09-06 10:00'],
  ['24/11 again in 2027', '2027-11-23 10:00', 1, '2027-11-25 10:00'],
  ['fifteen days', '2026-11-02 08:00', 15, '2026-11-23 08:00'],
  ['thirty days, 24/11 among them', '2026-11-02 08:00', 30, '2026-12-15 08:00'],
];

const HOURS: Case[] = [
  ['within a morning', '2026-11-16 08:00', 2, '2026-11-16 10:00'],
  ['over lunch', '2026-11-16 10:00', 4, '2026-11-16 16:00'],
  ['over a weekend', '2026-11-20 13:30', 8, '2026-11-23 11:30'],
  ['three days of eight hours, 24/11 between', '2026-11-23 07:00', 24, '2026-11-26 17:00'],
  ['a quarter, rounded up', '2026-11-16 08:07', 0.25, '2026-11-16 08:30'],
  ['over Tết', '2026-02-13 15:00', 4, '2026-02-23 09:00'],
];

const DAYS: Case[] = [
  ['ends on a working day', '2026-11-16 10:00', 4, '2026-11-20 17:00'],
  ['ends on a Saturday, so on Monday', '2026-11-16 10:00', 5, '2026-11-23 17:00'],
  ['ends on 24/11, so the day after', '2026-11-16 10:00', 8, '2026-11-25 17:00'],
  ['ends in Tết, so after it', '2026-02-13 10:00', 3, '2026-02-23 17:00'],
  ['ends on Quốc khánh, so after it', '2026-08-03 10:00', 29, '2026-09-03 17:00'],
  ['ends on a Saturday that is worked', '2026-01-09 10:00', 1, '2026-01-10 17:00'],
  ['half a day is a day', '2026-11-16 10:00', 0.5, '2026-11-17 17:00'],
  ['the day is that of Viet Nam', '2026-11-16 23:30', 1, '2026-11-17 17:00'],
  ['and so after midnight', '2026-11-17 00:30', 1, '2026-11-18 17:00'],
];

const MONTHS: Case[] = [
  ['the same day of the next month', '2026-10-23 10:00', 1, '2026-11-23 17:00'],
  ['no such day, so the last of the month, a Saturday', '2026-01-30 10:00', 1, '2026-03-02 17:00'],
  ['ends on 24/11', '2026-10-24 10:00', 1, '2026-11-25 17:00'],
  ['ends on the eve of Tết 2027', '2026-08-05 10:00', 6, '2027-02-12 17:00'],
  ['half a month is fifteen days', '2026-10-01 10:00', 1.5, '2026-11-16 17:00'],
  ['a year, ends on a Saturday', '2026-11-20 10:00', 12, '2027-11-22 17:00'],
];

const TABLES: [unit: string, cases: Case[]][] = [
  ['WORKING_DAY', WORKING_DAYS],
  ['HOUR', HOURS],
  ['DAY', DAYS],
  ['MONTH', MONTHS],
];

describe('dueAt', () => {
  for (const [unit, cases] of TABLES) {
    for (const [why, received, value, due] of cases) {
      it(`${received} + ${value} ${unit}: ${why}`, () => {
        expect(local(dueAt({ unit, value }, at(received), CALENDAR))).to.equal(due);
      });
    }
  }

  it('gives no date where there is none', () => {
    const received = at('2026-11-16 10:00');
    for (const unit of ['OTHER', '', 'day', 'constructor', '__proto__']) {
      expect(dueAt({ unit, value: 1 }, received, CALENDAR), unit).to.equal(undefined);
    }
    for (const value of [0, -1, NaN, Infinity, 1e9]) {
      expect(dueAt({ unit: 'DAY', value }, received, CALENDAR), String(value)).to.equal(undefined);
    }
  });

  it('takes the hours the calendar gives', () => {
    const short = { ...CALENDAR, hours: [[8 * 60, 11 * 60 + 40]] as const };
    const due = (value: number, received: string) =>
      local(dueAt({ unit: 'WORKING_DAY', value }, at(received), short));
    expect(due(1, '2026-11-16 09:00')).to.equal('2026-11-17 09:00');
    expect(due(1, '2026-11-16 11:35')).to.equal('2026-11-17 11:40');
  });
});

describe('receivedAt', () => {
  const BIRTH = { ...CALENDAR, cutOff: 15 * 60 };
  const cases: [why: string, now: string, calendar: typeof CALENDAR, received: string][] = [
    ['in office hours', '2026-11-16 08:12', CALENDAR, '2026-11-16 08:12'],
    ['before they begin', '2026-11-16 06:00', CALENDAR, '2026-11-16 07:00'],
    ['at lunch', '2026-11-16 12:00', CALENDAR, '2026-11-16 13:30'],
    ['just as lunch begins', '2026-11-16 11:30', CALENDAR, '2026-11-16 11:30'],
    ['just as the office closes', '2026-11-16 17:00', CALENDAR, '2026-11-16 17:00'],
    ['a second later', '2026-11-16 17:00:01', CALENDAR, '2026-11-17 07:00'],
    ['late at night', '2026-11-16 23:30', CALENDAR, '2026-11-17 07:00'],
    ['after midnight', '2026-11-17 00:30', CALENDAR, '2026-11-17 07:00'],
    ['on Friday evening', '2026-11-20 18:00', CALENDAR, '2026-11-23 07:00'],
    ['on Saturday', '2026-11-21 10:00', CALENDAR, '2026-11-23 07:00'],
    ['on the eve of 24/11', '2026-11-23 20:00', CALENDAR, '2026-11-25 07:00'],
    ['on a Saturday that is worked', '2026-01-10 09:00', CALENDAR, '2026-01-10 09:00'],
    ['in Tết', '2026-02-14 09:00', CALENDAR, '2026-02-23 07:00'],
    ['at 15:00 where 15:00 is the cut-off', '2026-11-16 15:00', BIRTH, '2026-11-16 15:00'],
    ['after a cut-off at 15:00', '2026-11-16 15:01', BIRTH, '2026-11-17 07:00'],
    ['after the cut-off on Friday', '2026-11-20 16:00', BIRTH, '2026-11-23 07:00'],
    [
      'after closing, before a later cut-off',
      '2026-11-16 18:00',
      { ...CALENDAR, cutOff: 1200 },
      '2026-11-17 07:00',
    ],
  ];
  for (const [why, now, calendar, received] of cases) {
    it(`${now} ${why}`, () => {
      expect(local(receivedAt(at(now), calendar))).to.equal(received);
    });
  }
});

describe('addPause', () => {
  const cases: [why: string, due: string, pausedFrom: string, resumedAt: string, moved: string][] = [
    ['a working day', '2026-11-20 10:00', '2026-11-16 09:00', '2026-11-17 09:00', '2026-11-23 10:00'],
    [
      'two hours around a weekend',
      '2026-11-25 10:00',
      '2026-11-20 16:00',
      '2026-11-23 08:00',
      '2026-11-25 14:00',
    ],
    [
      'a weekend is no time at all',
      '2026-11-25 10:00',
      '2026-11-20 17:00',
      '2026-11-23 07:00',
      '2026-11-25 10:00',
    ],
    ['Tết is no time at all', '2026-02-24 10:00', '2026-02-13 17:00', '2026-02-23 07:00', '2026-02-24 10:00'],
    [
      'an hour at the end of the day',
      '2026-11-20 16:30',
      '2026-11-16 09:00',
      '2026-11-16 10:00',
      '2026-11-23 07:30',
    ],
    [
      'resumed before it began',
      '2026-11-20 10:00',
      '2026-11-17 09:00',
      '2026-11-16 09:00',
      '2026-11-20 10:00',
    ],
  ];
  for (const [why, due, pausedFrom, resumedAt, moved] of cases) {
    it(why, () => {
      expect(local(addPause(at(due), at(pausedFrom), at(resumedAt), CALENDAR))).to.equal(moved);
    });
  }
});

describe('working time', () => {
  const moment = fc.date({ min: at('2026-01-01 00:00'), max: at('2027-12-01 00:00'), noInvalidDate: true });
  const unit = fc.constantFrom(...TABLES.map(([name]) => name));
  const value = fc.oneof(fc.integer({ min: 1, max: 60 }), fc.constantFrom(0.5, 1.5, 2.5));
  const isInHours = (date: Date) => {
    const minute = (date.getTime() / 60_000 + 7 * 60) % (24 * 60);
    return CALENDAR.hours.some(([start, end]) => minute >= start && minute <= end);
  };

  it('is never due on a day of rest or outside office hours', () => {
    fc.assert(
      fc.property(moment, unit, value, (received, name, count) => {
        const due = dueAt({ unit: name, value: count }, received, CALENDAR);
        expect(due && isWorkingDay(today(due), CALENDAR) && isInHours(due)).to.equal(true);
        expect(due && due > received).to.equal(true);
      }),
    );
  });

  it('is never due earlier for what came later or takes longer', () => {
    fc.assert(
      fc.property(moment, moment, unit, value, value, (one, other, name, less, more) => {
        const due = (received: Date, count: number) =>
          dueAt({ unit: name, value: count }, received, CALENDAR)?.getTime() ?? NaN;
        const [early, late] = one < other ? [one, other] : [other, one];
        expect(due(early, less)).to.be.at.most(due(late, less));
        expect(due(early, Math.min(less, more))).to.be.at.most(due(early, Math.max(less, more)));
      }),
    );
  });

  it('moves by exactly the working time of the pause', () => {
    fc.assert(
      fc.property(moment, moment, moment, (due, one, other) => {
        const [from, to] = one < other ? [one, other] : [other, one];
        const moved = addPause(due, from, to, CALENDAR);
        expect(workingTimeBetween(due, moved, CALENDAR)).to.equal(workingTimeBetween(from, to, CALENDAR));
      }),
      { numRuns: 50 },
    );
  });

  it('adds up', () => {
    const span = fc.integer({ min: 0, max: 200 * HOUR });
    fc.assert(
      fc.property(moment, span, span, (from, first, second) => {
        const stepwise = addWorkingTime(addWorkingTime(from, first, CALENDAR), second, CALENDAR);
        expect(stepwise).to.deep.equal(addWorkingTime(from, first + second, CALENDAR));
        expect(workingTimeBetween(from, stepwise, CALENDAR)).to.equal(first + second);
      }),
    );
  });

  it('receives within office hours, and only once', () => {
    fc.assert(
      fc.property(moment, (now) => {
        const received = receivedAt(now, CALENDAR);
        expect(received >= now && isWorkingDay(today(received), CALENDAR) && isInHours(received)).to.equal(
          true,
        );
        expect(receivedAt(received, CALENDAR)).to.deep.equal(received);
        expect(workingTimeBetween(now, received, CALENDAR)).to.equal(0);
      }),
    );
  });
});
