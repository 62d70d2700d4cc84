import { msg } from '../../i18n/message.ts';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { ConfigurationController } from '../../config/configuration-controller.ts';
import { mayRemember } from '../../device/payment-places.ts';
import { LazyPart } from '../../fields/lazy-part.ts';
import { LocalizationController } from '../../i18n/localization.ts';
import { hasReturned } from '../../payments/payment-return.ts';
import { property } from '../../ui/decorators.ts';
import { addressNotice } from '../../ui/endpoint-notice.ts';
import { missingPart } from '../../ui/missing-part.ts';
import { paymentButtonStyles } from './payment-button.styles.ts';
import type { PaymentDesk } from './payment-desk.ts';

/**
 * Pays what a dossier or a bill asks for, and always says the truth about it: what is owed line by line, the ways
 * to pay that the endpoint offers, what has become of the payment, and the receipt. A button that stands in a line
 * of text and opens a dialog, or with `open` a part of the page.
 *
 * @tag dvc-payment-button
 * @summary Payment of charges and bills.
 *
 * @slot - Fallback, shown until the script has run, and where nothing can be paid: a link to the national portal.
 * @slot label - The button's own words.
 *
 * @fires {BeforePaymentEvent} dvc-before-payment - The button that pays was pressed; prevented, nothing is begun. `detail.kind`, `detail.method`.
 * @fires {PaymentStartedEvent} dvc-payment-started - The endpoint has begun a payment. `detail.kind`, `detail.reference`, `detail.state`.
 * @fires {PaymentSettledEvent} dvc-payment-settled - The money was received. `detail.kind`, `detail.reference`, `detail.state`.
 * @fires {PaymentFailedEvent} dvc-payment-failed - A payment has ended without it. `detail.kind`, `detail.reference`, `detail.state`.
 * @fires {ActivityEvent} dvc-activity - What was done, without anything personal, for the host's analytics.
 *
 * @csspart button - The button in the page.
 * @csspart dialog - The dialog it opens.
 * @csspart close-button - Closes the dialog.
 * @csspart payment - All about one payment.
 * @csspart title - Its heading.
 * @csspart amount - The sum.
 * @csspart charges - What is to be paid, line by line.
 * @csspart choice - A choice of the payer's: how many months.
 * @csspart methods - The ways to pay.
 * @csspart pay-button - The button that pays.
 * @csspart platform-link - The link to the page of the payment platform.
 * @csspart qr-code - The square code, on its white ground.
 * @csspart transfer - What it says, to copy.
 * @csspart same-phone - How to pay with the phone that shows the code.
 * @csspart save-code-button - Saves the picture of the code.
 * @csspart copy-button - Copies one of the details.
 * @csspart check-button - Asks again how the payment stands.
 * @csspart cancel-button - Gives the payment up.
 * @csspart again-button - Leads back to what is owed.
 * @csspart refunds - Money that goes back.
 * @csspart payment-receipt - The receipt.
 * @csspart print-button - Prints the receipt.
 * @csspart bill-form - The form that looks a bill up.
 * @csspart input - A field to type in.
 * @csspart find-button - The button that looks up.
 * @csspart other-button - Leads back to the look-up.
 * @csspart notice - Messages: errors, warnings.
 * @csspart retry-button - The button in an error message.
 *
 * @cssprop [--dvc-color-action=#903938] - Links and buttons.
 * @cssprop [--dvc-color-text=#1e2f41] - Text.
 * @cssprop [--dvc-color-muted=#495057] - Less important text.
 * @cssprop [--dvc-color-line=#c9d1d9] - Hairlines.
 * @cssprop [--dvc-color-ground=#ffffff] - Ground of the dialog and of fields.
 * @cssprop [--dvc-font-size=max(1rem, 16px)] - Size of the text everything else follows.
 * @cssprop [--dvc-radius=4px] - Roundness of corners.
 */
export class PaymentButtonElement extends LitElement {
  static override styles = paymentButtonStyles;

  /** Base address of the national endpoint. Default: that of `<dvc-config>` or the page. */
  @property() endpoint?: string;
  /** Language: `vi` or `en`. Default: that of the page, else `vi`. */
  @property() override lang = '';
  /** `light`, `dark` or `auto`. Default: the page's `color-scheme`. */
  @property() theme?: string;
  /** Code of the dossier whose charges are paid. Default: the `dvc-dossier` parameter of the page's address. */
  @property() dossier = '';
  /** Id of the one charge that is paid. Default: all that are due. */
  @property() charge = '';
  /** Kind of the bill: `TRAFFIC_FINE`, `SOCIAL_INSURANCE` … Default: the payer chooses. */
  @property({ attribute: 'bill-kind' }) billKind = '';
  /** Number of the bill. Default: the payer is asked for it. */
  @property({ attribute: 'bill-number' }) billNumber = '';
  /** The only way to pay that is offered: `REDIRECT` or `VIETQR`. Default: all that the endpoint offers. */
  @property() method = '';
  /** Where the page of the payment platform opens, as of a link: `_blank` for another tab. Default: this one. */
  @property() target = '';
  /** For a machine many people use: nothing is kept on it, and the screen is cleared when nobody is there. */
  @property({ type: Boolean }) kiosk = false;
  /** Shows everything in the page, in the place of the button. For pages made to pay. */
  @property({ type: Boolean, reflect: true }) open = false;

  readonly #configuration = new ConfigurationController(this);
  readonly #localization = new LocalizationController(this, () => this.#configuration.language);
  readonly #code = new LazyPart(this, () => import('./payment-desk.ts'));
  #desk: PaymentDesk | undefined;
  /** Somebody may be awaited here: back from the bank, or with a payment that was begun before. */
  #isLookedAfter = false;

  protected override willUpdate(): void {
    if (!this.#isUsable || this.#isLookedAfter) return;
    this.#isLookedAfter = true;
    const { endpoint } = this.#configuration;
    const address = endpoint.kind === 'ready' ? endpoint.url.href : '';
    if (this.open || hasReturned() || mayRemember(address)) void this.#lookAfter();
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.get('open') === false && this.open) void this.#lookAfter();
  }

  protected override render(): TemplateResult {
    const { theme, known, endpoint, language } = this.#configuration;
    if (!known || !this.#localization.ready) return html`<slot></slot>`;
    return html`<div class="root" lang=${language} data-theme=${theme ?? nothing}>
      ${this.#isUsable ? this.#content() : html`${addressNotice(endpoint)}<slot></slot>`}
    </div>`;
  }

  #content(): unknown {
    if (this.open) return this.#panel();
    const dialog = this.renderRoot.querySelector('dialog');
    return html`<button
        type="button"
        class="button primary"
        part="button"
        aria-haspopup="dialog"
        @click=${this.#show}
      >
        <span
          ><slot name="label">${msg('Thanh toán')}</slot>
          ${this.#desk?.summary(this.#configuration.language)}</span
        >
      </button>
      <dialog part="dialog" aria-label=${msg('Thanh toán')} @close=${this.#closed}>
        <div class="sheet">
          <p class="bar">
            <button type="button" class="button close" part="close-button" @click=${this.#close}>
              ${msg('Đóng')}
            </button>
          </p>
          ${dialog?.open ? this.#panel() : nothing}
        </div>
      </dialog>`;
  }

  #panel(): unknown {
    return this.#desk?.render() ?? missingPart(this.#code);
  }

  get #isUsable(): boolean {
    return this.#configuration.question('', 'payments') !== undefined;
  }

  /** What is needed once somebody pays. */
  async #load(): Promise<PaymentDesk | undefined> {
    const code = this.#code.loaded ?? (await this.#code.arrival());
    if (code) this.#desk ??= new code.PaymentDesk(this, this.#configuration, this.#close);
    return this.#desk;
  }

  async #lookAfter(): Promise<void> {
    const desk = await this.#load();
    if (this.open) desk?.attend();
    else if (await desk?.hasVisitor()) await this.#show();
  }

  readonly #show = async (): Promise<void> => {
    const dialog = this.renderRoot.querySelector('dialog');
    if (!dialog || dialog.open) return;
    dialog.showModal();
    this.requestUpdate();
    (await this.#load())?.attend(true);
  };

  readonly #close = (): void => this.renderRoot.querySelector('dialog')?.close();

  /** Not every browser gives the focus back to what was pressed. */
  readonly #closed = (): void => {
    this.renderRoot.querySelector<HTMLElement>('[part="button"]')?.focus();
    this.requestUpdate();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'dvc-payment-button': PaymentButtonElement;
  }
}
