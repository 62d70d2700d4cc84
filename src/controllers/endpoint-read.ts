import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { asEndpointError, EndpointError, isPassing } from '../client/errors.ts';

/** What a widget can know of something it reads. */
export type ReadState<Value> =
  | { readonly kind: 'idle' }
  /** `slow` after four seconds; `previous` is the last good answer, to a question that may have been another. */
  | { readonly kind: 'loading'; readonly slow: boolean; readonly previous?: Value }
  | { readonly kind: 'done'; readonly value: Value }
  | { readonly kind: 'failed'; readonly error: EndpointError };

export interface ReadRequest {
  readonly signal: AbortSignal;
  /** True when the same question is asked again: the browser's copy must not answer. */
  readonly reload: boolean;
}

const SLOW_MILLISECONDS = 4_000;
/** A widget in trouble asks again by itself once in this time, and up to half as long again by chance. */
const RETRY_MILLISECONDS = 30_000;

/**
 * Reads one thing from the endpoint and keeps at it: says when the line is slow, and asks again by itself
 * when the network is back, when the page is looked at again, or after half a minute.
 */
export class EndpointRead<Value> implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #question: () => string | undefined;
  readonly #read: (request: ReadRequest) => Promise<Value>;
  readonly #onDone: (value: Value) => void;
  #asked: string | undefined;
  #state: ReadState<Value> = { kind: 'idle' };
  #previous: Value | undefined;
  #running: AbortController | undefined;
  #slowTimer: ReturnType<typeof setTimeout> | undefined;
  #retryTimer: ReturnType<typeof setTimeout> | undefined;

  /**
   * @param question What is asked, as one text: a change of it asks anew; `undefined` asks nothing.
   * @param read Fetches the answer to the present question.
   * @param onDone Called with each good answer, before it is drawn.
   */
  constructor(
    host: ReactiveControllerHost & HTMLElement,
    question: () => string | undefined,
    read: (request: ReadRequest) => Promise<Value>,
    onDone: (value: Value) => void = () => undefined,
  ) {
    this.#host = host;
    this.#question = question;
    this.#read = read;
    this.#onDone = onDone;
    host.addController(this);
  }

  get state(): ReadState<Value> {
    return this.#state;
  }

  /** Asks again now. */
  readonly retry = (): void => void this.#ask(true);

  hostConnected(): void {
    addEventListener('online', this.#retryIfFailed);
    addEventListener('offline', this.#failIfAsking);
    document.addEventListener('visibilitychange', this.#retryIfFailed);
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    removeEventListener('online', this.#retryIfFailed);
    removeEventListener('offline', this.#failIfAsking);
    document.removeEventListener('visibilitychange', this.#retryIfFailed);
    this.#stop();
    // Put back into the page, the widget asks again for what it did not get.
    if (this.#state.kind !== 'done') this.#asked = undefined;
  }

  hostUpdate(): void {
    const question = this.#question();
    if (question === this.#asked || !this.#host.isConnected) return;
    this.#asked = question;
    this.#stop();
    if (question === undefined) this.#state = { kind: 'idle' };
    else void this.#ask(false);
  }

  async #ask(reload: boolean): Promise<void> {
    this.#stop();
    const running = new AbortController();
    this.#running = running;
    this.#become({ kind: 'loading', slow: false, previous: this.#previous });
    this.#slowTimer = setTimeout(
      () => this.#become({ kind: 'loading', slow: true, previous: this.#previous }),
      SLOW_MILLISECONDS,
    );
    try {
      const value = await this.#read({ signal: running.signal, reload });
      if (this.#running !== running) return;
      this.#stop();
      this.#previous = value;
      this.#become({ kind: 'done', value });
      this.#onDone(value);
    } catch (thrown) {
      if (this.#running !== running) return;
      this.#fail(asEndpointError(thrown));
    }
  }

  #fail(error: EndpointError): void {
    this.#stop();
    this.#become({ kind: 'failed', error });
    if (isPassing(error.failure)) this.#retryLater(error);
  }

  #become(state: ReadState<Value>): void {
    this.#state = state;
    this.#host.requestUpdate();
  }

  /** A request under way when the network goes would hang until its time is up. */
  readonly #failIfAsking = (): void => {
    if (this.#state.kind === 'loading') this.#fail(new EndpointError({ kind: 'offline' }));
  };

  readonly #retryIfFailed = (event: Event): void => {
    if (this.#state.kind !== 'failed' || !isPassing(this.#state.error.failure)) return;
    // Looking at the page again is no reason to ask sooner than the pause allows.
    if (event.type === 'visibilitychange' && (document.hidden || this.#retryTimer !== undefined)) return;
    this.retry();
  };

  #retryLater({ failure }: EndpointError): void {
    const asked = failure.kind === 'refused' ? (failure.retryAfterMilliseconds ?? 0) : 0;
    const pause = Math.max(asked, RETRY_MILLISECONDS) + Math.random() * (RETRY_MILLISECONDS / 2);
    this.#retryTimer = setTimeout(() => {
      this.#retryTimer = undefined;
      if (!document.hidden) this.retry();
    }, pause);
  }

  #stop(): void {
    this.#running?.abort();
    this.#running = undefined;
    clearTimeout(this.#slowTimer);
    clearTimeout(this.#retryTimer);
    this.#retryTimer = undefined;
  }
}
