import { msg, str } from '../i18n/message.ts';
import { html, nothing, type TemplateResult } from 'lit';
import { isProblem } from '../client/problems.ts';
import type { EndpointError } from '../client/errors.ts';
import { LINE_STATE } from '../contract/bills.ts';
import { formatMoney, formatSum } from '../i18n/formats.ts';
import { formatDateTime, formatTime } from '../i18n/sizes-and-times.ts';
import { hotlineLink } from '../ui/endpoint-notice.ts';
import { notice } from '../ui/notice.ts';
import { billFacts, fact, verbatim } from './facts.ts';
import { linesTable } from './lines-table.ts';
import { openWords } from './open-words.ts';
import { heading, subheading, type PanelView } from './panel-view.ts';
import type { ShownPayment } from './payment-stage.ts';
import { refundsPart } from './refunds-part.ts';

const OWED: readonly string[] = [LINE_STATE.due, LINE_STATE.pending];

/** A payment that waits for its payer on the platform's page, or for the bank. */
export function openView(shown: ShownPayment, view: PanelView): TemplateResult {
  const { title, text } = openWords(shown, view.language);
  const isOwedFirst = shown.origin === 'elsewhere' || shown.bill !== undefined;
  return html`${isOwedFirst ? html`${owedPart(shown, view)} ${subheading(view, title)}` : heading(view, title)}
  ${text.map((line) => html`<p>${line}</p>`)} ${otherSum(shown, view)} ${refundsPart(shown.payment, view)}
  ${platformLink(shown, view)} ${paymentFacts(shown, view)} ${openActions(shown, view)}`;
}

/** What is owed stands before what somebody is doing about it: perhaps nobody pays. */
function owedPart({ bill, payment }: ShownPayment, view: PanelView): TemplateResult {
  const { language } = view;
  const { lines, title } = bill ?? { lines: payment.lines, title: payment.bill.title };
  const owed = lines.filter(({ state }) => OWED.includes(state.code));
  const amount = owed.reduce((sum, { total }) => sum + total, 0);
  return html`${heading(view, title)}
    <p class="sum" part="amount">
      <span class="muted">${msg('Phải nộp')}</span> <strong>${formatSum(amount, language)}</strong>
    </p>
    ${linesTable({ lines, sum: [msg('Phải nộp'), amount], caption: msg('Từng khoản phải nộp'), language })}
    ${bill?.source ? html`<p class="muted small" lang="vi">${bill.source}</p>` : nothing}`;
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
function platformLink(
  { address, page, origin, before }: ShownPayment,
  { control, newTab }: PanelView,
): unknown {
  if (!address) return nothing;
  const isNew = before !== undefined && origin === 'here';
  const isFirst = isNew || page === 'leaving' || page === 'blocked';
  const opensTab = page === 'tab' || newTab;
  return html`${isFirst ? nothing : html`<p class="muted">${msg('Chưa trả xong?')}</p>`}
    <p class="actions">
      <a
        class=${isFirst ? 'button primary' : 'button'}
        part="platform-link"
        href=${address}
        target=${opensTab ? '_blank' : nothing}
        rel=${opensTab ? 'noopener' : nothing}
        @click=${opensTab ? control.opened : nothing}
        >${isFirst ? msg('Sang trang thanh toán') : msg('Mở lại trang thanh toán')}</a
      >
    </p>`;
}

/** What to name it by, and until when it holds. */
export function paymentFacts({ payment }: ShownPayment, { language, copying }: PanelView): TemplateResult {
  const { bill, amount, reference, expiresAt } = payment;
  return html`<dl class="facts">
      ${fact(msg('Số tiền'), html`<strong>${formatMoney(amount, language)}</strong>`)} ${billFacts(bill)}
      ${fact(msg('Mã thanh toán'), html`${verbatim(reference)} ${copying.button(msg('mã thanh toán'), reference)}`)}
      ${fact(msg('Trả được đến'), formatDateTime(expiresAt, language))}
    </dl>
    <p class="small" role="status">${copying.words()}</p>`;
}

/** Ask again, give up, and call; with how fresh all this is. */
export function openActions(shown: ShownPayment, { control, hotline, language }: PanelView): TemplateResult {
  const { payment, origin, asking, cancelling, trouble } = shown;
  const giveUp =
    origin === 'elsewhere' ? msg('Hủy khoản đó và thanh toán ở đây') : msg('Hủy và chọn cách khác');
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
              ${cancelling ? msg('Đang hủy…') : giveUp}
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
