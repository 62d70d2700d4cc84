import { msg, str } from '../../i18n/message.ts';
import { html, type TemplateResult } from 'lit';
import type { Language } from '../../config/settings.ts';
import { formatTime } from '../../i18n/sizes-and-times.ts';
import { shortDate } from '../../fields/draft-line.ts';
import { notice } from '../../ui/notice.ts';
import type { Step } from './form-steps.ts';

/** "Bước 2 trên 5", for eyes and ears. */
export function stepProgress(steps: readonly Step[], step: Step): TemplateResult {
  const position = steps.findIndex(({ id }) => id === step.id) + 1;
  return html`<p class="step-count muted">${msg(str`Bước ${position} trên ${steps.length}`)}</p>
    <progress class="steps" max=${steps.length} .value=${position} aria-hidden="true"></progress>`;
}

/** A draft was found: nothing of it is shown before its owner says so, for others may use this device. */
export function draftOffer(
  { savedAt, expiresAt }: { readonly savedAt: number; readonly expiresAt: number },
  language: Language,
  goOn: () => void,
  startAnew: () => void,
): TemplateResult {
  const time = formatTime(savedAt, language);
  return html`<div class="offer">
    <h2 id="heading" tabindex="-1">${msg('Có bản nháp đang điền dở')}</h2>
    <p>
      ${msg(str`Lưu lúc ${time}, ${shortDate(savedAt, language)} trên máy này, giữ đến hết ${shortDate(expiresAt, language)}.`)}
    </p>
    <p class="actions">
      <button type="button" class="button primary" @click=${goOn}>${msg('Điền tiếp')}</button>
      <button type="button" class="button" @click=${startAnew}>${msg('Xóa và làm lại từ đầu')}</button>
    </p>
  </div>`;
}

/** A part of the page that is loaded when it is used has not come. */
export function notLoaded(retry: () => void): TemplateResult {
  return notice({
    tone: 'warning',
    title: msg('Chưa tải được phần này của trang'),
    text: msg('Những gì đã điền vẫn còn. Xin kiểm tra mạng rồi thử lại.'),
    actions: html`<button type="button" class="button" @click=${retry}>${msg('Thử lại')}</button>`,
  });
}
