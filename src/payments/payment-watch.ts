import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { asEndpointError, isPassing, type EndpointError } from '../client/errors.ts';
import type { Payment } from '../contract/payments.ts';
import { LastWord, type Freshness } from '../controllers/freshness.ts';
import { PageAttention } from '../controllers/page-attention.ts';
import { Countdown } from './countdown.ts';
import { nextPause } from './watch-pace.ts';

export interface PaymentWatchOptions {
  readonly ask: (id: string, signal: AbortSignal) => Promise<Payment>;
  /** Each word of the endpoint, before it is drawn. */
  readonly heard: (payment: Payment, previous: Payment | undefined) => void;
  /** Nothing could be learned of a payment that nothing is known of yet. */
  readonly failed: (error: EndpointError) => void;
}

const SLOW_MILLISECONDS = 4_000;

/** Follows one payment, and knows at any moment whether what it shows is known to be so. */
export class PaymentWatch implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #options: PaymentWatchOptions;
  readonly #word = new LastWord();
  readonly #attention: PageAttention;
  readonly #countdown: Countdown;
  #id: string | undefined;
  #payment: Payment | undefined;
  #error: EndpointError | undefined;
  #running: AbortController | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #slowTimer: ReturnType<typeof setTimeout> | undefined;
  #isSlow = false;
  #isPressed = false;
  #isPaused = false;
  /** Nothing more is expected. */
  #isAtRest = false;
  /** Words, and failures, since somebody began to wait. */
  #asked = 0;
  #failures = 0;
  /** Until when the endpoint asked to be left alone, by the time since the page was opened. */
  #notBefore = 0;

  constructor(host: ReactiveControllerHost, options: PaymentWatchOptions) {
    this.#host = host;
    this.#options = options;
    this.#countdown = new Countdown(this.#word.clock, () => {
      if (this.secondsLeft === 0) this.ask();
      host.requestUpdate();
    });
    this.#attention = new PageAttention({
      onTick: () => this.#host.requestUpdate(),
      onGap: () => {
        this.#word.clock.distrust();
        this.#wakeUp();
      },
      onLeft: () => this.#pause(),
      onReturn: () => this.#wakeUp(),
    });
    host.addController(this);
  }

  get id(): string | undefined {
    return this.#id;
  }

  get payment(): Payment | undefined {
    return this.#payment;
  }

  /** Why nothing is known of it. */
  get error(): EndpointError | undefined {
    return this.#error;
  }

  /** What has come to its end, and was told so, does not grow old. */
  get freshness(): Freshness {
    return this.#isAtRest && !this.#word.trouble ? { kind: 'polling' } : this.#word.freshness;
  }

  /** A press of the payer's is being answered. */
  get asking(): boolean {
    return this.#isPressed;
  }

  get slow(): boolean {
    return this.#isSlow;
  }

  /** Until the payment cannot be paid any more. */
  get secondsLeft(): number | undefined {
    return this.#countdown.seconds;
  }

  hostConnected(): void {
    if (this.#id !== undefined) this.#begin();
  }

  hostDisconnected(): void {
    this.#rest();
  }

  /** Begins with a payment that was just told of, or with its id alone. */
  follow(known: Payment | string): void {
    this.stop();
    this.#id = typeof known === 'string' ? known : known.id;
    if (typeof known === 'object') this.take(known);
    this.#begin();
  }

  /** A word on it that came as the answer to something else. */
  take(payment: Payment): void {
    if (payment.id === this.#id) this.#hear(payment);
  }

  /** Asks at once; `isPressed`: for somebody who waits for it. */
  ask(isPressed = false): void {
    if (this.#id === undefined || (!isPressed && performance.now() < this.#notBefore)) return;
    this.#isPressed ||= isPressed;
    this.#asked = 0;
    void this.#ask(this.#id);
    this.#host.requestUpdate();
  }

  stop(): void {
    this.#rest();
    this.#id = this.#payment = this.#error = undefined;
    this.#countdown.of(undefined);
    this.#asked = this.#failures = this.#notBefore = 0;
    this.#word.clock.forget();
    this.#word.lose();
  }

  #begin(): void {
    addEventListener('online', this.#wakeUp);
    addEventListener('offline', this.#goOffline);
    addEventListener('pageshow', this.#show);
    this.#isPaused = false;
    this.#attention.start();
    if (!this.#payment) this.#slowTimer = setTimeout(this.#sayItIsSlow, SLOW_MILLISECONDS);
    // What was just told of needs no question; what is shown again after a while does.
    if (this.#payment && this.#asked === 0) this.#wait();
    else this.ask();
    this.#countdown.start();
  }

  #rest(): void {
    removeEventListener('online', this.#wakeUp);
    removeEventListener('offline', this.#goOffline);
    removeEventListener('pageshow', this.#show);
    this.#attention.stop();
    this.#running?.abort();
    this.#running = undefined;
    this.#countdown.stop();
    clearTimeout(this.#timer);
    clearTimeout(this.#slowTimer);
    this.#isSlow = this.#isPressed = false;
  }

  async #ask(id: string): Promise<void> {
    clearTimeout(this.#timer);
    this.#running?.abort();
    const running = new AbortController();
    this.#running = running;
    this.#asked += 1;
    try {
      const payment = await this.#options.ask(id, running.signal);
      if (this.#running === running) this.#hear(payment);
    } catch (thrown) {
      if (this.#running === running) this.#fail(asEndpointError(thrown));
    }
  }

  #hear(payment: Payment): void {
    const previous = this.#payment;
    this.#settle();
    this.#failures = 0;
    this.#error = undefined;
    this.#word.hear('polling');
    this.#word.clock.hear(payment.asOf);
    // An answer that was long under way is no word on what is shown.
    const isOld = previous && Date.parse(payment.asOf) < Date.parse(previous.asOf);
    if (!isOld) {
      this.#payment = payment;
      this.#countdown.of(payment);
      this.#options.heard(payment, previous);
    }
    if (this.#id === payment.id) this.#wait();
    this.#countdown.start();
    this.#host.requestUpdate();
  }

  #fail(error: EndpointError): void {
    const isAwaited = this.#isPressed;
    this.#settle();
    this.#failures += 1;
    // One question of many that is not answered says little.
    if (isAwaited || this.#failures > 1 || error.failure.kind === 'offline')
      this.#word.lose(error.failure.kind === 'offline' ? 'offline' : 'unreachable');
    if (!this.#payment) this.#error = error;
    const { failure } = error;
    const pause = failure.kind === 'refused' ? (failure.retryAfterMilliseconds ?? 0) : 0;
    this.#notBefore = performance.now() + pause;
    this.#wait(pause);
    if (!this.#payment) {
      if (!isPassing(failure)) clearTimeout(this.#timer);
      this.#options.failed(error);
    }
    this.#host.requestUpdate();
  }

  #settle(): void {
    this.#running = undefined;
    this.#isPressed = this.#isSlow = false;
    clearTimeout(this.#slowTimer);
  }

  #wait(least = 0): void {
    clearTimeout(this.#timer);
    if (this.#isPaused || this.#id === undefined) return;
    const left = this.secondsLeft;
    const pause = nextPause(this.#payment, {
      asked: this.#asked,
      failures: this.#failures,
      secondsLeft: left,
    });
    this.#isAtRest = pause === undefined;
    if (pause === undefined) return;
    const id = this.#id;
    this.#timer = setTimeout(() => void this.#ask(id), Math.max(least, pause));
  }

  readonly #sayItIsSlow = (): void => {
    this.#isSlow = true;
    this.#host.requestUpdate();
  };

  #pause(): void {
    this.#isPaused = true;
    clearTimeout(this.#timer);
    this.#countdown.stop();
    this.#word.lose('hidden');
  }

  /** Whatever was known, time has passed: the payer may have paid meanwhile. */
  readonly #wakeUp = (): void => {
    if (this.#isPaused) this.#word.clock.distrust();
    this.#isPaused = false;
    this.ask();
    this.#countdown.start();
  };

  /** Back in a page that the browser has kept as it stood. */
  readonly #show = (event: PageTransitionEvent): void => {
    if (event.persisted) this.#wakeUp();
  };

  readonly #goOffline = (): void => {
    this.#word.lose('offline');
    this.#host.requestUpdate();
  };
}
