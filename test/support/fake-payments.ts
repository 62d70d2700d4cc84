import { EndpointError, type EndpointFailure } from '../../src/client/errors.ts';
import type { PaymentOptions, PaymentsClient } from '../../src/client/payments.ts';
import type { Bill, BillLookup } from '../../src/contract/bills.ts';
import type { Payment, PaymentReceipt, PaymentRequest } from '../../src/contract/payments.ts';
import type { Problem } from '../../src/contract/problems.ts';
import {
  bill,
  METHODS,
  payment,
  paymentReceipt,
  qrPayment,
  sharedOf,
  STATES,
  type State,
} from './payments.ts';

/** What becomes of one request. */
export type PaymentFate =
  | 'arrives'
  /** Done, and nobody hears of it. */
  | 'answer lost'
  /** The answer waits for `release()`. */
  | 'held'
  | EndpointFailure;

export interface Begun {
  readonly key: string;
  readonly body: PaymentRequest;
}

export function refusal(status: number, type: string, more: Problem = {}): EndpointFailure {
  return { kind: 'refused', status, problem: { status, type: `urn:dvc:problem:${type}`, ...more } };
}

/** An endpoint with some bills and at most one open payment of each, that goes wrong on order. */
export class FakePayments implements PaymentsClient {
  readonly lookups: BillLookup[] = [];
  /** Every attempt to begin, first to last. */
  readonly attempts: Begun[] = [];
  /** Ids of the payments that were asked for. */
  readonly reads: string[] = [];
  readonly cancelled: string[] = [];
  /** The fates of the requests to come, the next one first; after them all go as `always` says. */
  fates: PaymentFate[] = [];
  always: PaymentFate = 'arrives';
  /** The bill of a number; `undefined` where there is none. */
  billOf: (lookup: BillLookup) => Bill | undefined = () => bill();
  /** What a new payment is like. */
  begin: (request: PaymentRequest, id: string) => Payment = (request, id) =>
    request.method === METHODS[1]!.code ? qrPayment('PENDING', { id }) : payment('PENDING', { id });
  readonly #bills = new Map<string, Bill>();
  readonly #payments = new Map<string, Payment>();
  readonly #done = new Map<string, { readonly id: string; readonly body: string }>();
  #held: (() => void)[] = [];

  /** The payments there are. */
  get payments(): readonly Payment[] {
    return [...this.#payments.values()];
  }

  /** Makes a payment known, or what has become of one. */
  put(payment: Payment): void {
    this.#payments.set(payment.id, payment);
  }

  /** The platform, the payer or time did something. */
  move(state: State, more: Partial<Payment> = {}, name = this.payments.at(-1)?.id): void {
    const before = this.#named(name);
    if (!before) throw new Error('there is no such payment');
    const { action: _, ...rest } = before;
    const paid = state === 'PAID' ? { settledAt: '2026-11-20T08:02:00+07:00' } : {};
    const label = STATES[state];
    const cancellable = state === 'CREATED' || state === 'PENDING';
    this.put({
      ...(cancellable ? before : rest),
      ...paid,
      state: { code: state, label },
      cancellable,
      ...more,
    });
  }

  release(): void {
    for (const letGo of this.#held.splice(0)) letGo();
  }

  async findBill(lookup: BillLookup, options: PaymentOptions): Promise<Bill> {
    this.lookups.push(structuredClone(lookup));
    return this.#meet(options, () => {
      const found = this.billOf(lookup);
      if (!found)
        throw new EndpointError(refusal(404, 'bill-not-found', { title: 'Không tìm thấy khoản này' }));
      const open = this.#openOf(found.id);
      const shown = open ? { ...found, openPayment: sharedOf(open.id) } : found;
      this.#bills.set(found.id, shown);
      return shown;
    });
  }

  async createPayment(request: PaymentRequest, key: string, options: PaymentOptions): Promise<Payment> {
    const body = structuredClone(request);
    this.attempts.push({ key, body });
    return this.#meet(options, () => this.#begin(body, key));
  }

  async getPayment(id: string, options: PaymentOptions): Promise<Payment> {
    this.reads.push(id);
    return this.#meet(options, () => this.#mine(id));
  }

  async cancelPayment(id: string, options: PaymentOptions): Promise<Payment> {
    this.cancelled.push(id);
    return this.#meet(options, () => {
      if (!this.#mine(id).cancellable) throw new EndpointError(refusal(422, 'payment-not-cancellable'));
      this.move('CANCELLED', {}, id);
      return this.#mine(id);
    });
  }

  async getReceipt(id: string, options: PaymentOptions): Promise<PaymentReceipt> {
    return this.#meet(options, () => {
      const paid = this.#mine(id);
      if (!paid.settledAt) throw new EndpointError(refusal(404, 'receipt-not-found'));
      return paymentReceipt(paid);
    });
  }

  #begin(body: PaymentRequest, key: string): Payment {
    const known = this.#done.get(key);
    if (known && known.body !== JSON.stringify(body)) {
      throw new EndpointError(refusal(422, 'idempotency-key-reused'));
    }
    if (known) return this.#mine(known.id);
    const open = this.#openOf(body.bill);
    if (open) throw new EndpointError(refusal(422, 'payment-open', { payment: sharedOf(open.id) }));
    const number = String(this.#payments.size + 1).padStart(12, '0');
    const id = `8f14e45f-ceea-4f6a-9d2b-${number}`;
    this.#done.set(key, { id, body: JSON.stringify(body) });
    this.put(this.begin(body, id));
    return this.#mine(id);
  }

  #openOf(billId: string): Payment | undefined {
    return this.payments.find(({ bill, cancellable }) => bill.id === billId && cancellable);
  }

  #named(name: string | undefined): Payment | undefined {
    return this.payments.find(({ id }) => id === name || sharedOf(id) === name);
  }

  /** By its shared name it says neither its secret one nor what its payer has to do. */
  #mine(name: string): Payment {
    const known = this.#named(name);
    if (!known) throw new EndpointError(refusal(404, 'payment-not-found'));
    const asOf = new Date(Date.now()).toISOString();
    if (known.id === name) return { ...known, shared: sharedOf(name), asOf };
    const { action: _, shared: __, ...others } = known;
    return { ...others, id: name, asOf };
  }

  async #meet<Answer>({ signal }: PaymentOptions, answer: () => Answer): Promise<Answer> {
    const fate = this.fates.shift() ?? this.always;
    // An answer never comes in the turn of the event loop in which it was asked for.
    await Promise.resolve();
    if (fate === 'held') await this.#hold(signal);
    if (typeof fate === 'object') throw new EndpointError(fate);
    const answered = answer();
    if (fate === 'answer lost') throw new EndpointError({ kind: 'unreachable' });
    return answered;
  }

  #hold(signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#held.push(resolve);
      signal.addEventListener('abort', () => reject(new EndpointError({ kind: 'aborted' })), { once: true });
    });
  }
}
