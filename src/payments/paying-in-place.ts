import { msg } from '../i18n/message.ts';
import { html, nothing, type LitElement, type ReactiveController } from 'lit';
import type { ConfigurationController } from '../config/configuration-controller.ts';
import { BILL_KIND } from '../contract/bills.ts';
import type { PanelPlace } from './panel-view.ts';
import { Paying } from './paying.ts';

/** How it is proved that a dossier is the payer's. */
export interface DossierProof {
  /** See `PROOF`, or `TRACKING_PROOF`. */
  readonly kind: string;
  readonly value: string;
}

export interface PayingInPlaceOptions {
  readonly kiosk: () => boolean;
  /** The payer has come back from the payment platform: what is known of that is to be shown at once. */
  readonly isBack: boolean;
  /** The dossier of the payment the payer has come back with. */
  readonly returned?: (code: string) => void;
  /** The money is there. */
  readonly settled?: () => void;
}

/** Where the focus goes when the payment is closed: to what opened it, else to the top. */
const PLACES_TO_GO_ON = ['[part="pay-button"]', '[part="charges-button"]', '#heading'];

/** Paying for a dossier within another widget. Code that is loaded when it is used. */
export class PayingInPlace implements ReactiveController {
  readonly #host: LitElement;
  readonly #options: PayingInPlaceOptions;
  readonly #paying: Paying;
  #code: string | undefined;
  #proof: DossierProof | undefined;

  constructor(host: LitElement, configuration: ConfigurationController, options: PayingInPlaceOptions) {
    this.#host = host;
    this.#options = options;
    this.#paying = new Paying(host, {
      configuration,
      kiosk: options.kiosk,
      kind: () => BILL_KIND.dossier,
      ...(options.settled && { settled: options.settled }),
    });
    host.addController(this);
    if (options.isBack) void this.#paying.process.claim();
  }

  /** Code of the dossier whose payment is on the screen. */
  get dossier(): string | undefined {
    return this.#code;
  }

  /** The payment the payer has come back with says which dossier it is for. */
  hostUpdate(): void {
    const { stage } = this.#paying.process;
    if (this.#code !== undefined || stage.kind !== 'payment') return;
    const { number } = stage.payment.bill;
    this.#code = number;
    this.#options.returned?.(number);
  }

  begin(code: string, proof: DossierProof): void {
    this.#code = code;
    this.#find(proof);
    void this.#host.updateComplete.then(() => this.#paying.focus());
  }

  /** The proof was given again: what was refused without it is asked for once more. */
  renew(code: string, proof: DossierProof): void {
    const { stage } = this.#paying.process;
    const isNew = this.#proof !== undefined && proof.value !== this.#proof.value;
    if (code === this.#code && isNew && stage.kind === 'missing') this.#find(proof);
  }

  /** Nothing of it is on the screen any more. */
  close(): void {
    this.#code = this.#proof = undefined;
    this.#paying.process.leave();
    this.#host.requestUpdate();
  }

  render(place: PanelPlace): unknown {
    const { stage, returnedInVain } = this.#paying.process;
    if (stage.kind === 'idle' && !returnedInVain) return nothing;
    return html`<section>
      <p class="visually-hidden" role="status">${this.#paying.announcement(place.language)}</p>
      ${this.#paying.render(place)}
      <p class="screen-only">
        <button type="button" class="button plain" part="close-button" @click=${this.#dismiss}>
          ${msg('Đóng phần thanh toán')}
        </button>
      </p>
    </section>`;
  }

  #find(proof: DossierProof): void {
    this.#proof = proof;
    this.#paying.process.find({ kind: BILL_KIND.dossier, number: this.#code ?? '', proof });
  }

  readonly #dismiss = async (): Promise<void> => {
    this.close();
    await this.#host.updateComplete;
    const place = PLACES_TO_GO_ON.map((one) => this.#host.renderRoot.querySelector<HTMLElement>(one));
    place.find((one) => one !== null)?.focus();
  };
}
