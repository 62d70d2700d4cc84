import type { LitElement } from 'lit';
import { createDossierTrackingClient } from '../../client/dossier-tracking.ts';
import type { ConfigurationController } from '../../config/configuration-controller.ts';
import type { Withdrawal } from '../../contract/dossier-changes.ts';
import type { DossierProgress } from '../../contract/dossier-progress.ts';
import { ExactlyOnce, type RequestState } from '../../controllers/exactly-once.ts';

export interface WithdrawalOptions {
  readonly configuration: ConfigurationController;
  /** The dossier on the screen; its token may change while the question stands. */
  readonly dossier: () => { readonly code: string; readonly token: string };
  /** The endpoint has answered. */
  readonly withdrawn: (progress: DossierProgress) => void;
}

/**
 * Withdraws one dossier, after a question. What is kept is kept in memory only: a dossier can be withdrawn
 * once, whatever key the request comes with after a reload.
 */
export class DossierWithdrawal {
  readonly #host: LitElement;
  readonly #request: ExactlyOnce<Withdrawal, DossierProgress>;
  #asked = false;
  #reason = '';

  constructor(host: LitElement, { configuration, dossier, withdrawn }: WithdrawalOptions) {
    this.#host = host;
    this.#request = new ExactlyOnce(host, {
      attempt: (body, key, signal) => {
        const { code, token } = dossier();
        const client = configuration.client('dossierTracking', createDossierTrackingClient)!;
        return client.withdraw(code, token, body, key, { language: configuration.language, signal });
      },
      keep: () => Promise.resolve(true),
      sent: (progress) => {
        this.reset();
        withdrawn(progress);
      },
      refused: () => undefined,
    });
  }

  get state(): RequestState<DossierProgress> {
    return this.#request.state;
  }

  /** Whether it was asked for, and no answer has come. */
  get isUnderWay(): boolean {
    return this.#request.hasLeft;
  }

  /** Whether the question stands on the screen. */
  get asked(): boolean {
    return this.#asked;
  }

  get reason(): string {
    return this.#reason;
  }

  readonly ask = (): void => void this.#question(true, '#withdrawal');

  readonly dismiss = (): void => void this.#question(false, '[part="withdraw-button"]');

  readonly explain = (reason: string): void => {
    this.#reason = reason;
  };

  readonly send = (): void => {
    const reason = this.#reason.trim();
    if (this.state.kind === 'unknown') this.#request.resend();
    else void this.#request.send(reason ? { reason } : {});
  };

  /** Another dossier is on the screen, or none. */
  reset(): void {
    this.#asked = false;
    this.#reason = '';
    this.#request.reset();
  }

  /** The button pressed is gone by then: the focus goes to what stands in its place. */
  async #question(isAsked: boolean, place: string): Promise<void> {
    this.#asked = isAsked;
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    this.#host.renderRoot.querySelector<HTMLElement>(place)?.focus();
  }
}
