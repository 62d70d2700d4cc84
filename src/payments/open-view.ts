import { msg, str } from '../i18n/message.ts';
import { html, nothing, type TemplateResult } from 'lit';
import { isProblem } from '../client/problems.ts';
import type { EndpointError } from '../client/errors.ts';
import { formatMoney } from '../i18n/formats.ts';
import { formatDateTime, formatTime } from '../i18n/sizes-and-times.ts';
import { hotlineLink } from '../ui/endpoint-notice.ts';
import { notice } from '../ui/notice.ts';
import { fact, verbatim } from './facts.ts';
import { heading, type PanelView } from './panel-view.ts';
import type { ShownPayment } from './payment-stage.ts';

/** A payment that waits for its payer on the platform's page, or for the bank. */
export function openView(shown: ShownPayment, view: PanelView): TemplateResult {
  const { title, text } = openWords(shown, view);
  return html`${heading(view, title)} ${text.map((line) => html`<p>${line}</p>`)} ${otherSum(shown, view)}
  ${platformLink(shown, view)} ${paymentFacts(shown, view)} ${openActions(shown, view)}`;
}

interface Words {
  readonly title: string;
  readonly text: readonly string[];
}

function openWords(shown: ShownPayment, { language }: PanelView): Words {
  const { payment, page, address } = shown;
  if (address && page === 'leaving') {
    return {
      title: msg('Đang chuyển sang trang thanh toán quốc gia…'),
      text: [
        msg('Nếu sau vài giây trang chưa đổi, xin bấm nút dưới đây. Thanh toán xong bạn sẽ được đưa về đây.'),
      ],
    };
  }
  if (address && page === 'tab') {
    return {
      title: msg('Xin thanh toán ở thẻ vừa mở'),
      text: [
        msg('Trang này chờ, và tự cập nhật khi ngân hàng xác nhận. Xin đừng mở thanh toán ở nơi khác nữa.'),
      ],
    };
  }
  if (address && page === 'blocked') {
    return {
      title: msg('Trình duyệt chưa cho mở trang thanh toán'),
      text: [msg('Xin bấm nút dưới đây để mở. Chưa có tiền nào được chuyển.')],
    };
  }
  if (payment.action && !address) {
    return {
      title: msg('Cách thanh toán này chưa dùng được ở đây'),
      text: [
        msg(
          'Trang này chưa hiểu bước tiếp theo của hệ thống quốc gia. Xin chọn cách khác, hoặc gọi tổng đài.',
        ),
      ],
    };
  }
  if (payment.state.code === 'CREATED') {
    return {
      title: msg('Hệ thống đang chuẩn bị thanh toán'),
      text: [msg('Chưa có tiền nào được chuyển. Bước tiếp theo sẽ tự hiện ở đây, thường trong vài giây.')],
    };
  }
  return { title: msg('Đang chờ ngân hàng xác nhận'), text: waitingWords(shown, language) };
}

/** The same for whoever is back: what is known, and that paying again is not the thing to do. */
function waitingWords({ payment, origin, address }: ShownPayment, language: PanelView['language']): string[] {
  const begun = formatTime(payment.createdAt, language);
  const dontPayAgain = msg('Xin đừng thanh toán lại; trang này tự cập nhật khi có kết quả.');
  if (origin === 'returned') return [msg('Bạn đã quay lại từ trang thanh toán.'), dontPayAgain];
  if (origin === 'remembered') {
    return [
      msg(
        str`Khoản này đã được bắt đầu trên máy này lúc ${begun}, có thể ở một thẻ khác, và chưa có kết quả.`,
      ),
      dontPayAgain,
    ];
  }
  if (origin === 'elsewhere') {
    return [msg(str`Khoản này đang được thanh toán ở nơi khác, từ lúc ${begun}.`), dontPayAgain];
  }
  return address
    ? [
        msg('Bạn đã quay lại khi trang thanh toán chưa báo kết quả.'),
        msg('Nếu đã thanh toán thì xin đừng thanh toán lại; trang này tự cập nhật khi có kết quả.'),
      ]
    : [dontPayAgain];
}

/** The sum that was seen is not the one that is asked for there. */
export function otherSum({ before, payment }: ShownPayment, { language }: PanelView): unknown {
  if (before === undefined) return nothing;
  return notice({
    tone: 'warning',
    title: msg('Số tiền khác với số bạn đã xem'),
    text: msg(
      str`Bạn đã xem ${formatMoney(before, language) ?? ''}; khoản đang chờ thanh toán là ${formatMoney(payment.amount, language) ?? ''}. Xin xem kỹ trước khi trả.`,
    ),
  });
}

/** To the page of the platform, where one can pay there. Pressing it again leads to the same payment. */
function platformLink({ address, page, origin }: ShownPayment, { control, newTab }: PanelView): unknown {
  if (!address) return nothing;
  const isFirst = page === 'leaving' || page === 'blocked';
  const isOthers = !isFirst && origin === 'elsewhere';
  const opensTab = page === 'tab' || newTab;
  return html`${isFirst ? nothing : html`<p class="muted">${isOthers ? msg('Chính bạn đã bắt đầu khoản này và chưa trả xong?') : msg('Chưa trả xong?')}</p>`}
    <p class="actions">
      <a
        class=${isFirst ? 'button primary' : 'button'}
        part="platform-link"
        href=${address}
        target=${opensTab ? '_blank' : nothing}
        rel=${opensTab ? 'noopener' : nothing}
        @click=${control.opened}
        >${isFirst ? msg('Sang trang thanh toán') : msg('Mở lại trang thanh toán')}</a
      >
    </p>`;
}

/** What to name it by, and until when it holds. */
export function paymentFacts({ payment }: ShownPayment, { language, copying }: PanelView): TemplateResult {
  const { bill, amount, reference, expiresAt } = payment;
  return html`<dl class="facts">
      ${fact(msg('Số tiền'), html`<strong>${formatMoney(amount, language)}</strong>`)}
      ${fact(msg('Khoản nộp'), html`${bill.title} (${verbatim(bill.number)})`)}
      ${fact(msg('Nơi thu'), bill.payee)}
      ${fact(msg('Mã thanh toán'), html`${verbatim(reference)} ${copying.button(msg('mã thanh toán'), reference)}`)}
      ${fact(msg('Trả được đến'), formatDateTime(expiresAt, language))}
    </dl>
    <p class="small" role="status">${copying.words()}</p>`;
}

/** Ask again, give up, and call; with how fresh all this is. */
export function openActions(shown: ShownPayment, { control, hotline, language }: PanelView): TemplateResult {
  const { payment, asking, cancelling, trouble } = shown;
  return html`<p class="freshness" data-stale=${shown.freshness.kind === 'stale'}>
      ${freshWords(shown, language)}
    </p>
    <div aria-live="polite" class="answer">${trouble ? cancelTrouble(trouble) : nothing}</div>
    <p class="actions">
      <button
        type="button"
        class="button"
        part="check-button"
        aria-disabled=${asking ? 'true' : nothing}
        @click=${asking ? nothing : control.checkAgain}
      >
        ${asking ? msg('Đang hỏi…') : msg('Hỏi lại ngay')}
      </button>
      ${
        payment.cancellable || cancelling
          ? html`<button
              type="button"
              class="button plain"
              part="cancel-button"
              aria-disabled=${cancelling ? 'true' : nothing}
              @click=${cancelling ? nothing : control.cancel}
            >
              ${cancelling ? msg('Đang hủy…') : msg('Hủy và chọn cách khác')}
            </button>`
          : nothing
      }
      ${hotlineLink(hotline)}
    </p>`;
}

function freshWords({ freshness, payment }: ShownPayment, language: PanelView['language']): string {
  if (freshness.kind !== 'stale') {
    return msg(str`Trang tự hỏi kết quả, gần nhất lúc ${formatTime(payment.asOf, language)}.`);
  }
  const since = formatTime(freshness.since.toISOString(), language);
  return freshness.reason === 'offline'
    ? msg(str`Máy đang mất mạng: từ ${since} chưa biết kết quả. Có mạng lại, trang tự hỏi tiếp.`)
    : msg(str`Hệ thống quốc gia chưa trả lời: từ ${since} chưa biết kết quả. Trang đang tự hỏi lại.`);
}

function cancelTrouble(error: EndpointError): TemplateResult {
  return notice({
    tone: 'warning',
    title: msg('Chưa hủy được khoản thanh toán này'),
    text: isProblem(error, 'payment-not-cancellable')
      ? msg('Khoản này đã đi quá bước có thể hủy. Xin chờ kết quả ở đây.')
      : msg('Chưa có câu trả lời của hệ thống. Khoản này vẫn đang mở; xin thử lại sau ít phút.'),
  });
}
