import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { asEndpointError, isPassing, type EndpointError } from '../client/errors.ts';
import type { Bill, BillLookup } from '../contract/bills.ts';

export interface BillSearchOptions {
  readonly ask: (lookup: BillLookup, signal: AbortSignal) => Promise<Bill>;
  readonly found: (bill: Bill, lookup: BillLookup) => void;
}

export type BillSearchState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'finding'; readonly slow: boolean }
  | { readonly kind: 'failed'; readonly error: EndpointError };

const SLOW_MILLISECONDS = 4_000;
const RETRY_MILLISECONDS = 30_000;

/** Asks what a number owes. Asks again by itself as long as nothing is known. */
export class BillSearch implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #options: BillSearchOptions;
  #state: BillSearchState = { kind: 'idle' };
  #lookup: BillLookup | undefined;
  #running: AbortController | undefined;
  #slowTimer: ReturnType<typeof setTimeout> | undefined;
  #retryTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost, options: BillSearchOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  get state(): BillSearchState {
    return this.#state;
  }

  hostConnected(): void {
    addEventListener('online', this.#retryIfFailed);
    // Put back into the page, it asks for what it did not get.
    if (this.#lookup && this.#state.kind === 'finding') void this.#ask(this.#lookup);
  }

  hostDisconnected(): void {
    removeEventListener('online', this.#retryIfFailed);
    this.#rest();
  }

  /** @param isOnce Whether a failure is left at that: what was found before is still shown. */
  find(lookup: BillLookup, isOnce = false): void {
    this.#lookup = isOnce ? undefined : lookup;
    void this.#ask(lookup);
  }

  readonly retry = (): void => {
    if (this.#lookup && this.#state.kind === 'failed') void this.#ask(this.#lookup);
  };

  stop(): void {
    this.#rest();
    this.#lookup = undefined;
    this.#become({ kind: 'idle' });
  }

  async #ask(lookup: BillLookup): Promise<void> {
    this.#rest();
    const running = new AbortController();
    this.#running = running;
    this.#become({ kind: 'finding', slow: false });
    this.#slowTimer = setTimeout(() => this.#become({ kind: 'finding', slow: true }), SLOW_MILLISECONDS);
    try {
      const bill = await this.#options.ask(lookup, running.signal);
      if (this.#running !== running) return;
      this.stop();
      this.#options.found(bill, lookup);
    } catch (thrown) {
      if (this.#running !== running) return;
      this.#fail(asEndpointError(thrown));
    }
  }

  #fail(error: EndpointError): void {
    this.#rest();
    this.#become({ kind: 'failed', error });
    const { failure } = error;
    if (!this.#lookup || !isPassing(failure)) return;
    const asked = failure.kind === 'refused' ? (failure.retryAfterMilliseconds ?? 0) : 0;
    const pause = Math.max(asked, RETRY_MILLISECONDS) + Math.random() * (RETRY_MILLISECONDS / 2);
    this.#retryTimer = setTimeout(this.retry, Math.min(pause, 2 ** 31 - 1));
  }

  readonly #retryIfFailed = (): void => {
    if (this.#state.kind === 'failed' && isPassing(this.#state.error.failure)) this.retry();
  };

  #become(state: BillSearchState): void {
    this.#state = state;
    this.#host.requestUpdate();
  }

  #rest(): void {
    this.#running?.abort();
    this.#running = undefined;
    clearTimeout(this.#slowTimer);
    clearTimeout(this.#retryTimer);
  }
}
