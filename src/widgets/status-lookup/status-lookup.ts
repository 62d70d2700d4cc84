import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, state } from '../../ui/decorators.ts';
import { lateCode } from '../../client/late-code.ts';
import { ConfigurationController } from '../../config/configuration-controller.ts';
import type { FoundDossier } from '../../contract/dossier-progress.ts';
import { ActivityEvent } from '../../controllers/activity-event.ts';
import { DescriptionController } from '../../controllers/description.ts';
import type { ReceiptCode } from '../../domain/receipt-code.ts';
import { LazyPart } from '../../fields/lazy-part.ts';
import { LocalizationController } from '../../i18n/localization.ts';
import { addressNotice, errorNotice } from '../../ui/endpoint-notice.ts';
import type { PanelPlace } from '../../payments/panel-view.ts';
import { mayBeBack } from '../../payments/way-back.ts';
import { missingPart } from '../../ui/missing-part.ts';
import { waiting } from '../../ui/waiting.ts';
import type { DossierFollowing } from './dossier-following.ts';
import type { KioskPart } from './kiosk-part.ts';
import { KnownDossiers, type OpenedDossier } from './known-dossiers.ts';
import { LookupController } from './lookup-controller.ts';
import { lookupForm } from './lookup-form.ts';
import { ReceiptScan } from './receipt-scan.ts';
import { DossierFoundEvent } from './status-lookup.events.ts';
import { statusLookupStyles } from './status-lookup.styles.ts';
import { forgetWantedDossier, wantedDossier } from './wanted-dossier.ts';

/**
 * Follows a dossier to its result: asks for its code and a proof, then says where it stands, who holds it,
 * whether it is late and what to do now, and keeps that true while the page is open.
 *
 * @tag dvc-status-lookup
 * @summary Look-up of a dossier, and what has become of it.
 *
 * @slot - Fallback, shown until the script has run or when it never does: a link to the national portal.
 * @slot help - The host's own help below the widget.
 *
 * @fires {DossierFoundEvent} dvc-dossier-found - A dossier was looked up. `detail.code`.
 * @fires {DossierChangedEvent} dvc-dossier-changed - The dossier on the screen has changed. `detail.code`, `detail.status`.
 * @fires {SupplementSentEvent} dvc-supplement-sent - What was asked for has been sent. `detail.code`.
 * @fires {DossierWithdrawnEvent} dvc-dossier-withdrawn - The dossier was withdrawn. `detail.code`.
 * @fires {BeforePaymentEvent} dvc-before-payment - Somebody is about to pay. `detail.kind`, `detail.method`. Cancelled, nothing is begun.
 * @fires {PaymentStartedEvent} dvc-payment-started - A payment was begun. `detail.kind`, `detail.reference`, `detail.state`.
 * @fires {PaymentSettledEvent} dvc-payment-settled - The money has arrived, and the endpoint has said so.
 * @fires {PaymentFailedEvent} dvc-payment-failed - A payment has ended without that.
 * @fires {ActivityEvent} dvc-activity - What was done, without anything personal, for the host's analytics.
 *
 * @csspart title - The title of the look-up, and of a dossier: its state in one sentence.
 * @csspart lookup-form - The form that asks for the code and its proof.
 * @csspart input - A field to type in.
 * @csspart lookup-button - The button that looks up.
 * @csspart scan-button - The button that opens the camera for a receipt's square code.
 * @csspart receipt-scanner - The part that reads it.
 * @csspart code-scanner - The camera's picture and its buttons.
 * @csspart known-dossiers - The list of dossiers followed.
 * @csspart dossier - One dossier.
 * @csspart code - Its code.
 * @csspart badge - Its standing against the time limit.
 * @csspart freshness - The line that says how fresh all this is.
 * @csspart next-action - What is to be done now.
 * @csspart supplement-button - The button that opens what is asked for.
 * @csspart supplement - What is asked for, to be answered.
 * @csspart supplement-form - The form of it.
 * @csspart supplement-later-button - The button that closes it for now.
 * @csspart error-summary - What there is to mend in it, with links to the fields.
 * @csspart document - One paper to attach to it.
 * @csspart file - One chosen file.
 * @csspart charges - What is to be paid.
 * @csspart pay-button - The button that opens the payment, and the one that pays; without payments of the endpoint the link of `pay-href`.
 * @csspart pay-link - The link of `pay-href` where there is such a button.
 * @csspart charges-button - The button that shows what there is to pay otherwise.
 * @csspart payment - Paying in place: what is owed, the ways to pay, how the payment stands, its receipt.
 * @csspart amount - The sum, above everything else of it.
 * @csspart close-button - The button that closes it.
 * @csspart apply-button - The link that leads to a new application.
 * @csspart deadline - When the result is due, and why.
 * @csspart timeline - What has happened.
 * @csspart agency - Who holds it.
 * @csspart results - Documents of the result.
 * @csspart download-button - The button that saves one of them.
 * @csspart shipment - The way of the parcel.
 * @csspart tools - Copy, print, calendar, remember.
 * @csspart copy-button - Copies the code.
 * @csspart print-button - Prints.
 * @csspart calendar-button - Saves an entry for the calendar.
 * @csspart withdrawal - The way to withdraw the dossier.
 * @csspart withdraw-button - The button that asks whether to withdraw.
 * @csspart confirm-withdraw-button - The button that withdraws.
 * @csspart leave-button - The button that leads back to the look-up.
 * @csspart notice - Messages: errors, warnings.
 * @csspart retry-button - The button in an error message.
 *
 * @cssprop [--dvc-color-action=#903938] - Links and buttons.
 * @cssprop [--dvc-color-text=#1e2f41] - Text.
 * @cssprop [--dvc-color-muted=#495057] - Less important text.
 * @cssprop [--dvc-color-line=#c9d1d9] - Hairlines.
 * @cssprop [--dvc-color-ground=#ffffff] - Ground of fields, and of the widget when `theme` is set.
 * @cssprop [--dvc-font-size=max(1rem, 16px)] - Size of the text everything else follows.
 * @cssprop [--dvc-radius=4px] - Roundness of corners.
 */
export class StatusLookupElement extends LitElement {
  static override styles = statusLookupStyles;

  /** Base address of the national endpoint: https, or http on loopback. */
  @property() endpoint?: string;
  /** Language: `vi` or `en`. Default: that of the page, else `vi`. */
  @property() override lang = '';
  /** `light`, `dark` or `auto`. Default: the page's `color-scheme`. */
  @property() theme?: string;
  /** Dossier code, `H18-261120-0042`, to begin with. Default: the `dvc-dossier` parameter of the page's address. */
  @property() code = '';
  /** For a machine many people use: nothing is kept on it, and the screen is cleared when nobody is there. */
  @property({ type: Boolean }) kiosk = false;
  /** Address of the page where one applies; `{code}` is the procedure's. Without it there is no such link. */
  @property({ attribute: 'apply-href' }) applyHref?: string;
  /**
   * Address of the page where charges are paid; `{code}` is the dossier's. Where the endpoint takes payments they are
   * paid right here, and this is another way.
   */
  @property({ attribute: 'pay-href' }) payHref?: string;

  /** Code of the dossier on the screen. */
  @state() private _shown: string | undefined;

  readonly #configuration = new ConfigurationController(this);
  readonly #localization = new LocalizationController(this, () => this.#configuration.language);
  readonly #description = new DescriptionController(this, this.#configuration);
  readonly #lookup = new LookupController(this, this.#configuration, {
    ask: async (lookup, options) => (await this.#load()).lookUp(lookup, options),
    found: (found) => this.#found(found),
  });
  readonly #scan = new ReceiptScan(this, (receipt) => this.#scanned(receipt));
  readonly #known = new KnownDossiers(
    () => this.#endpoint,
    () => this.kiosk,
  );
  readonly #list = new LazyPart(this, () => import('./known-list.ts'));
  readonly #kioskCode = new LazyPart(this, () => import('./kiosk-part.ts'));
  #kiosk: KioskPart | undefined;
  readonly #paying = new LazyPart(this, async () => {
    const { PayingInPlace } = await import('../../payments/paying-in-place.ts');
    return new PayingInPlace(this, this.#configuration, {
      kiosk: () => this.kiosk,
      isBack: this.#isBack,
      returned: (code) => void (this.#lookup.entry.code || this.#lookup.enterCode(code)),
      settled: () => this.#following?.refresh(),
    });
  });
  /** The payer may have come back from the payment platform. */
  readonly #isBack = mayBeBack();
  #following: DossierFollowing | undefined;
  #wanted = '';
  #asked: string | undefined;
  /** Where the focus goes once it is drawn. */
  #focusOn: string | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('popstate', this.#addressChanged);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('popstate', this.#addressChanged);
  }

  protected override willUpdate(): void {
    const wanted = wantedDossier(this.code);
    if (wanted !== this.#wanted) {
      this.#wanted = wanted;
      this.#leave();
      this.#lookup.reset();
      this.#lookup.enterCode(wanted);
    }
    // What one endpoint has said is nothing to another.
    if (this.#asked !== undefined && this.#asked !== this.#endpoint) this.#clear();
    this.#asked = this.#endpoint;
  }

  protected override updated(): void {
    const place = this.#focusOn && this.renderRoot.querySelector<HTMLElement>(this.#focusOn);
    if (!place) return;
    this.#focusOn = undefined;
    place.focus();
  }

  protected override render(): TemplateResult {
    const { theme, known, endpoint, language } = this.#configuration;
    if (!known || !this.#localization.ready) return waiting();
    const usable = this.#configuration.question('', 'dossierTracking') !== undefined;
    return html`<div class="root" lang=${language} data-theme=${theme ?? nothing}>
      <p class="visually-hidden" role="status">${this.#following?.announcement(language)}</p>
      ${usable ? this.#renderScreen() : html`${addressNotice(endpoint)}<slot></slot>`}
      <slot name="help"></slot>
    </div>`;
  }

  #renderScreen(): unknown {
    const { incompatible, hotline, retry } = this.#description;
    if (incompatible) return html`${errorNotice(incompatible, { retry, hotline })}<slot></slot>`;
    const idle = this.#kioskPart?.render();
    const following = this.#following;
    const opened =
      this._shown === undefined ? undefined : this.#known.update(this._shown, following?.dossier);
    if (opened && following)
      return html`${idle} ${this.#renderPayment(opened.dossier.code)}
      ${this.#renderDossier(opened, following)}`;
    return html`${idle} ${this.#renderPayment()} ${this.#renderLookup(false)} ${this.#renderKnown()}
    ${this.#isEndpointDown ? html`<slot></slot>` : nothing}`;
  }

  /** A payment that is not drawn with the dossier it is for: what the payer has come back with. */
  #renderPayment(shown?: string): unknown {
    const payment = this.#isBack ? this.#paying.part : this.#paying.loaded;
    if (!payment) return this.#isBack ? missingPart(this.#paying) : nothing;
    return shown !== undefined && payment.dossier === shown ? nothing : payment.render(this.#place);
  }

  #renderDossier({ dossier, token }: OpenedDossier, following: DossierFollowing): TemplateResult {
    return following.render({
      dossier,
      token,
      ...this.#place,
      applyHref: this.applyHref,
      payHref: this.payHref,
      remembered: this.#known.isRemembered(dossier.code),
      remember: (wanted) => this.#known.remember(dossier.code, wanted),
      renewal: following.isExpired ? this.#renderLookup(true) : nothing,
      leave: this.kiosk ? this.#clear : this.#backToLookup,
      pays: this.#description.offers('createPayment'),
      paying: this.#paying,
    });
  }

  #renderLookup(renewal: boolean): TemplateResult {
    return lookupForm({
      lookup: this.#lookup,
      ...this.#place,
      renewal,
      scanner: renewal ? nothing : this.#scan.render(),
      onBegin: () => void this.#load().catch(() => undefined),
      onSubmit: this.#submit,
    });
  }

  #renderKnown(): unknown {
    const known = this.#known.all;
    if (known.length === 0) return nothing;
    return this.#list.part?.knownList({
      known,
      summary: (opened) => this.#following?.summary(opened, this.#configuration.language),
      open: this.#open,
      forget: (code) => this.#forget(() => this.#known.remember(code, false)),
      forgetAll: () => this.#forget(() => this.#known.forgetAll()),
    });
  }

  /** What is needed once somebody asks. */
  async #load(): Promise<DossierFollowing> {
    const part = await lateCode(import('./dossier-following.ts'));
    return (this.#following ??= new part.DossierFollowing(this, this.#configuration));
  }

  get #kioskPart(): KioskPart | undefined {
    const code = this.kiosk ? this.#kioskCode.part : undefined;
    const isInUse = () =>
      this.kiosk &&
      (this.#lookup.begun || this._shown !== undefined || this.#paying.loaded?.dossier !== undefined);
    if (code) this.#kiosk ??= new code.KioskPart(this, isInUse, this.#clear);
    return this.#kiosk;
  }

  /** What all parts are drawn with. */
  get #place(): PanelPlace {
    const { language } = this.#configuration;
    return { language, kiosk: this.kiosk, hotline: this.#description.hotline, level: 2 };
  }

  get #endpoint(): string {
    const { endpoint } = this.#configuration;
    return endpoint.kind === 'ready' ? endpoint.url.href : '';
  }

  /** Then the fallback stands below: another way to the same end. */
  get #isEndpointDown(): boolean {
    const { state } = this.#lookup;
    if (state.kind !== 'failed') return false;
    const { failure } = state.error;
    return failure.kind !== 'refused' || failure.status >= 500;
  }

  readonly #submit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (!this.#lookup.send()) this.#focusOn = '[aria-invalid="true"]';
  };

  /** With its look-up code, a receipt is all there is to ask for. */
  #scanned({ code, lookupCode }: ReceiptCode): void {
    this.#lookup.enterCode(code);
    this.#focusOn = '#proof';
    if (lookupCode === undefined) return;
    this.#lookup.enterProof('receipt', lookupCode);
    this.#lookup.send();
  }

  #found(found: FoundDossier): void {
    const { dossier } = found;
    this.#follow(this.#known.open(found));
    this.#lookup.forgetProof();
    void this.updateComplete.then(() => {
      this.#list.prepare();
      this.dispatchEvent(new DossierFoundEvent({ code: dossier.code }));
      this.dispatchEvent(new ActivityEvent('dossier-found', { status: dossier.status.code }));
    });
  }

  #follow(opened: OpenedDossier): void {
    this.#scan.stop();
    this._shown = opened.dossier.code;
    this.#focusOn = '#heading';
    this.#following?.follow(opened);
  }

  readonly #open = (code: string): void => {
    const opened = this.#known.opened(code);
    if (opened && this.#following?.isOpenable(opened)) {
      this.#lookup.enterCode(code);
      return this.#follow(opened);
    }
    this.#lookup.reopen(code);
    this.#focusOn = '#proof';
  };

  #forget(forget: () => void): void {
    forget();
    this.#focusOn = '#heading';
    this.requestUpdate();
  }

  readonly #backToLookup = (): void => {
    this.#leave();
    this.#lookup.reset();
    this.#focusOn = '#heading';
  };

  #leave(): void {
    this._shown = undefined;
    this.#scan.stop();
    this.#following?.stop();
    this.#paying.loaded?.close();
  }

  /** Nothing of this person is left for the next one. */
  readonly #clear = (): void => {
    if (this.kiosk) forgetWantedDossier();
    this.#backToLookup();
    this.#known.close();
  };

  readonly #addressChanged = (): void => this.requestUpdate();
}

declare global {
  interface HTMLElementTagNameMap {
    'dvc-status-lookup': StatusLookupElement;
  }
}
