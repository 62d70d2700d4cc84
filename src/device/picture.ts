import { barePicture, type BarePicture } from './bare-picture.ts';
import { blankPlace } from './blank-place.ts';
import { startsWith } from './bytes.ts';

export interface PictureLimits {
  readonly longestSide?: number;
  /** Of JPEG, 0 to 1. */
  readonly quality?: number;
}

/** An A4 page at nearly 190 dots an inch, as offices scan: small print and red stamps stay readable. */
const LONGEST_SIDE = 2_200;
const QUALITY = 0.82;
/** Decoded, a pixel takes four bytes. More than this would end the page on a small phone. */
const MOST_PIXELS = 64_000_000;
/** Phones' own format and its relatives; few programs in offices open them. */
const PHONE_BRANDS = ['heic', 'heix', 'hevc', 'heim', 'heis', 'mif1', 'msf1', 'avif', 'avis'];
/** JPEG, PNG and WebP. */
const KNOWN = ['\xFF\xD8\xFF', '\x89PNG', 'RIFF'];
const TIFF = ['II*\0', 'MM\0*'];

export interface PreparedPicture {
  /** What is to be sent. */
  readonly file: File;
  /** What the picture says of where it was taken could not be taken out for sure. */
  readonly mayTellPlace: boolean;
}

/**
 * A photograph made small enough for a slow line, upright, and without what its file says of place, time and
 * device. A small one keeps its pixels as they are, and so does one that cannot be decoded here: then what it
 * tells is cut out of its bytes, or blanked in them. What is no picture stays as it is. Rejects only when the
 * device withholds the file.
 */
export async function shrinkPicture(file: File, limits: PictureLimits = {}): Promise<PreparedPicture> {
  const { longestSide = LONGEST_SIDE, quality = QUALITY } = limits;
  const start = new Uint8Array(await file.slice(0, 12).arrayBuffer());
  const isKnown = KNOWN.some((text) => startsWith(start, 0, text));
  if (!isKnown && !isForeign(start)) return { file, mayTellPlace: false };
  const bare = isKnown ? barePicture(new Uint8Array(await file.arrayBuffer())) : undefined;
  if (bare) return { file: await smallest(file, bare, longestSide, quality), mayTellPlace: false };
  const drawn = await redraw(file, longestSide, quality);
  if (drawn) return { file: drawn, mayTellPlace: false };
  const blanked = await withoutPlace(file);
  // Damaged: what it tells may stand anywhere in it.
  return isKnown ? { ...blanked, mayTellPlace: true } : blanked;
}

async function smallest(file: File, bare: BarePicture, longestSide: number, quality: number): Promise<File> {
  const kept = fileOf(bare, file);
  if (!isWorthRedrawing(bare, longestSide)) return kept;
  const smaller = await redraw(file, longestSide, quality);
  return smaller && smaller.size < kept.size ? smaller : kept;
}

/** A picture whose inside is known to browsers at most. */
function isForeign(start: Uint8Array): boolean {
  return TIFF.some((text) => startsWith(start, 0, text)) || isPhoneFormat(start);
}

function isPhoneFormat(start: Uint8Array): boolean {
  return startsWith(start, 4, 'ftyp') && PHONE_BRANDS.some((brand) => startsWith(start, 8, brand));
}

function isWorthRedrawing({ width, height }: BarePicture, longestSide: number): boolean {
  const isUnknown = width === 0 || height === 0;
  return isUnknown || (Math.max(width, height) > longestSide && width * height <= MOST_PIXELS);
}

function fileOf({ parts }: BarePicture, file: File): File {
  const size = parts.reduce((sum, { length }) => sum + length, 0);
  // The same bytes: the same file, which the browser need not hold in memory.
  if (size === file.size) return file;
  return new File([...parts], file.name, { type: file.type, lastModified: file.lastModified });
}

/** Of a picture that is neither known inside nor decoded here. */
async function withoutPlace(file: File): Promise<PreparedPicture> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const before = bytes.slice();
  const mayTellPlace = !blankPlace(bytes);
  if (bytes.every((byte, at) => byte === before[at])) return { file, mayTellPlace };
  const { name, type, lastModified } = file;
  return { file: new File([bytes], name, { type, lastModified }), mayTellPlace };
}

/** Drawn anew, upright and no larger than the limit; nothing but pixels gets through. */
async function redraw(file: File, longestSide: number, quality: number): Promise<File | undefined> {
  let bitmap: ImageBitmap | undefined;
  const canvas = document.createElement('canvas');
  try {
    if (!isCanvasTrue()) return undefined;
    bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' });
    const scale = Math.min(1, longestSide / Math.max(bitmap.width, bitmap.height));
    canvas.width = Math.max(1, Math.round(bitmap.width * scale));
    canvas.height = Math.max(1, Math.round(bitmap.height * scale));
    const context = canvas.getContext('2d');
    if (!context) return undefined;
    // JPEG knows no transparency; without this it would be black.
    context.fillStyle = '#fff';
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.imageSmoothingQuality = 'high';
    context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise<Blob | null>((give) => canvas.toBlob(give, 'image/jpeg', quality));
    if (blob?.type !== 'image/jpeg') return undefined;
    return new File([blob], jpegName(file.name), { type: blob.type, lastModified: file.lastModified });
  } catch {
    return undefined;
  } finally {
    bitmap?.close();
    // Safari gives a canvas's memory back only when it is small.
    canvas.width = canvas.height = 0;
  }
}

/** Browsers set against fingerprinting give noise for what was drawn: a document must not become that. */
function isCanvasTrue(): boolean {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = 2;
  const context = canvas.getContext('2d');
  if (!context) return false;
  context.fillStyle = 'rgb(40, 120, 200)';
  context.fillRect(0, 0, 2, 2);
  const { data } = context.getImageData(0, 0, 2, 2);
  return data.every((value, index) => Math.abs(value - [40, 120, 200, 255][index % 4]!) < 8);
}

function jpegName(name: string): string {
  return /\.jpe?g$/i.test(name) ? name : `${name.replace(/\.\w{1,5}$/, '')}.jpg`;
}
