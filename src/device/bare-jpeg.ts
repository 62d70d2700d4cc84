import { startsWith, viewOf } from './bytes.ts';

interface Segment {
  readonly marker: number;
  readonly start: number;
  readonly end: number;
}

const MARKER = {
  startOfScan: 0xda,
  endOfImage: 0xd9,
  applicationFirst: 0xe0,
  exif: 0xe1,
  colourProfile: 0xe2,
  adobe: 0xee,
  applicationLast: 0xef,
  comment: 0xfe,
} as const;
/** After a scan's header come its bytes, in which 0xFF stands before one of these. */
const isWithinScan = (marker: number) => marker === 0 || (marker >= 0xd0 && marker <= 0xd7);
/** Frame headers hold the size; the three others of the range are tables. */
const isFrame = (marker: number) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
/** Of all segments programs write for themselves, those about colours; the name alone may be another's as well. */
const HARMLESS: Readonly<Record<number, string>> = {
  [MARKER.applicationFirst]: 'JFIF\0',
  [MARKER.colourProfile]: 'ICC_PROFILE\0',
  [MARKER.adobe]: 'Adobe',
};
const UPRIGHT = 1;
const ORIENTATION_TAG = 0x0112;

/**
 * Cuts out EXIF, XMP, previews, comments, and whatever follows the picture (phones append short films). Only
 * colours (JFIF, ICC, Adobe) and which way is up remain.
 */
export function bareJpeg(bytes: Uint8Array<ArrayBuffer>) {
  const view = viewOf(bytes);
  const parts = [bytes.subarray(0, 2)];
  let size = { width: 0, height: 0 };
  for (const { marker, start, end } of segmentsOf(bytes, view)) {
    if (isFrame(marker)) size = { height: view.getUint16(start + 5), width: view.getUint16(start + 7) };
    if (!isTelling(marker, bytes, start)) parts.push(bytes.subarray(start, end));
    else if (marker === MARKER.exif) {
      const orientation = orientationIn(bytes.subarray(start + 4, end));
      if (orientation !== UPRIGHT) parts.push(orientationSegment(orientation));
    }
  }
  return { parts, ...size };
}

function* segmentsOf(bytes: Uint8Array, view: DataView): Generator<Segment> {
  for (let start = 2; ;) {
    if (view.getUint8(start) !== 0xff) throw new RangeError('no marker');
    const marker = view.getUint8(start + 1);
    if (marker === 0xff) {
      start += 1;
      continue;
    }
    if (marker === MARKER.endOfImage) return yield { marker, start, end: start + 2 };
    let end = start + 2 + view.getUint16(start + 2);
    if (marker === MARKER.startOfScan) end = endOfScan(bytes, end);
    if (end > bytes.length) throw new RangeError('cut');
    yield { marker, start, end };
    start = end;
  }
}

function endOfScan(bytes: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    const marker = bytes[at + 1];
    if (marker !== undefined && marker !== 0xff && !isWithinScan(marker)) return at;
  }
  throw new RangeError('cut');
}

function isTelling(marker: number, bytes: Uint8Array, start: number): boolean {
  if (marker === MARKER.comment) return true;
  if (marker < MARKER.applicationFirst || marker > MARKER.applicationLast) return false;
  const name = HARMLESS[marker];
  return name === undefined || !startsWith(bytes, start + 4, name);
}

/** From the first directory of the EXIF block: 1 to 8, 1 when it does not say. */
function orientationIn(block: Uint8Array): number {
  if (!startsWith(block, 0, 'Exif\0\0')) return UPRIGHT;
  const view = viewOf(block.subarray(6));
  try {
    const little = view.getUint16(0) === 0x4949;
    const directory = view.getUint32(4, little);
    const count = view.getUint16(directory, little);
    for (let entry = directory + 2; entry < directory + 2 + count * 12; entry += 12) {
      if (view.getUint16(entry, little) !== ORIENTATION_TAG) continue;
      const orientation = view.getUint16(entry + 8, little);
      return orientation >= 1 && orientation <= 8 ? orientation : UPRIGHT;
    }
  } catch {
    // A block that points out of itself says nothing.
  }
  return UPRIGHT;
}

/** EXIF with one directory of one entry, and nothing else. */
function orientationSegment(orientation: number): Uint8Array<ArrayBuffer> {
  const segment = new Uint8Array(36);
  segment.set([0xff, MARKER.exif, 0, 34, ...new TextEncoder().encode('Exif\0\0MM\0*'), 0, 0, 0, 8, 0, 1]);
  const view = viewOf(segment);
  view.setUint16(20, ORIENTATION_TAG);
  view.setUint16(22, 3);
  view.setUint32(24, 1);
  view.setUint16(28, orientation);
  return segment;
}
