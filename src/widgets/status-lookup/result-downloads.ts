import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { createDossierTrackingClient } from '../../client/dossier-tracking.ts';
import type { EndpointError } from '../../client/errors.ts';
import type { ConfigurationController } from '../../config/configuration-controller.ts';
import { asEndpointError } from './endpoint-error.ts';
import { saveFile } from './save-file.ts';

export type DownloadState =
  | { readonly kind: 'loading' }
  | { readonly kind: 'saved' }
  | { readonly kind: 'failed'; readonly error: EndpointError };

export interface WantedResult {
  readonly code: string;
  readonly token: string;
  readonly id: string;
  readonly name: string;
  readonly type: string;
}

/** Fetches documents of the result, each when it is asked for, and saves them as files. */
export class ResultDownloads implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #configuration: ConfigurationController;
  readonly #states = new Map<string, DownloadState>();
  #running = new AbortController();

  constructor(host: ReactiveControllerHost, configuration: ConfigurationController) {
    this.#host = host;
    this.#configuration = configuration;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.reset();
  }

  stateOf(id: string): DownloadState | undefined {
    return this.#states.get(id);
  }

  reset(): void {
    this.#running.abort();
    this.#running = new AbortController();
    this.#states.clear();
  }

  /** A second press while it is on its way changes nothing. */
  async download({ code, token, id, name, type }: WantedResult): Promise<void> {
    if (this.#states.get(id)?.kind === 'loading') return;
    const running = this.#running;
    this.#become(id, { kind: 'loading' });
    try {
      const client = this.#configuration.client('dossierTracking', createDossierTrackingClient)!;
      const { language } = this.#configuration;
      const content = await client.getResult(code, token, id, { language, signal: running.signal });
      if (running !== this.#running) return;
      saveFile(content, name, type);
      this.#become(id, { kind: 'saved' });
    } catch (thrown) {
      if (running === this.#running) this.#become(id, { kind: 'failed', error: asEndpointError(thrown) });
    }
  }

  #become(id: string, state: DownloadState): void {
    this.#states.set(id, state);
    this.#host.requestUpdate();
  }
}
