import { msg, str } from '../../i18n/message.ts';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, state } from '../../ui/decorators.ts';
import type { EndpointError } from '../../client/errors.ts';
import { createFormsClient } from '../../client/forms.ts';
import { ConfigurationController } from '../../config/configuration-controller.ts';
import type { FormDefinition } from '../../contract/form.ts';
import { DescriptionController } from '../../controllers/description.ts';
import { EndpointRead } from '../../controllers/endpoint-read.ts';
import { UnitsController } from '../../controllers/units.ts';
import { Fields } from '../../fields/fields.ts';
import { LazyPart } from '../../fields/lazy-part.ts';
import { LocalizationController } from '../../i18n/localization.ts';
import type { PanelPlace } from '../../payments/panel-view.ts';
import { mayBeBack } from '../../payments/way-back.ts';
import { addressNotice, errorNotice, hotlineLink } from '../../ui/endpoint-notice.ts';
import { wantedProcedure } from '../../ui/link.ts';
import { missingPart } from '../../ui/missing-part.ts';
import { skeletonLines } from '../../ui/skeleton.ts';
import { slowLine } from '../../ui/slow-line.ts';
import { waiting } from '../../ui/waiting.ts';
import type { FiledForm } from './filled-form.ts';
import type { FilingPhase } from './filing-phase.ts';
import { Filing } from './filing.ts';
import { FillingScreen } from './filling-screen.ts';
import { draftOffer } from './form-parts.ts';
import type { KioskPart } from './kiosk-part.ts';
import { isSealed } from './submission-state.ts';
import { onlineFormStyles } from './online-form.styles.ts';

/**
 * Files a dossier for one procedure: questions step by step, papers, delivery, a last look, and the receipt.
 * What is typed is kept on the device until it is sent, and sent exactly once, whatever the line does.
 *
 * @tag dvc-online-form
 * @summary Online form of one public-service procedure.
 *
 * @slot - Fallback, shown until the script has run or when it never does: a link to the national portal.
 * @slot help - The host's own help below the form, such as who helps at the one-stop desk.
 *
 * @fires {DossierSubmittedEvent} dvc-dossier-submitted - The endpoint has accepted the dossier. `detail.code`.
 * @fires {BeforePaymentEvent} dvc-before-payment - Somebody is about to pay. `detail.kind`, `detail.method`. Cancelled, nothing is begun.
 * @fires {PaymentStartedEvent} dvc-payment-started - A payment was begun. `detail.kind`, `detail.reference`, `detail.state`.
 * @fires {PaymentSettledEvent} dvc-payment-settled - The money has arrived, and the endpoint has said so.
 * @fires {PaymentFailedEvent} dvc-payment-failed - A payment has ended without that.
 * @fires {ActivityEvent} dvc-activity - What was done, without anything personal, for the host's analytics.
 *
 * @csspart title - The title of the step.
 * @csspart error-summary - What there is to mend, with links to the fields.
 * @csspart next-button - The button that leads on.
 * @csspart back-button - The button that leads back.
 * @csspart submit-button - The button that sends the dossier.
 * @csspart document - One paper to attach.
 * @csspart file - One chosen file.
 * @csspart charges - What is to be paid.
 * @csspart receipt - The receipt.
 * @csspart code - The dossier code on the receipt.
 * @csspart lookup-code - The look-up code on the receipt, which proves whose dossier it is.
 * @csspart pay-button - The button on the receipt that opens the payment, and the one that pays.
 * @csspart payment - Paying in place: what is owed, the ways to pay, how the payment stands, its receipt.
 * @csspart amount - The sum, above everything else of it.
 * @csspart close-button - The button that closes it.
 * @csspart card-reader - The part that reads an identity card.
 * @csspart code-scanner - The camera's picture and its buttons.
 * @csspart notice - Messages: errors, drafts.
 * @csspart retry-button - The button in an error message.
 *
 * @cssprop [--dvc-color-action=#903938] - Links and buttons.
 * @cssprop [--dvc-color-text=#1e2f41] - Text.
 * @cssprop [--dvc-color-muted=#495057] - Less important text.
 * @cssprop [--dvc-color-line=#c9d1d9] - Hairlines.
 * @cssprop [--dvc-color-ground=#ffffff] - Ground of fields and lists, and of the widget when `theme` is set.
 * @cssprop [--dvc-font-size=max(1rem, 16px)] - Size of the text everything else follows.
 * @cssprop [--dvc-radius=4px] - Roundness of corners.
 */
export class OnlineFormElement extends LitElement {
  static override styles = onlineFormStyles;

  /** Base address of the national endpoint: https, or http on loopback. */
  @property() endpoint?: string;
  /** Language: `vi` or `en`. Default: that of the page, else `vi`. */
  @property() override lang = '';
  /** `light`, `dark` or `auto`. Default: the page's `color-scheme`. */
  @property() theme?: string;
  /** Procedure code, `1.001193`. Default: the `dvc-procedure` parameter of the page's address. */
  @property() procedure = '';
  /** Administrative code of the province or ward where dossiers are filed; it is chosen for the person beforehand. */
  @property() unit?: string;
  /** For a machine many people use: nothing is kept on it, and the screen is cleared when nobody is there. */
  @property({ type: Boolean }) kiosk = false;
  /** Address of the page where a dossier is followed; `{code}` is filled in. Without it the receipt has no such link. */
  @property({ attribute: 'status-href' }) statusHref?: string;
  /**
   * Address of the page where charges are paid; `{code}` is filled in. Where the endpoint takes payments they are paid
   * right here, and this is another way.
   */
  @property({ attribute: 'pay-href' }) payHref?: string;
  /** Address of the page one came from. Without it the receipt has no such link. */
  @property({ attribute: 'return-href' }) returnHref?: string;

  @state() private _copied = false;

  readonly #configuration = new ConfigurationController(this);
  readonly #localization = new LocalizationController(this, () => this.#configuration.language);
  readonly #description = new DescriptionController(this, this.#configuration);
  readonly #form = new EndpointRead<FormDefinition>(
    this,
    () => (this.#code ? this.#configuration.question(this.#code, 'forms') : undefined),
    (request) =>
      this.#configuration
        .client('forms', createFormsClient)!
        .getForm(this.#code, { language: this.#configuration.language, ...request }),
    (definition) => void this.#filing.open(definition),
  );
  readonly #filing = new Filing(this, {
    configuration: this.#configuration,
    kiosk: () => this.kiosk,
    reloadForm: () => this.#form.retry(),
    refused: () => void this.#screen.focus('summary'),
  });
  readonly #units = new UnitsController(this, this.#configuration);
  readonly #fields = new Fields(this, this.#units, (view) => this.#screen.fileField(view));
  readonly #screen = new FillingScreen(this, {
    filing: this.#filing,
    fields: this.#fields,
    units: this.#units,
    configuration: this.#configuration,
    kiosk: () => this.kiosk,
  });
  readonly #noForm = new LazyPart(this, () => import('./no-form.ts'));
  readonly #kioskCode = new LazyPart(this, () => import('./kiosk-part.ts'));
  #kiosk: KioskPart | undefined;
  readonly #receipt = new LazyPart(this, async () => {
    const { ReceiptScreen } = await import('./receipt.ts');
    return new ReceiptScreen(this, this.#configuration, { kiosk: () => this.kiosk, isBack: this.#isBack });
  });
  /** The payer may have come back from the payment platform. */
  readonly #isBack = mayBeBack();
  /** The screen whose title was shown last. */
  #shown: FilingPhase['kind'] | undefined;
  /** The procedure that was asked for last. */
  #about = '';

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('popstate', this.#addressChanged);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('popstate', this.#addressChanged);
  }

  protected override willUpdate(): void {
    const code = this.#code;
    // What is on the screen is of another procedure, be it a receipt.
    if (code && this.#about && code !== this.#about) this.#filing.leave();
    this.#about = code || this.#about;
    const { session } = this.#filing;
    if (session) this.#screen.begin(session.form.draft);
  }

  /** From the draft's question to the form, from the form to the receipt: the button pressed is gone by then. */
  protected override updated(): void {
    const { kind } = this.#filing.phase;
    if (kind === this.#shown || !this.renderRoot.querySelector('#heading')) return;
    // A page that has just been loaded has the focus where its own work is.
    if (this.#shown !== undefined) void this.#screen.focus('heading');
    this.#shown = kind;
  }

  protected override render(): TemplateResult {
    const { theme, known, endpoint, language } = this.#configuration;
    if (!known || !this.#localization.ready) return waiting();
    const usable = this.#configuration.question('', 'forms') !== undefined;
    return html`<div class="root" lang=${language} data-theme=${theme ?? nothing}>
      ${this.#kioskPart?.render()}
      ${usable ? html`${this.#renderPayment()} ${this.#renderPhase()}` : html`${addressNotice(endpoint)}<slot></slot>`}
      <slot name="help"></slot>
    </div>`;
  }

  /** A form that has come stays, whatever becomes of the line. */
  #renderPhase(): unknown {
    const { incompatible } = this.#description;
    if (incompatible) return this.#renderError(incompatible, this.#description.retry);
    if (!this.#code) return this.#renderNoForm();
    const { phase } = this.#filing;
    switch (phase.kind) {
      case 'offered':
        return draftOffer(phase.draft, this.#configuration.language, this.#filing.goOn, this.#startAnew);
      case 'filling':
        return html`${this.#screen.render(phase.session)}
          <p class="screen-only">${hotlineLink(this.#description.hotline)}</p>`;
      case 'filed':
        return this.#renderReceipt(phase.filed);
      default:
        return this.#renderOpening();
    }
  }

  #renderOpening(): unknown {
    const { state } = this.#form;
    if (state.kind === 'failed') {
      const { failure } = state.error;
      const unknown = failure.kind === 'refused' && failure.status < 500 && failure.status !== 429;
      return unknown ? this.#renderNoForm() : this.#renderError(state.error, this.#form.retry);
    }
    return html`<div class="loading" aria-busy="true">
      <p class="visually-hidden" role="status">${msg('Đang tải mẫu đơn…')}</p>
      ${state.kind === 'loading' && state.slow ? slowLine() : nothing}
      ${skeletonLines('short', 'long', 'middle')} ${skeletonLines('short', 'long', 'long', 'middle', 'long')}
    </div>`;
  }

  /** The fallback stands below: another way to the same end. */
  #renderError(error: EndpointError, retry: () => void): TemplateResult {
    const { hotline } = this.#description;
    return html`${errorNotice(error, { retry, hotline })}<slot></slot>`;
  }

  /** Why there is nothing to fill in: words most pages never need. */
  #renderNoForm(): unknown {
    const words = this.#noForm.part;
    const said = this.#code ? words?.unavailable(this.#description.hotline) : words?.notChosen();
    return html`${said ?? missingPart(this.#noForm)}<slot></slot>`;
  }

  /** What the payer has come back with, where no receipt draws it. */
  #renderPayment(): unknown {
    const receipt = this.#isBack ? this.#receipt.part : this.#receipt.loaded;
    if (!receipt) return this.#isBack ? missingPart(this.#receipt) : nothing;
    return receipt.payment(this.#filing.phase, this.#place);
  }

  #renderReceipt(filed: FiledForm): unknown {
    const { code = '' } = 'receipt' in filed ? filed.receipt : filed.before;
    const screen = this.#receipt.part;
    // The code is said at once; the rest of the receipt may still be on its way.
    if (!screen) return html`<h2>${msg(str`Đã nhận hồ sơ. Mã hồ sơ: ${code}`)}</h2>`;
    return html`${screen.render(this.#screen.veiled ? { before: { code } } : filed, {
      ...this.#place,
      copied: this._copied,
      statusHref: this.statusHref,
      payHref: this.payHref,
      returnHref: this.returnHref,
      copy: () => void this.#copy(code),
      fileAnother: this.#startAnew,
      pays: this.#description.offers('createPayment'),
    })}`;
  }

  get #kioskPart(): KioskPart | undefined {
    const code = this.kiosk ? this.#kioskCode.part : undefined;
    const isHidden = () => this.#screen.veiled && this.#isSealed;
    const isInUse = () =>
      this.kiosk && ((this.#filing.begun && !isHidden()) || !!this.#receipt.loaded?.isPaying);
    const clear = () => (this.#isSealed ? this.#screen.veil() : this.#startAnew());
    if (code) this.#kiosk ??= new code.KioskPart(this, isInUse, clear);
    return this.#kiosk;
  }

  /** What all parts are drawn with. */
  get #place(): PanelPlace {
    const { language } = this.#configuration;
    return { language, kiosk: this.kiosk, hotline: this.#description.hotline, level: 2 };
  }

  get #isSealed(): boolean {
    return isSealed(this.#filing.submissionState);
  }

  get #code(): string {
    return wantedProcedure(this.procedure);
  }

  readonly #addressChanged = (): void => this.requestUpdate();

  readonly #startAnew = (): void => {
    this._copied = false;
    this.#receipt.loaded?.close();
    void this.#filing.startAnew();
  };

  async #copy(code: string): Promise<void> {
    try {
      await navigator.clipboard.writeText(code);
      this._copied = true;
    } catch {
      // Not allowed to: the code stands on the screen, and can be selected.
      const place = this.renderRoot.querySelector('.code');
      if (place) getSelection()?.selectAllChildren(place);
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'dvc-online-form': OnlineFormElement;
  }
}
