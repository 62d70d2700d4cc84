import { ContextEvent } from '@lit/context';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { transportTo, type EndpointClients } from '../client/clients.ts';
import type { Transport } from '../client/transport.ts';
import { configurationContext } from './context.ts';
import { endpointAddress, type EndpointAddress } from './endpoint-address.ts';
import { onPageConfiguration, pageConfiguration } from './page-configuration.ts';
import {
  LANGUAGES,
  mergeConfigurations,
  THEMES,
  type Configuration,
  type Language,
  type Settings,
  type Theme,
} from './settings.ts';
import { warnOnce } from './warn.ts';

/** An element with the four settings as properties. */
export type ConfigurableElement = ReactiveControllerHost & HTMLElement & Settings;

/**
 * The settings in force for one widget: its own, else the `<dvc-config>` around it, else the page's.
 * A bad value warns once and counts as not given; the endpoint alone has no default, so the widget must
 * say so where it stands.
 */
export class ConfigurationController implements ReactiveController {
  readonly #host: ConfigurableElement;
  #known = false;
  #around: Configuration | undefined;
  #leave: (() => void) | undefined;
  #stopListening: (() => void) | undefined;

  constructor(host: ConfigurableElement) {
    this.#host = host;
    host.addController(this);
  }

  /** False while a `<dvc-config>` around the widget has not been loaded: its settings are not known yet. */
  get known(): boolean {
    return this.#known;
  }

  get endpoint(): EndpointAddress {
    const address = endpointAddress(this.#merged.endpoint);
    if (address.kind === 'refused') {
      warnOnce(
        `endpoint "${address.value}" is not used: it must be https, or http on loopback, without query.`,
      );
    }
    return address;
  }

  get unit(): string | undefined {
    return this.#merged.unit;
  }

  get language(): Language {
    return (
      oneOf(LANGUAGES, this.#merged.lang, 'lang') ?? oneOf(LANGUAGES, document.documentElement.lang) ?? 'vi'
    );
  }

  get theme(): Theme | undefined {
    return oneOf(THEMES, this.#merged.theme, 'theme');
  }

  /** The host's client for a resource, else one over HTTP; `undefined` without a usable endpoint. */
  client<Name extends keyof EndpointClients>(
    name: Name,
    overHttp: (transport: Transport) => EndpointClients[Name],
  ): EndpointClients[Name] | undefined {
    const registered = this.#merged.clients?.[name] as EndpointClients[Name] | undefined;
    if (registered) return registered;
    const { endpoint } = this;
    return endpoint.kind === 'ready' ? overHttp(transportTo(endpoint.url)) : undefined;
  }

  /**
   * What a read depends on, as one text: the endpoint, the language, the unit, and what it is about.
   * `undefined` while the configuration is not known, or with nobody to ask.
   */
  question(about: string, name: keyof EndpointClients): string | undefined {
    if (!this.known) return undefined;
    const { endpoint } = this;
    if (endpoint.kind !== 'ready' && !this.#merged.clients?.[name]) return undefined;
    const address = endpoint.kind === 'ready' ? endpoint.url.href : '';
    return JSON.stringify([address, this.language, this.unit, about]);
  }

  hostConnected(): void {
    this.#stopListening = onPageConfiguration(() => this.#host.requestUpdate());
    if (!undefinedConfigAround(this.#host)) this.#ask();
    else void customElements.whenDefined('dvc-config').then(() => this.#ask());
  }

  hostDisconnected(): void {
    this.#stopListening?.();
    this.#leave?.();
    this.#around = this.#leave = undefined;
  }

  get #merged(): Configuration {
    const { endpoint, unit, lang, theme } = this.#host;
    return mergeConfigurations(pageConfiguration(), this.#around, { endpoint, unit, lang, theme });
  }

  /** Asks the nearest `<dvc-config>` for its settings, now and whenever they change. Without one, nobody answers. */
  #ask(): void {
    const receive = (configuration: Configuration, leave?: () => void) => {
      if (this.#leave !== leave) this.#leave?.();
      this.#around = configuration;
      this.#leave = leave;
      this.#host.requestUpdate();
    };
    this.#host.dispatchEvent(new ContextEvent(configurationContext, this.#host, receive, true));
    this.#known = true;
    this.#host.requestUpdate();
  }
}

function oneOf<Value extends string>(
  values: readonly Value[],
  given: string | undefined,
  setting?: string,
): Value | undefined {
  if (!given) return undefined;
  // `vi-VN` and `EN` mean what they say.
  const wanted = given.toLowerCase().split('-')[0];
  const value = values.find((candidate) => candidate === wanted);
  if (!value && setting) {
    warnOnce(`${setting}="${given.slice(0, 50)}" is not one of ${values.join(', ')}; it is ignored.`);
  }
  return value;
}

/**
 * Walks out through shadow roots, because a host page may wrap our tags in components of its own. Nothing
 * but a node goes on: on a page that has put a `host` on `Object.prototype`, the document has one too.
 */
function undefinedConfigAround(element: Element): Element | undefined {
  for (
    let node: unknown = element;
    node instanceof Node;
    node = node.parentNode ?? (node as ShadowRoot).host
  ) {
    if (node instanceof Element && node.localName === 'dvc-config' && !node.matches(':defined')) return node;
  }
  return undefined;
}
