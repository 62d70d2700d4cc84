import { expect } from 'chai';
import * as fc from 'fast-check';
import {
  addDays,
  ageOn,
  compareDates,
  daysInMonth,
  readDate,
  readDateOrYear,
  today,
  weekday,
  writeDate,
} from '../../src/domain/calendar-date.ts';
import { anyCharacter } from '../support/any-character.ts';

const days = fc
  .date({ min: new Date('1800-01-01'), max: new Date('2200-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe('readDate', () => {
  it('reads a date however people write it', () => {
    for (const text of [
      '5/1/2026',
      '05/01/2026',
      ' 05-01-2026 ',
      '05.01.2026',
      '05 01 2026',
      '5 / 1 / 2026',
      '05012026',
      '2026-01-05',
      '０５/０１/２０２６',
    ]) {
      expect(readDate(text), text).to.equal('2026-01-05');
    }
  });

  it('knows the calendar', () => {
    expect(readDate('29/02/2024')).to.equal('2024-02-29');
    expect(readDate('29/02/2000')).to.equal('2000-02-29');
    const none = [
      '31/02/2026',
      '29/02/2026',
      '29/02/1900',
      '31/04/2026',
      '0/1/2026',
      '1/0/2026',
      '1/13/2026',
    ];
    for (const text of [...none, '2026-13-01', '2026-02-30', '32012026']) {
      expect(readDate(text), text).to.equal(undefined);
    }
  });

  it('guesses nothing', () => {
    for (const text of [
      '',
      '5/1/26',
      '050126',
      '1950',
      '01/1950',
      'hôm nay',
      '2026/01/05',
      '5/1/2026 8:00',
      '2026-01-05T00:00Z',
      '05/01/1799',
      '05/01/2201',
      '05/01/0026',
      '-5/01/2026',
    ]) {
      expect(readDate(text), text).to.equal(undefined);
    }
  });

  it('reads back every day it writes, in every form', () => {
    fc.assert(
      fc.property(days, (date) => {
        const written = writeDate(date);
        for (const text of [date, written, written.replaceAll('/', '-'), written.replaceAll('/', '')]) {
          expect(readDate(text)).to.equal(date);
        }
      }),
    );
  });

  it('takes any text', () => {
    fc.assert(fc.property(fc.string({ unit: anyCharacter }), (text) => void readDateOrYear(text)));
    expect(readDateOrYear(`1${' '.repeat(100_000)}x`)).to.equal(undefined);
  });
});

describe('readDateOrYear', () => {
  it('reads a year, a month or a day', () => {
    expect(readDateOrYear('1950')).to.equal('1950');
    expect(readDateOrYear('5/1950')).to.equal('1950-05');
    expect(readDateOrYear('05-1950')).to.equal('1950-05');
    expect(readDateOrYear('1950-05')).to.equal('1950-05');
    expect(readDateOrYear('1/5/1950')).to.equal('1950-05-01');
    for (const text of ['50', '13/1950', '0/1950', '1799', '195', '051950', '31/02/1950']) {
      expect(readDateOrYear(text), text).to.equal(undefined);
    }
  });
});

describe('writeDate', () => {
  it('writes what is known', () => {
    expect(writeDate('2026-11-20')).to.equal('20/11/2026');
    expect(writeDate('1950-05')).to.equal('05/1950');
    expect(writeDate('1950')).to.equal('1950');
    expect(writeDate('31/02/2026')).to.equal('31/02/2026');
    expect(writeDate('')).to.equal('');
  });
});

describe('compareDates', () => {
  it('orders days, and partial dates by what both say', () => {
    expect(compareDates('2026-01-05', '2026-01-06')).to.equal(-1);
    expect(compareDates('2026-02-01', '2026-01-31')).to.equal(1);
    expect(compareDates('2026-01-05', '2026-01-05')).to.equal(0);
    expect(compareDates('1950', '1950-05-01')).to.equal(0);
    expect(compareDates('1950-04', '1950-05-01')).to.equal(-1);
  });
});

describe('ageOn', () => {
  it('counts full years', () => {
    expect(ageOn('2008-11-20', '2026-11-19')).to.equal(17);
    expect(ageOn('2008-11-20', '2026-11-20')).to.equal(18);
    expect(ageOn('2026-11-20', '2026-11-20')).to.equal(0);
  });

  it('completes the year on 28/02 when there is no 29/02', () => {
    expect(ageOn('2008-02-29', '2026-02-27')).to.equal(17);
    expect(ageOn('2008-02-29', '2026-02-28')).to.equal(18);
    expect(ageOn('2008-02-29', '2028-02-28')).to.equal(19);
    expect(ageOn('2008-02-29', '2028-02-29')).to.equal(20);
  });

  it('takes the first of what is unknown', () => {
    expect(ageOn('2008', '2026-01-01')).to.equal(18);
    expect(ageOn('2008-05', '2026-04-30')).to.equal(17);
    expect(ageOn('2008-05', '2026-05-01')).to.equal(18);
  });
});

describe('the day in Viet Nam', () => {
  it('begins seven hours before that of Greenwich', () => {
    expect(today(new Date('2026-11-19T16:59:59Z'))).to.equal('2026-11-19');
    expect(today(new Date('2026-11-19T17:00:00Z'))).to.equal('2026-11-20');
    expect(today(new Date('2026-12-31T17:00:00Z'))).to.equal('2027-01-01');
  });

  it('knows weekdays and the length of months', () => {
    expect(weekday('2026-11-22')).to.equal(0);
    expect(weekday('2026-11-24')).to.equal(2);
    expect([daysInMonth(2026, 2), daysInMonth(2028, 2), daysInMonth(2026, 12)]).to.deep.equal([28, 29, 31]);
  });

  it('goes forward and back', () => {
    expect(addDays('2026-12-31', 1)).to.equal('2027-01-01');
    fc.assert(
      fc.property(days, fc.integer({ min: -5000, max: 5000 }), (date, count) => {
        expect(addDays(addDays(date, count), -count)).to.equal(date);
      }),
    );
  });
});
