import { expect } from 'chai';
import * as fc from 'fast-check';
import {
  identityNumberWarnings,
  normaliseIdentityNumber,
  readIdentityNumber,
} from '../../src/domain/identity-number.ts';

describe('readIdentityNumber', () => {
  it('reads what the twelve digits say', () => {
    expect(readIdentityNumber('001099000001')).to.deep.equal({
      kind: 'personal',
      number: '001099000001',
      provinceCode: '001',
      sex: 'male',
      birthYear: 1999,
    });
    expect(readIdentityNumber('079305000002')).to.deep.include({ sex: 'female', birthYear: 2005 });
    expect(readIdentityNumber('079150000002')).to.deep.include({ sex: 'female', birthYear: 1950 });
    expect(readIdentityNumber('096226000003')).to.deep.include({ sex: 'male', birthYear: 2026 });
  });

  it('sets apart the number of the old card', () => {
    expect(readIdentityNumber('012 345 678')).to.deep.equal({ kind: 'legacy', number: '012345678' });
  });

  it('overlooks how digits are grouped', () => {
    for (const text of [
      ' 001 099 000 001 ',
      '001.099.000.001',
      '001–099-000—001',
      '００１０９９０００００１',
    ]) {
      expect(normaliseIdentityNumber(text), text).to.equal('001099000001');
    }
  });

  it('refuses other lengths and other characters', () => {
    for (const text of [
      '',
      '1',
      '0010990000',
      '00109900000',
      '0010990000012',
      '00109900000O',
      '٠٠١٠٩٩٠٠٠٠٠١',
    ]) {
      expect(readIdentityNumber(text), text).to.deep.equal({ kind: 'malformed' });
    }
  });

  it('reads every number back from its parts', () => {
    const person = fc.record({
      province: fc.integer({ min: 1, max: 96 }),
      isFemale: fc.boolean(),
      birthYear: fc.integer({ min: 1900, max: 2399 }),
      random: fc.integer({ min: 0, max: 999_999 }),
    });
    fc.assert(
      fc.property(person, ({ province, isFemale, birthYear, random }) => {
        const century = 2 * Math.floor((birthYear - 1900) / 100) + Number(isFemale);
        const pad = (value: number, length: number) => String(value).padStart(length, '0');
        const number = `${pad(province, 3)}${century}${pad(birthYear % 100, 2)}${pad(random, 6)}`;
        const sex = isFemale ? 'female' : 'male';
        expect(readIdentityNumber(number)).to.deep.include({
          sex,
          birthYear,
          provinceCode: pad(province, 3),
        });
        expect(identityNumberWarnings(number, { birthDate: `${birthYear}-01-01`, sex })).to.deep.equal([]);
      }),
    );
  });
});

describe('identityNumberWarnings', () => {
  it('says what does not fit', () => {
    const number = '001099000001';
    expect(identityNumberWarnings(number)).to.deep.equal([]);
    expect(identityNumberWarnings(number, { birthDate: '1999-05-01', sex: 'male' })).to.deep.equal([]);
    expect(identityNumberWarnings(number, { birthDate: '1999' })).to.deep.equal([]);
    expect(identityNumberWarnings(number, { birthDate: '1998-05-01' })).to.deep.equal(['birth-year']);
    expect(identityNumberWarnings(number, { sex: 'female' })).to.deep.equal(['sex']);
    expect(identityNumberWarnings('000099000001')).to.deep.equal(['province']);
    expect(identityNumberWarnings('097099000001')).to.deep.equal(['province']);
    expect(identityNumberWarnings('999099000001', { birthDate: '2000', sex: 'female' })).to.deep.equal([
      'province',
      'birth-year',
      'sex',
    ]);
  });

  it('mentions an old card, and leaves a malformed number to its refusal', () => {
    expect(identityNumberWarnings('012345678', { sex: 'male' })).to.deep.equal(['legacy']);
    expect(identityNumberWarnings('12', { sex: 'male' })).to.deep.equal([]);
  });
});
