import { expect } from 'chai';
import * as fc from 'fast-check';
import type { FormRule } from '../../../src/contract/form.ts';
import { brokenRules } from '../../../src/domain/form/rules.ts';
import { formDefinition } from '../../support/form-definition.ts';

const TODAY = '2026-11-20';

function breaks(
  rule: Omit<FormRule, 'message' | 'pointer'>,
  a: unknown,
  b?: unknown,
  today = TODAY,
): boolean {
  const definition = { ...formDefinition(), rules: [{ pointer: '/a', message: 'x', ...rule }] };
  return brokenRules(definition, { a, b }, today).length === 1;
}

describe('brokenRules', () => {
  it('holds a date against today, as far as it is known', () => {
    const after = { test: 'notAfterToday' };
    for (const late of ['2026-11-21', '2026-12', '2027']) expect(breaks(after, late), late).to.equal(true);
    for (const good of ['2026-11-20', '2026-11', '2026', '1950'])
      expect(breaks(after, good), good).to.equal(false);
    const before = { test: 'notBeforeToday' };
    for (const early of ['2026-11-19', '2026-10', '2025'])
      expect(breaks(before, early), early).to.equal(true);
    for (const good of ['2026-11-20', '2026-11', '2026', '2027'])
      expect(breaks(before, good), good).to.equal(false);
  });

  it('counts years on birthdays', () => {
    const adult = { test: 'minimumAge', amount: 18 };
    expect(breaks(adult, '2008-11-20')).to.equal(false);
    expect(breaks(adult, '2008-11-21')).to.equal(true);
    expect(breaks(adult, '2008'), 'may be 18 already').to.equal(false);
    expect(breaks(adult, '2008-12')).to.equal(true);
    expect(breaks(adult, '2009')).to.equal(true);
    const young = { test: 'maximumAge', amount: 6 };
    expect(breaks(young, '2019-11-21')).to.equal(false);
    expect(breaks(young, '2019-11-20')).to.equal(true);
    expect(breaks(young, '2019'), 'may be 6 still').to.equal(false);
    expect(breaks(young, '2019-10')).to.equal(true);
    expect(breaks(young, '2018')).to.equal(true);
    expect(breaks({ test: 'minimumAge' }, '2026-01-01'), 'without years').to.equal(false);
  });

  it('holds two dates against each other', () => {
    const rule = { test: 'notBefore', other: '/b' };
    expect(breaks(rule, '2000-01-01', '2000-01-02')).to.equal(true);
    expect(breaks(rule, '2000-01-02', '2000-01-02')).to.equal(false);
    expect(breaks(rule, '2000', '2000-06-15')).to.equal(false);
    expect(breaks(rule, '1999', '2000-06-15')).to.equal(true);
    expect(breaks(rule, '2000-01-01', undefined)).to.equal(false);
  });

  it('counts days from another answer, or to today', () => {
    const rule = { test: 'withinDays', amount: 60, other: '/b' };
    expect(breaks(rule, '2026-03-02', '2026-01-01')).to.equal(false);
    expect(breaks(rule, '2026-03-03', '2026-01-01')).to.equal(true);
    expect(breaks(rule, '2026-03', '2026-01-01'), 'may be the 2nd').to.equal(false);
    expect(breaks(rule, '2026-04', '2026')).to.equal(false);
    expect(breaks(rule, '2027-04', '2026')).to.equal(true);
    expect(breaks({ test: 'withinDays', amount: 60 }, '2026-09-21')).to.equal(false);
    expect(breaks({ test: 'withinDays', amount: 60 }, '2026-09-20')).to.equal(true);
    expect(breaks({ test: 'withinDays', amount: 0 }, '2024-02-29', undefined, '2024-02-29')).to.equal(false);
  });

  it('tells apart what must be different', () => {
    const rule = { test: 'different', other: '/b' };
    expect(breaks(rule, '001095000001', '001095000001')).to.equal(true);
    expect(breaks(rule, '001095000001', '001095000002')).to.equal(false);
    const home = { province: '01', ward: '00004', detail: 'Số 1' };
    expect(breaks(rule, home, { ...home })).to.equal(true);
    expect(breaks(rule, home, { ...home, detail: 'Số 2' })).to.equal(false);
    expect(breaks(rule, home, { province: '01', ward: '00004' })).to.equal(false);
    expect(breaks(rule, '', ''), 'nothing is not the same').to.equal(false);
  });

  it('asks only when it is to be asked', () => {
    const when = { allOf: [{ pointer: '/b', oneOf: ['x'] }] };
    expect(breaks({ test: 'notAfterToday', when }, '2027', 'x')).to.equal(true);
    expect(breaks({ test: 'notAfterToday', when }, '2027', 'y')).to.equal(false);
  });

  it('looks at each item of a group', () => {
    const rules = [{ test: 'notAfterToday', pointer: '/people/*/born', message: 'x' }];
    const found = (people: unknown) =>
      brokenRules({ ...formDefinition(), rules }, { people }, TODAY).map(({ pointer }) => pointer);
    expect(found([{ born: '2027' }, { born: '1990' }, {}, { born: '2026-11-21' }])).to.deep.equal([
      '/people/0/born',
      '/people/3/born',
    ]);
    for (const none of [undefined, [], {}, 'x', [null, 'x', 7, []]])
      expect(found(none), JSON.stringify(none)).to.deep.equal([]);
  });

  it('holds an answer of an item against another of the same item, or of none', () => {
    const ask = (other: string) => ({
      ...formDefinition(),
      rules: [
        {
          test: 'notBefore',
          pointer: '/stays/*/to',
          other,
          when: { allOf: [{ pointer: './ended', oneOf: [true] }] },
          message: 'x',
        },
      ],
    });
    const stays = [
      { from: '2010', to: '2009', ended: true },
      { from: '2005', to: '2009', ended: true },
      { from: '2010', to: '2009', ended: false },
    ];
    const found = (other: string) =>
      brokenRules(ask(other), { stays, born: '2009-06' }, TODAY).map(({ pointer }) => pointer);
    expect(found('./from')).to.deep.equal(['/stays/0/to']);
    expect(found('/born')).to.deep.equal([]);
    expect(brokenRules(ask('/born'), { stays, born: '2010' }, TODAY)).to.have.length(2);
  });

  it('leaves what it does not know to the endpoint', () => {
    for (const test of ['sumOf', 'constructor', '__proto__', ''])
      expect(breaks({ test, other: '/b', amount: 1 }, '2027', '2027'), test).to.equal(false);
    for (const answer of ['hôm nay', '2027-1-1', 20270101, true, null, ['2027'], {}])
      expect(breaks({ test: 'notAfterToday' }, answer), JSON.stringify(answer)).to.equal(false);
  });

  it('never refuses a date known in part if some day of it is good', () => {
    const days = fc.date({ min: new Date('1900-01-01'), max: new Date('2100-01-01'), noInvalidDate: true });
    const dates = days.map((date) => date.toISOString().slice(0, 10));
    const tests = fc.constantFrom(
      'notAfterToday',
      'notBeforeToday',
      'minimumAge',
      'maximumAge',
      'notBefore',
      'withinDays',
    );
    const part = fc.constantFrom(4, 7, 10);
    fc.assert(
      fc.property(tests, dates, dates, part, part, fc.nat(120), (test, a, b, known, other, amount) => {
        const rule = { test, amount, other: '/b' };
        if (!breaks(rule, a, b)) expect(breaks(rule, a.slice(0, known), b.slice(0, other))).to.equal(false);
      }),
      { numRuns: 2000 },
    );
  });
});
