import { msg } from '../../i18n/message.ts';
import { html, type TemplateResult } from 'lit';
import type { LazyPart } from '../../fields/lazy-part.ts';
import { notice } from '../../ui/notice.ts';
import { skeletonLines } from '../../ui/skeleton.ts';

const PATIENCE_MILLISECONDS = 3_000;

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

/** A short while for what is better there from the beginning, and can do without. */
export function soon(arrival: Promise<unknown>): Promise<unknown> {
  return Promise.race([arrival, new Promise((resolve) => setTimeout(resolve, PATIENCE_MILLISECONDS))]);
}
