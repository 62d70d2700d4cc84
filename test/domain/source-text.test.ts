import { expect } from 'chai';
import * as fc from 'fast-check';
import { sourceBlocks, type SourceBlock } from '../../src/domain/source-text.ts';
import { anyCharacter } from '../support/any-character.ts';

const BULLETS = /[-+*•●▪–\uE000-\uF8FF]/gu;

const lines = (text: string) =>
  sourceBlocks(text).flatMap((block) => (block.kind === 'paragraph' ? [block.text] : block.items));
const paragraph = (text: string): SourceBlock => ({ kind: 'paragraph', text });
const list = (...items: string[]): SourceBlock => ({ kind: 'list', items });

describe('sourceBlocks', () => {
  it('makes a paragraph of each line, whatever ends it', () => {
    for (const end of ['\n', '\r\n', '\r', '\u2028', '\u2029', ' \n \n\t']) {
      expect(sourceBlocks(`Một${end}Hai`)).to.deep.equal([paragraph('Một'), paragraph('Hai')]);
    }
  });

  it('gives nothing for nothing', () => {
    for (const text of ['', '   ', '\n\n', '- ', '•\n+']) expect(sourceBlocks(text)).to.deep.equal([]);
  });

  it('gathers bullets of every kind into lists', () => {
    const text = 'Gồm:\n- một\n+ hai\n* ba\n• bốn\n\uF0B7 năm\n– sáu\nHết.\n-bảy';
    expect(sourceBlocks(text)).to.deep.equal([
      paragraph('Gồm:'),
      list('một', 'hai', 'ba', 'bốn', 'năm', 'sáu'),
      paragraph('Hết.'),
      list('bảy'),
    ]);
  });

  it('leaves dashes within a line alone', () => {
    expect(lines('Đơn - theo mẫu 01-TP/ĐK – bản chính')).to.deep.equal([
      'Đơn - theo mẫu 01-TP/ĐK – bản chính',
    ]);
  });

  it('parts table cells and sentences that ran together', () => {
    expect(lines('Tên giấy tờMẫu đơn, tờ khaiSố lượng')).to.deep.equal([
      'Tên giấy tờ',
      'Mẫu đơn, tờ khai',
      'Số lượng',
    ]);
    expect(lines('Nộp hồ sơ.Nhận giấy hẹn;Chờ kết quả')).to.deep.equal([
      'Nộp hồ sơ.',
      'Nhận giấy hẹn;',
      'Chờ kết quả',
    ]);
    expect(lines('(bản chính)Giấy khai sinh')).to.deep.equal(['(bản chính)', 'Giấy khai sinh']);
  });

  it('starts each step on a line of its own', () => {
    const text = 'Bước 1: Nộp hồ sơ. Bước 2: Kiểm tra; Bước 10. Trả kết quả';
    expect(lines(text)).to.deep.equal(['Bước 1: Nộp hồ sơ.', 'Bước 2: Kiểm tra;', 'Bước 10. Trả kết quả']);
    expect(lines('Làm như ở Bước 1: nộp lại')).to.deep.equal(['Làm như ở Bước 1: nộp lại']);
  });

  it('keeps names with capitals inside whole', () => {
    for (const text of [
      'Khai trên eTax Mobile',
      'Đăng nhập VNeID mức 2',
      'Dùng iPhone hoặc iPad',
      'Theo mẫu 3.Bis',
      'TP.HCM, 1.000.000 đồng',
      'Điện thoại: 1900.1234',
    ]) {
      expect(lines(text)).to.deep.equal([text]);
    }
  });

  it('reads decomposed text as composed', () => {
    const text = 'Tên giấy tờMẫu đơn';
    expect(sourceBlocks(text.normalize('NFD'))).to.deep.equal(sourceBlocks(text));
  });

  it('never loses, adds or reorders anything but bullets and white space', () => {
    const word = fc.constantFrom(
      'tờ khai',
      'Số lượng',
      'eTax',
      'Bước 2:',
      '1.000',
      'TP.',
      ')',
      'Đ',
      'ộ',
      '<b>',
      '😀',
    );
    const joint = fc.constantFrom('', ' ', '\n', '\n- ', '. ', ';', '\r\n+', ' • ', '\u2028', '-');
    const texts = fc.array(fc.tuple(word, joint)).map((parts) => parts.flat().join(''));
    const visible = (text: string) => text.normalize('NFC').replace(/\s+/gu, '').replace(BULLETS, '');
    fc.assert(
      fc.property(fc.oneof(texts, fc.string({ unit: anyCharacter })), (text) => {
        expect(visible(lines(text).join(''))).to.equal(visible(text));
      }),
      { numRuns: 2_000 },
    );
  });

  it('takes bullets only from the start of a line', () => {
    const inner = fc.constantFrom('a', 'b', '-', '+', '*', '•', ' ');
    const texts = fc.array(inner).map((parts) => `x${parts.join('')}`);
    fc.assert(
      fc.property(texts, (text) => {
        expect(lines(text)).to.deep.equal([text.trimEnd()]);
      }),
    );
  });

  it('stays fast on a megabyte of one line', () => {
    const start = performance.now();
    sourceBlocks('Bước 1: nộp hồ sơ; '.repeat(55_000));
    sourceBlocks(`${' '.repeat(500_000)}x${'-'.repeat(500_000)}`);
    // Far above what it takes; quadratic matching would take minutes.
    expect(performance.now() - start).to.be.below(5_000);
  });
});
