/** Tags and the modules that define them; a page pays only for the ones it uses. */
const WIDGETS: Record<string, () => Promise<unknown>> = {
  'dvc-config': () => import('./define/config.ts'),
  'dvc-online-form': () => import('./define/online-form.ts'),
  'dvc-payment-button': () => import('./define/payment-button.ts'),
  'dvc-procedure-detail': () => import('./define/procedure-detail.ts'),
  'dvc-procedure-search': () => import('./define/procedure-search.ts'),
  'dvc-status-lookup': () => import('./define/status-lookup.ts'),
};

const SELECTOR = Object.keys(WIDGETS).join(',');
const requested = new Set<string>();

/** A tag whose script did not come keeps its fallback; it is asked for again when the network is back. */
async function load(tag: string): Promise<void> {
  if (requested.has(tag) || customElements.get(tag)) return;
  requested.add(tag);
  try {
    await WIDGETS[tag]?.();
  } catch {
    requested.delete(tag);
    addEventListener('online', () => void load(tag), { once: true });
  }
}

function loadWithin(root: Element | Document): void {
  if (root instanceof Element && root.matches(SELECTOR)) void load(root.localName);
  // From the prototype: a form control named `querySelectorAll` would hide the element's own.
  const search = root instanceof Element ? Element.prototype : Document.prototype;
  for (const element of search.querySelectorAll.call(root, SELECTOR)) void load(element.localName);
}

loadWithin(document);
new MutationObserver((records) => {
  for (const { addedNodes } of records) {
    for (const node of addedNodes) if (node instanceof Element) loadWithin(node);
  }
}).observe(document, { childList: true, subtree: true });
