import { msg } from '../../i18n/message.ts';
import { html, nothing, type LitElement, type ReactiveController, type TemplateResult } from 'lit';
import type { ConfigurationController } from '../../config/configuration-controller.ts';
import type { Language } from '../../config/settings.ts';
import { DescriptionController } from '../../controllers/description.ts';
import { isPaymentFor, paymentStanding } from '../../domain/payment-standing.ts';
import { LazyPart } from '../../fields/lazy-part.ts';
import { formatMoney } from '../../i18n/formats.ts';
import { Paying } from '../../payments/paying.ts';
import { returnedInVain } from '../../payments/returned-notice.ts';
import { errorNotice } from '../../ui/endpoint-notice.ts';
import { missingPart } from '../../ui/missing-part.ts';
import { skeletonLines } from '../../ui/skeleton.ts';
import type { BillForm } from './bill-form.ts';
import type { KioskPart } from './kiosk-part.ts';
import { DOSSIER, forgetWantedDossier, wantedBill, type PaymentTag, type WantedBill } from './wanted-bill.ts';

/** All that is needed once somebody pays: what is looked up, and the payment. */
export class PaymentDesk implements ReactiveController {
  readonly #host: LitElement & PaymentTag;
  readonly #configuration: ConfigurationController;
  readonly #description: DescriptionController;
  readonly #paying: Paying;
  readonly #formCode: LazyPart<typeof import('./bill-form.ts')>;
  readonly #kioskCode: LazyPart<typeof import('./kiosk-part.ts')>;
  readonly #close: () => void;
  #form: BillForm | undefined;
  #kiosk: KioskPart | undefined;
  /** What the tag was about when it was looked at last. */
  #about: string | undefined;
  /** Whether somebody wants to see it. */
  #isAttended = false;
  #isConsidering = false;
  #visitor: Promise<boolean> | undefined;
  #isFocusWanted = false;
  #wasForm: boolean | undefined;

  constructor(host: LitElement & PaymentTag, configuration: ConfigurationController, close: () => void) {
    this.#host = host;
    this.#configuration = configuration;
    this.#close = close;
    this.#description = new DescriptionController(host, configuration);
    this.#paying = new Paying(host, {
      configuration,
      kiosk: () => host.kiosk,
      target: () => host.target || undefined,
      line: () => host.charge || undefined,
      kind: () => this.#wanted.kind,
      matches: (payment, origin) => isPaymentFor(payment, this.#payable, origin === 'returned'),
    });
    this.#formCode = new LazyPart(host, () => import('./bill-form.ts'));
    this.#kioskCode = new LazyPart(host, () => import('./kiosk-part.ts'));
    host.addController(this);
  }

  hostConnected(): void {
    addEventListener('beforeprint', this.#layReceipt);
    addEventListener('popstate', this.#update);
  }

  hostDisconnected(): void {
    removeEventListener('beforeprint', this.#layReceipt);
    removeEventListener('popstate', this.#update);
  }

  hostUpdate(): void {
    const about = JSON.stringify([this.#wanted, this.#host.charge]);
    if (this.#about !== undefined && about !== this.#about) this.#reset();
    this.#about = about;
    this.#makeParts();
    const isIdle = this.#paying.process.stage.kind === 'idle';
    if (this.#isAttended && isIdle && !this.#isConsidering && this.#host.isConnected) void this.#begin();
  }

  hostUpdated(): void {
    const isForm = this.#isForm;
    if (this.#wasForm === true && !isForm) this.#isFocusWanted = true;
    this.#wasForm = isForm;
    if (!this.#isFocusWanted) return;
    const heading = this.#host.renderRoot.querySelector<HTMLElement>('#payment-heading');
    if (!heading) return;
    this.#isFocusWanted = false;
    heading.focus();
  }

  /** Somebody wants to pay, or the page is made for it: what is owed is asked for at once. */
  attend(isPressed = false): void {
    this.#isAttended = true;
    this.#isFocusWanted ||= isPressed;
    this.#host.requestUpdate();
  }

  /** Whether somebody is back from the bank, and is to be shown what has become of it. */
  async hasVisitor(): Promise<boolean> {
    await this.#considered();
    const { stage, returnedInVain: isInVain } = this.#paying.process;
    const origin = stage.kind === 'payment' || stage.kind === 'missing' ? stage.origin : undefined;
    return isInVain || origin === 'returned';
  }

  /** What stands in the button beside its words. */
  summary(language: Language): string {
    const { stage } = this.#paying.process;
    if (stage.kind === 'bill') return stage.amount > 0 ? (formatMoney(stage.amount, language) ?? '') : '';
    if (stage.kind !== 'payment' || stage.guest) return '';
    const standing = paymentStanding(stage.payment);
    // That this payment is paid says nothing of the rest of the bill.
    if (standing === 'paid') return stage.origin === 'before' ? msg('(đã nộp)') : '';
    return standing === 'open' ? msg('(chưa có kết quả)') : '';
  }

  render(): TemplateResult {
    const { language } = this.#configuration;
    const announcement = this.#paying.announcement(language);
    return html`<p class="visually-hidden" role="status">${announcement}</p>
      ${this.#kiosk?.render()} ${this.#content(language)}`;
  }

  #content(language: Language): unknown {
    const { incompatible, hotline, retry } = this.#description;
    if (incompatible) {
      const options = { retry, ...(hotline && { hotline }) };
      return html`${errorNotice(incompatible, options)}<slot></slot>`;
    }
    if (this.#isForm) return this.#renderForm(language);
    if (this.#paying.process.stage.kind === 'idle')
      return html`<div aria-busy="true">${skeletonLines('short', 'long', 'middle', 'long')}</div>`;
    const { kiosk, method } = this.#host;
    const place = { language, kiosk, hotline, level: 2, method: method || undefined } as const;
    return html`${this.#paying.render(place)} ${this.#isInTrouble ? html`<slot></slot>` : nothing}
    ${this.#other()}`;
  }

  #renderForm(language: Language): unknown {
    const { process } = this.#paying;
    const form = this.#form;
    if (!form) return missingPart(this.#formCode);
    return html`${process.returnedInVain ? returnedInVain() : nothing}
    ${form.render({
      language,
      wanted: this.#wanted,
      kiosk: this.#host.kiosk,
      hotline: this.#description.hotline,
      stage: process.stage,
      find: process.find,
      retry: process.retry,
    })}`;
  }

  /** Back to the look-up: for another bill, or for the next person. */
  #other(): unknown {
    const { kind } = this.#paying.process.stage;
    if ((this.#isComplete && !this.#host.kiosk) || kind === 'beginning' || kind === 'unknown') return nothing;
    return html`<p>
      <button type="button" class="button" part="other-button" @click=${this.#leave}>
        ${this.#host.kiosk ? msg('Xong, xóa màn hình') : msg('Tìm khoản khác')}
      </button>
    </p>`;
  }

  get #wanted(): WantedBill {
    return wantedBill(this.#host);
  }

  /** Whether the tag says all that is needed to ask. */
  get #isComplete(): boolean {
    const { kind, number } = this.#wanted;
    return kind !== undefined && kind !== DOSSIER && number !== undefined;
  }

  get #payable(): { readonly kind?: string; readonly number?: string; readonly line?: string } {
    const { kind, number } = this.#wanted;
    const { charge } = this.#host;
    return { ...(kind && { kind }), ...(number && { number }), ...(charge && { line: charge }) };
  }

  /** Whether the look-up stands on the screen, with what has become of it. */
  get #isForm(): boolean {
    const { stage } = this.#paying.process;
    if (this.#isComplete || this.#isConsidering) return false;
    return (
      stage.kind === 'idle' ||
      ((stage.kind === 'finding' || stage.kind === 'missing') &&
        stage.what === 'bill' &&
        !('bill' in stage && stage.bill))
    );
  }

  /** Nothing can be paid, also where the page names a charge that there is not. */
  get #isInTrouble(): boolean {
    const { stage } = this.#paying.process;
    const { charge } = this.#host;
    if (stage.kind === 'bill') return charge !== '' && stage.bill.lines.every(({ id }) => id !== charge);
    return stage.kind === 'missing';
  }

  /** What reads and guards by itself is made before the drawing: it takes part in it. */
  #makeParts(): void {
    const { kiosk } = this.#host;
    const form = this.#isAttended && this.#isForm ? this.#formCode.part : undefined;
    if (form) this.#form ??= new form.BillForm(this.#host, this.#configuration);
    const guard = kiosk ? this.#kioskCode.part : undefined;
    const guarded = { isInUse: () => this.#isInUse, isAwaited: () => this.#isAwaited, clear: this.#leave };
    if (guard) this.#kiosk ??= new guard.KioskPart(this.#host, guarded);
  }

  /** Whether there is anything that the next person must not find. */
  get #isInUse(): boolean {
    const isBegun = this.#form?.begun === true || this.#paying.process.stage.kind !== 'idle';
    return this.#host.kiosk && isBegun;
  }

  /** Whether somebody may be scanning the code, or be at the bank's page in another tab: until time is over. */
  get #isAwaited(): boolean {
    const { stage } = this.#paying.process;
    if (stage.kind !== 'payment' || stage.origin !== 'here') return false;
    return paymentStanding(stage.payment) === 'open' && (stage.secondsLeft ?? 0) > 0;
  }

  /** A payment that was begun before stands in the place of the bill. */
  async #begin(): Promise<void> {
    await this.#considered();
    const { kind, number } = this.#wanted;
    if (this.#paying.process.stage.kind !== 'idle' || !this.#isAttended) return;
    if (this.#isComplete && kind && number) this.#paying.process.find({ kind, number });
  }

  #considered(): Promise<boolean> {
    this.#visitor ??= this.#consider();
    return this.#visitor;
  }

  async #consider(): Promise<boolean> {
    this.#isConsidering = true;
    try {
      return await this.#paying.process.claim();
    } finally {
      this.#isConsidering = false;
      this.#host.requestUpdate();
    }
  }

  #reset(): void {
    this.#paying.process.leave();
    this.#form?.reset();
    this.#visitor = undefined;
  }

  /** Nothing of this person is left for the next one. */
  readonly #leave = (): void => {
    const { kiosk, open } = this.#host;
    this.#paying.process.leave();
    this.#form?.reset();
    if (kiosk) forgetWantedDossier();
    if (kiosk && !open) {
      this.#isAttended = false;
      this.#close();
    } else this.#isFocusWanted = true;
    this.#host.requestUpdate();
  };

  readonly #layReceipt = (): void => {
    if (!this.#host.open && this.#host.renderRoot.querySelector('dialog[open]')) this.#paying.layReceipt();
  };

  readonly #update = (): void => this.#host.requestUpdate();
}
