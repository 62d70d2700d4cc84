import type { Payment } from '../contract/payments.ts';
import { paymentStanding } from '../domain/payment-standing.ts';

export interface PaymentListeners {
  readonly started?: (payment: Payment) => void;
  /** The endpoint says that the money is there. */
  readonly settled?: (payment: Payment) => void;
  /** It failed, expired, or was given up or given back. */
  readonly failed?: (payment: Payment) => void;
}

/** Tells of each payment once how it ended, and once more if it is paid after that. */
export class PaymentNews {
  readonly #listeners: PaymentListeners;
  readonly #told = new Map<string, 'settled' | 'failed'>();

  constructor(listeners: PaymentListeners) {
    this.#listeners = listeners;
  }

  started(payment: Payment): void {
    this.#listeners.started?.(payment);
  }

  /** Nothing is to be told of what was so before. */
  know(payment: Payment): void {
    const end = endOf(payment);
    if (end) this.#told.set(payment.id, end);
  }

  /** Says whether it has ended. */
  hear(payment: Payment): boolean {
    const end = endOf(payment);
    const told = this.#told.get(payment.id);
    if (end && told !== end && told !== 'settled') {
      this.#told.set(payment.id, end);
      this.#listeners[end]?.(payment);
    }
    return end !== undefined;
  }
}

function endOf(payment: Payment): 'settled' | 'failed' | undefined {
  const standing = paymentStanding(payment);
  if (standing === 'paid') return 'settled';
  return standing === 'open' || standing === 'unknown' ? undefined : 'failed';
}
