/** Apart from formats.ts, so that a page pays for these only where files and moments are shown. */
import type { Language } from '../config/settings.ts';
import { formatDate, LOCALES, TIME_ZONE } from './formats.ts';

/** "2,4 MB". */
export function formatBytes(bytes: number, language: Language): string {
  const large = bytes >= 1_000_000;
  const style = {
    style: 'unit',
    unit: large ? 'megabyte' : 'kilobyte',
    maximumFractionDigits: large ? 1 : 0,
  } as const;
  return new Intl.NumberFormat(LOCALES[language], style).format(bytes / (large ? 1_000_000 : 1_000));
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
