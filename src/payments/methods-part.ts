import { msg } from '../i18n/message.ts';
import { html, nothing, type TemplateResult } from 'lit';
import type { Term } from '../contract/common.ts';
import { PAYMENT_METHOD } from '../contract/payments.ts';
import type { PanelPlace } from './panel-view.ts';

export interface Methods {
  readonly methods: readonly Term[];
  readonly chosen: string | undefined;
  readonly choose: (code: string) => void;
  readonly disabled: boolean;
}

/** The ways to pay that can be offered here: those of the bill, or the one the page names if it is among them. */
export function offeredMethods(methods: readonly Term[], { method }: PanelPlace): readonly Term[] {
  const named = methods.filter(({ code }) => code === method);
  return named.length > 0 ? named : methods;
}

/** One way needs no question. */
export function methodsPart({ methods, chosen, choose, disabled }: Methods): unknown {
  if (methods.length < 2) return nothing;
  return html`<fieldset class="field" part="methods">
    <legend class="field-label">${msg('Cách thanh toán')}</legend>
    ${methods.map((method) => choice(method, chosen, choose, disabled))}
  </fieldset>`;
}

function choice(
  method: Term,
  chosen: string | undefined,
  choose: (code: string) => void,
  isDisabled: boolean,
): TemplateResult {
  const help = methodHelp(method.code);
  return html`<label class="choice method">
    <input
      type="radio"
      name="payment-method"
      value=${method.code}
      ?disabled=${isDisabled}
      .checked=${method.code === chosen}
      @change=${() => choose(method.code)}
    />
    <span>${method.label} ${help ? html`<span class="muted small">${help}</span>` : nothing}</span>
  </label>`;
}

function methodHelp(code: string): string | undefined {
  switch (code) {
    case PAYMENT_METHOD.redirect:
      return msg('Chọn ngân hàng hoặc ví trên trang thanh toán quốc gia.');
    case PAYMENT_METHOD.vietQr:
      return msg('Quét bằng ứng dụng của bất kỳ ngân hàng nào, không cần rời trang này.');
    default:
      return undefined;
  }
}

/** What the button will do, in one sentence. */
export function nextWords(method: string | undefined, { newTab }: PanelPlace): string {
  switch (method) {
    case PAYMENT_METHOD.redirect:
      return newTab
        ? msg('Trang thanh toán quốc gia sẽ mở ở thẻ mới; trang này chờ và tự cập nhật kết quả.')
        : msg('Bạn sẽ được chuyển sang trang thanh toán quốc gia, rồi quay lại đây.');
    case PAYMENT_METHOD.vietQr:
      return msg('Mã QR sẽ hiện ngay ở đây; trang tự cập nhật khi tiền đến.');
    case undefined:
      return msg('Xin chọn một cách thanh toán.');
    default:
      return msg('Bước tiếp theo sẽ hiện ngay ở đây.');
  }
}
