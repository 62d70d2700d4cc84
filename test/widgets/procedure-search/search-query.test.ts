import { expect } from 'chai';
import {
  addressWithQuery,
  codesOf,
  isFiltered,
  queryFromAddress,
  searchQuery,
  tidyText,
  withoutFilters,
  withToggled,
} from '../../../src/widgets/procedure-search/search-query.ts';

describe('tidyText', () => {
  it('is one form for what can be typed in several', () => {
    expect(tidyText('  khai \n\t sinh ')).to.equal('khai sinh');
    expect(tidyText('khai\u00A0sinh')).to.equal('khai sinh');
    expect(tidyText('đăng ký'.normalize('NFD'))).to.equal('đăng ký');
    expect(tidyText('a'.repeat(1_000))).to.have.length(200);
  });
});

describe('codesOf', () => {
  it('reads a list as an attribute says it', () => {
    expect(codesOf('3, 4,,3 ')).to.deep.equal(['3', '4']);
    for (const list of ['', ' , ', null, undefined]) expect(codesOf(list)).to.deep.equal([]);
  });

  it('takes no more than anybody would choose', () => {
    expect(codesOf(Array.from({ length: 1_000 }, (_, index) => index).join(','))).to.have.length(20);
  });
});

describe('a search query', () => {
  const query = searchQuery('khai sinh', { level: '3,4', subject: 'CITIZEN' });

  it('chooses and drops codes', () => {
    expect(isFiltered(query)).to.equal(true);
    expect(withToggled(query, 'level', '4').filters.level).to.deep.equal(['3']);
    expect(withToggled(query, 'level', '2').filters.level).to.deep.equal(['3', '4', '2']);
    expect(query.filters.level, 'the first stays as it was').to.deep.equal(['3', '4']);
    const without = withoutFilters(query);
    expect([without.text, isFiltered(without)]).to.deep.equal(['khai sinh', false]);
  });

  it('comes back from an address as it went in', () => {
    const address = addressWithQuery(new URL('https://tinh.example/tim?lang=vi#ket-qua'), query);
    expect(queryFromAddress(address)).to.deep.equal(query);
  });

  it('leaves everything of the host’s in the address', () => {
    const address = addressWithQuery(new URL('https://tinh.example/tim?lang=vi&q=host#ket-qua'), query);
    expect(address.searchParams.get('lang')).to.equal('vi');
    expect(address.searchParams.get('q')).to.equal('host');
    expect(address.hash).to.equal('#ket-qua');
  });

  it('leaves no parameter behind that says nothing', () => {
    const address = addressWithQuery(new URL('https://tinh.example/'), query);
    expect(addressWithQuery(address, searchQuery('', {})).href).to.equal('https://tinh.example/');
  });

  it('is not in an address that names nothing of ours', () => {
    expect(queryFromAddress(new URL('https://tinh.example/?q=a&level=4'))).to.equal(undefined);
    expect(queryFromAddress(new URL('https://tinh.example/?dvc-q='))?.text).to.equal('');
  });
});
