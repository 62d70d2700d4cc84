import { expect } from 'chai';
import * as fc from 'fast-check';
import { readEmailAddress } from '../../src/domain/email-address.ts';
import { anyCharacter } from '../support/any-character.ts';

describe('readEmailAddress', () => {
  it('takes ordinary addresses', () => {
    for (const text of [
      'mau@example.vn',
      'nguyen.van.mau@example.com.vn',
      'mau+khai-sinh@mail.example.gov.vn',
      "o'mau_1@ex-ample.org",
      'M@example.vn',
      'mau@xn--vn-example.vn',
      'mau@1234.vn',
    ]) {
      expect(readEmailAddress(text), text).to.equal(text);
    }
  });

  it('drops spaces around it and writes the domain in small letters', () => {
    expect(readEmailAddress(' Nguyen.Mau@Example.VN\n')).to.equal('Nguyen.Mau@example.vn');
  });

  it('refuses slips', () => {
    for (const text of [
      '',
      'mau',
      'mau@',
      '@example.vn',
      'mau@example',
      'mau@example.',
      'mau@.vn',
      'mau@example..vn',
      'mau@-example.vn',
      'mau@example.v',
      'mau@example.12',
      'mau.@example.vn',
      '.mau@example.vn',
      'ma..u@example.vn',
      'ma u@example.vn',
      'mẫu@example.vn',
      'mau@ví-dụ.vn',
      'mau@@example.vn',
      'mau@example.vn, dụ@example.vn',
      '"mau"@example.vn',
      'Mẫu <mau@example.vn>',
      `${'m'.repeat(65)}@example.vn`,
      `mau@${'e'.repeat(64)}.vn`,
      `mau@${'example.'.repeat(40)}vn`,
    ]) {
      expect(readEmailAddress(text), text).to.equal(undefined);
    }
  });

  it('reads back what it gives', () => {
    fc.assert(
      fc.property(fc.emailAddress(), (text) => {
        const read = readEmailAddress(text);
        if (read !== undefined) expect(readEmailAddress(read)).to.equal(read);
      }),
    );
    fc.assert(fc.property(fc.string({ unit: anyCharacter }), (text) => void readEmailAddress(text)));
  });
});
