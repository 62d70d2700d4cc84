import { startsWith, viewOf } from './bytes.ts';

const PLACE_TAG = 0x8825;
/** Bytes of one value of each EXIF type, by its number. */
const VALUE_BYTES = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8];
const ENTRY_BYTES = 12;
/** A longer value stands elsewhere, and the entry says where. */
const INLINE_BYTES = 4;
/** No value of a place is longer; what says it is longer is damaged, and must not blank the picture. */
const LONGEST_BYTES = 1_024;

/** How the directories of EXIF begin, with or without the name before them. */
const HEADS = ['MM\0*\0\0\0\x08', 'II*\0\x08\0\0\0', 'Exif\0\0MM\0*', 'Exif\0\0II*\0'];
const NAMED = 6;
/** Text about the picture (XMP): what it begins and ends with. */
const TEXT_START = '<x:xmpmeta';
const TEXT_END = '</x:xmpmeta>';
const SPACE = 0x20;

/**
 * Overwrites the place in every EXIF block with zeros, texts about the picture with spaces, and moves nothing,
 * so that it serves formats whose inside this does not know.
 *
 * @returns Whether nothing is left that may tell a place: false when the file speaks of EXIF or XMP that was
 *   not found, or could not be read.
 */
export function blankPlace(bytes: Uint8Array): boolean {
  const blocks = blankBlocks(bytes);
  const texts = blankTexts(bytes);
  if (blocks === 'unreadable' || texts === 'unreadable') return false;
  return (
    (blocks === 'blank' || !isSaid(bytes, 'Exif')) &&
    (texts === 'blank' || !isSaid(bytes, 'application/rdf+xml'))
  );
}

/** `none` was found; or all that were are `blank` now; or one could not be read. */
type Found = 'none' | 'blank' | 'unreadable';

function blankBlocks(bytes: Uint8Array): Found {
  let found: Found = 'none';
  for (const head of HEADS) {
    for (const at of placesOf(bytes, head)) {
      const isNamed = head.startsWith('Exif');
      const read = blankIn(bytes.subarray(isNamed ? at + NAMED : at));
      // Eight bytes without a name may as well be of the picture.
      if (read) found = found === 'unreadable' ? found : 'blank';
      else if (isNamed) found = 'unreadable';
    }
  }
  return found;
}

function blankTexts(bytes: Uint8Array): Found {
  let found: Found = 'none';
  for (const start of placesOf(bytes, TEXT_START)) {
    const [end] = placesOf(bytes.subarray(start), TEXT_END);
    if (end === undefined) return 'unreadable';
    bytes.fill(SPACE, start, start + end + TEXT_END.length);
    found = 'blank';
  }
  return found;
}

/** Blanks the place one block tells; false when the block cannot be read. */
function blankIn(block: Uint8Array): boolean {
  const view = viewOf(block);
  const little = view.getUint16(0) === 0x4949;
  try {
    for (const entry of entriesAt(view, view.getUint32(4, little), little)) {
      if (view.getUint16(entry, little) === PLACE_TAG) blankDirectory(block, view, entry, little);
    }
    return true;
  } catch {
    // Not an EXIF block after all, or one that points out of itself.
    return false;
  }
}

function blankDirectory(block: Uint8Array, view: DataView, entry: number, little: boolean): void {
  const place = view.getUint32(entry + 8, little);
  for (const value of entriesAt(view, place, little)) {
    const size = (VALUE_BYTES[view.getUint16(value + 2, little)] ?? 0) * view.getUint32(value + 4, little);
    const start = view.getUint32(value + 8, little);
    if (size > INLINE_BYTES && size <= LONGEST_BYTES) block.fill(0, start, start + size);
    block.fill(0, value, value + ENTRY_BYTES);
  }
  view.setUint16(place, 0);
}

/** Where the entries of a directory stand; all of it has to be there. */
function entriesAt(view: DataView, directory: number, little: boolean): number[] {
  const count = view.getUint16(directory, little);
  if (directory + 2 + count * ENTRY_BYTES > view.byteLength) throw new RangeError('cut');
  return Array.from({ length: count }, (_, index) => directory + 2 + index * ENTRY_BYTES);
}

function isSaid(bytes: Uint8Array, text: string): boolean {
  return !placesOf(bytes, text).next().done;
}

function* placesOf(bytes: Uint8Array, text: string): Generator<number> {
  const first = text.charCodeAt(0);
  for (let at = bytes.indexOf(first); at >= 0; at = bytes.indexOf(first, at + 1)) {
    if (startsWith(bytes, at, text)) yield at;
  }
}
