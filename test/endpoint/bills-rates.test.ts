import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { addMonths, daysBetween } from '../../endpoint/bills/days.ts';
import { baseSalary } from '../../endpoint/bills/rates/base-salary.ts';
import { memberRate } from '../../endpoint/bills/rates/health-insurance.ts';
import { lateInterest, TERM } from '../../endpoint/bills/rates/late-interest.ts';
import {
  LOCALITIES,
  registrationTax,
  taxRates,
  VEHICLES,
} from '../../endpoint/bills/rates/registration-tax.ts';
import { contribution, MONTHS, POVERTY_LINE, SUPPORT } from '../../endpoint/bills/rates/social-insurance.ts';
import { FINES } from '../../endpoint/bills/registries/fines.ts';
import { addDays } from '../../src/domain/calendar-date.ts';

const dong = fc.integer({ min: 0, max: 2_000_000_000 });
const groups = Object.keys(SUPPORT) as (keyof typeof SUPPORT)[];

function assertWhole(...sums: number[]) {
  for (const sum of sums) assert.ok(Number.isSafeInteger(sum) && sum >= 0, String(sum));
}

describe('voluntary social insurance', () => {
  const cases: [income: number, group: keyof typeof SUPPORT, monthly: number][] = [
    [1_500_000, 'other', 264_000],
    [1_500_000, 'minority', 231_000],
    [1_500_000, 'nearPoor', 198_000],
    [1_500_000, 'poor', 165_000],
    [3_000_000, 'other', 594_000],
  ];
  for (const [income, group, monthly] of cases)
    test(`${income} đồng, ${group}: ${monthly} a month`, () => {
      assert.equal(contribution(income, group, 1).total, monthly);
      assert.equal(contribution(income, group, 6).total, monthly * 6);
    });

  test('is whole and never less than nothing, and years ahead cost less than the months would', () => {
    fc.assert(
      fc.property(dong, fc.constantFrom(...groups), fc.constantFrom(...MONTHS), (income, group, months) => {
        const { monthly, support, total, isDiscounted } = contribution(income, group, months);
        assertWhole(monthly, support, total);
        assert.ok(total <= monthly * months);
        if (!isDiscounted) assert.equal(total, monthly * months);
        else if (monthly > 0) assert.ok(total < monthly * months && total > monthly * months * 0.9);
      }),
    );
  });

  test('the state gives the more, the poorer somebody is', () => {
    const given = groups.map((group) => contribution(POVERTY_LINE, group, 1).support);
    assert.deepEqual(given, [165_000, 132_000, 99_000, 66_000]);
  });
});

describe('health insurance of a household', () => {
  test('goes down to the fifth member, by the base salary of the month', () => {
    const rates = (month: string) => [1, 2, 3, 4, 5, 6].map((member) => memberRate(member, month).monthly);
    assert.deepEqual(rates('2026-11'), [113_850, 79_695, 68_310, 56_925, 45_540, 45_540]);
    assert.deepEqual(rates('2026-06'), [105_300, 73_710, 63_180, 52_650, 42_120, 42_120]);
  });

  test('the base salary changes with the month it is set for', () => {
    assert.equal(baseSalary('2026-06').amount, 2_340_000);
    assert.equal(baseSalary('2026-07').amount, 2_530_000);
    assert.match(memberRate(1, '2026-11').source, /161\/2026/);
    assert.match(memberRate(1, '2026-01').source, /73\/2024/);
  });
});

describe('interest on a late fine', () => {
  const day = fc.integer({ min: 0, max: 3_000 }).map((days) => addDays('2026-01-01', days));

  test('begins on the day after the last, with half a thousandth a day', () => {
    assert.equal(lateInterest(5_000_000, '2026-11-20', '2026-11-20'), undefined);
    assert.equal(lateInterest(5_000_000, '2026-11-20', '2026-11-21')?.total, 2_500);
    assert.equal(lateInterest(5_000_000, '2026-11-20', '2026-12-20')?.total, 75_000);
  });

  test('is whole, adds up, and never grows less', () => {
    fc.assert(
      fc.property(dong, day, day, (amount, last, now) => {
        const line = lateInterest(amount, last, now);
        const tomorrow = lateInterest(amount, last, addDays(now, 1));
        assert.ok((tomorrow?.total ?? 0) >= (line?.total ?? 0));
        if (!line) return assert.ok(now <= last || amount * 5 * daysBetween(last, now) < 10_000);
        assertWhole(line.amount, line.quantity, line.total);
        assert.equal(line.amount * line.quantity, line.total);
        assert.ok(line.total <= (amount * 5 * daysBetween(last, now)) / 10_000);
      }),
    );
  });
});

describe('registration tax', () => {
  type Case = Parameters<typeof registrationTax>;
  const cases: [value: Case[0], vehicle: Case[1]['vehicle'], locality: Case[1]['locality'], total: number][] =
    [
      [30_000_000, 'motorcycle', 'elsewhere', 600_000],
      [30_000_000, 'motorcycle', 'city', 1_500_000],
      [30_000_000, 'motorcycle', 'haNoi', 1_500_000],
      [520_000_000, 'smallCar', 'elsewhere', 52_000_000],
      [745_500_000, 'smallCar', 'haNoi', 89_460_000],
      [302_000_000, 'electricCar', 'elsewhere', 0],
    ];
  for (const [value, vehicle, locality, total] of cases)
    test(`${vehicle}, ${locality}: ${total} of ${value}`, () => {
      assert.equal(registrationTax(value, { vehicle, locality }, '2026-11-20').total, total);
    });

  test('of electric cars is nothing until the end of February 2027, and not for ever', () => {
    const total = (locality: 'haNoi' | 'elsewhere', day: string) =>
      registrationTax(300_000_000, { vehicle: 'electricCar', locality }, day).total;
    assert.equal(total('elsewhere', '2027-02-28'), 0);
    assert.equal(total('elsewhere', '2027-03-01'), 30_000_000);
    assert.equal(total('haNoi', '2027-03-01'), 36_000_000);
  });

  test('is not made up for a day without a rate', () => {
    assert.throws(
      () => registrationTax(1, { vehicle: 'electricCar', locality: 'city' }, '2025-02-28'),
      /no rate/,
    );
  });

  const vehicles = Object.keys(VEHICLES) as (keyof typeof VEHICLES)[];
  const days = fc.integer({ min: 0, max: 3_000 }).map((count) => addDays('2025-03-01', count));

  test('has one rate on every day, and is a share of the value in whole đồng', () => {
    fc.assert(
      fc.property(
        dong,
        fc.constantFrom(...vehicles),
        fc.constantFrom(...LOCALITIES),
        days,
        (value, vehicle, locality, day) => {
          assert.equal(taxRates({ vehicle, locality }, day).length, 1);
          const { total } = registrationTax(value, { vehicle, locality }, day);
          assertWhole(total);
          assert.ok(total <= value);
        },
      ),
    );
  });
});

test('what is not confirmed is called an example', () => {
  assert.match(memberRate(1, '2026-11').source, /12 tháng một lần \(ví dụ\)/);
  assert.match(TERM, /10 ngày .*\(ví dụ\)/);
  const redLight = FINES.find(({ number }) => number === '990002/QĐ-XPHC');
  assert.match(redLight?.source ?? '', /mức phạt \(ví dụ\)/);
});

test('months are counted over the year', () => {
  assert.equal(addMonths('2026-11', 2), '2027-01');
  assert.equal(addMonths('2027-01', -1), '2026-12');
  fc.assert(
    fc.property(fc.integer({ min: -600, max: 600 }), (count) => {
      assert.equal(addMonths(addMonths('2026-11', count), -count), '2026-11');
    }),
  );
});
