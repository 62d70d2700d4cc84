import { html, svg, type SVGTemplateResult, type TemplateResult } from 'lit';

/** Outlines on a 24 × 24 grid, one stroke weight, `currentColor`. Those of one widget alone live with it. */
export const WARNING = svg`<path d="M12 4 2.8 20h18.4L12 4Zm0 6v5m0 2.2v.3" />`;

/** A decorative icon: the words beside it carry the meaning. */
export function icon(outline: SVGTemplateResult): TemplateResult {
  return html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true">${outline}</svg>`;
}
