import type { LitElement } from 'lit';
import type { EndpointClients } from '../../src/client/clients.ts';
import type { Settings } from '../../src/config/settings.ts';
import { ConfigElement } from '../../src/widgets/config/config.ts';
import { register } from '../../src/define/register.ts';

export interface MountOptions<Element extends HTMLElement> {
  /** Properties set before the element enters the page. */
  readonly properties?: Partial<Element>;
  /** Settings and clients of the `<dvc-config>` around it. */
  readonly around?: Settings & { readonly clients?: Partial<EndpointClients> };
  /** What the host wrote between the tags. */
  readonly children?: readonly (Node | string)[];
}

/** Puts an element into the page inside a `<dvc-config>`, and waits for its first render. */
export async function mount<Element extends LitElement>(
  tag: string,
  options: MountOptions<Element> = {},
): Promise<Element> {
  register('dvc-config', ConfigElement);
  const config = document.createElement('dvc-config');
  Object.assign(config, options.around);
  const element = Object.assign(document.createElement(tag) as Element, options.properties);
  element.append(...(options.children ?? []));
  config.append(element);
  document.body.append(config);
  await element.updateComplete;
  return element;
}

/** Empties the page; for `afterEach`. */
export function unmountAll(): void {
  document.body.replaceChildren();
}

/** The first element in the shadow root that the selector names; fails when there is none. */
export function inside<Found extends Element = HTMLElement>(host: Element, selector: string): Found {
  const found = host.shadowRoot?.querySelector<Found>(selector);
  if (!found) throw new Error(`<${host.localName}> holds no ${selector}`);
  return found;
}

export function allInside<Found extends Element = HTMLElement>(host: Element, selector: string): Found[] {
  return [...(host.shadowRoot?.querySelectorAll<Found>(selector) ?? [])];
}

/** What a person reads there, on one line. */
export function textOf(element: Element | null | undefined): string {
  return (element?.textContent ?? '').replace(/\s+/g, ' ').trim();
}

const PATIENCE_MILLISECONDS = 5_000;
/** The page's own, so that waiting goes on where a test has stopped the clock. */
const pageTimeout = globalThis.setTimeout.bind(globalThis);

/**
 * Waits until something holds, looking again whenever the widget has drawn or the page has a free moment.
 * Not a sleep: it returns as soon as it is so, and names what it waited for when it never is.
 */
export async function until<Value>(
  what: string,
  look: () => Value | undefined | null | false,
  patience = PATIENCE_MILLISECONDS,
): Promise<Value> {
  const start = performance.now();
  for (;;) {
    const value = look();
    if (value !== undefined && value !== null && value !== false) return value;
    if (performance.now() - start > patience) throw new Error(`waited in vain: ${what}`);
    await new Promise((resolve) => pageTimeout(resolve, 10));
  }
}

/** Waits for an element in the shadow root. */
export function shown<Found extends Element = HTMLElement>(
  host: Element,
  selector: string,
  patience?: number,
): Promise<Found> {
  const look = () => host.shadowRoot?.querySelector<Found>(selector);
  return until(`${selector} in <${host.localName}>`, look, patience);
}
