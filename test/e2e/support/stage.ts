import { resolve } from 'node:path';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { startEndpoint, type RunningEndpoint } from '../../../endpoint/start.ts';
import { buildIfStale } from '../../../tools/portal/fresh-build.ts';
import { startPortal, type RunningPortal } from '../../../tools/portal/portal.ts';
import { launchChromium } from '../../support/node/browser.ts';
import { Sandbox } from './sandbox.ts';

export const ROOT = resolve(import.meta.dirname, '../../..');
/** Long enough for a slow machine; a thing that has not come by then never does. */
const PATIENCE_MILLISECONDS = 20_000;

export interface StageOptions {
  /** JSONL(.gz) to import in place of the endpoint's own catalogue. */
  readonly catalogue?: string;
  /** Address of an endpoint that the test itself brings. */
  readonly endpoint?: string;
}

/** A portal, an endpoint with its sandbox, and a browser, all of them real. */
export class Stage {
  readonly endpoint: RunningEndpoint | undefined;
  readonly portal: RunningPortal;
  readonly browser: Browser;
  readonly sandbox: Sandbox;

  private constructor(endpoint: RunningEndpoint | undefined, portal: RunningPortal, browser: Browser) {
    this.endpoint = endpoint;
    this.portal = portal;
    this.browser = browser;
    this.sandbox = new Sandbox(endpoint?.url ?? '');
  }

  static async open({ catalogue, endpoint: address }: StageOptions = {}): Promise<Stage> {
    await buildIfStale(ROOT);
    const [endpoint, browser] = await Promise.all([
      address === undefined ? startEndpoint({ sandbox: true, catalogue }) : undefined,
      launchChromium(),
    ]);
    const portal = await startPortal({ endpoint: address ?? endpoint!.url });
    return new Stage(endpoint, portal, browser);
  }

  /** A page in a fresh profile. Closing its context is the test's business. */
  async page(options: BrowserContextOptions = {}): Promise<Visit> {
    const context = await this.browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
    context.setDefaultTimeout(PATIENCE_MILLISECONDS);
    const page = await context.newPage();
    return new Visit(this.portal.url, context, page);
  }

  async close(): Promise<void> {
    await this.browser.close();
    await Promise.all([this.portal.close(), this.endpoint?.close()]);
  }
}

/** Somebody on the portal, with what their browser complained about. */
export class Visit {
  readonly context: BrowserContext;
  readonly page: Page;
  readonly errors: string[] = [];
  readonly warnings: string[] = [];
  readonly #portal: string;

  constructor(portal: string, context: BrowserContext, page: Page) {
    this.#portal = portal;
    this.context = context;
    this.page = page;
    page.on('pageerror', (error) => this.errors.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') this.errors.push(message.text());
      if (message.type() === 'warning') this.warnings.push(message.text());
    });
  }

  async goto(path: string): Promise<void> {
    await this.page.goto(this.#portal + path);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.context.close();
  }
}
