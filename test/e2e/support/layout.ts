import type { Page } from 'playwright-core';

interface Shift {
  readonly value: number;
  readonly moved: readonly string[];
}

/** As the browser counts them (Layout Instability), those within half a second of an input left out. */
export async function recordShifts(page: Page): Promise<void> {
  await page.addInitScript(() => {
    interface LayoutShift extends PerformanceEntry {
      readonly value: number;
      readonly hadRecentInput: boolean;
      readonly sources: readonly { readonly node: Node | null }[];
    }
    const seen: Shift[] = [];
    const name = (node: Node | null) =>
      node instanceof Element ? `${node.localName}.${node.className}` : (node?.nodeName ?? 'gone');
    const observer = new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as LayoutShift[]) {
        if (!entry.hadRecentInput)
          seen.push({ value: entry.value, moved: entry.sources.map(({ node }) => name(node)) });
      }
    });
    observer.observe({ type: 'layout-shift', buffered: true });
    Object.assign(globalThis, { seenShifts: seen });
  });
}

export function shifts(page: Page): Promise<Shift[]> {
  return page.evaluate(async () => {
    // What the last change moved is known after the next two frames.
    for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame);
    await new Promise((resolve) => setTimeout(resolve));
    return (globalThis as unknown as { seenShifts: Shift[] }).seenShifts;
  });
}

/**
 * Elements that reach beyond the right edge of the screen, in the page and in the widgets; not those of a table in
 * a region that scrolls by itself.
 */
export function wider(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth > clientWidth) found.push(`the page: ${scrollWidth} > ${clientWidth}`);
    const look = (root: Document | ShadowRoot) => {
      for (const element of root.querySelectorAll('*')) {
        if (element.shadowRoot) look(element.shadowRoot);
        const { right, width } = element.getBoundingClientRect();
        const hidden = element.closest('.visually-hidden, .skip, [role=region][tabindex] table') !== null;
        if (width > 0 && right > clientWidth + 1 && !hidden) {
          found.push(`${element.localName}.${element.getAttribute('class') ?? ''}: ${right}`);
        }
      }
    };
    look(document);
    return found;
  });
}
