import { expect } from 'chai';
import { fileName } from '../../../src/widgets/status-lookup/save-file.ts';

describe('the name of a file that is saved', () => {
  for (const [name, type, expected] of [
    ['Giấy khai sinh', 'application/pdf', 'Giấy khai sinh.pdf'],
    ['giay-khai-sinh.PDF', 'application/pdf', 'giay-khai-sinh.PDF'],
    ['../../etc/passwd', 'application/pdf', 'etc passwd.pdf'],
    ['hình\u202Egpj.exe', 'image/jpeg', 'hình gpj.exe.jpg'],
    ['a/b\\c:d*e?f"g<h>i|j\nk', 'image/png', 'a b c d e f g h i j k.png'],
    ['', 'application/pdf', 'tai-lieu.pdf'],
    ['...', 'application/zip', 'tai-lieu.zip'],
    ['Bản ghi', 'application/octet-stream', 'Bản ghi'],
  ] as const) {
    it(`${JSON.stringify(name)} is ${expected}`, () => {
      expect(fileName(name, type)).to.equal(expected);
    });
  }

  it('is never endless', () => {
    expect(fileName('a'.repeat(1_000_000), 'application/pdf')).to.have.length(124);
  });
});
