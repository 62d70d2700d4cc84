import { msg, str } from '../../i18n/message.ts';
import { html, nothing, type TemplateResult } from 'lit';
import type { KioskGuard } from '../../controllers/kiosk-guard.ts';
import { notice } from '../../ui/notice.ts';
import { skeletonLines } from '../../ui/skeleton.ts';

/** In a kiosk, while nobody seems to be there any more. */
export function idleWarning({ secondsLeft, stay }: KioskGuard): unknown {
  if (secondsLeft === undefined) return nothing;
  return html`<div class="idle">
    <div role="alertdialog" aria-labelledby="idle-title">
      ${notice({
        tone: 'warning',
        title: html`<span id="idle-title">${msg('Còn ai đang xem không?')}</span>`,
        text: html`${msg('Màn hình sẽ được xóa để giữ kín thông tin của bạn.')}
          <span aria-hidden="true">${msg(str`Còn ${secondsLeft} giây.`)}</span>`,
        actions: html`<button type="button" class="button primary" @click=${stay}>
          ${msg('Tôi vẫn đang xem')}
        </button>`,
      })}
    </div>
  </div>`;
}

/** While the code of the screen is on its way. */
export function dossierLoading(): TemplateResult {
  return html`<div class="loading" aria-busy="true">
    <p class="visually-hidden" role="status">${msg('Đang tải hồ sơ…')}</p>
    ${skeletonLines('short', 'long', 'middle')} ${skeletonLines('short', 'long', 'middle')}
    ${skeletonLines('short', 'long', 'long', 'middle', 'long')}
  </div>`;
}

/** The dossier is known, but this page has not got what shows it. */
export function dossierUnloaded(retry: () => void): TemplateResult {
  return notice({
    tone: 'warning',
    title: msg('Trang chưa tải đủ để hiện hồ sơ'),
    text: msg('Xin kiểm tra mạng rồi thử lại; không cần nhập lại.'),
    actions: html`<button type="button" class="button" part="retry-button" @click=${retry}>
      ${msg('Thử lại')}
    </button>`,
  });
}
