import { expect } from 'chai';
import * as fc from 'fast-check';
import { readPhoneNumber, writePhoneNumber } from '../../src/domain/phone-number.ts';

describe('readPhoneNumber', () => {
  it('reads a mobile number however people write it', () => {
    for (const text of [
      '0912345678',
      '0912 345 678',
      '0912.345.678',
      '091-234-5678',
      '(091) 2345678',
      '+84912345678',
      '+84 912 345 678',
      '84912345678',
      '0084 912345678',
      '+84 (0)912 345 678',
      '０９１２３４５６７８',
    ]) {
      expect(readPhoneNumber(text), text).to.deep.equal({ kind: 'mobile', number: '0912345678' });
    }
  });

  it('does not take the prefix 084 for the country', () => {
    expect(readPhoneNumber('0841234567')).to.deep.equal({ kind: 'mobile', number: '0841234567' });
    expect(readPhoneNumber('+84841234567')).to.deep.equal({ kind: 'mobile', number: '0841234567' });
  });

  it('reads landlines', () => {
    for (const text of ['024 3825 5678', '+84 24 38255678', '02438255678']) {
      expect(readPhoneNumber(text), text).to.deep.equal({ kind: 'landline', number: '02438255678' });
    }
    expect(readPhoneNumber('0203 382 567')).to.deep.equal({ kind: 'landline', number: '0203382567' });
  });

  it('refuses numbers that do not exist', () => {
    for (const text of [
      '',
      '0412345678',
      '0612345678',
      '0112345678',
      '091234567',
      '09123456789',
      '912345678',
      '01234567890',
      '0203',
      '024382556789',
      '+1 912 345 678',
      '0912345678 máy lẻ 2',
      '1900',
    ]) {
      expect(readPhoneNumber(text), text).to.deep.equal({ kind: 'malformed' });
    }
  });
});

describe('writePhoneNumber', () => {
  it('groups digits as people say them', () => {
    expect(writePhoneNumber('+84912345678')).to.equal('0912 345 678');
    expect(writePhoneNumber('02438255678')).to.equal('024 3825 5678');
    expect(writePhoneNumber('02033825678')).to.equal('0203 382 5678');
    expect(writePhoneNumber('0203382567')).to.equal('0203 38 2567');
    expect(writePhoneNumber('xin chào')).to.equal('xin chào');
  });

  it('writes what reads back the same', () => {
    const number = fc.stringMatching(/^0([35789]\d{8}|2\d{8,9})$/);
    fc.assert(
      fc.property(number, (text) => {
        expect(readPhoneNumber(writePhoneNumber(text))).to.deep.equal(readPhoneNumber(text));
        expect(readPhoneNumber(text)).to.deep.include({ number: text });
      }),
    );
  });
});
