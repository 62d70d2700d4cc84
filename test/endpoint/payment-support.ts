import { randomUUID } from 'node:crypto';
import { after } from 'node:test';
import pino, { type Logger } from 'pino';
import { createApp } from '../../endpoint/app.ts';
import { catalogueLoader } from '../../endpoint/catalogue/load.ts';
import { openStore, type Store } from '../../endpoint/db/connect.ts';
import { loadForms } from '../../endpoint/forms/forms.ts';
import { listen } from '../../endpoint/http/server.ts';
import { auditBook, type Audit } from '../../endpoint/payments/audit.ts';
import { readBook } from '../../endpoint/payments/book.ts';
import { createPayments, NOTIFICATION_PATH, type Payments } from '../../endpoint/payments/payments.ts';
import { CatalogueWatch } from '../../endpoint/services/catalogue.ts';
import { createSimulation } from '../../endpoint/simulation/simulation.ts';
import type { Bill, BillLookup } from '../../src/contract/bills.ts';
import type { Payment, PaymentReceipt } from '../../src/contract/payments.ts';
import { FakePlatform, PARTNER, SECRET } from './fake-platform.ts';
import { formsFolder, FRIDAY, smallForm } from './filing-support.ts';
import { type Answer, catalogueFile, freshDatabase, rawRequest } from './support.ts';

export const PAGE = 'https://portal.example';

export interface PayingEndpoint {
  readonly url: string;
  readonly store: Store;
  readonly platform: FakePlatform;
  readonly payments: Payments;
  /** What time it is there. */
  setTime(time: string | Date): void;
  /** Nothing is filed and nothing paid, here and at the platform, and it is Friday again. */
  reset(): Promise<void>;
  /** Lets so many seconds pass, and the schedule look. */
  pass(seconds: number): Promise<void>;
}

export interface PayingOptions {
  readonly logger?: Logger;
  readonly databaseUrl?: string | undefined;
  readonly platform?: FakePlatform;
}

const RECORDS = [{ code: '1.001193', name: 'Thủ tục mẫu', steps: 'Nộp tại bộ phận một cửa.' }];

/** An endpoint with a payment platform, whose database and clock the test has in its hands. */
export async function startPaying(options: PayingOptions = {}): Promise<PayingEndpoint> {
  let time = new Date(FRIDAY);
  const now = () => time;
  const logger = options.logger ?? pino({ level: 'silent' });
  const platform = options.platform ?? (await FakePlatform.start(now));
  const databaseUrl = options.databaseUrl ?? (await freshDatabase());
  const prepare = await catalogueLoader({ file: await catalogueFile(RECORDS), report: () => undefined });
  const store = await openStore({ databaseUrl, prepare });
  const forms = await loadForms({ folder: await formsFolder([smallForm()]), sandbox: false });
  const access = { platform: platform.url, partner: PARTNER, secret: SECRET };
  let url = '';
  const payments = createPayments({ store, forms, now, logger }, access, () => url);
  const app = createApp({
    store,
    forms,
    now,
    logger,
    payments,
    catalogue: new CatalogueWatch(store),
    simulation: createSimulation(),
  });
  const server = await listen({ app, host: '127.0.0.1', port: 0 });
  url = `http://127.0.0.1:${server.port}`;
  after(async () => {
    await server.close(100);
    await payments.schedule.close();
    await store.close();
  });
  return {
    url,
    store,
    platform,
    payments,
    setTime: (moment) => {
      time = new Date(moment);
    },
    reset: async () => {
      time = new Date(FRIDAY);
      platform.reset();
      await rawRequest(`${url}/sandbox/reset`, { method: 'POST' });
    },
    pass: async (seconds) => {
      time = new Date(time.getTime() + seconds * 1_000);
      await payments.schedule.look();
    },
  };
}

const JSON_HEADERS = { 'Content-Type': 'application/json' };

export function lookUpBill(url: string, lookup: BillLookup): Promise<Answer> {
  return rawRequest(`${url}/bills/lookup`, {
    method: 'POST',
    headers: JSON_HEADERS,
    body: JSON.stringify(lookup),
  });
}

export async function findBill(url: string, kind: string, number: string, choices = {}): Promise<Bill> {
  const chosen = Object.entries<string>(choices).map(([id, value]) => ({ id, value }));
  return good(await lookUpBill(url, { kind, number, choices: chosen }));
}

/** A fine of 500 000 đồng, of one line. */
export const findFine = (url: string) => findBill(url, 'TRAFFIC_FINE', '990001/QĐ-XPHC');
/** A late one, with interest: two lines. */
export const findLateFine = (url: string) => findBill(url, 'TRAFFIC_FINE', '990002/QĐ-XPHC');

export interface OrderOptions {
  readonly key?: string | undefined;
  readonly headers?: Record<string, string>;
}

export function order(url: string, body: object | string, options: OrderOptions = {}): Promise<Answer> {
  const { key = randomUUID(), headers } = options;
  return rawRequest(`${url}/payments`, {
    method: 'POST',
    headers: {
      ...JSON_HEADERS,
      ...('key' in options && options.key === undefined ? {} : { 'Idempotency-Key': key }),
      ...headers,
    },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
}

/** Begins to pay all of a bill. */
export async function begin(url: string, bill: Bill, method = 'REDIRECT', key?: string): Promise<Payment> {
  const body = { bill: bill.id, method, expected: bill.total };
  return good(await order(url, body, key === undefined ? {} : { key }));
}

export async function paymentOf(url: string, { id }: Pick<Payment, 'id'>): Promise<Payment> {
  return good(await rawRequest(`${url}/payments/${id}`));
}

export async function stateOf(url: string, payment: Pick<Payment, 'id'>): Promise<string> {
  return (await paymentOf(url, payment)).state.code;
}

export const receiptAnswer = (url: string, { id }: Pick<Payment, 'id'>) =>
  rawRequest(`${url}/payments/${id}/receipt`);

export async function receiptOf(url: string, payment: Pick<Payment, 'id'>): Promise<PaymentReceipt> {
  return good(await receiptAnswer(url, payment));
}

export function cancel(url: string, { id }: Pick<Payment, 'id'>): Promise<Answer> {
  return rawRequest(`${url}/payments/${id}/cancellation`, { method: 'POST' });
}

export function notify(url: string, message: object): Promise<Answer> {
  return rawRequest(url + NOTIFICATION_PATH, {
    method: 'POST',
    headers: JSON_HEADERS,
    body: JSON.stringify(message),
  });
}

/** Money comes in, and the platform says so. */
export async function payAndTell({ url, platform }: PayingEndpoint, reference: string, amount?: number) {
  const money = platform.pay(reference, amount);
  const answer = await notify(url, platform.notification(money));
  if (answer.status !== 200) throw new Error(`${answer.status} ${answer.text}`);
  return money;
}

export function refundByOffice(url: string, id: string, reason = 'Thu nhầm.'): Promise<Answer> {
  return rawRequest(`${url}/sandbox/payments/${id}/refund`, {
    method: 'POST',
    headers: JSON_HEADERS,
    body: JSON.stringify({ reason }),
  });
}

/** Whether everything adds up, held against the platform's own statement. */
export async function auditOf({ store, payments }: PayingEndpoint): Promise<Audit> {
  return auditBook(await readBook(store), await payments.place.platform.statement());
}

export function good<Body>(answer: Answer): Body {
  if (answer.status >= 300) throw new Error(`${answer.status} ${answer.text}`);
  return JSON.parse(answer.text) as Body;
}
