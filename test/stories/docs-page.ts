import type { Browser } from 'playwright-core';
import { checkControls } from './controls.ts';
import type { Entry } from './stories.ts';

/**
 * Documentation pages are Storybook's own; here they only have to appear whole and without an error, and the
 * controls they list have to work.
 */
export async function checkDocs(
  browser: Browser,
  storybook: string,
  docs: readonly Entry[],
): Promise<{ name: string; problems: string[] }[]> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const outcomes: { name: string; problems: string[] }[] = [];
  for (const { id, title, name } of docs) {
    const problems: string[] = [];
    const page = await context.newPage();
    page.on('console', (message) => {
      if (message.type() === 'error') problems.push(`console: ${message.text()}`);
    });
    page.on('pageerror', (error) => problems.push(`page error: ${error.message}`));
    await page.goto(new URL(`iframe.html?viewMode=docs&id=${id}`, storybook).href);
    await page.locator('#storybook-docs h1').first().waitFor();
    await page.close();
    outcomes.push({ name: `${title} / ${name}`, problems });
  }
  await context.close();
  return [...outcomes, ...(await checkControls(browser, storybook, docs))];
}
