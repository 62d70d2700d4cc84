import { expect } from 'chai';
import * as fc from 'fast-check';
import {
  normaliseLookupCode,
  readReceiptCode,
  writeLookupCode,
  writeReceiptCode,
} from '../../src/domain/receipt-code.ts';
import { anyCharacter } from '../support/any-character.ts';

const CODE = 'H18-261120-0042';
const SECRET = '7KQ2M4XD9RPT';

describe('writeReceiptCode', () => {
  it('joins the code and the look-up code', () => {
    expect(writeReceiptCode({ code: CODE, lookupCode: SECRET })).to.equal(`${CODE}|${SECRET}`);
    expect(writeReceiptCode({ code: CODE, lookupCode: '7kq2-m4xd-9rpt' })).to.equal(`${CODE}|${SECRET}`);
  });

  it('writes the code alone where there is no look-up code, or one of another make', () => {
    for (const lookupCode of [undefined, '', '1234', `${SECRET}0`, 'một điều phải giữ kín'])
      expect(writeReceiptCode({ code: CODE, lookupCode })).to.equal(CODE);
    expect(writeReceiptCode({ code: CODE })).to.equal(CODE);
  });
});

describe('readReceiptCode', () => {
  it('reads what receipts say', () => {
    expect(readReceiptCode(`${CODE}|${SECRET}`)).to.deep.equal({ code: CODE, lookupCode: SECRET });
    expect(readReceiptCode(CODE)).to.deep.equal({ code: CODE });
    expect(readReceiptCode('000.17.22.H56-210531-0001')).to.deep.equal({ code: '000.17.22.H56-210531-0001' });
    expect(readReceiptCode(`MC-2026/15|${SECRET}`)).to.deep.equal({ code: 'MC-2026/15', lookupCode: SECRET });
  });

  it('overlooks spaces, small letters, dashes and look-alikes', () => {
    const both = { code: CODE, lookupCode: '10Q2M4XD9RPT' };
    for (const text of [
      ` h18 – 261120 – 0042 | 10q2-m4xd-9rpt `,
      `H18-261120-0042|lOQ2 M4XD 9RPT\n`,
      `\uFEFFH18−261120−0042|ioq2m4xd9rpt`,
    ]) {
      expect(readReceiptCode(text), text).to.deep.equal(both);
    }
    expect(readReceiptCode(' h18-261120-0042\r\n')).to.deep.equal({ code: CODE });
  });

  it('knows nothing else that people hold before a camera', () => {
    for (const text of [
      '',
      '|',
      `|${SECRET}`,
      `${CODE}|`,
      `${CODE}|7KQ2M4XD9RP`,
      `${CODE}|7KQ2M4XD9RPU`,
      `${CODE}|${SECRET}|`,
      `${CODE}|${SECRET}|${SECRET}`,
      // The square code of an identity card: number, old number, name, birth date, sex, address, day.
      '001190000001|010000001|Nguyễn Văn Mẫu|01011990|Nam|Số 1 phố Thí Dụ|01012022',
      '00020101021238570010A000000727012700069704',
      'https://endpoint.example/tra-cuu?ma=H18-261120-0042',
      `https://endpoint.example/|${SECRET}`,
      'MC-2026/15',
      SECRET,
      'x'.repeat(1_000_000),
      '|'.repeat(1_000_000),
    ]) {
      expect(readReceiptCode(text), text.slice(0, 40)).to.equal(undefined);
    }
  });

  it('reads back what was written, and is done with any text', () => {
    const code = fc.stringMatching(/^[A-Z]\d{2}(\.\d{1,3}){0,3}-\d{6}-\d{3,7}$/);
    const lookupCode = fc.option(fc.stringMatching(/^[0-9A-HJKMNP-TV-Z]{12}$/), { nil: undefined });
    fc.assert(
      fc.property(code, lookupCode, (one, secret) => {
        const read = readReceiptCode(writeReceiptCode({ code: one, lookupCode: secret }));
        expect(read).to.deep.equal(secret === undefined ? { code: one } : { code: one, lookupCode: secret });
      }),
    );
    fc.assert(
      fc.property(fc.string({ unit: anyCharacter }), (text) => {
        const read = readReceiptCode(text);
        if (read) expect(readReceiptCode(writeReceiptCode(read))).to.deep.equal(read);
      }),
    );
  });
});

describe('look-up codes for people', () => {
  it('come in groups of four, and are read whichever way they are typed', () => {
    expect(writeLookupCode(SECRET)).to.equal('7KQ2-M4XD-9RPT');
    expect(writeLookupCode('of another make')).to.equal('of another make');
    for (const typed of ['7KQ2-M4XD-9RPT', ' 7kq2 m4xd 9rpt ', '7KQ2–M4XD−9RPT', '７ＫＱ２Ｍ４ＸＤ９ＲＰＴ'])
      expect(normaliseLookupCode(typed), typed).to.equal(SECRET);
    expect(normaliseLookupCode('oOiIlL')).to.equal('001111');
  });
});
