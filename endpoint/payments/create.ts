import { randomUUID } from 'node:crypto';
import { LINE_STATE } from '../../src/contract/bills.ts';
import { PAYMENT_METHOD, PAYMENT_STATE, PaymentRequest } from '../../src/contract/payments.ts';
import { type ReadBill, readBill } from '../bills/bills.ts';
import { payments } from '../db/schema/payments.ts';
import { parseBody } from '../http/json-body.ts';
import { ProblemError, type Sentence } from '../http/problems.ts';
import type { CreationRequest } from '../routes/operation.ts';
import type { KeptLine } from './kept.ts';
import { countAct } from './limits.ts';
import { nextNumber } from './numbers.ts';
import { LEASE } from './patience.ts';
import { returnAddress } from './return-url.ts';

const METHODS: readonly string[] = Object.values(PAYMENT_METHOD);
const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/;

export interface PaymentOrder {
  readonly lifetime: number;
  /** Of the page that asks, as its browser says. */
  readonly origin: string | undefined;
}

/**
 * Writes a payment down, or says why there is none to begin. The platform hears of it once this is kept for
 * good. Gives its id.
 */
export async function createPayment(request: CreationRequest, order: PaymentOrder): Promise<string> {
  const { transaction, forms, now, language } = request;
  const asked = readOrder(request.body);
  const id = randomUUID();
  const returnUrl = asked.returnUrl === undefined ? null : returnAddress(asked.returnUrl, order.origin, id);
  await countAct(transaction, 'begun', { payable: asked.bill, address: request.address, now });
  const place = { database: transaction, forms, now, lock: true };
  const bill = UUID.test(asked.bill) ? await readBill(place, asked.bill) : undefined;
  if (!bill) throw new ProblemError('billNotFound');
  const lines = chooseLines(bill, asked.lines);
  const amount = lines.reduce((sum, line) => sum + line.total, 0);
  if (amount !== asked.expected) throw new ProblemError('amountChanged');
  await transaction.insert(payments).values({
    id,
    sharedId: randomUUID(),
    reference: await nextNumber(transaction, 'TT', now),
    bill: bill.row.id,
    payable: bill.payable,
    title: bill.content.title,
    payee: bill.content.payee,
    account: bill.content.account,
    language,
    lines,
    amount,
    method: asked.method,
    state: PAYMENT_STATE.created,
    returnUrl,
    createdAt: now,
    expiresAt: new Date(now.getTime() + order.lifetime),
    askAt: new Date(now.getTime() + LEASE),
  });
  return id;
}

function readOrder(body: unknown): PaymentRequest {
  const order = parseBody(PaymentRequest, body);
  if (METHODS.includes(order.method)) return order;
  throw refused('/method', {
    vi: `Cần một trong các cách: ${METHODS.join(', ')}.`,
    en: `One of these is expected: ${METHODS.join(', ')}.`,
  });
}

/** What is to be paid of a bill under its lock. */
function chooseLines(bill: ReadBill, asked: readonly string[] | undefined): KeptLine[] {
  const known = new Set(bill.content.lines.map(({ id }) => id));
  const stranger = asked?.findIndex((id) => !known.has(id)) ?? -1;
  if (stranger >= 0)
    throw refused(`/lines/${stranger}`, {
      vi: 'Khoản này không có trong hóa đơn.',
      en: 'The bill has no such line.',
    });
  if (bill.openPayment !== undefined) throw new ProblemError('paymentOpen', { payment: bill.openPayment });
  const due = bill.owed.filter(({ id }) => bill.states.get(id) === LINE_STATE.due);
  const chosen = due.filter(({ id }) => asked === undefined || asked.includes(id));
  const wanted = asked === undefined ? due.length : new Set(asked).size;
  if (chosen.length === 0 || chosen.length < wanted) throw new ProblemError('nothingDue');
  if (bill.content.together && chosen.length < due.length)
    throw refused('/lines', {
      vi: 'Các khoản này được nộp cùng một lần.',
      en: 'These lines are paid all at once.',
    });
  return chosen;
}

function refused(pointer: string, detail: Sentence): ProblemError {
  return new ProblemError('invalidRequest', { errors: [{ pointer, detail }] });
}
