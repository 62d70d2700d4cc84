import { msg, str } from '../../i18n/message.ts';
import type { Language } from '../../config/settings.ts';
import { DOSSIER_STATUS, STANDING, type DossierProgress } from '../../contract/dossier-progress.ts';
import { formatCount, formatMoney } from '../../i18n/formats.ts';
import type { DeadlineReading } from './deadline-reading.ts';
import { isPast, momentWords } from './moment-words.ts';

/** The state in one plain sentence, with who holds the dossier. */
export function stateSentence(dossier: DossierProgress, now: Date, language: Language): string {
  const { holder, status } = dossier;
  const holding = holder.department ? `${holder.department}, ${holder.name}` : holder.name;
  switch (status.code) {
    case DOSSIER_STATUS.filed:
      return msg(str`Hồ sơ đã gửi, đang chờ ${holder.name} tiếp nhận.`);
    case DOSSIER_STATUS.received:
      return msg(str`${holder.name} đã tiếp nhận hồ sơ.`);
    case DOSSIER_STATUS.notReceived:
      return msg(str`${holder.name} không nhận hồ sơ này.`);
    case DOSSIER_STATUS.processing:
      return msg(str`Đang xử lý tại ${holding}.`);
    case DOSSIER_STATUS.supplement:
      return supplementSentence(dossier, now, language);
    case DOSSIER_STATUS.payment:
      return paymentSentence(dossier, language);
    case DOSSIER_STATUS.withdrawn:
      return msg('Hồ sơ đã được rút.');
    case DOSSIER_STATUS.stopped:
      return msg(str`${holder.name} đã dừng xử lý hồ sơ này.`);
    case DOSSIER_STATUS.processed:
      return processedSentence(dossier);
    case DOSSIER_STATUS.returned:
      return msg('Đã trả kết quả.');
    default:
      return msg(str`${status.label}, tại ${holding}.`);
  }
}

function supplementSentence({ supplement }: DossierProgress, now: Date, language: Language): string {
  const count = supplement?.asks.length;
  if (!count) return msg('Hồ sơ cần bổ sung.');
  if (isPast(supplement.until, now)) return msg(str`Cần bổ sung ${count} mục, đã quá hạn bổ sung.`);
  const until = momentWords(supplement.until, language);
  return until ? msg(str`Cần bổ sung ${count} mục trước ${until}.`) : msg(str`Cần bổ sung ${count} mục.`);
}

function paymentSentence({ payment }: DossierProgress, language: Language): string {
  const total = payment && formatMoney(payment.total, language);
  return total
    ? msg(str`Cần nộp ${total} để hồ sơ được xử lý tiếp.`)
    : msg('Cần nộp phí, lệ phí để hồ sơ được xử lý tiếp.');
}

function processedSentence({ collection, shipment, holder }: DossierProgress): string {
  if (collection) return msg(str`Đã có kết quả, chờ nhận tại ${collection.place}.`);
  if (shipment) return msg('Đã có kết quả, đang trên đường gửi qua bưu điện.');
  return msg(str`${holder.name} đã giải quyết xong hồ sơ.`);
}

export type DeadlineTone = 'good' | 'waiting' | 'bad' | 'plain';

/** For a badge: the standing in a few words, and how it is meant. */
export function standingWords(
  reading: DeadlineReading,
  language: Language,
): { words: string; tone: DeadlineTone } {
  const left = reading.daysLeft ?? 0;
  const days = (count: number) => formatCount(Math.abs(count), language);
  switch (reading.standing) {
    case STANDING.running:
      if (reading.daysLeft === undefined) return { words: msg('Trong hạn'), tone: 'good' };
      if (left <= 0) return { words: msg('Hẹn trả hôm nay'), tone: 'waiting' };
      return { words: msg(str`Còn ${days(left)} ngày làm việc`), tone: 'good' };
    case STANDING.overdue:
      return {
        words: left < 0 ? msg(str`Đã quá hạn ${days(left)} ngày làm việc`) : msg('Đã quá hạn'),
        tone: 'bad',
      };
    case STANDING.paused:
      return { words: msg('Tạm dừng tính thời hạn'), tone: 'waiting' };
    case STANDING.early:
      return { words: msg('Xong trước hạn'), tone: 'good' };
    case STANDING.onTime:
      return { words: msg('Xong đúng hạn'), tone: 'good' };
    case STANDING.late:
      return {
        words: reading.daysLate ? msg(str`Trễ hạn ${days(reading.daysLate)} ngày làm việc`) : msg('Trễ hạn'),
        tone: 'bad',
      };
    case STANDING.none:
      return { words: msg('Không quy định thời hạn'), tone: 'plain' };
    default:
      return { words: reading.label, tone: 'plain' };
  }
}
