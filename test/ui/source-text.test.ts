import { expect } from 'chai';
import { render } from 'lit';
import { sourceText } from '../../src/ui/source-text.ts';
import { textOf } from '../support/mount.ts';

function draw(text: string, source?: string): HTMLElement {
  const place = document.createElement('div');
  render(sourceText(text, source), place);
  return place;
}

const lines = (count: number, length: number) =>
  Array.from({ length: count }, () => 'chữ '.repeat(length / 4)).join('\n');

describe('sourceText', () => {
  it('shows paragraphs and lists, marked as Vietnamese', () => {
    const place = draw('Gồm:\n- một\n- hai\nHết.');
    expect([...place.querySelectorAll('p')].map(textOf)).to.deep.equal(['Gồm:', 'Hết.']);
    expect([...place.querySelectorAll('li')].map(textOf)).to.deep.equal(['một', 'hai']);
    expect(place.querySelector('[lang="vi"]')).not.to.equal(null);
  });

  it('shows markup as text', () => {
    const markup = '<img src=x onerror="alert(1)">';
    const place = draw(markup);
    expect(place.querySelector('img')).to.equal(null);
    expect(textOf(place)).to.equal(markup);
  });

  it('folds what is long, says how much, and loses nothing', () => {
    const place = draw(lines(40, 100));
    const details = place.querySelector('details')!;
    expect(details.open).to.equal(false);
    const [shown, folded] = [place.querySelectorAll('p').length, details.querySelectorAll('p').length];
    expect(shown).to.equal(40);
    expect(folded).to.be.within(1, 39);
    expect(textOf(place.querySelector('summary'))).to.include(String(folded));
  });

  it('folds nothing for the sake of a line or two', () => {
    expect(draw(lines(14, 100)).querySelector('details')).to.equal(null);
    expect(draw(lines(3, 100)).querySelector('details')).to.equal(null);
  });

  it('says what is too long for a page, and where to read it', () => {
    const long = lines(800, 100);
    const place = draw(long, 'https://dichvucong.example/mau');
    expect(textOf(place)).to.match(/chỉ có phần đầu\. Xem đầy đủ ở trang nguồn/);
    expect(place.querySelector('a')?.href).to.equal('https://dichvucong.example/mau');
    expect(place.querySelector('[lang="vi"]')?.textContent?.length).to.be.below(70_000);
    expect(draw(long, 'javascript:alert(1)').querySelector('a')).to.equal(null);
    expect(draw(long.slice(0, 60_000), 'https://dichvucong.example/mau').querySelector('a')).to.equal(null);
  });

  it('shows a long single paragraph whole', () => {
    expect(draw(lines(1, 8_000)).querySelector('details')).to.equal(null);
  });
});
