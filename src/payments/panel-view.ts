import { html, type TemplateResult } from 'lit';
import type { Language } from '../config/settings.ts';
import type { Hotline } from '../contract/identity.ts';
import type { Copying } from './copy-button.ts';
import type { PaymentControl } from './payment-stage.ts';

/** What a widget says of the place a payment is shown in. */
export interface PanelPlace {
  readonly language: Language;
  /** A machine many people use. */
  readonly kiosk: boolean;
  readonly hotline: Hotline | undefined;
  /** Level of the panel's heading. */
  readonly level: 2 | 3;
  /** The only way to pay that the page wants, where it names one. */
  readonly method?: string | undefined;
  /** Id of the only line that is paid here, where the page names one. */
  readonly line?: string | undefined;
  /** The page of the payment platform opens in a tab of its own. */
  readonly newTab?: boolean;
}

/** What the parts of the panel draw from. */
export interface PanelView extends PanelPlace {
  readonly control: PaymentControl;
  readonly copying: Copying;
}

/** The heading that the focus is led to. */
export function heading({ level }: PanelPlace, content: unknown): TemplateResult {
  return level === 2
    ? html`<h2 id="payment-heading" part="title" tabindex="-1">${content}</h2>`
    : html`<h3 id="payment-heading" part="title" tabindex="-1">${content}</h3>`;
}

/** A heading below it. */
export function subheading({ level }: PanelPlace, content: unknown): TemplateResult {
  return level === 2 ? html`<h3>${content}</h3>` : html`<h4>${content}</h4>`;
}
