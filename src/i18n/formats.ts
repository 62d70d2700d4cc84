import { msg, str } from './message.ts';
import type { Language } from '../config/settings.ts';
import type { ProcessingTime } from '../contract/processing-time.ts';

/** The zone people see, wherever the device is (contract.md, Rules). */
export const TIME_ZONE = 'Asia/Ho_Chi_Minh';
export const LOCALES: Record<Language, string> = { vi: 'vi-VN', en: 'en-GB' };

export function formatCount(count: number, language: Language): string {
  return new Intl.NumberFormat(LOCALES[language]).format(count);
}

/** What something costs. Whole đồng. `undefined` for what cannot be an amount, so that no wrong figure is ever shown. */
export function formatMoney(amount: number, language: Language): string | undefined {
  return amount === 0 ? msg('miễn phí') : formatSum(amount, language);
}

/** What is owed or was paid: nothing of it is not the same as free of charge. */
export function formatSum(amount: number, language: Language): string | undefined {
  if (!Number.isSafeInteger(amount) || amount < 0) return undefined;
  const figure = formatCount(Math.abs(amount), language);
  return msg(str`${figure} đồng`);
}

/** A map, because the endpoint may well send a code such as `constructor`. */
const INTL_UNITS = new Map([
  ['DAY', 'day'],
  ['HOUR', 'hour'],
  ['MONTH', 'month'],
]);

/** "3 ngày làm việc". A unit nobody has heard of is shown by its label. */
export function formatProcessingTime(
  time: ProcessingTime | undefined,
  language: Language,
): string | undefined {
  if (!time || !(time.value > 0 && time.value <= Number.MAX_SAFE_INTEGER)) return undefined;
  const { value, unit } = time;
  const intlUnit = INTL_UNITS.get(unit.code);
  if (intlUnit) {
    const style = { style: 'unit', unit: intlUnit, unitDisplay: 'long' } as const;
    return new Intl.NumberFormat(LOCALES[language], style).format(value);
  }
  const count = formatCount(value, language);
  if (unit.code !== 'WORKING_DAY') return `${count} ${unit.label}`;
  return value === 1 ? msg('1 ngày làm việc') : msg(str`${count} ngày làm việc`);
}

/** "thứ Sáu, 20/11/2026". `undefined` for a date out of range or not a date. */
export function formatDate(iso: string | undefined, language: Language): string | undefined {
  const date = new Date(iso ?? '');
  const year = date.getUTCFullYear();
  if (Number.isNaN(year) || year < 1900 || year > 2200) return undefined;
  return new Intl.DateTimeFormat(LOCALES[language], {
    weekday: 'long',
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
    timeZone: TIME_ZONE,
  })
    .format(date)
    .replace(/^Thứ/, 'thứ');
}
