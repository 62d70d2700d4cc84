import type { EndpointError, EndpointFailure } from '../client/errors.ts';
import type { Bill, BillLookup } from '../contract/bills.ts';
import type { Payment, PaymentReceipt } from '../contract/payments.ts';
import type { ReadState } from '../controllers/endpoint-read.ts';
import type { Freshness } from '../controllers/freshness.ts';

/** How a payment came to be shown here. */
export type PaymentOrigin =
  /** Begun in this page. */
  | 'here'
  /** The payer came back from the payment platform with it. */
  | 'returned'
  /** Begun on this device before: the page was left or loaded anew, or it is another tab's. */
  | 'remembered'
  /** The endpoint says that it is under way; begun in another place, so nobody here is told how to pay it. */
  | 'elsewhere'
  /** It paid the bill before, so nothing is due. */
  | 'before';

/** Where the page of the payment platform is. */
export type PlatformPage =
  /** Not opened from here: a link leads there, if there is one. */
  | 'closed'
  /** This page is about to be left for it. */
  | 'leaving'
  /** In another tab. */
  | 'tab'
  /** The browser let none be opened: the payer has to press a link. */
  | 'blocked';

/** All that is known of the payment that is shown. Whether it is paid is `payment.state` alone. */
export interface ShownPayment {
  readonly payment: Payment;
  readonly origin: PaymentOrigin;
  /** Only the page's address names it, and anybody writes an address: nobody here is known to have begun it. */
  readonly guest?: boolean;
  /** What is owed, where that is known: the bill in whose place the payment is shown. */
  readonly bill?: Bill;
  /** How sure it is that this is still so; never `live`. */
  readonly freshness: Freshness;
  /** It is being asked for by a press of the payer's. */
  readonly asking: boolean;
  /** Seconds until it cannot be paid any more, by the endpoint's clock; only while it is open. 0: time is over. */
  readonly secondsLeft?: number;
  /** The platform's page, checked; only while the payer can pay there. */
  readonly address?: string;
  readonly page: PlatformPage;
  /** The payer saw this sum, and the payment is of another: it was not opened by itself. */
  readonly before?: number;
  readonly cancelling: boolean;
  /** Why giving it up brought nothing. */
  readonly trouble?: EndpointError;
}

/** Where paying stands. */
export type PaymentStage =
  | { readonly kind: 'idle' }
  /** `slow` after four seconds. `bill`: the one before, while another choice is asked for. */
  | {
      readonly kind: 'finding';
      readonly what: 'bill' | 'payment';
      readonly slow: boolean;
      readonly bill?: Bill;
    }
  /** Not found, or not reached; asked again by itself where that may help, and at `retry()`. */
  | {
      readonly kind: 'missing';
      readonly what: 'bill' | 'payment';
      readonly error: EndpointError;
      /** Of a payment. */
      readonly origin?: PaymentOrigin;
    }
  /**
   * What is owed. `amount` is what would be paid here: of one line, where the page names one; 0 where nothing
   * is due. `before`: the sum the payer saw, where it has changed. `trouble`: why nothing was begun, or why
   * another choice could not be asked for.
   */
  | {
      readonly kind: 'bill';
      readonly bill: Bill;
      readonly amount: number;
      readonly before?: number;
      readonly trouble?: EndpointError;
    }
  /** The request is on its way; `trouble` is why the last attempt brought nothing. */
  | {
      readonly kind: 'beginning';
      readonly bill?: Bill;
      readonly method: string;
      readonly trouble?: EndpointFailure;
    }
  /** It is not known whether it was begun. Asked again by itself and at `retry()`; never a second payment. */
  | {
      readonly kind: 'unknown';
      readonly bill?: Bill;
      readonly method: string;
      readonly error: EndpointError;
    }
  | ({ readonly kind: 'payment' } & ShownPayment);

/** What a page shows of paying, and what a payer can do. */
export interface PaymentControl {
  readonly stage: PaymentStage;
  /** Of the payment shown; `idle` until money was received for it. */
  readonly receipt: ReadState<PaymentReceipt>;
  readonly retryReceipt: () => void;
  /** The address named a payment that does not exist. Told until something else is begun. */
  readonly returnedInVain: boolean;
  /** Reads the bill; a payment under way, or the one that paid it, is shown in its place. */
  readonly find: (lookup: BillLookup) => void;
  /** Another choice of the bill that is shown: `months`, `6`. */
  readonly choose: (id: string, value: string) => void;
  /** Begins to pay. To be called in the click: only there may a tab be opened. */
  readonly pay: (method: string) => void;
  /** Asks again for what is missing or not known. */
  readonly retry: () => void;
  /** Asks at once how the payment stands. */
  readonly checkAgain: () => void;
  /** Told by the link to the platform's page when it is pressed. */
  readonly opened: () => void;
  /** Gives the payment up. */
  readonly cancel: () => void;
  /** From a payment that has ended back to what is owed. */
  readonly again: () => void;
  /** Nothing is shown any more; a payment that is open stays so, and is remembered except on a kiosk. */
  readonly leave: () => void;
}
