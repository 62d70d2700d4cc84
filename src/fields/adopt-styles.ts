import type { CSSResult } from 'lit';

/** Adds the styles of a part that was loaded later to the shadow root it is drawn in. */
export function adoptStyles(host: HTMLElement, { styleSheet }: CSSResult): void {
  const root = host.shadowRoot;
  if (!root || !styleSheet || root.adoptedStyleSheets.includes(styleSheet)) return;
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, styleSheet];
}
