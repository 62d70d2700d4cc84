import { msg } from '../../i18n/message.ts';
import { html, nothing, type LitElement } from 'lit';
import { LazyPart } from '../../fields/lazy-part.ts';
import type { DossierView } from './dossier-view.ts';
import type { DossierWithdrawal, WithdrawalOptions } from './dossier-withdrawal.ts';
import { missingPart } from '../../ui/missing-part.ts';

/** The way to withdraw a dossier: a button, and behind it the question, loaded for those who press it. */
export class WithdrawalOpening {
  readonly #host: LitElement;
  readonly #options: WithdrawalOptions;
  readonly #code: LazyPart<typeof import('./withdrawal-part.ts')>;
  #withdrawal: DossierWithdrawal | undefined;
  /** Whether the question stands on the screen. */
  #isAsked = false;
  /** Something else became of the dossier while the request was on its way. */
  #isTooLate = false;

  constructor(host: LitElement, options: WithdrawalOptions) {
    this.#host = host;
    this.#options = {
      ...options,
      withdrawn: (progress) => {
        this.reset();
        options.withdrawn(progress);
      },
    };
    this.#code = new LazyPart(host, () => import('./withdrawal-part.ts'));
  }

  /** Nobody holds the dossier any more: no answer is waited for. Says whether one was. */
  end(isWithdrawn: boolean): boolean {
    const isUnderWay = this.#withdrawal?.isUnderWay === true;
    const isTooLate = !isWithdrawn && (isUnderWay || this.#isTooLate);
    this.reset();
    this.#isTooLate = isTooLate;
    return isUnderWay;
  }

  render({ dossier, kiosk }: DossierView): unknown {
    const withdrawal = this.#withdrawal;
    const isOpen = this.#isAsked && withdrawal !== undefined && withdrawal.state.kind !== 'idle';
    if (!dossier.withdrawable && !isOpen && !this.#isTooLate) return nothing;
    return html`<section part="withdrawal" class="screen-only">
      <h3 id="withdrawal" tabindex="-1">${msg('Rút hồ sơ')}</h3>
      ${this.#isAsked ? this.#question(kiosk) : this.#isTooLate ? nothing : this.#button()}
      <div aria-live="polite">
        ${this.#isTooLate ? this.#code.loaded?.tooLate() : withdrawal && this.#code.loaded?.outcome(withdrawal)}
      </div>
    </section>`;
  }

  /** Another dossier is on the screen, or none. */
  reset(): void {
    this.#isAsked = this.#isTooLate = false;
    this.#withdrawal?.reset();
  }

  #button(): unknown {
    return html`<p>${msg('Không muốn làm thủ tục này nữa thì có thể rút hồ sơ khi chưa có kết quả.')}</p>
      <p>
        <button type="button" class="button" part="withdraw-button" @click=${this.#ask}>
          ${msg('Rút hồ sơ này…')}
        </button>
      </p>`;
  }

  #question(isPrivate: boolean): unknown {
    const code = this.#code.part;
    if (!code) return missingPart(this.#code);
    this.#withdrawal ??= code.beginWithdrawal(this.#host, this.#options);
    return code.question(this.#withdrawal, { isPrivate, dismiss: this.#dismiss });
  }

  readonly #ask = (): void => void this.#turn(true, '#withdrawal');

  readonly #dismiss = (): void => void this.#turn(false, '[part="withdraw-button"]');

  /** The button pressed is gone by then: the focus goes to what stands in its place. */
  async #turn(isAsked: boolean, place: string): Promise<void> {
    this.#isAsked = isAsked;
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    this.#host.renderRoot.querySelector<HTMLElement>(place)?.focus();
  }
}
