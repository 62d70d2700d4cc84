import { expect } from 'chai';
import { shrinkPicture, type PictureLimits } from '../../src/device/picture.ts';
import { replace } from '../support/replace.ts';
import { seeded } from '../support/seeded.ts';
import { tidyAfterEach } from '../support/tidy.ts';

const shrunk = async (file: File, limits?: PictureLimits) => (await shrinkPicture(file, limits)).file;

type Colour = 'red' | 'green' | 'blue' | 'white';

/** Left half red, right half green, and the lower right corner blue. */
async function drawn(width: number, height: number, type = 'image/jpeg'): Promise<Uint8Array<ArrayBuffer>> {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d')!;
  for (const [colour, x, y] of [
    ['#f00', 0, 0],
    ['#0f0', 0.5, 0],
    ['#00f', 0.5, 0.5],
  ] as const) {
    context.fillStyle = colour;
    context.fillRect(x * width, y * height, width, height);
  }
  const blob = await new Promise<Blob | null>((give) => canvas.toBlob(give, type, 0.9));
  if (blob?.type !== type) throw new Error(`this browser writes no ${type}`);
  return new Uint8Array(await blob.arrayBuffer());
}

const fileOf = (bytes: BlobPart, name = 'anh.jpg', type = 'image/jpeg') => new File([bytes], name, { type });
const ascii = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const joined = (...parts: Uint8Array[]) => new Uint8Array(parts.flatMap((part) => [...part]));
const bytesOf = async (file: Blob) => new Uint8Array(await file.arrayBuffer());
const textOf = async (file: Blob) => String.fromCharCode(...(await bytesOf(file)));

function segment(marker: number, body: Uint8Array): Uint8Array {
  return joined(Uint8Array.of(0xff, marker, (body.length + 2) >> 8, (body.length + 2) & 0xff), body);
}

/** EXIF as a phone writes it: orientation, maker, and a place (the words stand for its numbers). */
function exif(orientation: number, little = false): Uint8Array {
  const view = new DataView(new ArrayBuffer(8 + 2 + 24 + 4));
  view.setUint16(0, little ? 0x4949 : 0x4d4d);
  view.setUint16(2, 42, little);
  view.setUint32(4, 8, little);
  view.setUint16(8, 2, little);
  [0x0112, 0x8825].forEach((tag, index) => {
    const entry = 10 + index * 12;
    view.setUint16(entry, tag, little);
    view.setUint16(entry + 2, index === 0 ? 3 : 4, little);
    view.setUint32(entry + 4, 1, little);
    if (index === 0) view.setUint16(entry + 8, orientation, little);
    else view.setUint32(entry + 8, 38, little);
  });
  return joined(ascii('Exif\0\0'), new Uint8Array(view.buffer), ascii('GPS 21.0285 105.8542 PhoneMaker'));
}

/** A photograph with all that phones add to it, before and behind the picture. */
function asPhone(jpeg: Uint8Array, orientation: number, little = false): Uint8Array<ArrayBuffer> {
  return joined(
    jpeg.slice(0, 2),
    segment(0xe1, exif(orientation, little)),
    segment(0xe1, ascii('http://ns.adobe.com/xap/1.0/\0<x exif:GPSLatitude="21"/>')),
    segment(0xe2, ascii('MPF\0preview')),
    segment(0xe2, ascii('ICC_PROFILE\0\x01\x01profile')),
    segment(0xed, ascii('Photoshop 3.0\0city')),
    segment(0xfe, ascii('a comment')),
    jpeg.slice(2),
    ascii('a short film with GPS'),
  );
}

const TELLING = ['GPS', 'PhoneMaker', 'MPF', 'Photoshop', 'comment', 'film'];

async function expectNothingTold(file: Blob): Promise<void> {
  const text = await textOf(file);
  for (const word of TELLING) expect(text).to.not.contain(word);
}

/** Size and the colours at the four corners, as the picture is shown. */
async function seen(file: Blob) {
  const image = new Image();
  image.src = URL.createObjectURL(file);
  await image.decode();
  URL.revokeObjectURL(image.src);
  const canvas = document.createElement('canvas');
  const { naturalWidth: width, naturalHeight: height } = image;
  [canvas.width, canvas.height] = [width, height];
  const context = canvas.getContext('2d')!;
  context.drawImage(image, 0, 0);
  const at = (x: number, y: number): Colour => {
    const [red, green, blue] = context.getImageData(x * (width - 1), y * (height - 1), 1, 1).data;
    if (red! > 200 && green! > 200 && blue! > 200) return 'white';
    return red! > 128 ? 'red' : green! > 128 ? 'green' : 'blue';
  };
  return { width, height, corners: [at(0, 0), at(1, 0), at(1, 1), at(0, 1)].join() };
}

/** Clockwise from the upper left, for each value of EXIF's orientation. */
const CORNERS = [
  'red,green,blue,red',
  'green,red,red,blue',
  'blue,red,red,green',
  'red,blue,green,red',
  'red,red,blue,green',
  'red,red,green,blue',
  'blue,green,red,red',
  'green,blue,red,red',
];

describe('shrinkPicture: photographs', () => {
  tidyAfterEach();

  it('makes a large one small, and says so in its type and name', async () => {
    const file = fileOf(await drawn(3_000, 2_000), 'anh chup.JPG');
    const small = await shrunk(file);
    expect(await seen(small)).to.deep.equal({ width: 2_200, height: 1_467, corners: CORNERS[0] });
    expect(small).to.include({ name: 'anh chup.JPG', type: 'image/jpeg', lastModified: file.lastModified });
    expect(small.size).to.be.lessThan(file.size);
  });

  it('leaves the bytes of a small one that tells nothing', async () => {
    const file = fileOf(await drawn(300, 200));
    expect(await shrunk(file)).to.equal(file);
  });

  it('changes nothing more the second time', async () => {
    const photograph = fileOf(asPhone(await drawn(60, 40), 6));
    const bare = await shrunk(photograph);
    expect(await shrunk(bare)).to.equal(bare);
    const small = await shrunk(photograph, { longestSide: 30 });
    expect(await shrunk(small, { longestSide: 30 })).to.equal(small);
  });

  for (const [index, corners] of CORNERS.entries()) {
    it(`keeps a small one with orientation ${index + 1} upright, without redrawing it`, async () => {
      replace(globalThis, 'createImageBitmap', () => Promise.reject(new Error('not now')));
      const photograph = asPhone(await drawn(60, 40), index + 1, index % 2 === 0);
      const bare = await shrunk(fileOf(photograph));
      const [width, height] = index < 4 ? [60, 40] : [40, 60];
      expect(await seen(bare)).to.deep.equal({ width, height, corners });
      await expectNothingTold(bare);
      expect(await textOf(bare)).to.contain('ICC_PROFILE');
    });

    it(`turns a large one with orientation ${index + 1} upright`, async () => {
      const photograph = asPhone(await drawn(600, 400), index + 1, index % 2 === 1);
      const small = await shrunk(fileOf(photograph), { longestSide: 300 });
      const [width, height] = index < 4 ? [300, 200] : [200, 300];
      expect(await seen(small)).to.deep.equal({ width, height, corners });
      await expectNothingTold(small);
      expect(await textOf(small)).to.not.contain('Exif');
    });
  }

  it('cuts out what one tells that cannot be decoded here', async () => {
    replace(globalThis, 'createImageBitmap', () => Promise.reject(new DOMException('', 'InvalidStateError')));
    const jpeg = await drawn(3_000, 2_000);
    const bare = await shrunk(fileOf(asPhone(jpeg, 1)));
    await expectNothingTold(bare);
    expect((await seen(bare)).width).to.equal(3_000);
  });

  it('does not decode one of a hundred million pixels', async () => {
    let decoded = 0;
    replace(globalThis, 'createImageBitmap', () => Promise.reject(new Error(String((decoded += 1)))));
    const jpeg = asPhone(await drawn(60, 40), 1);
    const frame = jpeg.findIndex((byte, at) => byte === 0xff && [0xc0, 0xc2].includes(jpeg[at + 1]!));
    jpeg.set([10_000 >> 8, 10_000 & 0xff, 12_000 >> 8, 12_000 & 0xff], frame + 5);
    await expectNothingTold(await shrunk(fileOf(jpeg)));
    expect(decoded).to.equal(0);
  });

  it('does not believe a browser that gives noise for what was drawn', async () => {
    const jpeg = await drawn(600, 400);
    replace(CanvasRenderingContext2D.prototype, 'getImageData', () => ({
      data: Uint8ClampedArray.from({ length: 16 }, (_, index) => (index * 89) % 256),
    }));
    const file = fileOf(jpeg);
    expect(await shrunk(file, { longestSide: 300 })).to.equal(file);
  });

  it('gives the memory of the decoded picture back', async () => {
    const file = fileOf(await drawn(600, 400));
    const { close } = ImageBitmap.prototype;
    let closed = 0;
    replace(ImageBitmap.prototype, 'close', function (this: ImageBitmap) {
      closed += 1;
      close.call(this);
    });
    await shrunk(file, { longestSide: 300 });
    expect(closed).to.equal(1);
  });
});

describe('shrinkPicture: other files', () => {
  tidyAfterEach();

  const chunk = (name: string, body: string) => {
    const length = new Uint8Array(4);
    new DataView(length.buffer).setUint32(0, body.length);
    return joined(length, ascii(name), ascii(body), new Uint8Array(4));
  };

  it('takes text and EXIF out of a PNG', async () => {
    const png = await drawn(60, 40, 'image/png');
    const end = png.length - 12;
    const told = joined(
      png.slice(0, 33),
      chunk('eXIf', 'GPS'),
      chunk('tEXt', 'Author\0comment'),
      png.slice(33, end),
      chunk('iTXt', 'film'),
      png.slice(end),
    );
    const bare = await shrunk(fileOf(told, 'a.png', 'image/png'));
    expect(await bytesOf(bare)).to.deep.equal(png);
    expect(bare).to.include({ name: 'a.png', type: 'image/png' });
  });

  it('makes a large PNG a JPEG on white, where that is smaller', async () => {
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [400, 300];
    const context = canvas.getContext('2d')!;
    const random = seeded(1);
    const noise = context.createImageData(400, 150);
    for (let at = 0; at < noise.data.length; at += 1) noise.data[at] = at % 4 === 3 ? 255 : random() * 256;
    context.putImageData(noise, 0, 150);
    const blob = await new Promise<Blob | null>((give) => canvas.toBlob(give));
    const small = await shrunk(fileOf(blob!, 'Ảnh thẻ.v2.png', 'image/png'), { longestSide: 200 });
    expect(small).to.include({ name: 'Ảnh thẻ.v2.jpg', type: 'image/jpeg' });
    const { width, height, corners } = await seen(small);
    expect([width, height, corners.split(',')[0]]).to.deep.equal([200, 150, 'white']);
  });

  it('keeps a large PNG that would not become smaller', async () => {
    const file = fileOf(await drawn(400, 300, 'image/png'), 'a.png', 'image/png');
    expect(await shrunk(file, { longestSide: 399, quality: 1 })).to.equal(file);
  });

  it('takes EXIF and XMP out of a WebP', async () => {
    const part = (name: string, body: Uint8Array) =>
      joined(ascii(name), Uint8Array.of(body.length, 0, 0, 0), body, new Uint8Array(body.length % 2));
    const riff = (...parts: Uint8Array[]) => {
      const body = joined(ascii('WEBP'), ...parts);
      return joined(ascii('RIFF'), Uint8Array.of(body.length, 0, 0, 0), body);
    };
    const extended = (flags: number) => part('VP8X', Uint8Array.of(flags, 0, 0, 0, 59, 0, 0, 39, 0, 0));
    const picture = part('VP8 ', ascii('pixels.'));
    const told = riff(extended(0b1_1100), picture, part('EXIF', ascii('GPS')), part('XMP ', ascii('film')));
    const bare = await shrunk(fileOf(told, 'a.webp', 'image/webp'));
    expect(await bytesOf(bare)).to.deep.equal(riff(extended(0b1_0000), picture));
  });

  it("makes a JPEG of a phone's own format where the browser reads it", async () => {
    const decoded = await createImageBitmap(fileOf(await drawn(60, 40)));
    const file = fileOf(ascii('\0\0\0\x18ftypheic and so on'), 'IMG_0001.HEIC', 'image/heic');
    expect(await shrunk(file)).to.equal(file);
    replace(globalThis, 'createImageBitmap', () => Promise.resolve(decoded));
    const jpeg = await shrunk(file);
    expect(jpeg).to.include({ name: 'IMG_0001.jpg', type: 'image/jpeg' });
    expect((await seen(jpeg)).corners).to.equal(CORNERS[0]);
  });

  for (const little of [false, true]) {
    it(`blanks the place in one the browser does not read, ${little ? 'little' : 'big'}-endian`, async () => {
      const block = new DataView(new ArrayBuffer(8 + 18 + 30 + 24));
      block.setUint32(0, little ? 0x49492a00 : 0x4d4d002a);
      block.setUint32(4, 8, little);
      const entry = (at: number, tag: number, type: number, count: number, value: number) => {
        block.setUint16(at, tag, little);
        block.setUint16(at + 2, type, little);
        block.setUint32(at + 4, count, little);
        block.setUint32(at + 8, value, little);
      };
      block.setUint16(8, 1, little);
      entry(10, 0x8825, 4, 1, 26);
      block.setUint16(26, 2, little);
      entry(28, 1, 2, 2, 0x4e000000);
      entry(40, 2, 5, 3, 56);
      const bytes = new Uint8Array(block.buffer);
      bytes.set(ascii('LatitudeLatitudeLatitude'), 56);
      const head = ascii('\0\0\0\x18ftypheic Exif\0 MM\0* ');
      const file = fileOf(joined(head, ascii('Exif\0\0'), bytes, ascii('pixels')), 'a.heic', 'image/heic');
      const blank = await shrunk(file);
      expect(blank.size).to.equal(file.size);
      const text = await textOf(blank);
      expect(text.endsWith(`${'\0'.repeat(54)}pixels`)).to.equal(true);
      expect(text).to.contain('ftypheic Exif\0 MM\0* ');
      expect(await shrunk(blank)).to.include({ size: file.size });
    });
  }

  for (const [name, bytes] of [
    ['a PDF', ascii('%PDF-1.7 comment')],
    ['an empty file', new Uint8Array()],
    ['a text that claims to be a picture', ascii('GPS')],
    ['a sound', ascii('RIFF\x04\0\0\0WAVE')],
    ['a JPEG of four bytes', Uint8Array.of(0xff, 0xd8, 0xff, 0xe1)],
    ['a cut PNG', ascii('\x89PNG\r\n\x1A\n\0\0\x10\0IDAT')],
  ] as [string, Uint8Array<ArrayBuffer>][]) {
    it(`leaves ${name} alone`, async () => {
      const file = fileOf(bytes);
      expect(await shrunk(file)).to.equal(file);
    });
  }

  it('says that the device withholds a file', async () => {
    const file = fileOf(ascii('x'));
    const withheld = new DOMException('', 'NotReadableError');
    replace(file, 'slice', () => ({ arrayBuffer: () => Promise.reject(withheld) }));
    const error: unknown = await shrinkPicture(file).catch((thrown: unknown) => thrown);
    expect(error).to.equal(withheld);
  });
});

describe('shrinkPicture: what could not be taken out', () => {
  tidyAfterEach();
  beforeEach(() => replace(globalThis, 'createImageBitmap', () => Promise.reject(new Error('not here'))));

  const tells = async (bytes: Uint8Array<ArrayBuffer>, type = 'image/heic') =>
    (await shrinkPicture(fileOf(bytes, 'a', type))).mayTellPlace;
  const heic = (...parts: Uint8Array[]) => joined(ascii('\0\0\0\x18ftypheic'), ...parts);
  const xmp = ascii('<x:xmpmeta><x exif:GPSLatitude="21,1"/></x:xmpmeta>');

  it('is certain of pictures it knows inside', async () => {
    expect(await tells(asPhone(await drawn(60, 40), 6), 'image/jpeg')).to.equal(false);
    expect(await tells(joined(await drawn(60, 40, 'image/png')), 'image/png')).to.equal(false);
  });

  it('is certain of one that speaks of nothing, and of files that are no pictures', async () => {
    expect(await tells(heic(ascii(' pixels')))).to.equal(false);
    expect(await tells(ascii('%PDF-1.7 Exif'), 'application/pdf')).to.equal(false);
  });

  it('says of a damaged one that it may', async () => {
    const jpeg = asPhone(await drawn(60, 40), 6);
    expect(await tells(jpeg.slice(0, -60), 'image/jpeg')).to.equal(true);
    expect(await tells(ascii('\x89PNG\r\n\x1A\n\0\0\x10\0IDAT'), 'image/png')).to.equal(true);
  });

  it('says so where EXIF is spoken of, and none is found', async () => {
    expect(await tells(heic(ascii('infe Exif\0 packed in some way')))).to.equal(true);
  });

  it('says so where EXIF points out of itself', async () => {
    expect(await tells(heic(ascii('Exif\0\0MM\0*\0\0\xFF\xFF')))).to.equal(true);
  });

  it('blanks what is written about the picture, and says so where it is not all there', async () => {
    const file = heic(ascii('application/rdf+xml'), xmp, ascii('pixels'));
    const { file: blank, mayTellPlace } = await shrinkPicture(fileOf(file, 'a.heic', 'image/heic'));
    expect(mayTellPlace).to.equal(false);
    expect(await textOf(blank)).to.match(/rdf\+xml {51}pixels$/);
    expect(await tells(heic(ascii('application/rdf+xml'), xmp.slice(0, 40)))).to.equal(true);
    expect(await tells(heic(ascii('application/rdf+xml, deflated')))).to.equal(true);
  });

  it('blanks the place of EXIF without a name, as in a TIFF', async () => {
    const tiff = joined(exif(1, true).slice(6));
    const view = new DataView(tiff.buffer);
    view.setUint16(38, 0, true);
    expect(await tells(tiff, 'image/tiff')).to.equal(false);
  });

  it('keeps nothing that only bears the name of a colour profile', async () => {
    const jpeg = await drawn(60, 40);
    const told = joined(jpeg.slice(0, 2), segment(0xed, ascii('Adobe_Photoshop2.5:city GPS')), jpeg.slice(2));
    await expectNothingTold(await shrunk(fileOf(told)));
  });
});
