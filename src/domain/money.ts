/** Whole đồng. `formatMoney` in i18n writes amounts to be read; this is for amounts people type. */
const DIGITS = /^\d+$/;

/** Groups of three, all parted alike: so neither `1.5` nor `1.000,50` is ever taken for something else. */
const GROUPED = /^\d{1,3}([.,\s])\d{3}(?:\1\d{3})*$/;
const UNIT = /\s?(?:đồng|đ|₫|vnđ|vnd)\.?$/i;

/** Longer than any amount up to 2^53 with its separators and unit. */
const LONGEST_TEXT = 40;

/** Reads `1.000.000 đ`, `1,000,000` and `1000000`; `undefined` for anything else and from 2^53 on. */
export function readMoney(text: string): number | undefined {
  const typed = text.trim().normalize('NFKC');
  if (typed.length > LONGEST_TEXT) return undefined;
  const figure = typed.replace(UNIT, '');
  if (!DIGITS.test(figure) && !GROUPED.test(figure)) return undefined;
  const amount = Number(figure.replace(/\D/g, ''));
  return Number.isSafeInteger(amount) ? amount : undefined;
}

/** `1000000` → `1.000.000`, in every language, as it stands in an input. */
export function writeMoney(amount: number): string {
  return String(amount).replace(/\B(?=(?:\d{3})+$)/g, '.');
}
