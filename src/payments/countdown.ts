import type { Payment } from '../contract/payments.ts';
import type { EndpointClock } from '../controllers/endpoint-clock.ts';
import { paymentStanding } from '../domain/payment-standing.ts';

/** The time in which a payment can be paid, by the endpoint's clock, whatever that of the device says. */
export class Countdown {
  readonly #clock: EndpointClock;
  readonly #passed: () => void;
  #payment: Payment | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param passed Called for each second that has passed. */
  constructor(clock: EndpointClock, passed: () => void) {
    this.#clock = clock;
    this.#passed = passed;
  }

  /** 0: it is over; nothing where there is no time to count. */
  get seconds(): number | undefined {
    const left = this.#millisecondsLeft;
    return left === undefined ? undefined : Math.ceil(left / 1_000);
  }

  get #millisecondsLeft(): number | undefined {
    const end = Date.parse(this.#payment?.expiresAt ?? '');
    if (!this.#payment || paymentStanding(this.#payment) !== 'open' || Number.isNaN(end)) return undefined;
    return Math.max(0, end - this.#clock.now.getTime());
  }

  of(payment: Payment | undefined): void {
    this.#payment = payment;
  }

  start(): void {
    clearTimeout(this.#timer);
    const left = this.#millisecondsLeft;
    if (!left) return;
    this.#timer = setTimeout(
      () => {
        this.#passed();
        this.start();
      },
      left % 1_000 || 1_000,
    );
  }

  stop(): void {
    clearTimeout(this.#timer);
  }
}
