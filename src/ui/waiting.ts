import { html, type TemplateResult } from 'lit';

/** The page's own fallback, in the room the widget will take, until its settings and its words are there. */
export function waiting(): TemplateResult {
  return html`<div class="waiting"><slot></slot></div>`;
}
