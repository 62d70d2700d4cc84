import type { Language } from '../../config/settings.ts';
import { formatDate } from '../../i18n/formats.ts';
import { formatDateTime } from '../../i18n/sizes-and-times.ts';

/** "14:05, thứ Sáu, 20/11/2026"; nothing for what is no moment, or none of this age. */
export function momentWords(iso: string | undefined, language: Language): string {
  return iso !== undefined && formatDate(iso, language) ? formatDateTime(iso, language) : '';
}

/** Of a time something is to be done by. */
export function isPast(iso: string | undefined, now: Date): boolean {
  return Date.parse(iso ?? '') < now.getTime();
}
