import type { Bill } from '../../src/contract/bills.ts';
import type { Payment } from '../../src/contract/payments.ts';
import { placeName } from '../../src/device/payment-places.ts';
import { register } from '../../src/define/register.ts';
import { PaymentProcess, type PaymentProcessOptions } from '../../src/payments/payment-process.ts';
import type { PaymentStage } from '../../src/payments/payment-stage.ts';
import { Clock, settled } from './clock.ts';
import { FakePayments } from './fake-payments.ts';
import { mount } from './mount.ts';
import { ProbeElement } from './probe.ts';
import { replace } from './replace.ts';

export const FINE = { kind: 'TRAFFIC_FINE', number: '0000123/QĐ-XPHC' };

/** A widget one pays with. */
export class PayerElement extends ProbeElement {
  declare process: PaymentProcess;
  /** Where it was about to go, and how. */
  readonly gone: string[] = [];
  /** What it told its host, first to last. */
  readonly told: string[] = [];
  /** What the host says when it is asked. */
  allows = true;

  begin(options: Partial<PaymentProcessOptions> = {}): PaymentProcess {
    const tell = (what: string) => (payment: Payment) => void this.told.push(`${what} ${payment.state.code}`);
    this.process = new PaymentProcess(this, {
      configuration: this.configuration,
      before: (bill: Bill, method) => {
        this.told.push(`before ${bill.kind.code} ${method}`);
        return this.allows;
      },
      started: tell('started'),
      settled: tell('settled'),
      failed: tell('failed'),
      go: (address, target) => void this.gone.push(`${target} ${address}`),
      ...options,
    });
    return this.process;
  }

  /** The stage of this kind; fails in any other. */
  at<Kind extends PaymentStage['kind']>(kind: Kind): Extract<PaymentStage, { kind: Kind }> {
    const { stage } = this.process;
    if (stage.kind === kind) return stage as Extract<PaymentStage, { kind: Kind }>;
    const why = 'error' in stage ? ` (${JSON.stringify(stage.error.failure)})` : '';
    throw new Error(`the stage is ${stage.kind}${why}, not ${kind}`);
  }

  /** How the payment stands that is shown. */
  get state(): string {
    return this.at('payment').payment.state.code;
  }
}

export interface Paying {
  readonly clock: Clock;
  readonly payments: FakePayments;
  readonly element: PayerElement;
  readonly process: PaymentProcess;
}

/** For `afterEach`: nothing of one test is remembered in the next. */
export function forgetPayments(): void {
  for (const storage of [sessionStorage, localStorage]) storage.removeItem(placeName(''));
  returnTo('');
}

/** The payer comes to this page with an address like this behind its path. */
export function returnTo(search: string): void {
  const own = location.search.replace(/[?&](dvc-payment|them)=[^&]*/g, '');
  history.replaceState(history.state, '', location.pathname + own + search);
}

export async function open(
  payments: FakePayments,
  options: Partial<PaymentProcessOptions> = {},
): Promise<PayerElement> {
  register('test-payer', PayerElement);
  const element = await mount<PayerElement>('test-payer', { around: { clients: { payments } } });
  element.begin(options);
  await settled();
  return element;
}

/** A widget on a page where nothing happens by chance. */
export async function paying(
  options: Partial<PaymentProcessOptions> = {},
  payments = new FakePayments(),
): Promise<Paying> {
  const clock = new Clock();
  replace(Math, 'random', () => 0.5);
  const element = await open(payments, options);
  return { clock, payments, element, process: element.process };
}

/** With the fine found. */
export async function owing(
  options: Partial<PaymentProcessOptions> = {},
  payments = new FakePayments(),
): Promise<Paying> {
  const all = await paying(options, payments);
  all.process.find(FINE);
  await settled();
  return all;
}

/** With a payment of the fine begun. */
export async function begun(
  method = 'REDIRECT',
  options: Partial<PaymentProcessOptions> = {},
  payments = new FakePayments(),
): Promise<Paying> {
  const all = await owing(options, payments);
  all.process.pay(method);
  await settled();
  return all;
}
