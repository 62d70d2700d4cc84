import { msg } from '../i18n/message.ts';
import { html, nothing, type TemplateResult } from 'lit';
import type { PaymentReceipt } from '../contract/payments.ts';
import { formatMoney } from '../i18n/formats.ts';
import { formatDateTime } from '../i18n/sizes-and-times.ts';
import { icon } from '../ui/icon.ts';
import { billFacts, fact, verbatim } from './facts.ts';
import { linesTable } from './lines-table.ts';
import { subheading, type PanelView } from './panel-view.ts';
import { PRINT } from './payment-icons.ts';

/** The endpoint's word that money was received: to keep, to print, and to name to whoever asks. */
export function receiptView(receipt: PaymentReceipt, view: PanelView, print: () => void): TemplateResult {
  const { language, copying, kiosk } = view;
  const { number, bill, lines, total, refunded } = receipt;
  // Of somebody else's payment the endpoint does not say these.
  const copied = (name: string, value: string | undefined, what: string) =>
    value === undefined ? nothing : fact(name, html`${verbatim(value)} ${copying.button(what, value)}`);
  return html`<article class="payment-receipt" part="payment-receipt">
      ${subheading(view, msg('Biên lai điện tử'))}
      <dl class="facts">
        ${fact(msg('Số biên lai'), html`<strong>${verbatim(number)}</strong> ${copying.button(msg('số biên lai'), number)}`)}
        ${billFacts(bill)}
      </dl>
      ${linesTable({ lines, sum: [msg('Tổng cộng'), total], caption: msg('Từng khoản đã nộp'), language, settled: true })}
      ${refunded > 0 ? html`<p><strong>${msg('Đã hoàn lại:')} ${formatMoney(refunded, language)}</strong></p>` : nothing}
      <dl class="facts">
        ${fact(msg('Nộp lúc'), formatDateTime(receipt.paidAt, language))}
        ${fact(msg('Lập biên lai lúc'), formatDateTime(receipt.issuedAt, language))}
        ${fact(msg('Cách thanh toán'), receipt.method.label)}
        ${copied(msg('Mã giao dịch'), receipt.transaction, msg('mã giao dịch'))}
        ${copied(msg('Mã thanh toán'), receipt.payment, msg('mã thanh toán'))}
      </dl>
    </article>
    <p class="small" role="status">${copying.words()}</p>
    <p class="actions">
      <button type="button" class="button" part="print-button" @click=${print}>
        ${icon(PRINT)} ${msg('In biên lai')}
      </button>
      ${kiosk ? html`<span class="muted small">${msg('Máy này không giữ lại gì. Xin in hoặc ghi lại số biên lai trước khi rời máy.')}</span>` : nothing}
    </p>`;
}
