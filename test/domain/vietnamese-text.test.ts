import { expect } from 'chai';
import {
  canonicalText,
  canonicalWord,
  findPhrase,
  findWords,
  foldText,
  hasMarks,
  initials,
  mergeRanges,
  splitWords,
} from '../../src/domain/vietnamese-text.ts';

const marked = (text: string, ranges: readonly (readonly [number, number])[]) =>
  ranges.map(([start, end]) => text.slice(start, end));

describe('Vietnamese text', () => {
  it('folds marks, đ, case and the final y', () => {
    expect(foldText('Thủ tục ĐĂNG KÝ khai sinh')).to.equal('thu tuc dang ki khai sinh');
    expect(foldText('đăng kí')).to.equal(foldText('đăng ký'));
    expect(foldText('quý')).to.equal('qui');
    expect(foldText('tay thúy y tế')).to.equal('tay thuy y te');
  });

  it('reads composed and decomposed text alike', () => {
    const text = 'đăng ký kết hôn ở nước ngoài';
    expect(foldText(text.normalize('NFD'))).to.equal(foldText(text));
    expect(canonicalText(text.normalize('NFD'))).to.equal(canonicalText(text));
  });

  it('keeps tones apart, and both placements of one tone together', () => {
    expect(canonicalWord('hoà')).to.equal(canonicalWord('hòa'));
    expect(canonicalWord('thuý')).to.equal(canonicalWord('thúy'));
    expect(canonicalWord('Ký')).to.equal(canonicalWord('kí'));
    expect(canonicalWord('mã')).not.to.equal(canonicalWord('má'));
    expect(canonicalWord('sơ')).not.to.equal(canonicalWord('so'));
  });

  it('knows which words were typed with marks', () => {
    expect(['ma', 'mã', 'da', 'đa', 'ky', 'tư'].filter(hasMarks)).to.deep.equal(['mã', 'đa', 'tư']);
  });

  it('takes initials', () => {
    expect(initials('đăng ký khai sinh')).to.equal('dkks');
  });

  it('finds phrases in the text as written', () => {
    const text = 'Thủ tục đăng  ký, khai sinh lưu động';
    const words = splitWords(text);
    expect(marked(text, findPhrase(words, ['dang', 'ki', 'khai']))).to.deep.equal(['đăng  ký, khai']);
    expect(findPhrase(words, ['khai', 'si'])).to.deep.equal([]);
    expect(marked(text, findPhrase(words, ['khai', 'si'], true))).to.deep.equal(['khai si']);
    expect(findPhrase(words, [])).to.deep.equal([]);
  });

  it('ends a prefix behind the combining marks of its last letter', () => {
    const text = 'khẩu'.normalize('NFD');
    const [range] = findPhrase(splitWords(text), ['kha'], true);
    expect(text.slice(...(range ?? [0, 0])).normalize('NFC')).to.equal('khẩ');
  });

  it('counts in UTF-16 code units behind characters outside the basic plane', () => {
    const text = '😀 khai sinh';
    expect(marked(text, findPhrase(splitWords(text), ['khai', 'sinh']))).to.deep.equal(['khai sinh']);
  });

  it('finds single words, and joins ranges that touch', () => {
    const text = 'sinh, khai';
    expect(marked(text, findWords(splitWords(text), ['khai', 'sinh']))).to.deep.equal(['khai', 'sinh']);
    expect(
      mergeRanges([
        [6, 9],
        [0, 2],
        [2, 4],
        [3, 5],
        [9, 9],
      ]),
    ).to.deep.equal([
      [0, 5],
      [6, 9],
    ]);
  });
});
