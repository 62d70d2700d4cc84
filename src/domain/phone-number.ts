/**
 * Telephone numbers of Viet Nam, normally `0` and the rest. Mobile: the prefixes in use since the change
 * of 2018. Landline: area codes `02x` and `02xx`; taken on trust, as papers still carry short ones.
 */
export type PhoneNumber =
  { readonly kind: 'mobile' | 'landline'; readonly number: string } | { readonly kind: 'malformed' };

/** People abroad, and address books, also write `+84 (0)912…`. */
const COUNTRY = /^(?:\+|00)?840?(?=[1-9]\d{8,9}$)/;
const MOBILE = /^0[35789]\d{8}$/;
const LANDLINE = /^02\d{8,9}$/;

export function readPhoneNumber(text: string): PhoneNumber {
  const digits = text.normalize('NFKC').replace(/[\s.()\p{Pd}]/gu, '');
  const number = digits.replace(COUNTRY, '0');
  if (MOBILE.test(number)) return { kind: 'mobile', number };
  return LANDLINE.test(number) ? { kind: 'landline', number } : { kind: 'malformed' };
}

/** `0912345678` → `0912 345 678`. Anything that is not a number stays as it is. */
export function writePhoneNumber(text: string): string {
  const read = readPhoneNumber(text);
  if (read.kind === 'malformed') return text;
  const groups = read.kind === 'mobile' ? /^(.{4})(.{3})(.+)$/ : /^(02[48]|.{4})(.+)(.{4})$/;
  return read.number.replace(groups, '$1 $2 $3');
}
