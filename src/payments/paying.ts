import { msg } from '../i18n/message.ts';
import type { LitElement, TemplateResult } from 'lit';
import type { Language } from '../config/settings.ts';
import type { Payment } from '../contract/payments.ts';
import { ActivityEvent } from '../controllers/activity-event.ts';
import type { PanelPlace } from './panel-view.ts';
import {
  BeforePaymentEvent,
  PaymentFailedEvent,
  PaymentSettledEvent,
  PaymentStartedEvent,
  type PaymentEventDetail,
} from './payment.events.ts';
import { PaymentPanel } from './payment-panel.ts';
import { PaymentProcess, type PaymentProcessOptions } from './payment-process.ts';

export type PayingOptions = Omit<PaymentProcessOptions, 'before' | 'tabWords'>;

/** Paying in a widget: the process, what is drawn of it, and what the host page is told. */
export class Paying {
  readonly process: PaymentProcess;
  readonly #panel: PaymentPanel;
  readonly #target: () => string | undefined;
  readonly #line: () => string | undefined;

  constructor(host: LitElement, options: PayingOptions) {
    const tell = (event: Event) => host.dispatchEvent(event);
    const activity = (name: string, { bill, method }: Payment) =>
      tell(new ActivityEvent(name, { kind: bill.kind.code, method: method.code }));
    this.#target = options.target ?? (() => undefined);
    this.#line = options.line ?? (() => undefined);
    this.process = new PaymentProcess(host, {
      ...options,
      before: (bill, method) => tell(new BeforePaymentEvent({ kind: bill.kind.code, method })),
      tabWords: () => msg('Đang mở trang thanh toán quốc gia…'),
      started: (payment) => {
        options.started?.(payment);
        tell(new PaymentStartedEvent(detailOf(payment)));
        activity('payment-started', payment);
      },
      settled: (payment) => {
        options.settled?.(payment);
        tell(new PaymentSettledEvent(detailOf(payment)));
        activity('payment-settled', payment);
      },
      failed: (payment) => {
        options.failed?.(payment);
        tell(new PaymentFailedEvent(detailOf(payment)));
        activity('payment-failed', payment);
      },
    });
    this.#panel = new PaymentPanel(host, this.process);
  }

  render(place: PanelPlace): TemplateResult {
    const target = this.#target();
    return this.#panel.render({
      ...place,
      line: this.#line(),
      newTab: target !== undefined && target !== '_self',
    });
  }

  /** For the host's status line. */
  announcement(language: Language): string {
    return this.#panel.announcement(language);
  }

  /** Puts the focus on the heading of what is shown. */
  focus(): void {
    this.#panel.focus();
  }

  /** Before the browser prints, where nothing else than the receipt is meant. */
  readonly layReceipt = (): void => this.#panel.layReceipt();

  dispose(): void {
    this.#panel.dispose();
    this.process.dispose();
  }
}

/** Nothing that opens anything. */
function detailOf({ bill, reference, state }: Payment): PaymentEventDetail {
  return { kind: bill.kind.code, reference, state: state.code };
}
