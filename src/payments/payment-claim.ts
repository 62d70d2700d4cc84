import { EndpointError } from '../client/errors.ts';
import { isProblem } from '../client/problems.ts';
import type { Payment } from '../contract/payments.ts';
import type { OpenPayments } from '../device/open-payments.ts';
import type { PaymentBegin } from './payment-begin.ts';
import type { PaymentFollowing } from './payment-following.ts';
import { returnedPayment, takeReturned } from './payment-return.ts';

export interface PaymentClaimOptions {
  readonly memory: () => OpenPayments;
  readonly begin: PaymentBegin;
  readonly following: PaymentFollowing;
  /** Whether nothing is shown so far. */
  readonly isIdle: () => boolean;
  readonly kind?: (() => string | undefined) | undefined;
  readonly matches?: ((payment: Payment) => boolean) | undefined;
}

/** So many are asked about before a page is taken to be about none of them. */
const MOST_CONSIDERED = 3;

/** Of the whole page: who shows a payment that nobody asked for by its bill. */
const shownBy = new Map<string, PaymentClaim>();

/** Finds the payment that the payer came back with, or that this device began before. */
export class PaymentClaim {
  readonly #options: PaymentClaimOptions;
  #isInVain = false;

  constructor(options: PaymentClaimOptions) {
    this.#options = options;
  }

  /** The address named a payment that does not exist. */
  get isInVain(): boolean {
    return this.#isInVain;
  }

  forgetReturn(): void {
    this.#isInVain = false;
  }

  /** Says whether there is anything to show. */
  async claim(): Promise<boolean> {
    const { memory, begin, isIdle } = this.#options;
    if (!isIdle()) return true;
    const returned = returnedPayment();
    if (returned !== undefined && (await this.#consider(returned, 'returned'))) return true;
    const kind = this.#options.kind?.();
    if (!isIdle() || begin.goOn(kind)) return true;
    const remembered = memory()
      .load()
      .filter((one) => kind === undefined || one.kind === kind);
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
  #consider(id: string, origin: 'returned' | 'remembered'): Promise<boolean> {
    return this.#options.following.consider(id, origin, (word) => {
      if (word instanceof EndpointError) return this.#isThere(id, origin, word);
      const isFree = (shownBy.get(id) ?? this) === this;
      if (!isFree || !this.#isMine(word) || (origin === 'returned' && !takeReturned(id))) return false;
      this.hold(id);
      return true;
    });
  }

  #isThere(id: string, origin: 'returned' | 'remembered', error: EndpointError): boolean {
    if (!isProblem(error, 'payment-not-found')) return true;
    if (origin === 'returned') this.#isInVain = takeReturned(id);
    this.#options.memory().forget(id);
    return false;
  }

  #isMine(payment: Payment): boolean {
    const { kind, matches } = this.#options;
    const about = kind?.();
    return (about === undefined || payment.bill.kind.code === about) && (matches?.(payment) ?? true);
  }
}
