import { expect } from 'chai';
import * as fc from 'fast-check';
import { readEntry } from '../../../src/domain/form/entries.ts';
import { FORMATS } from '../../../src/domain/form/formats.ts';
import { anyCharacter } from '../../support/any-character.ts';

const GOOD: Record<string, string[]> = {
  'identity-number': ['001095000001', '012345678'],
  'tax-code': ['0100233488', '0314409058-002', '001095000001'],
  'social-insurance-number': ['0123456789', '001095000001'],
  phone: ['0912345678', '02438212345'],
  'vehicle-plate': ['29A-123.45', '29S1-1234', '29MĐ1-123.45'],
  'person-name': ['Nguyễn Văn Mẫu', "H'Hen Niê"],
  date: ['2026-11-20', '2024-02-29'],
  'date-or-month': ['2026-11-20', '2026-11'],
  'date-or-year': ['2026-11-20', '2026-11', '2026'],
  email: ['mau@vidu.vn'],
  'upload-id': ['0d5c2a1e-58f4-4b7a-9c7e-2f1f0f5f7a10'],
};
const BAD: Record<string, string[]> = {
  'identity-number': [
    '001 095 000 001',
    '00109500000',
    '1234567890',
    '00109500000a',
    '００１０９５０００００１',
  ],
  'tax-code': ['0100233489', '0314409058002', '0100233488 '],
  'social-insurance-number': ['012345678', '01 2345 6789'],
  phone: ['0912 345 678', '+84912345678', '0112345678'],
  'vehicle-plate': ['29a-123.45', '29A12345', '9A-12345'],
  'person-name': ['Nguyễn Văn Mẫu'.normalize('NFD'), ' Nguyễn Văn Mẫu', 'Nguyễn  Mẫu', 'A', 'Mẫu 2'],
  date: ['20/11/2026', '2026-02-29', '2026-11', '2026', '1700-01-01', '2026-1-1'],
  'date-or-month': ['2026', '11/2026', '2026-13'],
  'date-or-year': ['26', '11/2026', '20261120'],
  email: ['mau@vidu', 'mau@VIDU.vn', ' mau@vidu.vn'],
  'upload-id': ['1', '../0d5c2a1e-58f4-4b7a-9c7e-2f1f0f5f7a10'],
};

describe('FORMATS', () => {
  it('takes the one spelling answers are stored in', () => {
    expect(Object.keys(FORMATS).toSorted()).to.deep.equal(Object.keys(GOOD).toSorted());
    for (const [format, isGood] of Object.entries(FORMATS)) {
      for (const text of GOOD[format] ?? []) expect(isGood(text), `${format} ${text}`).to.equal(true);
      for (const text of BAD[format] ?? []) expect(isGood(text), `${format} ${text}`).to.equal(false);
      for (const text of ['', 'x'.repeat(1_000_000), '0'.repeat(1_000_000)])
        expect(isGood(text), format).to.equal(false);
    }
  });

  it('takes what is typed, once it was read, whenever it can be read at all', () => {
    const kinds = {
      identityNumber: 'identity-number',
      phone: 'phone',
      plate: 'vehicle-plate',
      email: 'email',
    };
    for (const [kind, format] of Object.entries(kinds))
      for (const text of [
        ...(GOOD[format] ?? []),
        '+84 912 345 678',
        '29a 12345',
        'Mau@VIDU.VN',
        '001 095 000 001',
      ]) {
        const stored = readEntry({ pointer: '/x', label: 'x', kind }, text) as string;
        if (stored !== text) expect(FORMATS[format]?.(stored), `${kind} ${text}`).to.equal(true);
      }
  });

  it('takes any text without complaint', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...Object.values(FORMATS)),
        fc.string({ unit: anyCharacter }),
        (isGood, text) => {
          expect(isGood(text)).to.be.a('boolean');
        },
      ),
    );
  });
});
