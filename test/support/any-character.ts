import * as fc from 'fast-check';

const SURROGATES = { first: 0xd800, count: 0x800 };
const LAST = 0x10ffff;

/**
 * Any Unicode character, for `fc.string({ unit: anyCharacter })`. The same as the unit `binary`, which first
 * makes a table of them all, for up to seconds in each page.
 */
export const anyCharacter = fc
  .nat(LAST - SURROGATES.count)
  .map((place) => String.fromCodePoint(place < SURROGATES.first ? place : place + SURROGATES.count));
