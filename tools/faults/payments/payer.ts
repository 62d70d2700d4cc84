/** Somebody who pays, and a page that says what the endpoint tells it: over HTTP, by the contract. */
import { randomUUID } from 'node:crypto';
import type { Bill } from '../../../src/contract/bills.ts';
import { PAYMENT_STATE, type Payment, type PaymentReceipt } from '../../../src/contract/payments.ts';
import type { Problem } from '../../../src/contract/problems.ts';
import type { PaymentLane } from './lane.ts';

export interface Payable {
  readonly kind: string;
  readonly number: string;
  readonly choices?: readonly { readonly id: string; readonly value: string }[];
}

export interface Begin {
  readonly method: 'REDIRECT' | 'VIETQR';
  /** The same one again is the same payment. */
  readonly key?: string;
  readonly expected?: number;
  readonly returnUrl?: string;
}

/** What became of a request: an answer, a refusal, or a broken line. */
export type Answer<Body> =
  | { readonly kind: 'answered'; readonly body: Body }
  | { readonly kind: 'refused'; readonly status: number; readonly problem: Partial<Problem> }
  | { readonly kind: 'lost' };

export const ORIGIN = 'https://portal.example';

export class Payer {
  readonly lane: PaymentLane;
  /** Ids of all payments any page has heard of. */
  readonly known = new Set<string>();
  /** In the order in which it happened. */
  readonly story: string[] = [];
  /** How often a page said "paid" without money being there. */
  falsePaid = 0;

  constructor(lane: PaymentLane) {
    this.lane = lane;
  }

  async find({ kind, number, choices = [] }: Payable): Promise<Bill> {
    const found = await this.#ask<Bill>('POST', '/bills/lookup', { kind, number, choices });
    if (found.kind !== 'answered') throw new Error(`no bill: ${JSON.stringify(found)}`);
    return found.body;
  }

  async begin(bill: Bill, { method, key, expected, returnUrl }: Begin): Promise<Answer<Payment>> {
    const order = {
      bill: bill.id,
      method,
      expected: expected ?? bill.total,
      returnUrl: returnUrl ?? `${ORIGIN}/thanh-toan`,
    };
    const answer = await this.#ask<Payment>('POST', '/payments', order, key ?? randomUUID());
    if (answer.kind === 'answered') this.#hear(answer.body);
    this.story.push(`begin ${say(answer)}`);
    return answer;
  }

  /** Begins as a page does: the same again where the line breaks, until there is something to pay with. */
  async beginUntilReady(bill: Bill, begin: Begin): Promise<Payment> {
    const key = begin.key ?? randomUUID();
    for (let attempt = 0; attempt < 5; attempt += 1) {
      const answer = await this.begin(bill, { ...begin, key });
      if (answer.kind === 'refused') throw new Error(`not begun: ${say(answer)}`);
      if (answer.kind === 'answered') return this.ready(answer.body);
    }
    throw new Error('not begun: the line is broken');
  }

  /** The same, and afresh where it came to nothing, as people do. */
  async beginAgainUntilReady(payable: Payable, begin: Begin): Promise<Payment> {
    for (let attempt = 0; attempt < 5; attempt += 1) {
      const payment = await this.beginUntilReady(await this.find(payable), begin);
      if (payment.action) return payment;
    }
    throw new Error('not begun: it comes to nothing each time');
  }

  /** Waits until the platform has opened it. */
  async ready(payment: Payment): Promise<Payment> {
    let latest = payment;
    for (let look = 0; look < 20 && latest.state.code === PAYMENT_STATE.created; look += 1) {
      await this.lane.pass(5_000);
      latest = await this.look(payment.id);
    }
    return latest;
  }

  async look(id: string): Promise<Payment> {
    for (let attempt = 0; attempt < 5; attempt += 1) {
      const answer = await this.#ask<Payment>('GET', `/payments/${id}`);
      if (answer.kind === 'refused') throw new Error(`not read: ${say(answer)}`);
      if (answer.kind === 'lost') continue;
      this.#hear(answer.body);
      return answer.body;
    }
    throw new Error('not read: the line is broken');
  }

  async cancel(id: string): Promise<Answer<Payment>> {
    const answer = await this.#ask<Payment>('POST', `/payments/${id}/cancellation`);
    this.story.push(`cancel ${say(answer)}`);
    return answer;
  }

  receipt(id: string): Promise<Answer<PaymentReceipt>> {
    return this.#ask<PaymentReceipt>('GET', `/payments/${id}/receipt`);
  }

  /** Presses a button of the platform's page. */
  async press(
    { action, state }: Payment,
    button: 'confirmation' | 'refusal',
    bank = 'thi-du',
  ): Promise<void> {
    if (!action?.url) throw new Error(`nowhere to pay: ${state.code}`);
    this.story.push(`${button} ${await send(`${action.url}/${button}`, { bank })}`);
  }

  /** Sends the money with the app of the bank, as the code says or otherwise. */
  async transfer(payment: Payment, change: { amount?: number; content?: string; mark?: string } = {}) {
    if (!payment.action) throw new Error(`nothing to pay with: ${payment.state.code}`);
    const amount = String(change.amount ?? payment.amount);
    const content = change.content ?? payment.reference.replaceAll('-', '');
    const fields = {
      mark: change.mark ?? randomUUID(),
      bin: '970999',
      account: 'MOPHONG0001',
      amount,
      content,
    };
    const status = await send(`${this.lane.platform.url}/bank-app/transfers`, fields);
    this.story.push(`transfer ${amount} ${status}`);
  }

  /** In whichever way it is to be paid. */
  pay(payment: Payment): Promise<void> {
    return payment.method.code === 'REDIRECT' ? this.press(payment, 'confirmation') : this.transfer(payment);
  }

  /** "Paid" is said of money the platform has, or it is false. */
  #hear({ id, reference, amount, state }: Payment): void {
    this.known.add(id);
    this.story.push(state.code);
    if (state.code !== PAYMENT_STATE.paid) return;
    const { money = [] } = this.lane.platform.book.payment(reference) ?? {};
    if (!money.some((one) => one.amount === amount)) this.falsePaid += 1;
  }

  async #ask<Body>(method: string, path: string, body?: object, key?: string): Promise<Answer<Body>> {
    try {
      const response = await fetch(this.lane.endpoint + path, {
        method,
        headers: {
          Origin: ORIGIN,
          ...(body && { 'Content-Type': 'application/json' }),
          ...(key !== undefined && { 'Idempotency-Key': key }),
        },
        ...(body && { body: JSON.stringify(body) }),
      });
      const { status, ok } = response;
      const answer = (await response.json()) as unknown;
      if (ok) return { kind: 'answered', body: answer as Body };
      // Busy or out of order: the same request may do in a moment.
      if (status >= 500) return { kind: 'lost' };
      return { kind: 'refused', status, problem: answer as Partial<Problem> };
    } catch {
      return { kind: 'lost' };
    }
  }
}

function say(answer: Answer<unknown>): string {
  return answer.kind === 'refused' ? `refused (${answer.problem.type ?? answer.status})` : answer.kind;
}

/** A form of the platform; pressed again where the line breaks, as a person does. */
async function send(address: string, fields: Record<string, string>): Promise<number> {
  const order = { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual' } as const;
  const { status } = await fetch(address, order).catch(() => fetch(address, order));
  return status;
}
