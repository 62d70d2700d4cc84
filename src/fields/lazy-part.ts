import type { ReactiveControllerHost } from 'lit';

/**
 * Code that is loaded when it is first needed. When it does not come it is asked for again once the network
 * is back; a browser that remembers the failure (older ones do) needs the page to be loaded anew.
 */
export class LazyPart<Part> {
  readonly #host: ReactiveControllerHost;
  readonly #load: () => Promise<Part>;
  #part: Part | undefined;
  #state: 'unasked' | 'loading' | 'failed' = 'unasked';

  constructor(host: ReactiveControllerHost, load: () => Promise<Part>) {
    this.#host = host;
    this.#load = load;
  }

  /** The part, or `undefined` while it is on its way; asking is what starts it. */
  get part(): Part | undefined {
    this.prepare();
    return this.#part;
  }

  /** The part if it is there already; nothing is asked for. */
  get loaded(): Part | undefined {
    return this.#part;
  }

  /** Starts loading what will be needed soon. */
  prepare(): void {
    if (this.#state === 'unasked') void this.#start();
  }

  get failed(): boolean {
    return this.#state === 'failed';
  }

  readonly retry = (): void => {
    if (!this.failed) return;
    void this.#start();
    this.#host.requestUpdate();
  };

  async #start(): Promise<void> {
    this.#state = 'loading';
    try {
      this.#part = await this.#load();
    } catch {
      this.#state = 'failed';
      addEventListener('online', this.retry, { once: true });
    }
    this.#host.requestUpdate();
  }
}
