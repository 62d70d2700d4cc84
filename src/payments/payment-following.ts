import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { asEndpointError, EndpointError } from '../client/errors.ts';
import { isProblem } from '../client/problems.ts';
import type { PaymentOptions, PaymentsClient } from '../client/payments.ts';
import type { Payment } from '../contract/payments.ts';
import type { OpenPayments, RememberedPayment } from '../device/open-payments.ts';
import { paymentStanding } from '../domain/payment-standing.ts';
import type { PaymentNews } from './payment-news.ts';
import type { PaymentOrigin, PaymentStage } from './payment-stage.ts';
import { PaymentWatch } from './payment-watch.ts';
import { PlatformWindow, platformAddress, type Go } from './platform-page.ts';

export interface PaymentFollowingOptions {
  readonly client: () => PaymentsClient;
  readonly asking: (signal: AbortSignal) => PaymentOptions;
  readonly memory: () => OpenPayments;
  readonly news: PaymentNews;
  readonly go?: Go | undefined;
}

/** What is asked of a payment before it is shown, by each word until then; nothing: it is too soon to say. */
export type Check = (word: Payment | EndpointError) => boolean | undefined;

/** The payment that is shown: how it stands, where the platform's page is, and giving it up. */
export class PaymentFollowing implements ReactiveController {
  readonly platform: PlatformWindow;
  readonly #host: ReactiveControllerHost;
  readonly #options: PaymentFollowingOptions;
  readonly #watch: PaymentWatch;
  #origin: PaymentOrigin = 'here';
  #before: number | undefined;
  /** Begun here: what the payer has to do for it can be believed to lead back here. */
  #isOwn = true;
  #check: Check | undefined;
  #cancelling: AbortController | undefined;
  #trouble: EndpointError | undefined;

  constructor(host: ReactiveControllerHost, options: PaymentFollowingOptions) {
    this.#host = host;
    this.#options = options;
    this.platform = new PlatformWindow(() => host.requestUpdate(), options.go);
    this.#watch = new PaymentWatch(host, {
      ask: async (id, signal) => this.#seen(await options.client().getPayment(id, options.asking(signal))),
      heard: (payment, previous) => this.#hear(payment, previous === undefined),
      failed: (error) => {
        if (this.#check?.(error) === false) this.stop();
      },
    });
    host.addController(this);
  }

  get controllers(): readonly ReactiveController[] {
    return [this, this.#watch];
  }

  get id(): string | undefined {
    return this.#watch.id;
  }

  /** Once it is known that it may be shown. */
  get payment(): Payment | undefined {
    return this.#check ? undefined : this.#watch.payment;
  }

  get stage(): PaymentStage | undefined {
    const { id, error, slow } = this.#watch;
    const { payment } = this;
    if (payment) return { kind: 'payment', ...this.#facts(payment) };
    if (error) return { kind: 'missing', what: 'payment', error, origin: this.#origin };
    return id === undefined ? undefined : { kind: 'finding', what: 'payment', slow };
  }

  hostConnected(): void {
    addEventListener('pageshow', this.#comeBack);
  }

  hostDisconnected(): void {
    removeEventListener('pageshow', this.#comeBack);
    this.#cancelling?.abort();
    this.#cancelling = undefined;
    this.platform.drop();
  }

  /** @param expected The sum the payer saw. */
  follow(known: Payment | string, origin: PaymentOrigin, expected?: number): void {
    this.#begin(origin, typeof known === 'string' ? known : known.id);
    if (typeof known === 'object' && expected !== undefined && known.amount !== expected) {
      this.#before = expected;
      this.platform.drop();
    }
    this.#watch.follow(known);
  }

  /** Shows it if the check says so, and says whether it is shown: also where nobody knows yet what it is. */
  consider(id: string, origin: PaymentOrigin, check: Check): Promise<boolean> {
    this.stop();
    this.#begin(origin, id);
    return new Promise((resolve) => {
      this.#check = (word) => {
        const isShown = check(word);
        if (isShown === undefined) return undefined;
        if (!isShown || !(word instanceof EndpointError)) this.#check = undefined;
        resolve(isShown);
        return isShown;
      };
      this.#watch.follow(id);
    });
  }

  ask(isPressed = false): void {
    this.#watch.ask(isPressed);
  }

  readonly cancel = async (): Promise<void> => {
    const { payment } = this;
    if (!payment?.cancellable || this.#cancelling) return;
    const cancelling = new AbortController();
    this.#cancelling = cancelling;
    this.#trouble = undefined;
    this.#host.requestUpdate();
    try {
      const { client, asking } = this.#options;
      const answer = await client().cancelPayment(payment.id, asking(cancelling.signal));
      if (this.#cancelling === cancelling) this.#watch.take(this.#seen(answer));
    } catch (thrown) {
      if (this.#cancelling !== cancelling) return;
      const error = asEndpointError(thrown);
      if (isProblem(error, 'payment-not-cancellable')) this.#watch.ask();
      this.#trouble = error;
    }
    this.#cancelling = undefined;
    this.#host.requestUpdate();
  };

  stop(): void {
    this.#begin('here', '');
    this.platform.drop();
    this.#watch.stop();
    this.#host.requestUpdate();
  }

  #begin(origin: PaymentOrigin, id: string): void {
    this.#origin = origin;
    this.#isOwn = origin === 'here' || this.#options.memory().own(id) !== undefined;
    this.#cancelling?.abort();
    this.#check = this.#cancelling = this.#trouble = this.#before = undefined;
  }

  /** Where a stranger's payment leads, or what it has one scan, may be a trap: it is watched, and no more. */
  #seen(payment: Payment): Payment {
    const { action, ...rest } = payment;
    return this.#isOwn || !action ? payment : rest;
  }

  #facts(payment: Payment): Omit<Extract<PaymentStage, { kind: 'payment' }>, 'kind'> {
    const { freshness, asking, secondsLeft } = this.#watch;
    const address = paymentStanding(payment) === 'open' ? platformAddress(payment.action) : undefined;
    return {
      payment,
      freshness,
      asking,
      origin: this.#origin,
      ...(!this.#isOwn && this.#origin === 'returned' && { guest: true }),
      page: this.platform.page,
      cancelling: this.#cancelling !== undefined,
      ...(secondsLeft !== undefined && { secondsLeft }),
      ...(address !== undefined && { address }),
      ...(this.#before !== undefined && { before: this.#before }),
      ...(this.#trouble && { trouble: this.#trouble }),
    };
  }

  #hear(payment: Payment, isFirst: boolean): void {
    if (this.#check?.(payment) === false) return this.stop();
    const { memory, news } = this.#options;
    const address = platformAddress(payment.action);
    if (this.#origin === 'before') return news.know(payment);
    if (news.hear(payment)) memory().tell(payment.id);
    else if (isFirst && this.#isOwn) memory().remember(entryOf(payment));
    if (paymentStanding(payment) !== 'open') this.platform.drop();
    else if (address !== undefined) this.platform.show(address);
  }

  /** In a page that the browser has kept as it was left. */
  readonly #comeBack = (event: PageTransitionEvent): void => {
    if (event.persisted) this.platform.close();
  };
}

function entryOf({ id, bill, shared }: Payment): RememberedPayment {
  return { id, kind: bill.kind.code, bill: bill.id, shared };
}
