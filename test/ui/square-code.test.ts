import { expect } from 'chai';
import { render } from 'lit';
import decode from 'qr/decode.js';
import { squareCode } from '../../src/ui/square-code.ts';

const SIDE = 400;

/** The picture as a camera would take it. */
async function pictureOf(svg: SVGElement): Promise<ImageData> {
  svg.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  svg.setAttribute('width', String(SIDE));
  svg.setAttribute('height', String(SIDE));
  const image = new Image();
  image.src = `data:image/svg+xml,${encodeURIComponent(new XMLSerializer().serializeToString(svg))}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = SIDE;
  const context = canvas.getContext('2d')!;
  context.drawImage(image, 0, 0, SIDE, SIDE);
  return context.getImageData(0, 0, SIDE, SIDE);
}

describe('squareCode', () => {
  for (const text of ['H29-261120-0001', 'G09.20-20260609-0092637']) {
    it(`is read back as ${text}`, async () => {
      const place = document.createElement('div');
      render(squareCode(text, 'Mã QR'), place);
      const picture = await pictureOf(place.querySelector('svg')!);
      expect(decode(picture)).to.equal(text);
    });
  }

  it('is one picture with a name', () => {
    const place = document.createElement('div');
    render(squareCode('H29-261120-0001', 'Mã QR của hồ sơ'), place);
    const svg = place.querySelector('svg');
    expect([svg?.getAttribute('role'), svg?.getAttribute('aria-label')]).to.deep.equal([
      'img',
      'Mã QR của hồ sơ',
    ]);
  });
});
