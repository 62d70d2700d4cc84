import { expect } from 'chai';
import { endpointAddress } from '../../src/config/endpoint-address.ts';

const kind = (value: string | undefined) => endpointAddress(value).kind;

describe('endpointAddress', () => {
  it('takes https anywhere, with a path and a port', () => {
    for (const value of [
      'https://a.example',
      'https://a.example:8443/api/v1/',
      'https://dichvucong.gov.vn/',
    ]) {
      const address = endpointAddress(value);
      expect(address.kind === 'ready' && address.url.href).to.equal(new URL(value).href);
    }
  });

  it('takes http on this machine only', () => {
    for (const host of ['localhost', 'api.localhost', '127.0.0.1', '127.8.9.10', '[::1]']) {
      expect(kind(`http://${host}:8080/v1`), host).to.equal('ready');
    }
    for (const host of [
      'a.example',
      '192.168.1.1',
      '10.0.0.1',
      '0.0.0.0',
      '128.0.0.1',
      'localhost.example',
      'notlocalhost',
      '127.0.0.1.example',
      '[::2]',
    ]) {
      expect(kind(`http://${host}/`), host).to.equal('refused');
    }
  });

  it('sees through other spellings of an address', () => {
    expect(kind('HTTPS://A.EXAMPLE')).to.equal('ready');
    // 127.1 and 2130706433 are 127.0.0.1 (URL standard, IPv4 parser).
    expect(kind('http://127.1/')).to.equal('ready');
    expect(kind('http://2130706433/')).to.equal('ready');
    expect(kind('http://3232235777/')).to.equal('refused');
  });

  it('refuses a user name, a password, a query and a fragment', () => {
    for (const value of [
      'https://user@a.example/',
      'https://user:secret@a.example/',
      'https://a.example/?key=1',
      'https://a.example/#top',
    ]) {
      expect(kind(value), value).to.equal('refused');
    }
  });

  it('refuses every other scheme and what is no address', () => {
    for (const value of [
      'javascript:alert(1)',
      'data:text/html,a',
      'blob:https://a.example/1',
      'file:///etc/passwd',
      'ftp://a.example',
      'ws://a.example',
      '//a.example',
      '/api',
      'a.example',
      'https://',
      '<script>',
    ]) {
      expect(kind(value), value).to.equal('refused');
    }
  });

  it('tells nothing from something wrong, and cuts what is wrong', () => {
    for (const value of [undefined, '', '  ']) expect(kind(value)).to.equal('missing');
    const address = endpointAddress('x'.repeat(10_000));
    expect(address.kind === 'refused' && address.value).to.have.length(200);
  });
});
