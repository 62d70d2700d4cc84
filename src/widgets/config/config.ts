import { ContextConsumer, ContextProvider } from '@lit/context';
import { css, html, LitElement, type TemplateResult } from 'lit';
import { property } from '../../ui/decorators.ts';
import type { EndpointClients } from '../../client/clients.ts';
import { configurationContext } from '../../config/context.ts';
import { mergeConfigurations } from '../../config/settings.ts';

/**
 * Configures every widget inside it that is not told otherwise by its own tag. May be nested; the nearest
 * wins, setting by setting.
 *
 * @tag dvc-config
 * @summary Settings for the widgets inside.
 *
 * @slot - The part of the page the settings are for.
 */
export class ConfigElement extends LitElement {
  static override styles = css`
    :host {
      display: contents !important;
    }
  `;

  /** Base address of the national endpoint: https, or http on loopback. */
  @property() endpoint?: string;
  /** Administrative or agency code that scopes the widgets inside. */
  @property() unit?: string;
  /** Language: `vi` or `en`. */
  @property() override lang = '';
  /** `light`, `dark` or `auto`. */
  @property() theme?: string;
  /** Clients of the host's own in place of those over HTTP, by resource. Script only. */
  @property({ attribute: false }) clients?: Partial<EndpointClients>;

  readonly #around = new ContextConsumer(this, {
    context: configurationContext,
    subscribe: true,
    callback: () => this.requestUpdate(),
  });
  readonly #inside = new ContextProvider(this, { context: configurationContext, initialValue: {} });

  protected override willUpdate(): void {
    const { endpoint, unit, lang, theme, clients } = this;
    this.#inside.setValue(mergeConfigurations(this.#around.value, { endpoint, unit, lang, theme, clients }));
  }

  protected override render(): TemplateResult {
    return html`<slot></slot>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'dvc-config': ConfigElement;
  }
}
