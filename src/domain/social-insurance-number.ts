import { readIdentityNumber } from './identity-number.ts';

/**
 * Mã số bảo hiểm xã hội: ten digits without a published check. Social insurance is moving to the identity
 * number, so twelve digits are taken as well.
 */
export type SocialInsuranceNumber =
  | { readonly kind: 'social-insurance'; readonly number: string }
  | { readonly kind: 'personal'; readonly number: string }
  | { readonly kind: 'malformed' };

export function readSocialInsuranceNumber(text: string): SocialInsuranceNumber {
  const number = text.normalize('NFKC').replace(/[\s.\p{Pd}]/gu, '');
  if (/^\d{10}$/.test(number)) return { kind: 'social-insurance', number };
  return readIdentityNumber(number).kind === 'personal'
    ? { kind: 'personal', number }
    : { kind: 'malformed' };
}
