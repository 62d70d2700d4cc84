import { expect } from 'chai';
import { standingOf, workingDaysLeft } from '../../src/domain/deadline-standing.ts';
import { OFFICE_CALENDAR as CALENDAR } from '../support/fixtures/office-calendar.ts';

const at = (local: string) => new Date(`${local.replace(' ', 'T')}+07:00`);
const maybe = (local: string | undefined) => (local === undefined ? undefined : at(local));

interface Moments {
  readonly due?: string;
  readonly finished?: string;
  readonly paused?: string;
  readonly now?: string;
}

const standing = ({ due, finished, paused, now = '2026-11-20 10:00' }: Moments) =>
  standingOf({
    dueAt: maybe(due),
    finishedAt: maybe(finished),
    pausedSince: maybe(paused),
    now: at(now),
  });

describe('standingOf', () => {
  const cases: [why: string, moments: Moments, standing: string][] = [
    ['no time limit, open', {}, 'NONE'],
    ['no time limit, waiting', { paused: '2026-11-19 10:00' }, 'NONE'],
    ['no time limit counts as on time', { finished: '2026-11-20 10:00' }, 'ON_TIME'],
    ['due tomorrow', { due: '2026-11-21 10:00' }, 'RUNNING'],
    ['due this hour', { due: '2026-11-20 10:00' }, 'RUNNING'],
    ['due this morning, and the day is not over', { due: '2026-11-20 07:30' }, 'RUNNING'],
    [
      'a minute before midnight of the day promised',
      { due: '2026-11-20 07:30', now: '2026-11-20 23:59' },
      'RUNNING',
    ],
    ['midnight in Viet Nam, not in London', { due: '2026-11-20 17:00', now: '2026-11-21 00:00' }, 'OVERDUE'],
    ['due yesterday', { due: '2026-11-19 17:00' }, 'OVERDUE'],
    ['due on Friday, and it is Saturday', { due: '2026-11-20 17:00', now: '2026-11-21 09:00' }, 'OVERDUE'],
    ['waiting for papers', { due: '2026-11-24 10:00', paused: '2026-11-19 10:00' }, 'PAUSED'],
    [
      'waiting for papers long after the day promised',
      { due: '2026-11-19 17:00', paused: '2026-11-19 08:00', now: '2026-12-20 10:00' },
      'PAUSED',
    ],
    [
      'asked for papers on the day promised, after the hour',
      { due: '2026-11-19 08:00', paused: '2026-11-19 16:00' },
      'PAUSED',
    ],
    [
      'asked for papers when it was overdue',
      { due: '2026-11-18 17:00', paused: '2026-11-19 08:00' },
      'OVERDUE',
    ],
    ['finished the day before', { due: '2026-11-20 10:00', finished: '2026-11-19 17:00' }, 'EARLY'],
    ['finished the same day', { due: '2026-11-20 10:00', finished: '2026-11-20 10:00' }, 'ON_TIME'],
    [
      'finished the same day, hours later',
      { due: '2026-11-20 10:00', finished: '2026-11-20 16:59' },
      'ON_TIME',
    ],
    [
      'finished the same day, hours sooner',
      { due: '2026-11-20 17:00', finished: '2026-11-20 07:00' },
      'ON_TIME',
    ],
    ['finished the day after', { due: '2026-11-20 17:00', finished: '2026-11-21 00:00' }, 'LATE'],
    [
      'finished on time, and looked at years later',
      { due: '2026-11-20 17:00', finished: '2026-11-20 10:00', now: '2030-01-01 00:00' },
      'ON_TIME',
    ],
    [
      'finished, whatever it waited for before',
      { due: '2026-11-20 17:00', finished: '2026-11-23 10:00', paused: '2026-11-19 10:00' },
      'LATE',
    ],
    ['a time without end, as some systems write it', { due: '9999-12-31 23:59' }, 'RUNNING'],
  ];
  for (const [why, moments, expected] of cases) {
    it(`${expected}: ${why}`, () => {
      expect(standing(moments)).to.equal(expected);
    });
  }

  it('takes no year of five digits for a past one', () => {
    const dueAt = new Date('9999-12-31T23:59:59Z');
    expect(standingOf({ dueAt, now: at('2026-11-20 10:00') })).to.equal('RUNNING');
  });
});

describe('workingDaysLeft', () => {
  const cases: [why: string, from: string, due: string, days: number][] = [
    ['today', '2026-11-20 08:00', '2026-11-20 17:00', 0],
    ['today, the hour is past', '2026-11-20 16:00', '2026-11-20 10:00', 0],
    ['tomorrow, however late it is today', '2026-11-19 23:59', '2026-11-20 07:00', 1],
    ['after midnight in Viet Nam it is today', '2026-11-20 00:00', '2026-11-20 07:00', 0],
    ['over a weekend', '2026-11-20 10:00', '2026-11-23 10:00', 1],
    ['over a weekend and 24/11', '2026-11-20 10:00', '2026-11-25 10:00', 2],
    ['asked on a Sunday', '2026-11-22 10:00', '2026-11-23 10:00', 1],
    ['over Tết', '2026-02-13 10:00', '2026-02-24 10:00', 2],
    ['a Saturday that is worked', '2026-08-21 10:00', '2026-08-24 10:00', 2],
    ['a working day ago', '2026-11-23 10:00', '2026-11-20 10:00', -1],
    ['past, and no working day since', '2026-11-22 10:00', '2026-11-20 10:00', 0],
  ];
  for (const [why, from, due, days] of cases) {
    it(`${days}: ${why}`, () => {
      expect(workingDaysLeft(at(from), at(due), CALENDAR)).to.equal(days);
    });
  }

  it('is done at once with a time without end', () => {
    const days = workingDaysLeft(at('2026-11-20 10:00'), at('9999-12-31 23:59'), CALENDAR);
    expect(days).to.be.within(2_000_000, 2_100_000);
  });
});
