import { html } from 'lit';
import { keyed } from 'lit/directives/keyed.js';

/**
 * A text that may change while people look. Each text has a node of its own: page translators put elements of
 * theirs in the place of a text, and what is written into the old one would never be seen.
 */
export function liveText(text: string): unknown {
  return keyed(text, html`${text}`);
}
