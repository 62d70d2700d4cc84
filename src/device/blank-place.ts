import { startsWith, viewOf } from './bytes.ts';

const PLACE_TAG = 0x8825;
/** Bytes of one value of each EXIF type, by its number. */
const VALUE_BYTES = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8];
const ENTRY_BYTES = 12;
/** A longer value stands elsewhere, and the entry says where. */
const INLINE_BYTES = 4;
/** No value of a place is longer; what says it is longer is damaged, and must not blank the picture. */
const LONGEST_BYTES = 1_024;

/**
 * Overwrites the place in every EXIF block with zeros and moves nothing, so that it serves formats whose
 * inside this does not know. Says whether there was one.
 */
export function blankPlace(bytes: Uint8Array): boolean {
  let found = false;
  for (let at = bytes.indexOf(0x45); at >= 0; at = bytes.indexOf(0x45, at + 1)) {
    const isBlock = ['Exif\0\0MM\0*', 'Exif\0\0II*\0'].some((text) => startsWith(bytes, at, text));
    if (isBlock && blankIn(bytes.subarray(at + 6))) found = true;
  }
  return found;
}

function blankIn(block: Uint8Array): boolean {
  const view = viewOf(block);
  const little = view.getUint16(0) === 0x4949;
  try {
    for (const entry of entriesAt(view, view.getUint32(4, little), little)) {
      if (view.getUint16(entry, little) !== PLACE_TAG) continue;
      const place = view.getUint32(entry + 8, little);
      for (const value of entriesAt(view, place, little)) {
        const size =
          (VALUE_BYTES[view.getUint16(value + 2, little)] ?? 0) * view.getUint32(value + 4, little);
        const start = view.getUint32(value + 8, little);
        if (size > INLINE_BYTES && size <= LONGEST_BYTES) block.fill(0, start, start + size);
        block.fill(0, value, value + ENTRY_BYTES);
      }
      view.setUint16(place, 0);
      return true;
    }
  } catch {
    // Not an EXIF block after all, or one that points out of itself.
  }
  return false;
}

function entriesAt(view: DataView, directory: number, little: boolean): number[] {
  const count = view.getUint16(directory, little);
  return Array.from({ length: count }, (_, index) => directory + 2 + index * ENTRY_BYTES);
}
