import { createHash, randomInt } from 'node:crypto';
import { normaliseLookupCode } from '../../src/domain/receipt-code.ts';

/** Crockford's base32: no letter that is taken for a digit. */
const SIGNS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 12;

/** Sixty random bits that people can read out. */
export function makeLookupCode(): string {
  return Array.from({ length: LENGTH }, () => SIGNS[randomInt(SIGNS.length)]).join('');
}

/** What of a look-up code is kept; however it was typed, and of its dossier only. */
export function digestOfLookupCode(code: string, lookupCode: string): string {
  return createHash('sha256')
    .update(`dvc lookup\n${code}\n${normaliseLookupCode(lookupCode)}`)
    .digest('hex');
}
