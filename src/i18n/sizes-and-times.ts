/** Apart from formats.ts, so that a page pays for these only where files and moments are shown. */
import type { Language } from '../config/settings.ts';
import { formatDate, LOCALES, TIME_ZONE } from './formats.ts';

const KILOBYTE = 1_024;
const MEGABYTE = 1_048_576;

/** "2,4 MB", counted as phones and computers count files: 1 MB = 1,024 KB. */
export function formatBytes(bytes: number, language: Language): string {
  const large = bytes >= MEGABYTE;
  const style = {
    style: 'unit',
    unit: large ? 'megabyte' : 'kilobyte',
    maximumFractionDigits: large ? 1 : 0,
  } as const;
  // The smallest file still weighs something.
  const amount = large ? bytes / MEGABYTE : Math.ceil(bytes / KILOBYTE);
  // Number and unit stay on one line.
  return new Intl.NumberFormat(LOCALES[language], style).format(amount).replaceAll(' ', '\u00a0');
}

/** "14:05". */
export function formatTime(iso: string | number, language: Language): string {
  return new Intl.DateTimeFormat(LOCALES[language], {
    hour: '2-digit',
    minute: '2-digit',
    timeZone: TIME_ZONE,
  }).format(new Date(iso));
}

/** "14:05, thứ Sáu, 20/11/2026". */
export function formatDateTime(iso: string, language: Language): string {
  return `${formatTime(iso, language)}, ${formatDate(iso, language) ?? ''}`;
}
