import { msg, str } from '../i18n/message.ts';
import { html, nothing, type TemplateResult } from 'lit';
import type { VietQr } from '../domain/vietqr.ts';
import { formatMoney } from '../i18n/formats.ts';
import { formatTime } from '../i18n/sizes-and-times.ts';
import { hotlineLink } from '../ui/endpoint-notice.ts';
import { notice } from '../ui/notice.ts';
import { squareCode } from '../ui/square-code.ts';
import { checkCode, type CodeFault } from './code-check.ts';
import { billFacts, fact, verbatim } from './facts.ts';
import { openActions, otherSum, paymentFacts } from './open-view.ts';
import { heading, subheading, type PanelView } from './panel-view.ts';
import type { ShownPayment } from './payment-stage.ts';
import { refundsPart } from './refunds-part.ts';

/** What is done with the picture of a code. */
export interface CodePicture {
  readonly save: (payload: string, name: string) => void;
  /** What came of it; nothing when all went well. */
  readonly trouble: string | undefined;
}

/** A square code to pay by, with all that it says in words, so that it can be typed as well. */
export function qrView(shown: ShownPayment, view: PanelView, picture: CodePicture): TemplateResult {
  const { payment, secondsLeft } = shown;
  if (secondsLeft === 0) return pastCode(shown, view);
  const checked = checkCode(payment);
  if (checked.kind === 'wrong') return wrongCode(checked.fault, shown, view);
  const { language } = view;
  const sum = formatMoney(payment.amount, language) ?? '';
  return html`${heading(view, msg(str`Quét mã để nộp ${sum}`))}
    <p>
      ${msg('Mở ứng dụng của bất kỳ ngân hàng nào, chọn quét mã QR, rồi kiểm tra số tiền trước khi xác nhận.')}
    </p>
    ${originNote(shown, view)} ${otherSum(shown, view)} ${refundsPart(payment, view)}
    <div class="qr">
      <div class="qr-code" part="qr-code">
        ${squareCode(checked.payload, msg(str`Mã VietQR để nộp ${sum}; thông tin chuyển khoản ở dưới`))}
      </div>
      <div>${countdown(shown, view)} ${transferFacts(checked.transfer, shown, view)}</div>
    </div>
    <p>
      <strong>${msg('Đã chuyển khoản?')}</strong>
      ${msg('Trang này tự cập nhật khi ngân hàng xác nhận, thường trong vài phút. Xin đừng chuyển lần nữa.')}
    </p>
    ${samePhone(checked.payload, payment.reference, view, picture)} ${openActions(shown, view)}`;
}

/** A code that was there before may have been paid meanwhile. */
function originNote({ origin, payment }: ShownPayment, { language }: PanelView): unknown {
  const begun = formatTime(payment.createdAt, language);
  if (origin !== 'remembered' && origin !== 'returned') return nothing;
  return notice({
    tone: 'information',
    title: msg(str`Mã này đã được mở trên máy này lúc ${begun}`),
    text: msg('Nếu đã chuyển khoản, xin đừng quét lại; trang tự cập nhật khi có kết quả.'),
  });
}

/** The seconds run for the eye only; a screen reader hears the time once, and the last minute. */
function countdown({ payment, secondsLeft }: ShownPayment, { language }: PanelView): TemplateResult {
  const until = formatTime(payment.expiresAt, language);
  return html`<p class="countdown" data-short=${(secondsLeft ?? 61) <= 60}>
    ${msg(str`Mã dùng được đến ${until}`)}${
      secondsLeft === undefined
        ? nothing
        : html`<span aria-hidden="true">, ${msg(str`còn ${clockWords(secondsLeft)}`)}</span>`
    }
  </p>`;
}

/** "14:32". */
function clockWords(seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  return `${minutes}:${String(Math.floor(seconds % 60)).padStart(2, '0')}`;
}

function transferFacts(
  { account, content = '', bin }: VietQr,
  { payment }: ShownPayment,
  { language, copying }: PanelView,
): TemplateResult {
  const { amount, action } = payment;
  const { bankName, accountHolder } = action ?? {};
  return html`<dl class="facts" part="transfer">
      ${fact(
        msg('Số tiền'),
        html`<strong>${formatMoney(amount, language)}</strong>
          ${copying.button(msg('số tiền'), String(amount))}`,
      )}
      ${fact(msg('Ngân hàng'), bankName ?? verbatim(bin))}
      ${fact(msg('Số tài khoản'), html`${verbatim(account)} ${copying.button(msg('số tài khoản'), account)}`)}
      ${fact(msg('Chủ tài khoản'), accountHolder && verbatim(accountHolder))}
      ${fact(
        msg('Nội dung'),
        html`<strong>${verbatim(content)}</strong> ${copying.button(msg('nội dung chuyển khoản'), content)}`,
      )}
      ${billFacts(payment.bill)}
    </dl>
    <p class="small">
      ${msg('Xin giữ nguyên số tiền và nội dung: hệ thống nhận ra khoản nộp nhờ hai điều đó.')}
    </p>
    <p class="small" role="status">${copying.words()}</p>`;
}

/** The phone that shows the code cannot hold it before its own camera. */
function samePhone(
  payload: string,
  reference: string,
  view: PanelView,
  { save, trouble }: CodePicture,
): TemplateResult {
  if (view.kiosk) return html``;
  return html`<section class="same-phone" part="same-phone">
    ${subheading(view, msg('Trả bằng chính điện thoại này?'))}
    <ol class="steps">
      <li>${msg('Lưu ảnh mã, rồi mở ứng dụng ngân hàng.')}</li>
      <li>
        ${msg('Ở chỗ quét mã QR, chọn ảnh từ thư viện. Hoặc sao chép từng dòng ở trên vào mục chuyển khoản.')}
      </li>
      <li>${msg('Trả xong, quay lại trang này.')}</li>
    </ol>
    <p class="actions">
      <button
        type="button"
        class="button"
        part="save-code-button"
        @click=${() => save(payload, `VietQR-${reference.replace(/[^\w-]/g, '')}.png`)}
      >
        ${msg('Lưu ảnh mã QR')}
      </button>
      <span class="small" role="status">${trouble ?? nothing}</span>
    </p>
  </section>`;
}

/** Nobody shall pay what is not this payment: neither the code nor what it says is shown. */
function wrongCode(fault: CodeFault, shown: ShownPayment, view: PanelView): TemplateResult {
  return html`${heading(view, msg('Mã QR này không dùng được'))}
  ${notice({
    tone: 'danger',
    title: faultWords(fault),
    text: msg(
      'Để tiền không đi nhầm, trang không hiện mã. Chưa có tiền nào được chuyển. Xin chọn cách khác, hoặc gọi tổng đài.',
    ),
    actions: hotlineLink(view.hotline),
  })}
  ${paymentFacts(shown, view)} ${openActions(shown, view)}`;
}

function faultWords(fault: CodeFault): string {
  switch (fault) {
    case 'amount':
      return msg('Số tiền trong mã khác với số phải nộp');
    case 'content':
      return msg('Nội dung trong mã không phải của khoản này');
    default:
      return msg('Mã nhận được bị hỏng hoặc đã bị sửa');
  }
}

/** The time is over by the endpoint's clock; the endpoint's own word is on its way. */
function pastCode(shown: ShownPayment, view: PanelView): TemplateResult {
  return html`${heading(view, msg('Mã QR đã hết giờ'))}
    <p>
      ${msg('Xin đừng chuyển khoản theo mã này nữa. Nếu bạn vừa chuyển, tiền đến sau vẫn được tính hoặc được hoàn lại; trang đang hỏi kết quả.')}
    </p>
    ${paymentFacts(shown, view)} ${openActions(shown, view)}`;
}
