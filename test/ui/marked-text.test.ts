import { expect } from 'chai';
import * as fc from 'fast-check';
import { render } from 'lit';
import { markedText } from '../../src/ui/marked-text.ts';

function draw(text: string, ranges: readonly number[][]) {
  const place = document.createElement('p');
  render(markedText(text, ranges), place);
  return {
    text: place.textContent,
    marks: [...place.querySelectorAll('mark')].map((mark) => mark.textContent),
  };
}

describe('markedText', () => {
  it('marks the ranges and keeps the rest', () => {
    expect(
      draw('Đăng ký khai sinh', [
        [0, 4],
        [8, 12],
      ]),
    ).to.deep.equal({
      text: 'Đăng ký khai sinh',
      marks: ['Đăng', 'khai'],
    });
    expect(draw('Khai sinh', [])).to.deep.equal({ text: 'Khai sinh', marks: [] });
    expect(draw('Khai', [[0, 4]]).marks).to.deep.equal(['Khai']);
  });

  it('passes over ranges that cannot be', () => {
    const bad = [
      [],
      [1],
      [3, 1],
      [2, 2],
      [-1, 2],
      [5, 99],
      [Number.NaN, 2],
      [0, Number.NaN],
      [1e300, 1e301],
      [0.5, 99],
    ];
    expect(draw('Khai sinh', bad)).to.deep.equal({ text: 'Khai sinh', marks: [] });
  });

  it('takes the first of two that overlap, and those after it', () => {
    expect(
      draw('Khai sinh', [
        [0, 4],
        [2, 6],
        [5, 9],
      ]).marks,
    ).to.deep.equal(['Khai', 'sinh']);
  });

  it('shows markup as text', () => {
    expect(draw('<b>Khai</b>', [[0, 3]])).to.deep.equal({ text: '<b>Khai</b>', marks: ['<b>'] });
  });

  it('never changes the text, whatever the ranges', () => {
    const number = fc.oneof(fc.integer({ min: -5, max: 30 }), fc.double());
    fc.assert(
      fc.property(
        fc.string({ maxLength: 20 }),
        fc.array(fc.array(number, { maxLength: 3 })),
        (text, ranges) => {
          expect(draw(text, ranges).text).to.equal(text);
        },
      ),
    );
  });
});
