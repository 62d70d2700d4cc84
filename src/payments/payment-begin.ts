import type { ReactiveControllerHost } from 'lit';
import type { EndpointError } from '../client/errors.ts';
import { isProblem } from '../client/problems.ts';
import type { Bill } from '../contract/bills.ts';
import type { Payment, PaymentRequest } from '../contract/payments.ts';
import { ExactlyOnce, type PendingRequest } from '../controllers/exactly-once.ts';
import type { OpenPayments } from '../device/open-payments.ts';
import { returnAddress } from './payment-return.ts';

export interface PaymentBeginOptions {
  readonly ask: (request: PaymentRequest, key: string, signal: AbortSignal) => Promise<Payment>;
  readonly memory: () => OpenPayments;
  readonly begun: (payment: Payment, request: PaymentRequest | undefined) => void;
  /** Another payment of the bill is under way. */
  readonly open: (payment: string) => void;
  /** What the payer saw is not so any more, or nothing is known of it. */
  readonly changed: (error: EndpointError, request: PaymentRequest) => void;
}

/** Begins one payment exactly once. The request is kept in this tab before it leaves. */
export class PaymentBegin extends ExactlyOnce<PaymentRequest, Payment> {
  readonly #memory: () => OpenPayments;
  #request: PaymentRequest | undefined;
  #kind = '';

  constructor(host: ReactiveControllerHost, options: PaymentBeginOptions) {
    super(host, {
      attempt: options.ask,
      keep: (pending) => {
        this.#memory().keepRequest(pending && { kind: this.#kind, pending });
        return Promise.resolve(true);
      },
      sent: (payment) => {
        const request = this.#request;
        this.forget();
        options.begun(payment, request);
      },
      refused: (error, request) => {
        const { failure } = error;
        const open = failure.kind === 'refused' ? failure.problem.payment : undefined;
        this.forget();
        if (isProblem(error, 'payment-open') && open) options.open(open);
        else options.changed(error, request);
      },
    });
    this.#memory = options.memory;
  }

  get method(): string {
    return this.#request?.method ?? '';
  }

  begin(bill: Bill, lines: readonly string[] | undefined, method: string, expected: number): void {
    this.reset();
    const returnUrl = returnAddress();
    this.#kind = bill.kind.code;
    this.#request = {
      bill: bill.id,
      ...(lines && { lines: [...lines] }),
      method,
      expected,
      ...(returnUrl !== undefined && { returnUrl }),
    };
    void this.send(this.#request);
  }

  /** Goes on with what this tab sent before it was loaded anew; false when there is nothing of this kind. */
  goOn(kind: string | undefined): boolean {
    const kept = this.#memory().request;
    if (!kept || (kind !== undefined && kept.kind !== kind)) return false;
    const pending = kept.pending as PendingRequest<PaymentRequest>;
    this.#kind = kept.kind;
    this.#request = pending.bodies.at(-1);
    if (!this.#request) return false;
    this.resume(pending);
    return true;
  }

  /** Nothing is under way, or what was is known. */
  forget(): void {
    this.#request = undefined;
    this.#memory().keepRequest(undefined);
    this.reset();
  }
}
