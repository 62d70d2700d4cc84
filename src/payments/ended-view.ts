import { msg, str } from '../i18n/message.ts';
import { html, nothing, type TemplateResult } from 'lit';
import { LINE_STATE } from '../contract/bills.ts';
import { PAYMENT_METHOD, type Payment } from '../contract/payments.ts';
import type { PaymentStanding } from '../domain/payment-standing.ts';
import { formatMoney } from '../i18n/formats.ts';
import { hotlineLink } from '../ui/endpoint-notice.ts';
import { billFacts, fact, verbatim } from './facts.ts';
import { heading, type PanelView } from './panel-view.ts';
import type { ShownPayment } from './payment-stage.ts';
import { refundsPart } from './refunds-part.ts';

type Ended = Exclude<PaymentStanding, 'open' | 'paid'>;

/** A payment that brought nothing, or whose money went back. */
export function endedView(standing: Ended, shown: ShownPayment, view: PanelView): TemplateResult {
  const { payment } = shown;
  const { control, hotline, copying, language } = view;
  const { title, text } = endedWords(standing, payment);
  return html`${heading(view, title)}
    ${payment.reason ? html`<p>${msg('Lý do:')} ${payment.reason}</p>` : nothing}
    ${text.map((line) => html`<p>${line}</p>`)} ${refundsPart(payment, view)}
    <dl class="facts">
      ${fact(msg('Số tiền'), formatMoney(payment.amount, language))} ${billFacts(payment.bill)}
      ${fact(msg('Mã thanh toán'), html`${verbatim(payment.reference)} ${copying.button(msg('mã thanh toán'), payment.reference)}`)}
    </dl>
    <p class="small" role="status">${copying.words()}</p>
    <p class="actions">
      ${
        standing === 'unknown'
          ? html`<button type="button" class="button" part="check-button" @click=${control.checkAgain}>
              ${msg('Hỏi lại ngay')}
            </button>`
          : html`<button type="button" class="button primary" part="again-button" @click=${control.again}>
              ${standing === 'refunded' ? msg('Xem lại khoản phải nộp') : msg('Thanh toán lại')}
            </button>`
      }
      ${hotlineLink(hotline)}
    </p>`;
}

export function endedTitle(standing: Ended, payment: Payment): string {
  return endedWords(standing, payment).title;
}

/** It was received, and its lines are owed no more; else it never counted. */
function isGivenBackByOrder({ settledAt, lines }: Payment): boolean {
  return settledAt !== undefined && lines.every(({ state }) => state.code === LINE_STATE.refunded);
}

interface Words {
  readonly title: string;
  readonly text: readonly string[];
}

/** Money may still be under way when a payment has ended: each of these says what becomes of it. */
function endedWords(standing: Ended, payment: Payment): Words {
  const { state, refunds } = payment;
  const isGivenBack = refunds.length > 0;
  // Without its content nobody knows what a transfer was for.
  const lateMoney =
    payment.method.code === PAYMENT_METHOD.vietQr
      ? msg(
          'Nếu đã chuyển khoản đúng nội dung thì xin chờ: tiền đến sau vẫn được tính cho khoản này, hoặc được hoàn lại. Nếu nội dung đã bị đổi, xin gọi tổng đài kèm mã giao dịch của ngân hàng.',
        )
      : msg(
          'Nếu tài khoản của bạn đã bị trừ tiền thì xin chờ: tiền đến sau vẫn được tính cho khoản này, hoặc được hoàn lại.',
        );
  const givenBack = msg(
    'Số tiền đã nhận không được tính cho khoản này và được hoàn lại; khoản này vẫn chưa được nộp.',
  );
  if (isGivenBack && standing !== 'unknown' && standing !== 'refunded')
    return { title: msg('Khoản này vẫn chưa được nộp'), text: [givenBack] };
  switch (standing) {
    case 'failed':
      return {
        title: msg('Thanh toán chưa thành công'),
        text: [msg('Ngân hàng hoặc ví đã từ chối; khoản này vẫn chưa được nộp.'), lateMoney],
      };
    case 'expired':
      return {
        title: msg('Đã hết giờ thanh toán'),
        text: [msg('Chưa nhận được tiền trong thời hạn; khoản này vẫn chưa được nộp.'), lateMoney],
      };
    case 'cancelled':
      return {
        title: msg('Đã hủy lần thanh toán này'),
        text: [msg('Khoản này vẫn chưa được nộp. Bạn có thể chọn cách thanh toán khác.'), lateMoney],
      };
    case 'refunded':
      if (isGivenBackByOrder(payment)) {
        return {
          title: msg('Khoản đã nộp được hoàn lại'),
          text: [msg('Cơ quan thu đã quyết định trả lại số tiền này. Khoản này không phải nộp nữa.')],
        };
      }
      return {
        title: msg('Tiền của lần thanh toán này đã được hoàn lại'),
        text: [
          msg(
            'Lần thanh toán này không được tính cho khoản phải nộp, nên khoản đó vẫn có thể chưa được nộp.',
          ),
        ],
      };
    default:
      return {
        title: msg(str`Trạng thái: ${state.label}`),
        text: [
          msg(
            'Trang này chưa hiểu trạng thái ấy, nên không coi là đã nộp. Xin đừng thanh toán lại trước khi hỏi tổng đài.',
          ),
        ],
      };
  }
}
