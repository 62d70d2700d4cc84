import { expect } from 'chai';
import {
  findOptions,
  optionFormerlyNamed,
  optionNamed,
  type SearchOption,
} from '../../src/fields/option-search.ts';

const option = (label: string, names: string[] = [], formerNames: string[] = []): SearchOption => ({
  code: label,
  label,
  names,
  formerNames,
});

const PROVINCES = [
  option('Thành phố Hà Nội', ['Hà Nội']),
  option('Cao Bằng', ['Tỉnh Cao Bằng']),
  option('Tuyên Quang', ['Tỉnh Tuyên Quang'], ['Tỉnh Hà Giang']),
  option('Thành phố Hồ Chí Minh', ['Hồ Chí Minh'], ['Tỉnh Bình Dương']),
  option('An Giang', ['Tỉnh An Giang']),
  option('Thành phố Đà Nẵng', ['Đà Nẵng'], ['Tỉnh Quảng Nam']),
];
const WARDS = [
  option('Phường Minh Phụng', ['Minh Phụng'], ['Phường 10, Quận 11', 'Phường 1, Quận 11']),
  option('Phường Chợ Lớn', ['Chợ Lớn'], ['Phường 1, Quận 5']),
  option('Phường Linh Xuân', ['Linh Xuân'], ['Phường Linh Trung, Thành phố Thủ Đức']),
  option('Xã Bình Chánh', ['Bình Chánh']),
  option('Phường Bình Chánh', ['Bình Chánh']),
];

const labels = (options: readonly SearchOption[], text: string) =>
  findOptions(options, text).map((found) => found.option.label);

describe('findOptions', () => {
  it('finds everything, in its order, for nothing', () => {
    expect(labels(PROVINCES, '  ')).to.deep.equal(PROVINCES.map(({ label }) => label));
  });

  for (const text of [
    'ha noi',
    'hà nội',
    'HÀ NỘI',
    'hà nội'.normalize('NFD'),
    'ha no',
    'tp ha noi',
    'tp. Hà Nội',
  ]) {
    it(`finds with and without tone marks, in part, in any Unicode form: ${text.normalize('NFC')}`, () => {
      expect(labels(PROVINCES, text)).to.deep.equal(['Thành phố Hà Nội']);
    });
  }

  it('puts the beginning of a name first, and former names last', () => {
    expect(labels(PROVINCES, 'giang')).to.deep.equal(['An Giang', 'Tuyên Quang']);
    expect(labels(PROVINCES, 'ha')).to.deep.equal(['Thành phố Hà Nội', 'Tuyên Quang']);
  });

  it('tells the former name by which it was found', () => {
    const [found] = findOptions(PROVINCES, 'binh duong');
    expect([found?.option.label, found?.formerName]).to.deep.equal([
      'Thành phố Hồ Chí Minh',
      'Tỉnh Bình Dương',
    ]);
    expect(findOptions(PROVINCES, 'hồ chí')[0]?.formerName).to.equal(undefined);
  });

  it('knows the wards of a district that is no more', () => {
    const [found] = findOptions(WARDS, 'thu duc');
    expect(found?.formerName).to.equal('Phường Linh Trung, Thành phố Thủ Đức');
  });

  it('takes a number for itself before it takes it for a beginning', () => {
    const found = findOptions(WARDS, 'phuong 1').map(({ formerName }) => formerName);
    expect(found).to.deep.equal(['Phường 1, Quận 11', 'Phường 1, Quận 5']);
    expect(labels(WARDS, 'phường 1 quận 5')).to.deep.equal(['Phường Chợ Lớn']);
  });

  it('knows the first letters', () => {
    expect(labels(PROVINCES, 'tphcm')).to.deep.equal(['Thành phố Hồ Chí Minh']);
    expect(labels(PROVINCES, 'hcm')).to.deep.equal(['Thành phố Hồ Chí Minh']);
  });

  it('marks what was looked for', () => {
    const [found] = findOptions(PROVINCES, 'noi ha');
    expect(found?.marks).to.deep.equal([
      [10, 12],
      [13, 16],
    ]);
  });

  it('finds nothing for what is not there, nor for signs', () => {
    expect(labels(PROVINCES, 'xyz')).to.deep.equal([]);
    expect(labels(PROVINCES, 'cao giang')).to.deep.equal([]);
    expect(labels(PROVINCES, '(.*')).to.have.length(PROVINCES.length);
  });
});

describe('optionNamed', () => {
  it('knows an option by any of its whole names', () => {
    for (const text of ['ha noi', 'Thành phố Hà Nội', 'HA NOI'])
      expect(optionNamed(PROVINCES, text)?.label, text).to.equal('Thành phố Hà Nội');
    expect(optionNamed(PROVINCES, 'tinh cao bang')?.label).to.equal('Cao Bằng');
  });

  it('takes no part of a name, no former name, and none of two', () => {
    for (const text of ['ha', 'Tỉnh Hà Giang', ''])
      expect(optionNamed(PROVINCES, text), text).to.equal(undefined);
    expect(optionNamed(WARDS, 'Bình Chánh')).to.equal(undefined);
    expect(optionNamed(WARDS, 'xa binh chanh')?.label).to.equal('Xã Bình Chánh');
  });
});

describe('optionFormerlyNamed', () => {
  const formerly = (options: readonly SearchOption[], text: string) =>
    optionFormerlyNamed(options, text)?.option.label;

  it('knows the one that a whole old name stands for', () => {
    expect(formerly(WARDS, 'phuong 1, quan 11')).to.equal('Phường Minh Phụng');
    expect(optionFormerlyNamed(PROVINCES, 'tỉnh bình dương')?.formerName).to.equal('Tỉnh Bình Dương');
  });

  it('takes nothing for granted', () => {
    for (const text of ['Phường 1', 'Bình Dương và', '', 'Tỉnh Cao Bằng'])
      expect(formerly([...WARDS, ...PROVINCES], text), text).to.equal(undefined);
    const twice = [option('A', [], ['Xã Cũ']), option('B', [], ['Xã Cũ'])];
    expect(formerly(twice, 'Xã Cũ')).to.equal(undefined);
    expect(formerly([option('Xã Cũ'), option('B', [], ['Xã Cũ'])], 'Xã Cũ')).to.equal(undefined);
  });
});
