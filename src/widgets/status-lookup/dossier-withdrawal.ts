import type { ReactiveControllerHost } from 'lit';
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
 * Withdraws one dossier. What is kept is kept in memory only: a dossier can be withdrawn
 * once, whatever key the request comes with after a reload.
 */
export class DossierWithdrawal {
  readonly #request: ExactlyOnce<Withdrawal, DossierProgress>;
  #reason = '';

  constructor(host: ReactiveControllerHost, { configuration, dossier, withdrawn }: WithdrawalOptions) {
    this.#request = new ExactlyOnce(host, {
      attempt: (body, key, signal) => {
        const { code, token } = dossier();
        const client = configuration.client('dossierTracking', createDossierTrackingClient)!;
        return client.withdraw(code, token, body, key, { language: configuration.language, signal });
      },
      keep: () => Promise.resolve(true),
      sent: withdrawn,
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

  get reason(): string {
    return this.#reason;
  }

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
    this.#reason = '';
    this.#request.reset();
  }
}
