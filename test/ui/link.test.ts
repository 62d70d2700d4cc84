import { expect } from 'chai';
import { addressWithCode, safeAddress, thisPageWithProcedure } from '../../src/ui/link.ts';

describe('safeAddress', () => {
  it('takes the web, mail and telephone, and addresses within the site', () => {
    for (const address of [
      'https://dichvucong.example/1',
      'http://a.example',
      'mailto:a@b.example',
      'tel:18001096',
      '/nop-ho-so?ma=1',
      'trang.html',
      '?dvc-procedure=1',
      '#top',
      '//a.example/x',
    ]) {
      expect(safeAddress(address), address).to.equal(address);
    }
  });

  it('takes nothing that runs, carries or reads', () => {
    for (const address of [
      'javascript:alert(1)',
      'JavaScript:alert(1)',
      ' javascript:alert(1)',
      'java\nscript:alert(1)',
      'java\tscript:alert(1)',
      '\u0001javascript:alert(1)',
      'data:text/html,<script>alert(1)</script>',
      'vbscript:x',
      'blob:https://a.example/1',
      'file:///etc/passwd',
      'ftp://a.example',
      'intent://x',
      'https://',
      '',
      undefined,
    ]) {
      expect(safeAddress(address), String(address)).to.equal(undefined);
    }
  });
});

describe('addressWithCode', () => {
  it('fills the code in, everywhere and encoded', () => {
    expect(addressWithCode('/nop/{code}?ma={code}', '1.001193')).to.equal('/nop/1.001193?ma=1.001193');
    expect(addressWithCode('/nop?ma={code}', 'a&b=/..#"')).to.equal('/nop?ma=a%26b%3D%2F..%23%22');
    expect(addressWithCode('/nop?ma={code}', '$&')).to.equal('/nop?ma=%24%26');
  });

  it('leaves out half a character, which has no encoding', () => {
    expect(addressWithCode('/nop?ma={code}', '9.\uD800😀')).to.equal('/nop?ma=9.%F0%9F%98%80');
  });

  it('leaves other braces and addresses without a place as they are', () => {
    expect(addressWithCode('/nop?x={id}', '1')).to.equal('/nop?x={id}');
  });

  it('gives nothing for an address that is none, or must not be followed', () => {
    expect(addressWithCode(undefined, '1')).to.equal(undefined);
    expect(addressWithCode('', '1')).to.equal(undefined);
    expect(addressWithCode('javascript:apply("{code}")', '1')).to.equal(undefined);
    expect(addressWithCode('{code}', 'javascript:alert(1)')).to.equal('javascript%3Aalert(1)');
  });
});

describe('thisPageWithProcedure', () => {
  const before = location.href;
  afterEach(() => history.replaceState(null, '', before));

  it('is this page with the procedure and the host’s own parameters', () => {
    const address = new URL(location.href);
    address.searchParams.set('lang', 'vi');
    address.searchParams.set('dvc-procedure', 'old');
    history.replaceState(null, '', address);
    const made = new URL(thisPageWithProcedure('1.001193'), location.href);
    expect(made.pathname).to.equal(address.pathname);
    expect(made.searchParams.get('lang')).to.equal('vi');
    expect(made.searchParams.getAll('dvc-procedure')).to.deep.equal(['1.001193']);
  });
});
