import type { Browser, BrowserContextOptions } from 'playwright-core';
import { auditBook } from '../../../endpoint/payments/audit.ts';
import type { Book } from '../../../endpoint/payments/book.ts';
import type { PlatformStatement } from '../../../endpoint/payments/platform.ts';
import type { BookPayment } from '../../../endpoint/simulation/payment-platform/book.ts';
import { type RunningEndpoint, startEndpoint } from '../../../endpoint/start.ts';
import { type PlatformProcess, startPlatformProcess } from '../../../tools/payment-platform.ts';
import { buildIfStale } from '../../../tools/portal/fresh-build.ts';
import { type RunningPortal, startPortal } from '../../../tools/portal/portal.ts';
import { launchChromium } from '../../support/node/browser.ts';
import { PayingPage } from './paying-page.ts';
import { ROOT, Visit } from './stage.ts';

/** Often, so that nobody waits for a schedule. */
const INTERVAL = 100;
/** As on any other stage. */
const PATIENCE_MILLISECONDS = 20_000;

/** Three origins, two of them processes of their own: a portal, the national endpoint, the payment platform. */
export class PayingStage {
  readonly endpoint: RunningEndpoint;
  readonly platform: PlatformProcess;
  readonly portal: RunningPortal;
  readonly browser: Browser;
  readonly #clock: { ahead: number };

  private constructor(
    {
      endpoint,
      platform,
      portal,
      browser,
    }: Pick<PayingStage, 'endpoint' | 'platform' | 'portal' | 'browser'>,
    clock: { ahead: number },
  ) {
    this.endpoint = endpoint;
    this.platform = platform;
    this.portal = portal;
    this.browser = browser;
    this.#clock = clock;
  }

  /** `widgets`: folder of a script-tag build; the usual one, made anew where it is stale, when left out. */
  static async open({ widgets }: { readonly widgets?: string } = {}): Promise<PayingStage> {
    if (widgets === undefined) await buildIfStale(ROOT);
    const clock = { ahead: 0 };
    const [platform, browser] = await Promise.all([startPlatformProcess(), launchChromium()]);
    const { url, partner, secret } = platform;
    const endpoint = await startEndpoint({
      sandbox: true,
      demoDossiers: true,
      now: () => new Date(Date.now() + clock.ahead),
      payments: { platform: url, partner, secret, interval: INTERVAL },
    });
    const portal = await startPortal({ endpoint: endpoint.url, ...(widgets !== undefined && { widgets }) });
    return new PayingStage({ endpoint, platform, portal, browser }, clock);
  }

  /** Somebody with a browser of their own, and whatever it complains about. */
  async payer(options: BrowserContextOptions = {}): Promise<PayingPage> {
    const context = await this.browser.newContext({
      locale: 'vi-VN',
      viewport: { width: 1280, height: 900 },
      ...options,
    });
    context.setDefaultTimeout(PATIENCE_MILLISECONDS);
    return new PayingPage(this, new Visit(this.portal.url, context, await context.newPage()));
  }

  /** Lets time pass for the endpoint. */
  pass(milliseconds: number): void {
    this.#clock.ahead += milliseconds;
  }

  /** Orders something from the platform's control. */
  async control<Answer>(path: string, body?: object): Promise<Answer> {
    const response = await fetch(`${this.platform.url}/control${path}`, {
      ...(body && { method: 'POST', body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return (await response.json()) as Answer;
  }

  /** As the platform has it. */
  async payment(reference: string): Promise<BookPayment> {
    const { items } = await this.control<{ items: BookPayment[] }>('/payments');
    return items.find((one) => one.reference === reference)!;
  }

  /** The book of the endpoint, and what is wrong with it beside the platform's statement. */
  async books() {
    const response = await fetch(`${this.endpoint.url}/sandbox/payments`);
    const { book, statement } = (await response.json()) as { book: Book; statement: PlatformStatement };
    return { book, ...auditBook(book, statement) };
  }

  async close(): Promise<void> {
    await this.browser.close();
    await Promise.all([this.portal.close(), this.endpoint.close(), this.platform.close()]);
  }
}
