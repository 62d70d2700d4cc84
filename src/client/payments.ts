import { findBill, type Bill, type BillLookup } from '../contract/bills.ts';
import { writeJson } from '../contract/json.ts';
import {
  cancelPayment,
  createPayment,
  getPayment,
  getReceipt,
  type Payment,
  type PaymentReceipt,
  type PaymentRequest,
} from '../contract/payments.ts';
import type { Schema } from '../contract/schema.ts';
import { EndpointError } from './errors.ts';
import { fetchJson, type FetchOptions } from './fetch-json.ts';
import { addressOf, type Transport } from './transport.ts';

export interface PaymentOptions {
  /** Language of the sentences in the answer. */
  readonly language: string;
  readonly signal: AbortSignal;
}

/** Finds and pays bills. One attempt each: whoever asks decides whether to ask again. */
export interface PaymentsClient {
  findBill(lookup: BillLookup, options: PaymentOptions): Promise<Bill>;
  /** Sent again with the same key and the same request, it is still one payment, as it stands by then. */
  createPayment(request: PaymentRequest, idempotencyKey: string, options: PaymentOptions): Promise<Payment>;
  getPayment(id: string, options: PaymentOptions): Promise<Payment>;
  cancelPayment(id: string, options: PaymentOptions): Promise<Payment>;
  getReceipt(id: string, options: PaymentOptions): Promise<PaymentReceipt>;
}

/** Nothing that is said of a bill or a payment is longer. */
const LONGEST_PAYMENT_TEXT = 5_000;
/** From the first byte sent to the last received, of a request that changes something. */
const CHANGE_MILLISECONDS = 25_000;

export function createPaymentsClient({ endpoint }: Transport): PaymentsClient {
  function ask<Answer>(
    { path, answer }: { readonly path: string; readonly answer: Schema<Answer> },
    payment: string,
    options: FetchOptions,
  ): Promise<Answer> {
    const url = addressOf(endpoint, path, { path: { payment } });
    return fetchJson(url, answer, { ...options, longestText: LONGEST_PAYMENT_TEXT });
  }

  return {
    findBill: async (lookup, options) => {
      const bill = await ask(findBill, '', posting(lookup, options));
      return withAmounts(bill, bill.total, ...bill.lines.map(({ total }) => total));
    },
    createPayment: async (request, key, options) => {
      const posted = posting(request, options, { 'Idempotency-Key': key });
      const payment = await ask(createPayment, '', posted);
      // Whatever a cache or a proxy mixes up, nobody pays the bill of somebody else.
      if (payment.bill.id !== request.bill) throw broken('bill.id: another bill');
      return withAmounts(payment, payment.amount);
    },
    getPayment: async (id, options) => checked(id, await ask(getPayment, id, reading(options))),
    cancelPayment: async (id, options) => checked(id, await ask(cancelPayment, id, posting({}, options))),
    getReceipt: async (id, options) => {
      const receipt = await ask(getReceipt, id, reading(options));
      return withAmounts(receipt, receipt.total, receipt.refunded);
    },
  };
}

function checked(id: string, payment: Payment): Payment {
  if (payment.id !== id) throw broken('id: another payment');
  return withAmounts(payment, payment.amount);
}

/** A sum that is no whole number of đồng, or that no computer counts exactly, is nobody's to pay. */
function withAmounts<Answer>(answer: Answer, ...amounts: number[]): Answer {
  if (amounts.every((amount) => Number.isSafeInteger(amount) && amount >= 0)) return answer;
  throw broken('amount: not a sum of money');
}

function broken(reason: string): EndpointError {
  return new EndpointError({ kind: 'broken-contract', reason });
}

/** Never from a copy: what was true a moment ago is no word on money. */
function reading(options: PaymentOptions): FetchOptions {
  return { ...options, reload: true, request: { redirect: 'error', headers: {} } };
}

function posting(body: unknown, options: PaymentOptions, headers: Record<string, string> = {}): FetchOptions {
  return {
    ...options,
    milliseconds: CHANGE_MILLISECONDS,
    request: {
      method: 'POST',
      redirect: 'error',
      body: writeJson(body),
      headers: { 'Content-Type': 'application/json', ...headers },
    },
  };
}
