import { msg, str } from '../../i18n/message.ts';
import { html, type TemplateResult } from 'lit';
import type { Language } from '../../config/settings.ts';
import type { Freshness } from '../../controllers/freshness.ts';
import { today } from '../../domain/calendar-date.ts';
import { formatDateTime, formatTime } from '../../i18n/sizes-and-times.ts';
import { icon, WARNING } from '../../ui/icon.ts';
import { liveText } from '../../ui/live-text.ts';

/** How fresh the screen is. Always one line, so that nothing moves when the line to the endpoint breaks. */
export function freshnessLine(freshness: Freshness, now: Date, language: Language): TemplateResult {
  const isStale = freshness.kind === 'stale';
  return html`<p class="freshness small screen-only" part="freshness" data-stale=${isStale}>
    ${isStale ? icon(WARNING) : html`<span class="pulse" aria-hidden="true"></span>`}
    <span>${liveText(freshnessWords(freshness, now, language))}</span>
  </p>`;
}

function freshnessWords(freshness: Freshness, now: Date, language: Language): string {
  if (freshness.kind === 'live') return msg('Đang theo dõi; có thay đổi sẽ hiện ngay.');
  if (freshness.kind === 'polling') return msg('Đang theo dõi; trang tự hỏi lại đều đặn.');
  const since = freshness.since.toISOString();
  const isToday = today(freshness.since) === today(now);
  const time = isToday ? formatTime(since, language) : formatDateTime(since, language);
  switch (freshness.reason) {
    case 'offline':
      return msg(str`Thông tin lúc ${time}; máy đang mất mạng, có mạng sẽ tự nối lại.`);
    case 'expired':
      return msg(str`Thông tin lúc ${time}; cần xác nhận lại để xem tiếp.`);
    case 'hidden':
      return msg(str`Thông tin lúc ${time}; đang hỏi lại…`);
    default:
      return msg(str`Thông tin lúc ${time}; đang nối lại…`);
  }
}
