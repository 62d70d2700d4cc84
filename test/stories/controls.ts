import type { Browser } from 'playwright-core';
import type { Entry } from './stories.ts';

/** A story opened with arguments in its address, and the attributes its element must then have. */
interface Try {
  /** Of the page of documentation that lists the controls. */
  readonly title: string;
  readonly id: string;
  readonly args: string;
  readonly element: string;
  readonly attributes: Readonly<Record<string, string>>;
}

const TRIES: readonly Try[] = [
  {
    title: 'Widgets/Procedure search',
    id: 'widgets-procedure-search--playground',
    args: 'lifeEvent:YOUNG_CHILDREN;unit:H01;limit:3;syncUrl:!true;theme:dark',
    element: 'dvc-procedure-search',
    attributes: { 'life-event': 'YOUNG_CHILDREN', unit: 'H01', limit: '3', 'sync-url': '', theme: 'dark' },
  },
  {
    title: 'Widgets/Procedure detail',
    id: 'widgets-procedure-detail--playground',
    args: 'code:9_000002;applyHref:nop-ho-so;lang:en',
    element: 'dvc-procedure-detail',
    attributes: { code: '9_000002', 'apply-href': 'nop-ho-so', lang: 'en' },
  },
  {
    title: 'Widgets/Config',
    id: 'widgets-config--playground',
    args: 'unit:H01;lang:en;theme:dark',
    // The one of the story; the stage has one around it.
    element: 'dvc-config dvc-config',
    attributes: { unit: 'H01', lang: 'en', theme: 'dark' },
  },
];

/** What a control sets, and an address can name, reaches the element. */
export async function checkControls(
  browser: Browser,
  storybook: string,
  docs: readonly Entry[],
): Promise<{ name: string; problems: string[] }[]> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const outcomes: { name: string; problems: string[] }[] = [];
  for (const { title, id, args, element, attributes } of TRIES) {
    if (!docs.some((page) => page.title === title)) continue;
    const page = await context.newPage();
    const address = new URL('iframe.html', storybook);
    address.search = new URLSearchParams({ viewMode: 'story', id, args }).toString();
    await page.goto(address.href);
    const found = page.locator(`#storybook-root ${element}`);
    await found.waitFor({ state: 'attached' });
    const problems: string[] = [];
    for (const [attribute, expected] of Object.entries(attributes)) {
      const actual = await found.getAttribute(attribute);
      if (actual !== expected) problems.push(`${attribute} is ${String(actual)}, not "${expected}"`);
    }
    await page.close();
    outcomes.push({ name: `${title} / controls by address`, problems });
  }
  await context.close();
  return outcomes;
}
