import { isLoopback } from '../config/endpoint-address.ts';
import type { PaymentAction } from '../contract/payments.ts';
import type { PlatformPage } from './payment-stage.ts';

/** How this page is left; a native shell may have a way of its own. */
export type Go = (address: string, target: '_self' | '_top' | '_parent') => void;

export const go: Go = (address, target) => {
  if (target === '_self') location.assign(address);
  else open(address, target);
};

/** Where the payment platform waits, if it is safe to go there: https, or http on the same machine. */
export function platformAddress(action: PaymentAction | undefined): string | undefined {
  if (action?.kind !== 'redirect' || action.url === undefined) return undefined;
  try {
    const { protocol, hostname, username, password, href } = new URL(action.url);
    const isSafe = protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname));
    return isSafe && !username && !password ? href : undefined;
  } catch {
    return undefined;
  }
}

/** A page that is not left after so long is not going to be. */
const LEAVING_MILLISECONDS = 8_000;
/** Nobody is sent to a page that comes so long after the press: a link leads there then. */
const PATIENCE_MILLISECONDS = 30_000;
const HERE = ['_self', '_top', '_parent'] as const;

/** The page of the payment platform: in this tab, or in one of its own. */
export class PlatformWindow {
  readonly #go: Go;
  readonly #changed: () => void;
  #page: PlatformPage = 'closed';
  #target: (typeof HERE)[number] | undefined;
  /** Opened in the click, while it may be; it waits for the address. */
  #tab: Window | null = null;
  #isAwaited = false;
  #patience: ReturnType<typeof setTimeout> | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(changed: () => void, leave: Go = go) {
    this.#changed = changed;
    this.#go = leave;
  }

  get page(): PlatformPage {
    return this.#page;
  }

  /** To be called in the click: browsers open no tab later. `words` stand in it until the platform's page does. */
  prepare(target: string | undefined, words: string): void {
    this.drop();
    this.#isAwaited = true;
    this.#patience = setTimeout(() => this.drop(), PATIENCE_MILLISECONDS);
    this.#target = target ? HERE.find((one) => one === target) : '_self';
    if (this.#target) return;
    this.#tab = open('about:blank', '_blank');
    if (!this.#tab) return;
    try {
      // The platform's page is none of ours, and has no hold on this one.
      this.#tab.opener = null;
      this.#tab.document.title = this.#tab.document.body.textContent = words;
    } catch {
      // A browser that keeps even an empty tab apart: it is sent on all the same.
    }
  }

  /** Goes there, once, if that was prepared. */
  show(address: string): void {
    if (!this.#isAwaited) return;
    this.#isAwaited = false;
    clearTimeout(this.#patience);
    if (this.#target) {
      this.#become('leaving');
      this.#timer = setTimeout(() => this.close(), LEAVING_MILLISECONDS);
      this.#go(address, this.#target);
      return;
    }
    try {
      if (!this.#tab || this.#tab.closed) return this.#become('blocked');
      this.#tab.location.replace(address);
      this.#become('tab');
    } catch {
      this.#become('blocked');
    }
    this.#tab = null;
  }

  /** The payer pressed a link to it. */
  opened(): void {
    this.#become('tab');
  }

  /** Nobody knows of one. */
  close(): void {
    clearTimeout(this.#timer);
    this.#become('closed');
  }

  /** Nothing is to be shown there: an empty tab goes. */
  drop(): void {
    this.#tab?.close();
    this.#tab = null;
    this.#isAwaited = false;
    clearTimeout(this.#patience);
    this.close();
  }

  #become(page: PlatformPage): void {
    if (page === this.#page) return;
    this.#page = page;
    this.#changed();
  }
}
