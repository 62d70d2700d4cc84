import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { EndpointError } from '../client/errors.ts';
import { createPaymentsClient, type PaymentOptions, type PaymentsClient } from '../client/payments.ts';
import type { ConfigurationController } from '../config/configuration-controller.ts';
import type { Bill, BillLookup } from '../contract/bills.ts';
import { PAYMENT_METHOD, type Payment, type PaymentReceipt } from '../contract/payments.ts';
import { EndpointRead, type ReadState } from '../controllers/endpoint-read.ts';
import { OpenPayments } from '../device/open-payments.ts';
import { isAllPaid, isPaymentFor, paymentStanding } from '../domain/payment-standing.ts';
import { PaymentBegin } from './payment-begin.ts';
import { PaymentBill } from './payment-bill.ts';
import { PaymentClaim, type ClaimOrigin } from './payment-claim.ts';
import { PaymentFollowing } from './payment-following.ts';
import { PaymentNews, type PaymentListeners } from './payment-news.ts';
import { returnedPayment, takeReturned } from './payment-return.ts';
import type { PaymentControl, PaymentStage } from './payment-stage.ts';
import type { Go } from './platform-page.ts';

export interface PaymentProcessOptions extends PaymentListeners {
  readonly configuration: ConfigurationController;
  /** Whether many people use the device. */
  readonly kiosk?: () => boolean;
  /** Where the platform's page opens: as of a link. */
  readonly target?: () => string | undefined;
  /** The one line that is paid here, where the page names one. */
  readonly line?: () => string | undefined;
  /** Code of the kind of bills this is about, where it is about one. */
  readonly kind?: () => string | undefined;
  /** Whether a payment that was found is what this is about; left out, all of the kind are. */
  readonly matches?: (payment: Payment, origin: ClaimOrigin) => boolean;
  /** Asked in the click; false begins nothing. */
  readonly before?: (bill: Bill, method: string) => boolean;
  /** What stands in a tab until the platform's page does. */
  readonly tabWords?: () => string;
  readonly go?: Go;
}

/** So many payments of one bill are looked at for the one that paid what is asked about. */
const MOST_CONSIDERED = 3;

const PAGE_TURNS = ['pagehide', 'pageshow'] as const;

/** Pays one bill, from its number to the receipt, and always knows the truth about it. */
export class PaymentProcess implements ReactiveController, PaymentControl {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #options: PaymentProcessOptions;
  readonly #bill: PaymentBill;
  readonly #begin: PaymentBegin;
  readonly #following: PaymentFollowing;
  readonly #claim: PaymentClaim;
  readonly #receipt: EndpointRead<PaymentReceipt>;
  #memory: OpenPayments | undefined;
  #place: string | undefined;
  #language = '';
  #isPageLeft = false;
  /** What paid the bill was shown already: the payer wants to see what is owed. */
  #isReviewed = false;

  constructor(host: ReactiveControllerHost & HTMLElement, options: PaymentProcessOptions) {
    this.#host = host;
    this.#options = options;
    const news = new PaymentNews(options);
    const client = () => this.#client;
    const memory = () => this.#remembered;
    const asking = (signal: AbortSignal): PaymentOptions => ({
      language: options.configuration.language,
      signal,
    });
    this.#bill = new PaymentBill(host, {
      ask: async (lookup, signal) => client().findBill(lookup, asking(signal)),
      line: () => options.line?.(),
      found: (bill) => void this.#found(bill),
      isShown: () => this.stage.kind === 'bill',
    });
    this.#begin = new PaymentBegin(host, {
      memory,
      ask: async (request, key, signal) => client().createPayment(request, key, asking(signal)),
      begun: (payment, request) => {
        news.started(payment);
        this.#claim.hold(payment.id);
        this.#following.follow(payment, 'here', request?.expected);
      },
      open: (payment) => {
        this.#following.platform.drop();
        this.#followOpen(payment);
      },
      changed: (error, { expected }) => {
        this.#following.platform.drop();
        this.#bill.refused(error, expected);
      },
    });
    this.#following = new PaymentFollowing(host, { client, memory, asking, news, go: options.go });
    this.#claim = new PaymentClaim({
      endpoint: () => this.#address,
      memory,
      begin: this.#begin,
      following: this.#following,
      isIdle: () => this.stage.kind === 'idle',
      isShared: () => options.kiosk?.() ?? false,
      kind: options.kind,
      matches: options.matches,
    });
    this.#receipt = new EndpointRead(
      host,
      () => this.#receiptQuestion,
      ({ signal }) => client().getReceipt(this.#following.id ?? '', asking(signal)),
    );
    host.addController(this);
  }

  get stage(): PaymentStage {
    const { bill } = this.#bill;
    const begin = this.#begin.state;
    const about = { method: this.#begin.method, ...(bill && { bill }) };
    const followed = this.#following.stage;
    if (followed?.kind === 'payment') return withBill(followed, bill);
    if (followed) return followed;
    if (begin.kind === 'unknown') return { kind: 'unknown', ...about, error: begin.error };
    if (begin.kind !== 'sending') return this.#bill.stage;
    return { kind: 'beginning', ...about, ...(begin.trouble && { trouble: begin.trouble }) };
  }

  get receipt(): ReadState<PaymentReceipt> {
    return this.#receipt.state;
  }

  get retryReceipt(): () => void {
    return this.#receipt.retry;
  }

  get returnedInVain(): boolean {
    return this.#claim.isInVain;
  }

  hostConnected(): void {
    addEventListener('storage', this.#hearOfAnotherTab);
    // Before a guard of a shared machine clears the page on the same event.
    for (const event of PAGE_TURNS) addEventListener(event, this.#turnPage, { capture: true });
  }

  hostDisconnected(): void {
    removeEventListener('storage', this.#hearOfAnotherTab);
    for (const event of PAGE_TURNS) removeEventListener(event, this.#turnPage, { capture: true });
    this.#claim.letGo();
  }

  hostUpdate(): void {
    const { language } = this.#options.configuration;
    const place = this.#address;
    if (this.#place && place !== this.#place) this.#clear();
    else if (this.#language && language !== this.#language) this.#sayAgain();
    if (place !== this.#place) this.#memory = undefined;
    this.#place = place;
    this.#language = language;
  }

  /** Removes it, and all it added, from the host. */
  dispose(): void {
    const parts = [
      this,
      this.#begin,
      this.#receipt,
      ...this.#bill.controllers,
      ...this.#following.controllers,
    ];
    for (const part of parts) {
      this.#host.removeController(part);
      part.hostDisconnected?.();
    }
  }

  /**
   * Takes the payment that the payer came back with, else goes on with what this device began before, if it is
   * what this is about. Says whether there is anything to show.
   */
  readonly claim = (): Promise<boolean> => this.#claim.claim();

  readonly find = (lookup: BillLookup): void => {
    this.#clear();
    this.#bill.find(lookup);
    this.#isReviewed = false;
  };

  readonly choose = (id: string, value: string): void => {
    if (this.stage.kind === 'bill') this.#bill.choose(id, value);
  };

  readonly pay = (method: string): void => {
    const { stage } = this;
    if (stage.kind !== 'bill' || stage.amount <= 0) return;
    const { before, line, target, tabWords } = this.#options;
    if (before?.(stage.bill, method) === false) return;
    this.#claim.forgetReturn();
    this.#bill.rest();
    if (method === PAYMENT_METHOD.redirect) this.#following.platform.prepare(target?.(), tabWords?.() ?? '');
    const one = line?.();
    this.#begin.begin(stage.bill, one === undefined ? undefined : [one], method, stage.amount);
  };

  readonly retry = (): void => {
    if (this.#following.id !== undefined) this.#following.ask(true);
    else if (this.#begin.state.kind === 'unknown') this.#begin.resend();
    else this.#bill.retry();
  };

  readonly checkAgain = (): void => this.#following.ask(true);

  readonly opened = (): void => this.#following.platform.opened();

  readonly cancel = (): void => void this.#following.cancel();

  readonly again = (): void => {
    const { payment } = this.#following;
    if (!payment || ['open', 'unknown'].includes(paymentStanding(payment))) return;
    const { lookup } = this.#bill;
    this.leave();
    if (!lookup) return;
    this.find(lookup);
    // Seen as paid, what paid the bill is no news; the money of one that had ended may be there by now.
    this.#isReviewed = payment.settledAt !== undefined;
  };

  readonly leave = (): void => {
    const { id, payment } = this.#following;
    // Whoever has gone to the bank's page comes back to this tab, and is told what has become of the payment.
    const isAwaited = this.#isPageLeft && payment !== undefined && paymentStanding(payment) === 'open';
    if (this.#options.kiosk?.() && !isAwaited) {
      if (id !== undefined) this.#remembered.forget(id);
      this.#remembered.forgetTab();
      takeReturned(returnedPayment() ?? '');
    }
    this.#claim.forgetReturn();
    this.#clear();
  };

  get #client(): PaymentsClient {
    const client = this.#options.configuration.client('payments', createPaymentsClient);
    if (client) return client;
    throw new EndpointError({ kind: 'aborted' });
  }

  get #address(): string {
    const { endpoint } = this.#options.configuration;
    return endpoint.kind === 'ready' ? endpoint.url.href : '';
  }

  get #remembered(): OpenPayments {
    this.#memory ??= new OpenPayments(this.#address, () => this.#options.kiosk?.() ?? false);
    return this.#memory;
  }

  /** A receipt says what was given back, so it is read again when that changes. */
  get #receiptQuestion(): string | undefined {
    const { payment } = this.#following;
    if (!payment) return undefined;
    const isReceived = payment.settledAt !== undefined || paymentStanding(payment) === 'paid';
    const about = JSON.stringify([payment.id, payment.state.code, payment.refunds]);
    return isReceived ? this.#options.configuration.question(about, 'payments') : undefined;
  }

  /** By the name it has for everybody: under its own where it was begun here, else as somebody else's. */
  #followOpen(name: string): void {
    const own = this.#remembered.own(name);
    this.#following.follow(own?.id ?? name, own ? 'remembered' : 'elsewhere');
  }

  /** In the place of the bill: the payment that is under way, or the one that paid what is asked about. */
  async #found(bill: Bill): Promise<void> {
    const { openPayment, settledBy } = bill;
    const line = this.#options.line?.();
    if (openPayment) return this.#followOpen(openPayment);
    if (this.#isReviewed || !isAllPaid(bill, line)) return;
    for (const id of settledBy.slice(-MOST_CONSIDERED).toReversed()) {
      if (this.#bill.bill !== bill) return;
      const isIt = (word: Payment | EndpointError) =>
        !(word instanceof EndpointError) && isPaymentFor(word, line === undefined ? {} : { line });
      if (await this.#following.consider(id, 'before', isIt)) return;
    }
  }

  #sayAgain(): void {
    if (this.#following.id !== undefined) this.#following.ask();
    else if (this.stage.kind === 'bill') this.#bill.readAgain();
  }

  #clear(): void {
    this.#claim.letGo();
    this.#bill.clear();
    this.#begin.reset();
    this.#following.stop();
  }

  readonly #turnPage = ({ type }: Event): void => {
    this.#isPageLeft = type === 'pagehide';
  };

  readonly #hearOfAnotherTab = (event: StorageEvent): void => {
    const { bill } = this.#bill;
    if (event.key !== this.#remembered.name || this.stage.kind !== 'bill') return;
    const begun = this.#remembered.load().find((one) => one.bill === bill?.id && !one.told);
    if (begun) this.#following.follow(begun.id, 'remembered');
  };
}

/** What it is for, line by line, where that was read before the payment was found. */
function withBill(shown: Extract<PaymentStage, { kind: 'payment' }>, bill: Bill | undefined): PaymentStage {
  const isFound = shown.origin === 'elsewhere' || shown.origin === 'remembered';
  return isFound && bill?.id === shown.payment.bill.id ? { ...shown, bill } : shown;
}
