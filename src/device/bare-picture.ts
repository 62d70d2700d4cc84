import { bareJpeg } from './bare-jpeg.ts';
import { startsWith, viewOf } from './bytes.ts';

/** A picture without what it says of its maker, place and time; every pixel is as it was. */
export interface BarePicture {
  /** One after another they are the file. */
  readonly parts: readonly Uint8Array<ArrayBuffer>[];
  /** 0 when the file does not say it at the usual place. */
  readonly width: number;
  readonly height: number;
}

/** Of a JPEG, PNG or WebP file; `undefined` when it is none, or is damaged. */
export function barePicture(bytes: Uint8Array<ArrayBuffer>): BarePicture | undefined {
  try {
    if (startsWith(bytes, 0, '\xFF\xD8\xFF')) return bareJpeg(bytes);
    if (startsWith(bytes, 0, '\x89PNG\r\n\x1A\n')) return barePng(bytes);
    if (startsWith(bytes, 0, 'RIFF') && startsWith(bytes, 8, 'WEBP')) return bareWebp(bytes);
  } catch {
    // Cut off, or not what it says it is.
  }
  return undefined;
}

/** Text (author, place), EXIF and time; whatever else a chunk holds concerns the picture. */
const TELLING_PNG_CHUNKS = ['tEXt', 'zTXt', 'iTXt', 'eXIf', 'tIME'];

function barePng(bytes: Uint8Array<ArrayBuffer>): BarePicture {
  const view = viewOf(bytes);
  const parts = [bytes.subarray(0, 8)];
  for (let start = 8, last = false; !last;) {
    // Length and name stand before the data, a check sum after it.
    const end = start + 12 + view.getUint32(start);
    if (end > bytes.length) throw new RangeError('cut');
    const isNamed = (name: string) => startsWith(bytes, start + 4, name);
    if (!TELLING_PNG_CHUNKS.some(isNamed)) parts.push(bytes.subarray(start, end));
    last = isNamed('IEND');
    start = end;
  }
  return { parts, width: view.getUint32(16), height: view.getUint32(20) };
}

const FLAGS_WITHOUT_METADATA = 0b1111_0011;

function bareWebp(bytes: Uint8Array<ArrayBuffer>): BarePicture {
  const view = viewOf(bytes);
  const end = 8 + view.getUint32(4, true);
  if (end > bytes.length) throw new RangeError('cut');
  // Only the extended kind holds more than the picture.
  if (!startsWith(bytes, 12, 'VP8X'))
    return { parts: [bytes.subarray(0, end)], ...simpleWebpSize(bytes, view) };
  const head = bytes.slice(0, 12);
  const parts = [head];
  for (let start = 12; start < end;) {
    const size = view.getUint32(start + 4, true);
    const chunk = bytes.slice(start, start + 8 + size + (size % 2));
    start += chunk.length;
    if (startsWith(chunk, 0, 'EXIF') || startsWith(chunk, 0, 'XMP ')) continue;
    if (startsWith(chunk, 0, 'VP8X')) chunk[8]! &= FLAGS_WITHOUT_METADATA;
    parts.push(chunk);
  }
  viewOf(head).setUint32(
    4,
    parts.reduce((sum, { length }) => sum + length, -8),
    true,
  );
  const sideAt = (at: number) => (view.getUint32(at, true) & 0xff_ff_ff) + 1;
  return { parts, width: sideAt(24), height: sideAt(27) };
}

/** Fourteen bits a side, lossy and lossless each at a place of their own. */
function simpleWebpSize(bytes: Uint8Array, view: DataView) {
  if (!startsWith(bytes, 12, 'VP8L'))
    return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
  const bits = view.getUint32(21, true);
  return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
}
