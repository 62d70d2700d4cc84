import { expect } from 'chai';
import * as fc from 'fast-check';
import { readMoney, writeMoney } from '../../src/domain/money.ts';

describe('readMoney', () => {
  it('reads an amount however people write it', () => {
    for (const text of [
      '1000000',
      '1.000.000',
      '1,000,000',
      '1 000 000',
      '1\u00a0000\u00a0000',
      ' 1.000.000 đ ',
      '1.000.000đ',
      '1.000.000 Đồng',
      '1.000.000 đồng'.normalize('NFD'),
      '1.000.000₫',
      '1.000.000 VNĐ',
      '1.000.000 vnd',
      '１００００００',
    ]) {
      expect(readMoney(text), text).to.equal(1_000_000);
    }
    expect(readMoney('0')).to.equal(0);
    expect(readMoney('007')).to.equal(7);
    expect(readMoney('1.000')).to.equal(1000);
  });

  it('guesses nothing', () => {
    for (const text of [
      '',
      'đ',
      'không',
      '1.5',
      '1,50',
      '1.000,50',
      '1.000,000',
      '1.00.000',
      '1000.000',
      '.000',
      '1.000.',
      '-1000',
      '+1000',
      '1e6',
      '0x10',
      '1 triệu',
      '1.000 $',
      'Infinity',
      '1.000 đ đ',
    ]) {
      expect(readMoney(text), text).to.equal(undefined);
    }
  });

  it('stops where numbers stop being exact', () => {
    expect(readMoney('9.007.199.254.740.991')).to.equal(Number.MAX_SAFE_INTEGER);
    expect(readMoney('9.007.199.254.740.992')).to.equal(undefined);
    expect(readMoney('9'.repeat(400))).to.equal(undefined);
    expect(readMoney(`1${'.000'.repeat(100_000)}`)).to.equal(undefined);
  });

  it('reads back every amount it writes', () => {
    fc.assert(
      fc.property(fc.maxSafeNat(), fc.constantFrom('', ' đ', ' đồng', '₫'), (amount, unit) => {
        expect(readMoney(writeMoney(amount) + unit)).to.equal(amount);
        expect(readMoney(String(amount))).to.equal(amount);
      }),
    );
  });
});

describe('writeMoney', () => {
  it('groups by three with dots', () => {
    expect([0, 7, 999, 1000, 250_000, 1_000_000, Number.MAX_SAFE_INTEGER].map(writeMoney)).to.deep.equal([
      '0',
      '7',
      '999',
      '1.000',
      '250.000',
      '1.000.000',
      '9.007.199.254.740.991',
    ]);
  });
});
