/**
 * Civil number plates: province, series, number: `29A-123.45`, `29AA-123.45`, `29S1-371.94`, and four
 * digits on older plates: `29S1-1234`. Diplomatic and army plates have rules of their own and are not
 * read. domain.md section 8 gives the loose form; `Đ` is in the series of electric motorcycles (`29MĐ1`).
 */
const COMPACT = /^([1-9]\d)([A-ZĐ]{1,2}\d??)(\d{5}|\d{4})$/u;

/** Where the series ends is plain from the dash or space; digits alone could be read two ways. */
const DASHED = /^([1-9]\d)-?([A-ZĐ]{1,2}\d?)-(\d{3}-?\d{2}|\d{4})$/u;

/** The normal form, or `undefined`. */
export function readVehiclePlate(text: string): string | undefined {
  const typed = text
    .normalize('NFKC')
    .trim()
    .toUpperCase()
    .replace(/[\s\p{Pd}]+/gu, '-')
    .replaceAll('.', '');
  const read = DASHED.exec(typed) ?? COMPACT.exec(typed.replace(/^(\d\d)-/, '$1'));
  if (!read) return undefined;
  const number = (read[3] ?? '').replace('-', '');
  return `${read[1]}${read[2]}-${number.length === 5 ? `${number.slice(0, 3)}.${number.slice(3)}` : number}`;
}
