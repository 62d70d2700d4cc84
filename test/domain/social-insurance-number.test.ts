import { expect } from 'chai';
import { readSocialInsuranceNumber } from '../../src/domain/social-insurance-number.ts';

describe('readSocialInsuranceNumber', () => {
  it('reads ten digits, however grouped', () => {
    for (const text of [
      '0123456789',
      ' 01 2345 6789 ',
      '01.2345.6789',
      '01-2345-6789',
      '０１２３４５６７８９',
    ]) {
      expect(readSocialInsuranceNumber(text), text).to.deep.equal({
        kind: 'social-insurance',
        number: '0123456789',
      });
    }
  });

  it('takes the identity number in its place', () => {
    expect(readSocialInsuranceNumber('001 099 000 001')).to.deep.equal({
      kind: 'personal',
      number: '001099000001',
    });
  });

  it('refuses anything else', () => {
    for (const text of ['', '012345678', '01234567890', '0123456789012', 'GD40123456', '012345678x']) {
      expect(readSocialInsuranceNumber(text), text).to.deep.equal({ kind: 'malformed' });
    }
  });
});
