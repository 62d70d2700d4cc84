import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { EndpointError } from '../client/errors.ts';
import { isProblem } from '../client/problems.ts';
import type { Bill, BillLookup } from '../contract/bills.ts';
import { dueAmount } from '../domain/payment-standing.ts';
import { BillSearch } from './bill-search.ts';
import type { PaymentStage } from './payment-stage.ts';

export interface PaymentBillOptions {
  readonly ask: (lookup: BillLookup, signal: AbortSignal) => Promise<Bill>;
  readonly line: () => string | undefined;
  /** Each bill that was read, before it is drawn. */
  readonly found: (bill: Bill) => void;
  /** Whether it is the bill that the payer looks at. */
  readonly isShown: () => boolean;
}

/** A bill that was read longer ago is read again when somebody looks at it. */
const OLD_MILLISECONDS = 60_000;

/** What is owed, as it was read last, and what the payer saw before. */
export class PaymentBill implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #options: PaymentBillOptions;
  readonly #search: BillSearch;
  #lookup: BillLookup | undefined;
  #bill: Bill | undefined;
  #readAt = 0;
  /** The sum the payer saw, while the bill is read again. */
  #seen: number | undefined;
  #before: number | undefined;
  #trouble: EndpointError | undefined;

  constructor(host: ReactiveControllerHost, options: PaymentBillOptions) {
    this.#host = host;
    this.#options = options;
    this.#search = new BillSearch(host, {
      ask: options.ask,
      found: (bill, lookup) => this.#found(bill, lookup),
    });
    host.addController(this);
  }

  get controllers(): readonly ReactiveController[] {
    return [this, this.#search];
  }

  get bill(): Bill | undefined {
    return this.#bill;
  }

  /** What it was found by. */
  get lookup(): BillLookup | undefined {
    return this.#lookup;
  }

  get stage(): PaymentStage {
    const bill = this.#bill;
    const search = this.#search.state;
    if (search.kind === 'finding') return { ...search, what: 'bill', ...(bill && { bill }) };
    const error = search.kind === 'failed' ? search.error : this.#trouble;
    if (!bill) return error ? { kind: 'missing', what: 'bill', error } : { kind: 'idle' };
    return {
      kind: 'bill',
      bill,
      amount: dueAmount(bill, this.#options.line()),
      ...(this.#before !== undefined && { before: this.#before }),
      ...(error && { trouble: error }),
    };
  }

  hostConnected(): void {
    document.addEventListener('visibilitychange', this.#lookAgain);
    addEventListener('pageshow', this.#lookAgain);
  }

  hostDisconnected(): void {
    document.removeEventListener('visibilitychange', this.#lookAgain);
    removeEventListener('pageshow', this.#lookAgain);
  }

  find(lookup: BillLookup): void {
    this.clear();
    this.#lookup = lookup;
    this.#search.find(lookup);
  }

  choose(id: string, value: string): void {
    if (!this.#lookup || !this.#bill) return;
    const choices = this.#bill.choices.map((one) => ({
      id: one.id,
      value: one.id === id ? value : one.chosen,
    }));
    this.#before = this.#seen = this.#trouble = undefined;
    this.#search.find({ ...this.#lookup, choices }, true);
  }

  /** Reads it again: in another language, or because something may have happened to it. */
  readAgain(seen = this.#bill && dueAmount(this.#bill, this.#options.line())): void {
    this.#seen = seen;
    if (this.#lookup) this.#search.find(this.#lookup, this.#bill !== undefined);
  }

  /** Why nothing was begun: what the payer saw of it may not be so any more. */
  refused(error: EndpointError, seen: number): void {
    const isOther = isProblem(error, 'amount-changed') || isProblem(error, 'nothing-due');
    // What cannot be paid any more under this id can be found anew.
    const isGone = isProblem(error, 'bill-not-found') || isProblem(error, 'payment-open');
    if (this.#lookup && (isOther || isGone)) return this.readAgain(seen);
    this.#trouble = error;
    this.#host.requestUpdate();
  }

  /** It is about to be paid: nothing is asked any more, and what was said of it before is over. */
  rest(): void {
    this.#search.stop();
    this.#trouble = undefined;
  }

  readonly retry = (): void => this.#search.retry();

  clear(): void {
    this.#search.stop();
    this.#bill = this.#lookup = this.#seen = this.#before = this.#trouble = undefined;
  }

  #found(bill: Bill, lookup: BillLookup): void {
    const amount = dueAmount(bill, this.#options.line());
    if (this.#seen !== undefined) this.#before = amount === this.#seen ? this.#before : this.#seen;
    this.#seen = this.#trouble = undefined;
    this.#lookup = lookup;
    this.#bill = bill;
    this.#readAt = Date.now();
    this.#host.requestUpdate();
    this.#options.found(bill);
  }

  readonly #lookAgain = (): void => {
    const age = Date.now() - this.#readAt;
    const isOld = age > OLD_MILLISECONDS || age < 0;
    if (!document.hidden && isOld && this.#bill && this.#options.isShown()) this.readAgain();
  };
}
