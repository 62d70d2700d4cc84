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
  #loading: Promise<void> | undefined;

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
    if (this.#state === 'unasked') this.#start();
  }

  /** The part once it has come, asked for again if it did not before; `undefined` when it does not come. */
  async arrival(): Promise<Part | undefined> {
    if (this.#state !== 'loading') this.#start();
    await this.#loading;
    return this.#part;
  }

  get failed(): boolean {
    return this.#state === 'failed';
  }

  readonly retry = (): void => {
    if (!this.failed) return;
    this.#start();
    this.#host.requestUpdate();
  };

  #start(): void {
    this.#state = 'loading';
    this.#loading = this.#load().then(
      (part) => {
        this.#part = part;
        this.#host.requestUpdate();
      },
      () => {
        this.#state = 'failed';
        addEventListener('online', this.retry, { once: true });
        this.#host.requestUpdate();
      },
    );
  }
}
