import { msg } from '../i18n/message.ts';
import { html, type TemplateResult } from 'lit';
import { paymentStanding } from '../domain/payment-standing.ts';
import { hotlineLink } from '../ui/endpoint-notice.ts';
import { notice } from '../ui/notice.ts';
import { endedTitle } from './ended-view.ts';
import { linesTable } from './lines-table.ts';
import { openActions, paymentFacts } from './open-view.ts';
import { heading, subheading, type PanelView } from './panel-view.ts';
import type { ShownPayment } from './payment-stage.ts';
import { refundsPart } from './refunds-part.ts';

/**
 * A payment that only the page's address names: what it is for first, and nothing that vouches for its being the
 * reader's, or leads to paying it.
 */
export function guestView(shown: ShownPayment, view: PanelView): TemplateResult {
  const { payment } = shown;
  const { language, control, hotline } = view;
  const { title, text } = guestWords(shown);
  return html`${heading(view, payment.bill.title)}
    ${notice({
      tone: 'warning',
      title: msg('Xin xem đây có phải khoản của bạn không'),
      text: msg(
        'Địa chỉ vừa mở nêu một lần thanh toán không được bắt đầu trên trình duyệt này. Ai cũng gửi được một địa chỉ như vậy.',
      ),
    })}
    ${linesTable({
      lines: payment.lines,
      sum: [msg('Số tiền'), payment.amount],
      caption: msg('Từng khoản của lần thanh toán này'),
      language,
    })}
    ${subheading(view, title)}
    <p>${text}</p>
    ${refundsPart(payment, view)} ${paymentFacts(shown, view)}
    ${
      paymentStanding(payment) === 'open'
        ? openActions(shown, view)
        : html`<p class="actions">
            <button type="button" class="button" part="again-button" @click=${control.again}>
              ${msg('Xem khoản phải nộp')}
            </button>
            ${hotlineLink(hotline)}
          </p>`
    }`;
}

export function guestWords({ payment }: ShownPayment): { readonly title: string; readonly text: string } {
  const standing = paymentStanding(payment);
  if (standing === 'paid') {
    return {
      title: msg('Lần thanh toán này đã nhận được tiền'),
      text: msg('Nếu là khoản của bạn thì không phải nộp lại; tìm khoản ấy bằng mã số để lấy biên lai.'),
    };
  }
  if (standing === 'open') {
    return {
      title: msg('Lần thanh toán này chưa có kết quả'),
      text: msg(
        'Nếu chính bạn vừa trả khoản này thì xin đừng thanh toán lại; trang này tự cập nhật khi có kết quả.',
      ),
    };
  }
  return {
    title: endedTitle(standing, payment),
    text: msg('Nếu là khoản của bạn, xin tìm khoản ấy bằng mã số để biết còn phải nộp gì.'),
  };
}
