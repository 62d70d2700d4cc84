// What the widget loads late is there before the first test: none of them is about how long that takes.
import '../../src/payments/code-picture.ts';
import '../../src/payments/qr-view.ts';
import '../../src/widgets/payment-button/bill-form.ts';
import '../../src/widgets/payment-button/kiosk-part.ts';
import '../../src/widgets/payment-button/payment-desk.ts';
import { register } from '../../src/define/register.ts';
import { OpenPayments } from '../../src/device/open-payments.ts';
import { returnedPayment, takeReturned } from '../../src/payments/payment-return.ts';
import { PaymentButtonElement } from '../../src/widgets/payment-button/payment-button.ts';
import { findRole } from './accessible.ts';
import { FakeEndpoint, type Condition } from './fake-clients.ts';
import type { FakePayments } from './fake-payments.ts';
import { payment, qrPayment } from './payments.ts';
import { inside, mount, shown, textOf, until, type MountOptions } from './mount.ts';

export interface ButtonOptions extends MountOptions<PaymentButtonElement> {
  readonly endpoint?: FakeEndpoint;
  readonly condition?: Condition;
}

export interface OpenedButton {
  readonly element: PaymentButtonElement;
  readonly endpoint: FakeEndpoint;
  readonly payments: FakePayments;
}

/** The tag of a traffic fine, complete. */
export const FINE = { billKind: 'TRAFFIC_FINE', billNumber: '0000123/QĐ-XPHC' } as const;

/** Leaves nothing of one test for the next, in this page and on this device. */
export function forgetPayments(): void {
  takeReturned(returnedPayment() ?? '');
  sessionStorage.clear();
  localStorage.clear();
}

/** Makes a payment one that was begun on this device. */
export function begunHere(id: string, kind: string = FINE.billKind): void {
  new OpenPayments('', () => false).remember({ id, kind, bill: '' });
}

/** A button on a page, as far as its first drawing. */
export async function startButton(options: ButtonOptions = {}): Promise<OpenedButton> {
  const { condition, around, ...rest } = options;
  register('dvc-payment-button', PaymentButtonElement);
  const endpoint = options.endpoint ?? new FakeEndpoint({ condition });
  const expiresAt = new Date(Date.now() + 900_000).toISOString();
  endpoint.payments.begin = ({ method }, id) =>
    method === 'VIETQR' ? qrPayment('PENDING', { id, expiresAt }) : payment('PENDING', { id, expiresAt });
  const element = await mount<PaymentButtonElement>('dvc-payment-button', {
    ...rest,
    around: { clients: endpoint.clients, ...around },
  });
  return { element, endpoint, payments: endpoint.payments };
}

/** The same, pressed. */
export async function openButton(options: ButtonOptions = {}): Promise<OpenedButton> {
  const opened = await startButton({ properties: FINE, ...options });
  theButton(opened.element).click();
  await shown(opened.element, '#payment-heading');
  return opened;
}

export function theButton(element: Element): HTMLButtonElement {
  return inside(element, '[part="button"]');
}

export function theDialog(element: Element): HTMLDialogElement {
  return inside(element, 'dialog');
}

/** What is read of the payment, or of the look-up. */
export function wordsOf(element: Element): string {
  return textOf(element.shadowRoot?.querySelector('.root'));
}

export async function says(element: Element, words: string | RegExp): Promise<void> {
  const fits = (text: string) => (typeof words === 'string' ? text.includes(words) : words.test(text));
  await until(`“${String(words)}” in “${wordsOf(element).slice(0, 400)}”`, () => fits(wordsOf(element)));
}

export async function press(element: PaymentButtonElement, name: string | RegExp): Promise<void> {
  const button = await until(`a button ${String(name)}`, () =>
    findRole<HTMLElement>(element, 'button', name),
  );
  button.focus();
  button.click();
  await element.updateComplete;
}

/** Puts a text in as typing would. */
export async function fillIn(element: PaymentButtonElement, id: string, text: string): Promise<void> {
  const input = await shown<HTMLInputElement>(element, `#${id}`);
  input.focus();
  input.value = text;
  input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true, data: text }));
  await element.updateComplete;
}

export function headingOf(element: Element): string {
  return textOf(element.shadowRoot?.querySelector('#payment-heading'));
}

export function focused(element: Element): Element | null {
  return element.shadowRoot?.activeElement ?? null;
}
