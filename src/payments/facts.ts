import { html, nothing } from 'lit';

/** A line of facts; none where there is nothing to say. */
export function fact(name: string, value: unknown): unknown {
  if (!value) return nothing;
  return html`<div>
    <dt>${name}</dt>
    <dd>${value}</dd>
  </div>`;
}

/** Numbers and references are neither translated nor broken. */
export function verbatim(text: string): unknown {
  return html`<span class="verbatim" translate="no">${text}</span>`;
}
