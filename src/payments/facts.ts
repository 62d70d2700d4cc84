import { html, nothing } from 'lit';

/** A line of facts; none where there is nothing to say. */
export function fact(name: string, value: unknown): unknown {
  if (!value) return nothing;
  return html`<div>
    <dt>${name}</dt>
    <dd>${value}</dd>
  </div>`;
}

/** Names of offices and what is owed to them are Vietnamese in every language. */
export function vietnamese(text: string | undefined): unknown {
  return text && html`<span lang="vi">${text}</span>`;
}
