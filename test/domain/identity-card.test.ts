import { expect } from 'chai';
import * as fc from 'fast-check';
import { readIdentityCard } from '../../src/domain/identity-card.ts';
import { anyCharacter } from '../support/any-character.ts';

const CARD = '001099000001|012345678|Nguyễn Văn Mẫu|05011999|Nam|Số 1, Thôn Mẫu, Xã Thí Dụ, Hà Nội|20042021';

describe('readIdentityCard', () => {
  it('reads a card', () => {
    expect(readIdentityCard(CARD)).to.deep.equal({
      kind: 'card',
      number: '001099000001',
      oldNumber: '012345678',
      name: 'Nguyễn Văn Mẫu',
      birthDate: '1999-01-05',
      sex: 'male',
      address: 'Số 1, Thôn Mẫu, Xã Thí Dụ, Hà Nội',
      issuedOn: '2021-04-20',
    });
  });

  it('does without what the card leaves out', () => {
    const bare = { oldNumber: undefined, sex: 'female', issuedOn: undefined };
    for (const end of ['', '|', '||||']) {
      const text = `001199000001||Trần Thị Thí Dụ|05011999|Nữ|Hà Nội${end}`;
      expect(readIdentityCard(text), text).to.deep.include({ kind: 'card', ...bare, address: 'Hà Nội' });
    }
    expect(readIdentityCard('001099000001||Nguyễn Văn Mẫu|05011999|||')).to.deep.include({
      sex: undefined,
      address: '',
    });
    expect(readIdentityCard('001050000001||Nguyễn Văn Mẫu|1950|Nam|Hà Nội|')).to.deep.include({
      birthDate: '1950',
    });
  });

  it('takes no notice of further fields, composition and line ends', () => {
    expect(readIdentityCard(`${CARD}|Trần Thị Thí Dụ|x|y\r\n`)).to.deep.equal(readIdentityCard(CARD));
    expect(readIdentityCard(`\ufeff${CARD.normalize('NFD')}`)).to.deep.equal(readIdentityCard(CARD));
  });

  it('calls any other code foreign', () => {
    for (const text of [
      '',
      '|||||||',
      'https://example.vn/',
      '00020101021138540010A00000072701240006970436',
      '001099000001|012345678|Nguyễn Văn Mẫu|05011999|Nam',
      '012345678||Nguyễn Văn Mẫu|05011999|Nam|Hà Nội|',
      '001099000001||Nguyễn Văn Mẫu|31021999|Nam|Hà Nội|',
      '001099000001||Nguyễn Văn Mẫu|050199|Nam|Hà Nội|',
      '001099000001||<script>|05011999|Nam|Hà Nội|',
      '001099000001|||05011999|Nam|Hà Nội|',
      `${CARD}${'|x'.repeat(1000)}`,
    ]) {
      expect(readIdentityCard(text), text).to.deep.equal({ kind: 'foreign' });
    }
  });

  it('keeps hostile text as plain text on one line', () => {
    const hostile = CARD.replace('Số 1', '\u202e<img onerror=x>\u0000\n\u2066').replace(
      '012345678',
      '__proto__',
    );
    expect(readIdentityCard(hostile)).to.deep.include({
      oldNumber: undefined,
      address: '<img onerror=x> , Thôn Mẫu, Xã Thí Dụ, Hà Nội',
    });
    fc.assert(
      fc.property(fc.string({ unit: anyCharacter, maxLength: 1200 }), (text) => void readIdentityCard(text)),
    );
  });

  it('reads every card back from its parts', () => {
    const fields = fc.record({
      number: fc.stringMatching(/^\d{12}$/),
      birthDate: fc.date({ min: new Date('1900-01-01'), max: new Date('2026-11-20'), noInvalidDate: true }),
      address: fc.stringMatching(/^[A-Za-z0-9ĐđẠ-ỹ][A-Za-z0-9ĐđẠ-ỹ,. /-]{0,80}$/),
    });
    fc.assert(
      fc.property(fields, ({ number, birthDate, address }) => {
        const iso = birthDate.toISOString().slice(0, 10);
        const day = iso.split('-').reverse().join('');
        const read = readIdentityCard(`${number}||Nguyễn Văn Mẫu|${day}|Nam|${address}|${day}`);
        const tidy = address.normalize('NFC').replace(/ +/g, ' ').trim();
        expect(read).to.deep.include({ kind: 'card', number, birthDate: iso, issuedOn: iso, address: tidy });
      }),
    );
  });
});
