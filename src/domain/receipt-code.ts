/**
 * What the square code of a receipt says: the dossier's code, and the look-up code that proves it is the
 * holder's, `H18-261120-0042|7KQ2M4XD9RPT`. A look-up code is twelve characters of Crockford's base32,
 * which has no I, L, O and U, so that it survives being read aloud and typed.
 */
import { normaliseDossierCode, readDossierCode } from './dossier-code.ts';

export interface ReceiptCode {
  readonly code: string;
  readonly lookupCode?: string | undefined;
}

const LOOKUP_CODE = /^[0-9A-HJKMNP-TV-Z]{12}$/;
/** Of any make, but a code and no sentence, no address, no payload of another square code. */
const ANY_CODE = /^[\p{L}\p{N}][\p{L}\p{N}./-]{2,59}$/u;
const SEPARATOR = '|';

/** Typed look-up codes come in groups, in small letters, and with the letters that look like digits. */
export function normaliseLookupCode(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s\p{Cf}\p{Pd}\u2212]/gu, '')
    .toUpperCase()
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');
}

/** In groups of four, for people: `7KQ2-M4XD-9RPT`. */
export function writeLookupCode(secret: string): string {
  const code = normaliseLookupCode(secret);
  return LOOKUP_CODE.test(code) ? code.replace(/(.{4})(?=.)/g, '$1-') : secret;
}

/** A look-up code of another make is left out: nothing would read it back. */
export function writeReceiptCode({ code, lookupCode = '' }: ReceiptCode): string {
  const secret = normaliseLookupCode(lookupCode);
  return LOOKUP_CODE.test(secret) ? code + SEPARATOR + secret : code;
}

/** A receipt's text, or a dossier code alone; `undefined` for whatever else people hold before a camera. */
export function readReceiptCode(text: string): ReceiptCode | undefined {
  const [first = '', second, ...more] = text.split(SEPARATOR, 3);
  if (more.length > 0) return undefined;
  if (second === undefined) {
    const read = readDossierCode(first);
    return read.kind === 'code' ? { code: read.code } : undefined;
  }
  const code = normaliseDossierCode(first);
  const lookupCode = normaliseLookupCode(second);
  return ANY_CODE.test(code) && LOOKUP_CODE.test(lookupCode) ? { code, lookupCode } : undefined;
}
