import { EndpointError } from '../client/errors.ts';
import { isProblem } from '../client/problems.ts';
import type { Payment } from '../contract/payments.ts';
import type { OpenPayments } from '../device/open-payments.ts';
import type { PaymentBegin } from './payment-begin.ts';
import type { PaymentFollowing } from './payment-following.ts';
import { deny, isDenied, returnedPayment, takeReturned } from './payment-return.ts';

export interface PaymentClaimOptions {
  /** Address of the endpoint. */
  readonly endpoint: () => string;
  readonly memory: () => OpenPayments;
  readonly begin: PaymentBegin;
  readonly following: PaymentFollowing;
  /** Whether nothing is shown so far. */
  readonly isIdle: () => boolean;
  /** Whether many people use the device: what the last one began is nothing to the next. */
  readonly isShared: () => boolean;
  readonly kind?: (() => string | undefined) | undefined;
  readonly matches?: ((payment: Payment, origin: ClaimOrigin) => boolean) | undefined;
}

/** How it is known here: the payer came back with it, or this device began it. */
export type ClaimOrigin = 'returned' | 'remembered';

/** So many are asked about before a page is taken to be about none of them. */
const MOST_CONSIDERED = 3;

/** Of the whole page: who shows a payment that nobody asked for by its bill. */
const shownBy = new Map<string, PaymentClaim>();

/** Finds the payment that the payer came back with, or that this device began before. */
export class PaymentClaim {
  readonly #options: PaymentClaimOptions;
  #denied: string | undefined;

  constructor(options: PaymentClaimOptions) {
    this.#options = options;
  }

  /** The address named a payment that does not exist, and no other widget of the page knows better. */
  get isInVain(): boolean {
    return this.#denied !== undefined && this.#denied === returnedPayment();
  }

  forgetReturn(): void {
    this.#denied = undefined;
  }

  /** Says whether there is anything to show. */
  async claim(): Promise<boolean> {
    const { memory, begin, isIdle, endpoint } = this.#options;
    if (!isIdle()) return true;
    const returned = isDenied(endpoint()) ? undefined : returnedPayment();
    if (returned !== undefined && (await this.#consider(returned, 'returned'))) return true;
    const kind = this.#options.kind?.();
    if (!isIdle()) return true;
    if (this.#options.isShared()) return false;
    if (begin.goOn(kind)) return true;
    const remembered = memory()
      .load()
      .filter((one) => !one.told && (kind === undefined || one.kind === kind));
    for (const { id } of remembered.slice(0, MOST_CONSIDERED))
      if ((await this.#consider(id, 'remembered')) || !isIdle()) return true;
    return false;
  }

  /** It is shown here, and nowhere else on the page unless it is asked for. */
  hold(id: string): void {
    shownBy.set(id, this);
  }

  letGo(): void {
    for (const [id, claim] of shownBy) if (claim === this) shownBy.delete(id);
  }

  /** What cannot be asked for now is shown as that, and considered when it can. */
  #consider(id: string, origin: ClaimOrigin): Promise<boolean> {
    return this.#options.following.consider(id, origin, (word) => {
      if (word instanceof EndpointError) return this.#isThere(id, origin, word);
      const isMine =
        this.#isAbout(word, origin) && (origin === 'returned' ? takeReturned(id) : this.#isFree(id));
      if (isMine) this.hold(id);
      else if (this.#isFree(id)) shownBy.delete(id);
      return isMine;
    });
  }

  /** Of several that could not ask, one says so; what the payer came back with is awaited by all of them. */
  #isThere(id: string, origin: ClaimOrigin, error: EndpointError): boolean | undefined {
    const { memory, endpoint } = this.#options;
    if (!isProblem(error, 'payment-not-found')) {
      if (this.#isFree(id)) this.hold(id);
      return this.#isFree(id) || (origin === 'returned' ? undefined : false);
    }
    if (origin === 'returned' && deny(endpoint())) this.#denied = id;
    memory().forget(id);
    return false;
  }

  #isFree(id: string): boolean {
    return (shownBy.get(id) ?? this) === this;
  }

  #isAbout(payment: Payment, origin: ClaimOrigin): boolean {
    const { kind, matches } = this.#options;
    const about = kind?.();
    return (about === undefined || payment.bill.kind.code === about) && (matches?.(payment, origin) ?? true);
  }
}
