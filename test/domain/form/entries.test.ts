import { expect } from 'chai';
import * as fc from 'fast-check';
import { readEntry, writeEntry } from '../../../src/domain/form/entries.ts';

const field = (kind: string, precision?: string) => ({
  pointer: '/x',
  label: 'x',
  kind,
  ...(precision && { precision }),
});
const read = (kind: string, text: string, precision?: string) => readEntry(field(kind, precision), text);
const write = (kind: string, value: unknown) => writeEntry(field(kind), value);

describe('readEntry', () => {
  it('stores what the text stands for', () => {
    expect(read('date', '20/11/2026')).to.equal('2026-11-20');
    expect(read('date', '5/1950', 'month')).to.equal('1950-05');
    expect(read('date', '1950', 'year')).to.equal('1950');
    expect(read('identityNumber', ' 001 095 000 001 ')).to.equal('001095000001');
    expect(read('taxCode', '0314409058002')).to.equal('0314409058-002');
    expect(read('socialInsuranceNumber', '01 2345 6789')).to.equal('0123456789');
    expect(read('phone', '+84 912 345 678')).to.equal('0912345678');
    expect(read('plate', '29a 12345')).to.equal('29A-123.45');
    expect(read('email', ' Mau@VIDU.vn ')).to.equal('Mau@vidu.vn');
    expect(read('money', '1.500.000 đ')).to.equal(1_500_000);
    expect(read('yesNo', 'true')).to.equal(true);
    expect(read('yesNo', 'false')).to.equal(false);
    expect(read('choice', 'MALE')).to.equal('MALE');
    expect(read('longText', 'một\r\nhai\n')).to.equal('một\nhai');
  });

  it('composes letters and marks', () => {
    const decomposed = 'Nguyễn Văn Mẫu'.normalize('NFD');
    for (const kind of ['text', 'longText', 'personName', 'something new'])
      expect(read(kind, ` ${decomposed} `), kind).to.equal('Nguyễn Văn Mẫu');
    expect(read('personName', 'Nguyễn  Văn\u200b Mẫu')).to.equal('Nguyễn Văn Mẫu');
  });

  it('reads numbers as they are written in Viet Nam', () => {
    const numbers = { '12': 12, '1.234': 1234, '1.234.567,5': 1_234_567.5, '70,5': 70.5, '70.5': 70.5 };
    for (const [text, number] of Object.entries({
      ...numbers,
      '-3': -3,
      '1 000 000': 1e6,
      '0,125': 0.125,
      '１２': 12,
    }))
      expect(read('number', text), text).to.equal(number);
    for (const text of [
      '1e5',
      '0x10',
      '1.2.3',
      '1,2,3',
      '12 kg',
      '--1',
      '.',
      '1.23.456',
      '9'.repeat(16),
      '9'.repeat(9999),
    ])
      expect(read('number', text), text).to.equal(text);
  });

  it('keeps what it cannot read, so that nothing typed is lost', () => {
    for (const kind of [
      'date',
      'number',
      'money',
      'identityNumber',
      'taxCode',
      'phone',
      'plate',
      'email',
      'yesNo',
    ])
      expect(read(kind, ' chưa rõ '), kind).to.equal('chưa rõ');
    expect(read('date', '31/02/2026')).to.equal('31/02/2026');
    expect(read('date', '1950'), 'the day is needed').to.equal('1950');
    expect(read('constructor', 'x')).to.equal('x');
    expect(read('yesNo', 'constructor')).to.equal('constructor');
  });

  it('takes spaces for nothing', () => {
    for (const kind of ['text', 'number', 'date', 'personName'])
      expect(read(kind, ' \n '), kind).to.equal(undefined);
  });
});

describe('writeEntry', () => {
  it('shows what people write', () => {
    expect(write('date', '2026-11-20')).to.equal('20/11/2026');
    expect(write('date', '1950')).to.equal('1950');
    expect(write('date', '31/02/2026')).to.equal('31/02/2026');
    expect(write('money', 1_500_000)).to.equal('1.500.000');
    expect(write('money', 'nhiều')).to.equal('nhiều');
    expect(write('number', 1234.5)).to.equal('1234,5');
    expect(write('phone', '0912345678')).to.equal('0912 345 678');
    expect(write('yesNo', true)).to.equal('true');
    expect(write('text', undefined)).to.equal('');
    expect(write('text', { hostile: true })).to.equal('');
  });

  it('is read back as the same answer', () => {
    const kinds = fc.constantFrom('text', 'longText', 'number', 'money', 'date', 'identityNumber', 'taxCode');
    const more = fc.constantFrom('phone', 'email', 'plate', 'personName', 'socialInsuranceNumber', 'choice');
    const typed = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.stringMatching(/^[0-9 .,/+-]{0,16}$/),
      fc.nat().map(String),
      fc.date({ noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10)),
    );
    fc.assert(
      fc.property(
        fc.oneof(kinds, more),
        fc.constantFrom(undefined, 'month', 'year'),
        typed,
        (kind, precision, text) => {
          const asked = field(kind, precision);
          const answer = readEntry(asked, text);
          expect(readEntry(asked, writeEntry(asked, answer))).to.equal(answer);
        },
      ),
      { numRuns: 3000 },
    );
  });
});
