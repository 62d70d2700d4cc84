import { msg, str } from '../../i18n/message.ts';
import { html, nothing, type TemplateResult } from 'lit';
import { addressWithCode, safeAddress } from '../../ui/link.ts';
import { squareCode } from '../../ui/square-code.ts';
import type { FiledBefore } from './filled-form.ts';
import type { ReceiptOptions } from './receipt-options.ts';

/** The dossier of this draft was there already: a good end, with all that is known of it. */
export function filedBeforeView(view: FiledBefore & ReceiptOptions): TemplateResult {
  const { code, words } = view;
  return html`<article class="receipt" part="receipt">
    <h2 id="heading" tabindex="-1">${msg('Hồ sơ đã được nhận từ lần gửi trước')}</h2>
    ${code === undefined ? html`<p>${words}</p>` : codePart(code, view)}
    <p>
      ${msg('Hồ sơ gồm những gì đã gửi ở lần đó. Cần sửa hoặc bổ sung, xin liên hệ nơi tiếp nhận hồ sơ.')}
    </p>
    <p class="actions screen-only">${links(view)}</p>
  </article>`;
}

function codePart(code: string, { copied, copy }: ReceiptOptions): TemplateResult {
  return html`<div class="receipt-head">
    <div>
      <p class="muted">${msg('Mã hồ sơ')}</p>
      <p class="code" part="code" translate="no">${code}</p>
      <p>${msg('Xin giữ mã này để tra cứu, không cần nộp lại.')}</p>
      <p class="actions screen-only">
        <button type="button" class="button" @click=${copy}>${msg('Sao chép mã')}</button>
      </p>
      <p class="small" role="status">${copied ? msg('Đã sao chép mã hồ sơ') : nothing}</p>
    </div>
    ${squareCode(code, msg(str`Mã QR của hồ sơ ${code}`))}
  </div>`;
}

function links({ code, statusHref, returnHref, fileAnother }: FiledBefore & ReceiptOptions): TemplateResult {
  const status = code === undefined ? undefined : addressWithCode(statusHref, code);
  const back = safeAddress(returnHref);
  return html`${status ? html`<a class="button" href=${status}>${msg('Theo dõi hồ sơ')}</a>` : nothing}
    ${back ? html`<a class="button" href=${back}>${msg('Về trang trước')}</a>` : nothing}
    <button type="button" class="button plain" @click=${fileAnother}>${msg('Nộp hồ sơ khác')}</button>`;
}
