import { msg } from '../i18n/message.ts';
import { html, type TemplateResult } from 'lit';
import { hotlineLink } from '../ui/endpoint-notice.ts';
import { heading, type PanelView } from './panel-view.ts';
import type { PaymentStage } from './payment-stage.ts';

/** The request has left, and no answer has come: it may have been taken, and will be the same one when sent again. */
export function unknownView(
  { error }: Extract<PaymentStage, { kind: 'unknown' }>,
  view: PanelView,
): TemplateResult {
  const isOffline = error.failure.kind === 'offline';
  return html`${heading(view, msg('Chưa biết hệ thống đã nhận yêu cầu hay chưa'))}
    <p>
      ${
        isOffline
          ? msg('Máy đang mất mạng. Có mạng lại, trang tự hỏi tiếp; khoản này vẫn chỉ được mở một lần.')
          : msg('Hệ thống quốc gia chưa trả lời. Trang đang tự hỏi lại; khoản này vẫn chỉ được mở một lần.')
      }
    </p>
    <p>${msg('Chưa có tiền nào được chuyển từ trang này.')}</p>
    <p class="actions">
      <button type="button" class="button primary" part="retry-button" @click=${view.control.retry}>
        ${msg('Hỏi lại ngay')}
      </button>
      ${hotlineLink(view.hotline)}
    </p>`;
}
