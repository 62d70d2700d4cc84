import { msg } from '../i18n/message.ts';
import { html, type TemplateResult } from 'lit';
import type { LazyPart } from '../fields/lazy-part.ts';
import { notice } from './notice.ts';
import { skeletonLines } from './skeleton.ts';

/** In the place of a part whose code is on its way; or word that it has not come, and the way to ask again. */
export function missingPart(part: LazyPart<unknown>): TemplateResult {
  if (!part.failed)
    return html`<div aria-busy="true">${skeletonLines('short', 'long', 'middle', 'long')}</div>`;
  return notice({
    tone: 'warning',
    title: msg('Chưa tải được phần này của trang'),
    text: msg('Xin kiểm tra mạng rồi thử lại.'),
    actions: html`<button type="button" class="button" part="retry-button" @click=${part.retry}>
      ${msg('Thử lại')}
    </button>`,
  });
}
