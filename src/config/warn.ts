const said = new Set<string>();

/** Tells the developer of the page, once per page and text, and never throws. */
export function warnOnce(text: string): void {
  if (said.has(text)) return;
  said.add(text);
  console.warn(`[dvc-widgets] ${text}`);
}
