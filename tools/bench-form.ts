/**
 * `npm run bench:form`: how long a key takes to be seen in a form of a hundred questions, empty and filled in, on
 * a processor six times slower than this one, beside the same hundred questions as a plain HTML form; and the
 * longest tasks while the form loads. Prints; asserts nothing.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { startEndpoint } from '../endpoint/start.ts';
import type { FormDefinition } from '../src/contract/form.ts';
import { FilingDriver } from '../test/e2e/support/filing-driver.ts';
import { FilingEndpoint } from '../test/e2e/support/filing-endpoint.ts';
import { launchChromium } from '../test/support/node/browser.ts';
import { buildCdn } from './build/cdn.ts';
import { PAGE_HEAD, startSite } from './faults/site.ts';
import { keyTimes, type KeyTimes } from './bench-form/keys.ts';
import { plainForm } from './bench-form/plain-form.ts';
import { longestTasks } from './bench-form/tasks.ts';

const PROCEDURE = '9.000100';
const SLOWDOWN = 6;
const LOADS = 5;
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
  const plain = await keysOn('/plain', async () => undefined);
  print('plain HTML, nothing filled in', plain, plain);
  print('widget, nothing filled in', await keysOn('/widget', toFirstStep), plain);
  const filled = await keysOn('/plain', fillPlain);
  print('plain HTML, all filled in', filled, filled);
  print('widget, all filled in', await keysOn('/widget', fillWidget), filled);
  const longest: number[] = [];
  for (let load = 0; load < LOADS; load += 1) {
    const tasks = await longestTasks(browser, loaded);
    longest.push(tasks[0] ?? 0);
    console.log(`load ${load + 1}: ${list(tasks.filter((each) => each > 50))}`);
  }
  console.log(`longest task of each load: ${list(longest.toSorted((one, other) => one - other))}`);
} finally {
  await browser.close();
  await Promise.all([site.close(), endpoint.close()]);
  await rm(widgets, { recursive: true, force: true });
}

async function open(path: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 400, height: 800 } });
  const page = await context.newPage();
  await page.goto(site.url + path);
  return page;
}

async function slowDown(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN });
}

/** Nobody's time is measured while the page is made ready. */
async function keysOn(path: string, prepare: (page: Page) => Promise<void>): Promise<KeyTimes> {
  const page = await open(path);
  await prepare(page);
  await slowDown(page);
  const times = await keyTimes(page, FIELDS);
  await page.context().close();
  return times;
}

async function toFirstStep(page: Page): Promise<void> {
  await page.locator('[part=next-button]').click();
  await page.locator('[id="/answers/step1/text"]').waitFor();
}

async function fillWidget(page: Page): Promise<void> {
  await toFirstStep(page);
  const driver = await FilingDriver.open(page, new FilingEndpoint(endpoint.url), PROCEDURE);
  const [first, ...others] = driver.form.layout.steps;
  await driver.answers(first!.id);
  for (const { id } of others) {
    await driver.next.click();
    await driver.answers(id);
  }
  for (const { title } of driver.form.layout.steps.toReversed().slice(1)) {
    await page.locator('[part=back-button]').click();
    await driver.title(title).waitFor();
  }
}

async function fillPlain(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const field of document.querySelectorAll<HTMLInputElement>('input, textarea')) {
      if (field.type === 'radio' || field.type === 'checkbox') field.checked = true;
      else if (field.type === 'text' || field.type === '') field.value = '12';
    }
  });
}

/** A page whose form has just been drawn. Nobody looks meanwhile: a locator brings long tasks of its own. */
async function loaded(): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 400, height: 800 } });
  const page = await context.newPage();
  await slowDown(page);
  await page.goto(`${site.url}/widget`, { waitUntil: 'networkidle' });
  return page;
}

function list(tasks: readonly number[]): string {
  return tasks.map((each) => `${each.toFixed()} ms`).join(', ') || 'none over 50 ms';
}

function print(name: string, times: KeyTimes, baseline: KeyTimes): void {
  const { median, p95, count } = times;
  const ratio = (median / baseline.median).toFixed(2);
  console.log(
    `${name.padEnd(30)} ${count} keys: median ${median.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms, × ${ratio} of plain`,
  );
}
