/**
 * `npm run bench:form`: how long a key takes to be seen in a form of a hundred questions, on a processor six
 * times slower than this one, beside the same hundred questions as a plain HTML form. Prints; asserts nothing.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { startEndpoint } from '../endpoint/start.ts';
import type { FormDefinition } from '../src/contract/form.ts';
import { launchChromium } from '../test/support/node/browser.ts';
import { buildCdn } from './build/cdn.ts';
import { PAGE_HEAD, startSite } from './faults/site.ts';
import { keyTimes, type KeyTimes } from './bench-form/keys.ts';
import { plainForm } from './bench-form/plain-form.ts';

const PROCEDURE = '9.000100';
const SLOWDOWN = 6;
/** One field each of the kinds people type in. */
const FIELDS = [
  '/answers/step1/text',
  '/answers/step1/name',
  '/answers/step1/amount',
  '/answers/step1/phone',
];

const root = resolve(import.meta.dirname, '..');
const widgets = await mkdtemp(join(tmpdir(), 'dvc-widgets-'));
await buildCdn(root, widgets);
const endpoint = await startEndpoint({ sandbox: true });
const answer = await fetch(`${endpoint.url}/procedures/${PROCEDURE}/form`);
const definition = (await answer.json()) as FormDefinition;
const site = await startSite({
  endpoint: endpoint.url,
  widgets,
  pages: {
    '/plain': plainForm(definition),
    '/widget': `${PAGE_HEAD}<link rel="stylesheet" href="/dvc/dvc-widgets.css">
      <script type="module" src="/dvc/dvc-widgets.js" data-endpoint="${endpoint.url}"></script>
      <dvc-online-form procedure="${PROCEDURE}" unit="00004"></dvc-online-form></html>`,
  },
});
const browser = await launchChromium();
try {
  const plain = await onSlowPage('/plain', (page) => keyTimes(page, FIELDS));
  const widget = await onSlowPage('/widget', async (page) => {
    const button = page.locator('[part=next-button]');
    await button.waitFor();
    console.log(`long tasks on load: ${await longTasks(page)}`);
    await button.click();
    await page.locator('[id="/answers/step1/text"]').waitFor();
    const first = await keyTimes(page, FIELDS);
    return { first };
  });
  print('plain HTML, one page', plain, plain);
  print('widget, nothing filled in', widget.first, plain);
} finally {
  await browser.close();
  await Promise.all([site.close(), endpoint.close()]);
  await rm(widgets, { recursive: true, force: true });
}

async function onSlowPage<Result>(path: string, work: (page: Page) => Promise<Result>): Promise<Result> {
  const context = await browser.newContext({ viewport: { width: 400, height: 800 } });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN });
  await page.goto(site.url + path);
  try {
    return await work(page);
  } finally {
    await context.close();
  }
}

/** What kept the page from answering for more than 50 ms, while it loaded. */
async function longTasks(page: Page): Promise<string> {
  const tasks = await page.evaluate(
    () =>
      new Promise<number[]>((resolve) => {
        const seen: number[] = [];
        new PerformanceObserver((list) =>
          seen.push(...list.getEntries().map(({ duration }) => duration)),
        ).observe({ type: 'longtask', buffered: true });
        setTimeout(() => resolve(seen), 500);
      }),
  );
  const list = tasks.map((duration) => `${duration.toFixed()} ms`).join(', ');
  return tasks.length === 0 ? 'none over 50 ms' : `${tasks.length} over 50 ms (${list})`;
}

function print(name: string, times: KeyTimes, baseline: KeyTimes): void {
  const { median, p95, count } = times;
  const ratio = (median / baseline.median).toFixed(2);
  console.log(
    `${name.padEnd(30)} ${count} keys: median ${median.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms, × ${ratio} of plain`,
  );
}
