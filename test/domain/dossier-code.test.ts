import { expect } from 'chai';
import * as fc from 'fast-check';
import { normaliseDossierCode, readDossierCode, writeDossierCode } from '../../src/domain/dossier-code.ts';
import { anyCharacter } from '../support/any-character.ts';

/** Codes of systems in use, from public code and press (domain.md, section 3). */
const REAL = [
  '000.17.22.H56-210531-0001',
  '000.00.16.G04-220405-0008',
  'H56-231027-0361',
  'H56.14-240823-0001',
  'G09.20-20260609-0092637',
];

describe('readDossierCode', () => {
  it('knows the codes of systems in use', () => {
    for (const code of REAL) expect(readDossierCode(code), code).to.deep.include({ kind: 'code', code });
    expect(readDossierCode('H56.14-240823-0001')).to.deep.equal({
      kind: 'code',
      code: 'H56.14-240823-0001',
      agency: 'H56.14',
      day: '240823',
      number: 1,
    });
  });

  it('overlooks spaces, small letters and other dashes', () => {
    for (const text of [
      ' h56-231027-0361 ',
      'H56 – 231027 – 0361',
      'H56—231027‑0361',
      'H56−231027-0361',
      'H56\u200b-231027-0361\n',
      'Ｈ５６－２３１０２７－０３６１',
    ]) {
      expect(readDossierCode(text), text).to.deep.include({ kind: 'code', code: 'H56-231027-0361' });
    }
  });

  it('takes dots, spaces and underscores where the dashes belong', () => {
    for (const text of ['h56 231027 0361', 'H56.231027.0361', 'H56_231027 . 0361', 'Ｈ56 231027-0361'])
      expect(normaliseDossierCode(text), text).to.equal('H56-231027-0361');
    expect(normaliseDossierCode('H56.14.240823.0001')).to.equal('H56.14-240823-0001');
    expect(normaliseDossierCode('000.17.22.H56 210531 0001')).to.equal('000.17.22.H56-210531-0001');
    for (const code of REAL) expect(normaliseDossierCode(code)).to.equal(code);
  });

  it('calls other codes unusual, and keeps them', () => {
    for (const code of [
      '',
      'ABC',
      '12345',
      'H56-231027',
      'H5-231027-0361',
      'H56-2310270-0361',
      'H56-231027-61',
    ]) {
      expect(readDossierCode(code), code).to.deep.equal({ kind: 'unusual', code });
    }
    expect(readDossierCode('mc-2026/15').code).to.equal('MC-2026/15');
  });

  it('is done at once with any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: anyCharacter }), (text) => {
        const code = normaliseDossierCode(text);
        expect(readDossierCode(text).code).to.equal(code);
      }),
    );
    expect(readDossierCode(`H56${'.1'.repeat(100_000)}`).kind).to.equal('unusual');
  });
});

describe('writeDossierCode', () => {
  it('writes agency, day and number', () => {
    const day = { agency: 'H18', date: '2026-11-20' };
    expect(writeDossierCode({ ...day, number: 42 })).to.equal('H18-261120-0042');
    expect(writeDossierCode({ ...day, number: 9999 })).to.equal('H18-261120-9999');
    expect(writeDossierCode({ ...day, number: 10_000 })).to.equal('H18-261120-10000');
    expect(writeDossierCode({ ...day, number: 9_999_999 })).to.equal('H18-261120-9999999');
    expect(writeDossierCode({ ...day, agency: '000.17.22.H56', number: 1 })).to.equal(
      '000.17.22.H56-261120-0001',
    );
  });

  it('writes no code it would not read', () => {
    const good = { agency: 'H18', date: '2026-11-20', number: 1 };
    for (const bad of [
      { number: 0 },
      { number: -1 },
      { number: 1.5 },
      { number: 10_000_000 },
      { number: NaN },
    ]) {
      expect(() => writeDossierCode({ ...good, ...bad })).to.throw(RangeError);
    }
    for (const bad of [
      { agency: '' },
      { agency: 'H1' },
      { agency: 'h18' },
      { date: '' },
      { date: '2026-11' },
    ]) {
      expect(() => writeDossierCode({ ...good, ...bad })).to.throw(RangeError);
    }
  });

  it('reads back what it writes, and never writes one code for two dossiers', () => {
    const parts = fc.record({
      agency: fc.stringMatching(/^([A-Z]\d{2}(\.\d{1,3}){0,3}|\d{3}\.\d{2}\.\d{2}\.[A-Z]\d{2})$/),
      date: fc
        .date({ min: new Date('2020-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
        .map((date) => date.toISOString().slice(0, 10)),
      number: fc.integer({ min: 1, max: 9_999_999 }),
    });
    fc.assert(
      fc.property(parts, ({ agency, date, number }) => {
        const read = readDossierCode(writeDossierCode({ agency, date, number }));
        const day = date.slice(2).replaceAll('-', '');
        expect(read).to.deep.include({ kind: 'code', agency, day, number });
      }),
    );
  });
});
