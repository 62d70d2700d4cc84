/**
 * Dossier codes: `<agency>-<day>-<number>`, the number counting from one each day at each agency (Thông tư
 * 01/2018/TT-VPCP, Điều 19). The agency is written as QCVN 102:2016 has it (`000.17.22.H56`) or, since
 * Quyết định 20/2020/QĐ-TTg, the other way round (`H56.14`). Systems in use differ, so a code of another
 * make is unusual and not wrong.
 */
export type DossierCode =
  | {
      readonly kind: 'code';
      readonly code: string;
      readonly agency: string;
      /** `yymmdd` or `yyyymmdd`, as the agency writes it. */
      readonly day: string;
      readonly number: number;
    }
  | { readonly kind: 'unusual'; readonly code: string };

const CODE = /^(\d{3}\.\d{2}\.\d{2}\.[A-Z]\d{2}|[A-Z]\d{2}(?:\.\d{1,3}){0,3})-(\d{6}|\d{8})-(\d{3,7})$/;
/** The same with dots, spaces or underscores where the dashes belong. */
const LOOSE = new RegExp(CODE.source.replaceAll('-(', String.raw`[-\s._]+(`));
const MOST = 9_999_999;

/** Copied and dictated codes come with spaces, small letters, and dashes of every length or other signs for them. */
export function normaliseDossierCode(text: string): string {
  const typed = text
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .replace(/[\p{Pd}\u2212]/gu, '-')
    .trim()
    .toUpperCase();
  return LOOSE.exec(typed)?.slice(1).join('-') ?? typed.replace(/\s/g, '');
}

export function readDossierCode(text: string): DossierCode {
  const code = normaliseDossierCode(text);
  const [, agency, day, number] = CODE.exec(code) ?? [];
  if (!agency || !day || !number) return { kind: 'unusual', code };
  return { kind: 'code', code, agency, day, number: Number(number) };
}

/** `date` is the day in Viet Nam, `yyyy-mm-dd`; the number takes more digits once four are used up. */
export function writeDossierCode(parts: {
  readonly agency: string;
  readonly date: string;
  readonly number: number;
}): string {
  const { agency, date, number } = parts;
  const code = `${agency}-${date.slice(2).replaceAll('-', '')}-${String(number).padStart(4, '0')}`;
  const isCountable = Number.isInteger(number) && number >= 1 && number <= MOST;
  if (!isCountable || !CODE.test(code)) throw new RangeError(`Not a dossier code: ${code}`);
  return code;
}
