import { LitElement } from 'lit';
import { ConfigurationController } from '../../src/config/configuration-controller.ts';

/** A widget with nothing but its settings. */
export class ProbeElement extends LitElement {
  static override properties = { endpoint: {}, unit: {}, lang: {}, theme: {} };

  declare endpoint?: string;
  declare unit?: string;
  declare lang: string;
  declare theme?: string;

  readonly configuration = new ConfigurationController(this);
  /** How often it was drawn. */
  drawn = 0;

  protected override updated(): void {
    this.drawn += 1;
  }

  /** The endpoint in force: its address, or why there is none. */
  get address(): string {
    const { endpoint } = this.configuration;
    return endpoint.kind === 'ready' ? endpoint.url.href : endpoint.kind;
  }
}

export function probe(attributes: Record<string, string> = {}): ProbeElement {
  if (!customElements.get('test-probe')) customElements.define('test-probe', ProbeElement);
  return withAttributes('test-probe', attributes) as ProbeElement;
}

/** A `<dvc-config>`, whether it is defined or not. */
export function config(attributes: Record<string, string>, ...children: Node[]): HTMLElement {
  const element = withAttributes('dvc-config', attributes);
  element.append(...children);
  return element;
}

function withAttributes(tag: string, attributes: Record<string, string>): HTMLElement {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
}
