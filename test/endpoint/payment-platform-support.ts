import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  type Notification,
  notificationReply,
  readNotification,
} from '../../endpoint/payments/notification.ts';
import { platformClient } from '../../endpoint/payments/platform-client.ts';
import type { InitOrder, PaymentPlatform } from '../../endpoint/payments/platform.ts';
import type { BookPayment } from '../../endpoint/simulation/payment-platform/book.ts';
import {
  type PaymentPlatformOptions,
  type RunningPaymentPlatform,
  startPaymentPlatform,
} from '../../endpoint/simulation/payment-platform/platform.ts';

export const PARTNER = 'DVC-THU';
export const SECRET = 'known to both';

/** Somebody the platform tells, as the endpoint is. */
export interface Listener {
  readonly url: string;
  /** All that came, whoever sent it. */
  readonly bodies: readonly unknown[];
  /** What it believed, oldest first. */
  readonly heard: readonly Notification[];
  /** Resolves once so many have been believed. */
  until(count: number): Promise<void>;
  /** Answers as if it could not write now, so many times. */
  failNext(times: number): void;
  close(): void;
}

export async function listener(): Promise<Listener> {
  const bodies: unknown[] = [];
  const heard: Notification[] = [];
  const waiting: (() => void)[] = [];
  let failures = 0;
  const server = createServer((request, response) => void answer(request, response));
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const body: unknown = JSON.parse(await textOf(request));
    bodies.push(body);
    const read = readNotification(body, { partner: PARTNER, secret: SECRET });
    if (failures > 0 || !read.ok) {
      failures -= read.ok ? 1 : 0;
      response.writeHead(503).end('{}');
      return;
    }
    heard.push(read.notification);
    const reply = { id: read.notification.id, code: '00', description: '' };
    response.end(JSON.stringify(notificationReply(reply, { partner: PARTNER, secret: SECRET })));
    for (const wake of waiting.splice(0)) wake();
  };
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    bodies,
    heard,
    until: async (count) => {
      while (heard.length < count) await new Promise<void>((wake) => waiting.push(wake));
    },
    failNext: (times) => {
      failures = times;
    },
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text;
}

export interface PlatformStage extends AsyncDisposable {
  readonly platform: RunningPaymentPlatform;
  readonly client: PaymentPlatform;
  readonly listener: Listener;
  /** What the clock of the platform is ahead by, in milliseconds. */
  ahead: number;
  order(change?: Partial<InitOrder>): InitOrder;
  control(path: string, body?: unknown): Promise<Record<string, unknown>>;
  payment(reference: string): Promise<BookPayment>;
  /** Stops it and starts it again. */
  restart(): Promise<void>;
}

/** A platform with somebody it tells, and a client with the right secret. */
export async function platformStage(
  options: Partial<PaymentPlatformOptions> & { readonly timeout?: number } = {},
): Promise<PlatformStage> {
  const told = await listener();
  const { timeout, ...more } = options;
  const stage = { ahead: 0 };
  const all = {
    partner: PARTNER,
    secret: SECRET,
    control: true,
    attempts: [5, 5, 5, 5],
    now: () => new Date(Date.now() + stage.ahead),
    ...more,
  };
  let platform = await startPaymentPlatform(all);
  const access = { platform: platform.url, partner: PARTNER, secret: SECRET, notify: `${told.url}/told` };
  let count = 0;
  const control = async (path: string, body: unknown = {}) => {
    const response = await fetch(`${platform.url}/control${path}`, {
      ...(body !== undefined && path !== '/payments' && { method: 'POST', body: JSON.stringify(body) }),
    });
    return (await response.json()) as Record<string, unknown>;
  };
  return Object.assign(stage, {
    get platform() {
      return platform;
    },
    client: platformClient(access, timeout),
    listener: told,
    order: (change: Partial<InitOrder> = {}): InitOrder => {
      count += 1;
      const now = all.now();
      return {
        reference: `TT-261121-${String(count).padStart(6, '0')}`,
        amount: 16_000,
        method: 'REDIRECT',
        language: 'vi',
        now,
        expiresAt: new Date(now.getTime() + 900_000),
        returnUrl: 'https://portal.example/tra-ve?dvc-payment=1',
        title: 'Lệ phí bản sao trích lục khai sinh',
        payee: 'UBND phường Thí Dụ',
        account: { bin: '970999', bankName: 'Ngân hàng Thí Dụ', number: '0001', holder: 'UBND PHUONG' },
        lines: [{ id: 'copy', type: 'CHARGE', label: 'Bản sao', total: change.amount ?? 16_000 }],
        ...change,
      };
    },
    control,
    payment: async (reference: string) => {
      const { items } = await control('/payments');
      return (items as BookPayment[]).find((one) => one.reference === reference)!;
    },
    restart: async () => {
      const { port } = platform;
      await platform.close();
      platform = await startPaymentPlatform({ ...all, port });
    },
    [Symbol.asyncDispose]: async () => {
      await platform.close();
      told.close();
    },
  });
}
