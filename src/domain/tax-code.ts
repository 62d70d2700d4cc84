import { readIdentityNumber } from './identity-number.ts';

/**
 * Mã số thuế: ten digits, the last one a check; thirteen for a dependent unit (`-001` to `-999`); since
 * 1/7/2025 a person's identity number of twelve digits as well (Thông tư 86/2024/TT-BTC, now 90/2026).
 */
export type TaxCode =
  | { readonly kind: 'organisation'; readonly number: string }
  | { readonly kind: 'branch'; readonly number: string; readonly head: string }
  | { readonly kind: 'personal'; readonly number: string }
  | { readonly kind: 'malformed' }
  | { readonly kind: 'wrong-check-digit' };

const WEIGHTS = [31, 29, 23, 19, 17, 13, 7, 5, 3];

/** A branch keeps its dash: `0314409058-002`. */
export function readTaxCode(text: string): TaxCode {
  const digits = text.normalize('NFKC').replace(/[\s.\p{Pd}]/gu, '');
  const identity = readIdentityNumber(digits);
  if (identity.kind === 'personal') return { kind: 'personal', number: digits };
  const [, head, branch] = /^(\d{10})(\d{3})?$/.exec(digits) ?? [];
  if (!head || branch === '000' || head.slice(2, 9) === '0000000') return { kind: 'malformed' };
  if (Number(head[9]) !== checkDigit(head)) return { kind: 'wrong-check-digit' };
  if (branch) return { kind: 'branch', number: `${head}-${branch}`, head };
  return { kind: 'organisation', number: head };
}

/** Ten where no number exists, since that is not a digit. */
function checkDigit(number: string): number {
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * Number(number[at]), 0);
  return 10 - (sum % 11);
}
