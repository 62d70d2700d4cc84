import { today } from '../../../src/domain/calendar-date.ts';
import { addCalendarDays } from '../../../src/domain/working-time.ts';
import { workingCalendar } from '../../catalogue/holidays.ts';
import type { Text } from '../../dossiers/kept.ts';
import type { Move } from '../../dossiers/move.ts';
import type { DeskDossier } from './dossier.ts';
import { OFFICERS } from './officers.ts';
import type { Step } from './paths.ts';
import { resultDocument } from './result-document.ts';

const DAYS_TO_ANSWER = 14;

/** A step of a path as the move of one dossier. */
export async function makeMove({ move, by }: Step, dossier: DeskDossier, now: Date): Promise<Move> {
  switch (move.kind) {
    case 'process':
      return { ...move, department: OFFICERS[by].department };
    case 'askForPapers':
    case 'askForPayment':
      return { ...move, until: await closingTime(now, DAYS_TO_ANSWER) };
    case 'finish':
      return { kind: 'finish', results: [resultOf(dossier.code, now)] };
    case 'ship':
      return { kind: 'ship', carrier: CARRIER, number: parcelNumber(dossier.code) };
    default:
      return move;
  }
}

/** So many days later, when the office closes; on a day of rest, the next working day. */
export async function closingTime(now: Date, days: number): Promise<Date> {
  const year = Number(today(now).slice(0, 4));
  return addCalendarDays(now, days, await workingCalendar(year, year + 1));
}

const CARRIER: Text = { vi: 'Bưu điện Việt Nam', en: 'Vietnam Post' };

/** In the form of a parcel's number (S10), with the digits of the dossier. */
function parcelNumber(code: string): string {
  return `EE${code.replaceAll(/\D/g, '').slice(-9).padStart(9, '0')}VN`;
}

export function resultOf(code: string, now: Date) {
  const bytes = resultDocument({
    title: 'KẾT QUẢ GIẢI QUYẾT (BẢN MẪU)',
    lines: [
      `Mã hồ sơ: ${code}`,
      `Thời điểm: ${now.toISOString()}`,
      'Văn bản mẫu do hệ thống thử nghiệm tạo ra, không có giá trị pháp lý.',
      'A sample made by a test system. It is not an official document.',
    ],
  });
  return {
    name: {
      vi: 'Kết quả giải quyết thủ tục hành chính (bản mẫu)',
      en: 'Result of the administrative procedure (sample)',
    },
    type: 'application/pdf',
    bytes,
  };
}
