import { expect } from 'chai';
import {
  formatCount,
  formatDate,
  formatMoney,
  formatProcessingTime,
  formatSum,
} from '../../src/i18n/formats.ts';

/** Engines differ in which space they put between a number and its unit. */
const plain = (text: string | undefined) => text?.replaceAll(/[\u00A0\u202F]/g, ' ');

describe('formatCount', () => {
  it('groups thousands as the language does', () => {
    expect(formatCount(0, 'vi')).to.equal('0');
    expect(formatCount(6_300, 'vi')).to.equal('6.300');
    expect(formatCount(1_234_567, 'en')).to.equal('1,234,567');
  });
});

describe('formatMoney', () => {
  it('writes whole đồng, and "miễn phí" for zero', () => {
    expect(formatMoney(8_000, 'vi')).to.equal('8.000 đồng');
    expect(formatMoney(1_500_000, 'vi')).to.equal('1.500.000 đồng');
    expect(formatMoney(0, 'vi')).to.equal('miễn phí');
    expect(formatMoney(-0, 'vi')).to.equal('miễn phí');
  });

  it('writes the largest amount it can hold exactly', () => {
    expect(formatMoney(Number.MAX_SAFE_INTEGER, 'vi')).to.equal('9.007.199.254.740.991 đồng');
  });

  it('says nothing rather than something wrong', () => {
    for (const amount of [-1, 0.5, 2 ** 53, 1e300, Number.NaN, Infinity, -Infinity]) {
      expect(formatMoney(amount, 'vi'), String(amount)).to.equal(undefined);
    }
  });
});

describe('formatSum', () => {
  it('never calls what is not owed, or not yet, free of charge', () => {
    expect(formatSum(0, 'vi')).to.equal('0 đồng');
    expect(formatSum(-0, 'vi')).to.equal('0 đồng');
    expect(formatSum(8_000, 'vi')).to.equal('8.000 đồng');
    expect(formatSum(-1, 'vi')).to.equal(undefined);
  });
});

describe('formatProcessingTime', () => {
  const time = (value: number, code: string, label = '') => ({ value, unit: { code, label } });
  const vi = (value: number, code: string, label?: string) =>
    plain(formatProcessingTime(time(value, code, label), 'vi'));
  const en = (value: number, code: string, label?: string) =>
    plain(formatProcessingTime(time(value, code, label), 'en'));

  it('knows the units of the contract', () => {
    expect(vi(3, 'WORKING_DAY')).to.equal('3 ngày làm việc');
    expect(vi(1, 'WORKING_DAY')).to.equal('1 ngày làm việc');
    expect([vi(15, 'DAY'), vi(24, 'HOUR'), vi(2, 'MONTH')]).to.deep.equal(['15 ngày', '24 giờ', '2 tháng']);
    expect([en(1, 'DAY'), en(24, 'HOUR'), en(2, 'MONTH')]).to.deep.equal(['1 day', '24 hours', '2 months']);
  });

  it('keeps halves', () => {
    expect(vi(1.5, 'DAY')).to.equal('1,5 ngày');
    expect(vi(0.5, 'WORKING_DAY')).to.equal('0,5 ngày làm việc');
  });

  it('shows a unit nobody has heard of by its label', () => {
    expect(vi(2, 'MOON_PHASE', 'tuần trăng')).to.equal('2 tuần trăng');
    expect(vi(2, '__proto__', 'năm')).to.equal('2 năm');
    expect(vi(2, 'constructor', 'năm')).to.equal('2 năm');
    expect(vi(2, 'toString', 'năm')).to.equal('2 năm');
  });

  it('says nothing where there is no time, or one that cannot be', () => {
    expect(formatProcessingTime(undefined, 'vi')).to.equal(undefined);
    for (const value of [0, -3, Number.NaN, Infinity, 1e300]) {
      expect(vi(value, 'DAY'), String(value)).to.equal(undefined);
    }
  });
});

describe('formatDate', () => {
  it('writes the weekday and the date', () => {
    expect(formatDate('2026-11-20T08:00:00+07:00', 'vi')).to.equal('thứ Sáu, 20/11/2026');
    expect(formatDate('2026-11-20T08:00:00+07:00', 'en')).to.match(/^Friday,? 20\/11\/2026$/);
    expect(formatDate('2026-11-22', 'vi')).to.match(/^chủ nhật, 22\/11\/2026$/i);
  });

  it('shows the day as it is in Vietnam, wherever the device is', () => {
    expect(formatDate('2026-11-20T17:00:00Z', 'vi')).to.equal('thứ Bảy, 21/11/2026');
    expect(formatDate('2026-11-20T16:59:59Z', 'vi')).to.equal('thứ Sáu, 20/11/2026');
  });

  it('says nothing for what is no date or none of this age', () => {
    for (const iso of [
      undefined,
      '',
      'hôm qua',
      '2026-13-45',
      '0001-01-01',
      '1899-12-31',
      '2201-01-02',
      '+275760-09-13T00:00:00Z',
      '+275760-09-13T00:00:01Z',
    ]) {
      expect(formatDate(iso, 'vi'), String(iso)).to.equal(undefined);
    }
  });
});
