/**
 * The 12-digit identity number (số định danh cá nhân, on the căn cước) and the 9-digit number of the old
 * CMND. Nghị định 137/2015/NĐ-CP, Điều 13: three digits of the province of birth registration, one of
 * century and sex, two of the birth year, six at random. There is no check digit, so a number that does
 * not fit the other answers may still be right: that is a warning and never a refusal.
 */
export type Sex = 'male' | 'female';

export type IdentityNumber =
  | {
      readonly kind: 'personal';
      readonly number: string;
      readonly provinceCode: string;
      readonly sex: Sex;
      readonly birthYear: number;
    }
  | { readonly kind: 'legacy'; readonly number: string }
  | { readonly kind: 'malformed' };

export type IdentityNumberWarning = 'birth-year' | 'sex' | 'province' | 'legacy';

/** Codes run from 001 to 096 with gaps, as before the mergers of 2025; numbers given then stay. */
const LAST_PROVINCE = 96;

/** Without the spaces, dots and dashes people group digits with. */
export function normaliseIdentityNumber(text: string): string {
  return text.normalize('NFKC').replace(/[\s.\p{Pd}]/gu, '');
}

export function readIdentityNumber(text: string): IdentityNumber {
  const number = normaliseIdentityNumber(text);
  if (/^\d{9}$/.test(number)) return { kind: 'legacy', number };
  if (!/^\d{12}$/.test(number)) return { kind: 'malformed' };
  const century = Number(number[3]);
  return {
    kind: 'personal',
    number,
    provinceCode: number.slice(0, 3),
    sex: century % 2 === 0 ? 'male' : 'female',
    birthYear: 1900 + 100 * Math.floor(century / 2) + Number(number.slice(4, 6)),
  };
}

/** What to look at again. `birthDate` is `yyyy-mm-dd`, or as much of it as is known. */
export function identityNumberWarnings(
  text: string,
  person: { readonly birthDate?: string | undefined; readonly sex?: Sex | undefined } = {},
): readonly IdentityNumberWarning[] {
  const read = readIdentityNumber(text);
  if (read.kind === 'malformed') return [];
  if (read.kind === 'legacy') return ['legacy'];
  const warnings: IdentityNumberWarning[] = [];
  const province = Number(read.provinceCode);
  if (province < 1 || province > LAST_PROVINCE) warnings.push('province');
  if (person.birthDate && Number(person.birthDate.slice(0, 4)) !== read.birthYear)
    warnings.push('birth-year');
  if (person.sex && person.sex !== read.sex) warnings.push('sex');
  return warnings;
}
