export interface BeforePaymentDetail {
  /** Code of the kind of bill, see `BILL_KIND`. */
  readonly kind: string;
  /** Code of the way to pay, see `PAYMENT_METHOD`. */
  readonly method: string;
}

export interface PaymentEventDetail {
  /** Code of the kind of bill, see `BILL_KIND`. */
  readonly kind: string;
  /** What the payment is called, `TT-261121-000042`. Opens nothing. */
  readonly reference: string;
  /** Code of its state, see `PAYMENT_STATE`. */
  readonly state: string;
}

/** Somebody has pressed the button that pays. Prevented, nothing is begun. */
export class BeforePaymentEvent extends CustomEvent<BeforePaymentDetail> {
  static readonly type = 'dvc-before-payment';

  constructor(detail: BeforePaymentDetail) {
    super(BeforePaymentEvent.type, { detail, bubbles: true, composed: true, cancelable: true });
  }
}

/** The endpoint has begun a payment. */
export class PaymentStartedEvent extends CustomEvent<PaymentEventDetail> {
  static readonly type = 'dvc-payment-started';

  constructor(detail: PaymentEventDetail) {
    super(PaymentStartedEvent.type, { detail, bubbles: true, composed: true });
  }
}

/** The endpoint has received the money. */
export class PaymentSettledEvent extends CustomEvent<PaymentEventDetail> {
  static readonly type = 'dvc-payment-settled';

  constructor(detail: PaymentEventDetail) {
    super(PaymentSettledEvent.type, { detail, bubbles: true, composed: true });
  }
}

/** A payment has ended without being received: refused, given up, out of time, or given back. */
export class PaymentFailedEvent extends CustomEvent<PaymentEventDetail> {
  static readonly type = 'dvc-payment-failed';

  constructor(detail: PaymentEventDetail) {
    super(PaymentFailedEvent.type, { detail, bubbles: true, composed: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    [BeforePaymentEvent.type]: BeforePaymentEvent;
    [PaymentStartedEvent.type]: PaymentStartedEvent;
    [PaymentSettledEvent.type]: PaymentSettledEvent;
    [PaymentFailedEvent.type]: PaymentFailedEvent;
  }
}
