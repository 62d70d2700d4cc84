import { expect } from 'chai';
import * as fc from 'fast-check';
import { normalisePersonName, readPersonName } from '../../src/domain/person-name.ts';
import { anyCharacter } from '../support/any-character.ts';

const NAMES = [
  'Nguyễn Văn Mẫu',
  'Trần Thị Thí Dụ',
  "H'Hen Thí Dụ",
  'K’Mẫu',
  'Y Mẫu',
  'Tôn Nữ Thí Dụ-Mẫu',
  'J. R. Mẫu',
  'Ἰωάννης Πρῶτος',
  '阮文模',
];

describe('readPersonName', () => {
  it('takes names of every people of the country and of any script', () => {
    for (const name of NAMES) expect(readPersonName(name), name).to.deep.include({ kind: 'name', name });
  });

  it('tidies spaces, composition and invisible marks, and leaves the case alone', () => {
    const name = 'Nguyễn Văn Mẫu';
    expect(normalisePersonName(name.normalize('NFD'))).to.equal(name);
    expect(normalisePersonName('  Nguyễn \t Văn\u00a0Mẫu\n')).to.equal(name);
    expect(normalisePersonName('\u202eNguyễn\u200b Văn Mẫu\ufeff')).to.equal(name);
    expect(readPersonName('NGUYỄN văn Mẫu')).to.deep.include({ name: 'NGUYỄN văn Mẫu' });
  });

  it('asks about a single word without refusing it', () => {
    expect(readPersonName('Mẫu')).to.deep.equal({ kind: 'name', name: 'Mẫu', isSingleWord: true });
    expect(readPersonName('Y Mẫu')).to.deep.include({ isSingleWord: false });
  });

  it('refuses slips', () => {
    for (const text of [
      '',
      ' ',
      'A',
      'Ẫ',
      "'-.",
      'Nguyễn Văn 1',
      'Nguyễn@Mẫu',
      'a/b',
      '<b>Mẫu</b>',
      'Mẫu 😀',
      'Văn, Mẫu',
    ]) {
      expect(readPersonName(text), text).to.deep.equal({ kind: 'malformed' });
    }
  });

  it('is done at once with any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: anyCharacter }), (text) => {
        const read = readPersonName(text);
        if (read.kind === 'name') expect(readPersonName(read.name)).to.deep.equal(read);
      }),
    );
    expect(readPersonName(`a${' .'.repeat(100_000)}1`)).to.deep.equal({ kind: 'malformed' });
  });
});
