import { msg, str } from '../../i18n/message.ts';
import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import type { DossierReceipt } from '../../contract/dossier-submission.ts';
import type { ConfigurationController } from '../../config/configuration-controller.ts';
import type { Language } from '../../config/settings.ts';
import { writeLookupCode, writeReceiptCode } from '../../domain/receipt-code.ts';
import { LazyPart } from '../../fields/lazy-part.ts';
import { formatDateTime } from '../../i18n/sizes-and-times.ts';
import type { PanelPlace } from '../../payments/panel-view.ts';
import type { DossierProof, PayingInPlace, PayingInPlaceOptions } from '../../payments/paying-in-place.ts';
import { PayingOpening } from '../../payments/paying-opening.ts';
import { addressWithCode, safeAddress } from '../../ui/link.ts';
import { missingPart } from '../../ui/missing-part.ts';
import { squareCode } from '../../ui/square-code.ts';
import { chargesTable } from '../../ui/charges-table.ts';
import { filedBeforeView } from './filed-before.ts';
import type { FiledForm } from './filled-form.ts';
import type { FilingPhase } from './filing-phase.ts';
import type { ReceiptOptions } from './receipt-options.ts';

export interface ReceiptView extends ReceiptOptions {
  readonly receipt: DossierReceipt;
  /** The payment in place of the charges, once it is opened. */
  readonly payment: unknown;
  readonly pay: () => void;
}

/** What is said once the dossier exists, and paying for it. */
export class ReceiptScreen {
  readonly #paying: LazyPart<PayingInPlace>;
  readonly #opening: PayingOpening;
  readonly #isBack: boolean;

  constructor(host: LitElement, configuration: ConfigurationController, options: PayingInPlaceOptions) {
    this.#paying = new LazyPart(host, async () => {
      const { PayingInPlace } = await import('../../payments/paying-in-place.ts');
      return new PayingInPlace(host, configuration, options);
    });
    this.#opening = new PayingOpening(host, this.#paying);
    this.#isBack = options.isBack;
    if (this.#isBack) this.#paying.prepare();
  }

  /** Whether a payment stands on the screen. */
  get isPaying(): boolean {
    return this.#paying.loaded?.dossier !== undefined;
  }

  /** Nothing of a payment is on the screen any more. */
  close(): void {
    this.#opening.reset();
    this.#paying.loaded?.close();
  }

  /** The payment the payer has come back with, where no receipt draws it. */
  payment(phase: FilingPhase, place: PanelPlace): unknown {
    const part = this.#paying.loaded;
    if (!part) return this.#isBack ? missingPart(this.#paying) : nothing;
    const filed = phase.kind === 'filed' && 'receipt' in phase.filed ? phase.filed.receipt : undefined;
    const isDrawn = filed !== undefined && filed.code === part.dossier;
    return isDrawn ? nothing : part.render(place);
  }

  render(filed: FiledForm, options: ReceiptOptions): TemplateResult {
    if (!('receipt' in filed)) return filedBeforeView({ ...options, ...filed.before });
    const { receipt } = filed;
    const payment = this.#opening.render(receipt.code, proofOf(receipt), { ...options, level: 3 });
    return receiptView({ ...options, receipt, payment, pay: this.#opening.open });
  }
}

/** The look-up code proves it for good, the token for a day. */
function proofOf({ lookupCode, trackingToken }: DossierReceipt): DossierProof {
  return lookupCode === undefined
    ? { kind: 'tracking', value: trackingToken }
    : { kind: 'receipt', value: lookupCode };
}

/** The endpoint's word that the dossier exists, to keep, to print, and to go on from. */
function receiptView(view: ReceiptView): TemplateResult {
  const { receipt, language } = view;
  const { code, lookupCode, receivedAt, dueAt, receiver, charges, total, delivery, procedureName } = receipt;
  return html`<article class="receipt" part="receipt">
    <h2 id="heading" tabindex="-1">${msg('Đã nhận hồ sơ')}</h2>
    <div class="receipt-head">
      <div>
        <p class="muted">${msg('Mã hồ sơ')}</p>
        <p class="code" part="code" translate="no">${code}</p>
        ${lookupCode ? secretPart(lookupCode) : html`<p>${msg('Xin giữ mã này để tra cứu.')}</p>`}
        <p class="actions screen-only">
          <button type="button" class="button" @click=${view.copy}>${msg('Sao chép mã')}</button>
          <button type="button" class="button" @click=${() => print()}>${msg('In giấy biên nhận')}</button>
        </p>
        <p class="small" role="status">${view.copied ? msg('Đã sao chép mã hồ sơ') : nothing}</p>
      </div>
      ${squareCode(writeReceiptCode({ code, lookupCode }), msg(str`Mã QR của hồ sơ ${code}`))}
    </div>
    <dl class="facts">
      ${fact(msg('Thủ tục'), html`<span lang="vi">${procedureName}</span>`)}
      ${fact(msg('Nơi tiếp nhận hồ sơ'), html`<span lang="vi">${receiver.name}</span>`)}
      ${fact(msg('Thời điểm nhận'), receivedWords(receivedAt, language))}
      ${fact(msg('Hẹn trả kết quả'), dueAt ? formatDateTime(dueAt, language) : msg('Theo lịch của nơi giải quyết'))}
      ${fact(msg('Cách nhận kết quả'), delivery.label)}
    </dl>
    ${
      view.payment ??
      html`<section>
        <h3>${msg('Chi phí')}</h3>
        ${chargesTable({ lines: charges, total }, language)} ${payPart(view)}
      </section>`
    }
    <section>
      <h3>${msg('Việc tiếp theo')}</h3>
      <ol class="next">
        ${receipt.next.map((text) => html`<li>${text}</li>`)}
      </ol>
      ${receiver.hotline ? html`<p>${msg(str`Cần hỏi về hồ sơ này, gọi ${receiver.hotline}.`)}</p>` : nothing}
    </section>
    <p class="actions screen-only">${links(view)}</p>
  </article>`;
}

/** Whoever holds it is taken for the applicant; the square code holds it too. */
function secretPart(lookupCode: string): TemplateResult {
  return html`<p class="muted">${msg('Mã tra cứu')}</p>
    <p class="code" part="lookup-code" translate="no">${writeLookupCode(lookupCode)}</p>
    <p>
      ${msg('Tra cứu bằng mã hồ sơ cùng mã này, hoặc quét mã QR. Ai có mã tra cứu đều xem được hồ sơ: xin giữ kín.')}
    </p>`;
}

/** Filed at night or on a day off, that is the next working morning. The device's own clock is not asked. */
function receivedWords(receivedAt: string, language: Language): TemplateResult {
  return html`${formatDateTime(receivedAt, language)}
    <span class="muted small"
      >${msg('Thời hạn tính từ lúc này; nộp ngoài giờ thì từ buổi làm việc kế tiếp.')}</span
    >`;
}

/** Right here, where the endpoint takes payments. */
function payPart({ receipt, pays, pay, kiosk }: ReceiptView): unknown {
  if (!pays || receipt.total === 0) return nothing;
  return html`<div class="screen-only">
    ${
      kiosk
        ? html`<p>
            ${msg('Máy dùng chung không giữ lại gì: xin in hoặc ghi mã tra cứu trước khi sang trang ngân hàng.')}
          </p>`
        : nothing
    }
    <p class="actions">
      <button type="button" class="button primary" part="pay-button" @click=${pay}>
        ${msg('Nộp phí, lệ phí ngay')}
      </button>
    </p>
  </div>`;
}

function fact(name: string, value: unknown): TemplateResult {
  return html`<div>
    <dt>${name}</dt>
    <dd>${value}</dd>
  </div>`;
}

function links({ receipt, statusHref, payHref, returnHref, fileAnother, pays }: ReceiptView): TemplateResult {
  const status = addressWithCode(statusHref, receipt.code);
  const pay = receipt.total > 0 ? addressWithCode(payHref, receipt.code) : undefined;
  const back = safeAddress(returnHref);
  return html`${pay ? payLink(pay, pays) : nothing}
    ${status ? html`<a class="button" href=${status}>${msg('Theo dõi hồ sơ')}</a>` : nothing}
    ${back ? html`<a class="button" href=${back}>${msg('Về trang trước')}</a>` : nothing}
    <button type="button" class="button plain" @click=${fileAnother}>${msg('Nộp hồ sơ khác')}</button>`;
}

function payLink(address: string, isSecond: boolean): TemplateResult {
  return isSecond
    ? html`<a class="button" href=${address}>${msg('Nộp ở trang thanh toán')}</a>`
    : html`<a class="button primary" href=${address}>${msg('Nộp phí, lệ phí')}</a>`;
}
