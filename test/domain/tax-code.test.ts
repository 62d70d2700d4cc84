import { expect } from 'chai';
import * as fc from 'fast-check';
import { readTaxCode } from '../../src/domain/tax-code.ts';

describe('readTaxCode', () => {
  // The examples of python-stdnum's `vn/mst.py` and of domain.md.
  it('knows real numbers', () => {
    expect(readTaxCode('0100233488')).to.deep.equal({ kind: 'organisation', number: '0100233488' });
    expect(readTaxCode('01.00.112.437')).to.deep.equal({ kind: 'organisation', number: '0100112437' });
    expect(readTaxCode('0314409058')).to.deep.equal({ kind: 'organisation', number: '0314409058' });
    const branch = { kind: 'branch', number: '0314409058-002', head: '0314409058' };
    for (const text of ['0314409058-002', '0314409058002', ' 0314409058 – 002']) {
      expect(readTaxCode(text), text).to.deep.equal(branch);
    }
    expect(readTaxCode('0312 68 78 78 - 001')).to.deep.equal({
      kind: 'branch',
      number: '0312687878-001',
      head: '0312687878',
    });
  });

  it('takes a person by the identity number', () => {
    expect(readTaxCode('001 099 000 001')).to.deep.equal({ kind: 'personal', number: '001099000001' });
  });

  it('sees a wrong check digit', () => {
    for (const text of ['0100233480', '0100233489', '0314409057-002']) {
      expect(readTaxCode(text), text).to.deep.equal({ kind: 'wrong-check-digit' });
    }
  });

  it('refuses what is no tax code', () => {
    for (const text of [
      '',
      '12345',
      '012345678',
      '0100233488-000',
      '0100000000',
      '01002334880',
      '010023348A',
    ]) {
      expect(readTaxCode(text), text).to.deep.equal({ kind: 'malformed' });
    }
  });

  it('sees every single wrong digit and every swap of two neighbours', () => {
    const serial = fc.integer({ min: 1, max: 9_999_999 }).map((value) => String(value).padStart(7, '0'));
    const code = fc
      .tuple(fc.integer({ min: 1, max: 96 }), serial, fc.integer({ min: 0, max: 9 }))
      .map(([province, number, check]) => `${String(province).padStart(2, '0')}${number}${check}`)
      .filter((text) => readTaxCode(text).kind === 'organisation');
    const place = fc.integer({ min: 0, max: 8 });
    fc.assert(
      fc.property(code, place, fc.integer({ min: 1, max: 9 }), (text, at, added) => {
        const digits = [...text].map(Number);
        const wrong = digits.map((digit, index) => (index === at ? (digit + added) % 10 : digit)).join('');
        expect(readTaxCode(wrong).kind).not.to.equal('organisation');
        const [first, second] = [text[at], text[at + 1]];
        const swapped = `${text.slice(0, at)}${second}${first}${text.slice(at + 2)}`;
        if (first !== second && at < 8) expect(readTaxCode(swapped).kind).not.to.equal('organisation');
      }),
    );
  });
});
