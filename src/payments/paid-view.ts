import { msg, str } from '../i18n/message.ts';
import { html, type TemplateResult } from 'lit';
import { formatMoney } from '../i18n/formats.ts';
import { errorNotice } from '../ui/endpoint-notice.ts';
import { icon } from '../ui/icon.ts';
import { skeletonLines } from '../ui/skeleton.ts';
import { heading, type PanelView } from './panel-view.ts';
import { PAID } from './payment-icons.ts';
import type { ShownPayment } from './payment-stage.ts';
import { receiptView } from './receipt-view.ts';
import { refundsPart } from './refunds-part.ts';

/** Money was received for it: that it is done, and the receipt. */
export function paidView(shown: ShownPayment, view: PanelView, print: () => void): TemplateResult {
  const { payment, origin } = shown;
  const { language } = view;
  const sum = formatMoney(payment.amount, language) ?? '';
  const isBefore = origin === 'before';
  return html`${heading(
      view,
      html`<span class="paid"
        >${icon(PAID)} ${isBefore ? msg('Khoản này đã được nộp') : msg(str`Đã nộp ${sum}`)}</span
      >`,
    )}
    <p>
      ${
        isBefore
          ? msg(
              'Không phải nộp nữa. Khoản này được nộp trước đây, từ máy này hoặc nơi khác; biên lai ở dưới.',
            )
          : msg('Hệ thống đã nhận được tiền. Xin giữ biên lai này.')
      }
    </p>
    ${refundsPart(payment, view)} ${receiptPart(view, print)}
    <p class="actions screen-only">
      <button type="button" class="button plain" part="again-button" @click=${view.control.again}>
        ${msg('Xem còn khoản nào phải nộp')}
      </button>
    </p>`;
}

function receiptPart(view: PanelView, print: () => void): unknown {
  const { control, hotline } = view;
  const { receipt } = control;
  switch (receipt.kind) {
    case 'done':
      return receiptView(receipt.value, view, print);
    case 'failed':
      return html`<p>${msg('Tiền đã được ghi nhận; chỉ biên lai là chưa tải được.')}</p>
        ${errorNotice(receipt.error, { retry: control.retryReceipt, ...(hotline && { hotline }) })}`;
    default:
      return html`<div aria-busy="true">
        <p class="muted">${msg('Đang lấy biên lai…')}</p>
        ${skeletonLines('short', 'long', 'middle', 'long')}
      </div>`;
  }
}
