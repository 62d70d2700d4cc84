/**
 * Pictures for people to look at: every story and every page of the demo portal, 320 and 1,280 px wide, light and
 * dark, in both languages. `node tools/screenshots.ts DIR [--only TEXT]`. No part of `npm test`.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Browser } from 'playwright-core';
import { startEndpoint } from '../endpoint/start.ts';
import { launchChromium } from '../test/support/node/browser.ts';
import { startPlatformProcess } from './payment-platform.ts';
import { buildIfStale } from './portal/fresh-build.ts';
import { startPortal } from './portal/portal.ts';

const PAGES = {
  home: { path: '/', shown: '.result' },
  search: { path: '/?dvc-q=khai+sinh', shown: '.result mark' },
  procedure: { path: '/thu-tuc.html?dvc-procedure=1.001193', shown: 'article' },
  'english-home': { path: '/english.html', shown: '.result' },
  'english-procedure': { path: '/english-procedure.html?dvc-procedure=1.001193', shown: 'article' },
  pay: { path: '/thanh-toan.html', shown: '#bill-number' },
  'english-pay': { path: '/english-pay.html', shown: '#bill-number' },
  'old-system': { path: '/he-thong-cu.html', shown: '.result' },
} as const;
const WIDTHS = [320, 1280] as const;
const SCHEMES = ['light', 'dark'] as const;

const root = resolve(import.meta.dirname, '..');
const { values, positionals } = parseArgs({ allowPositionals: true, options: { only: { type: 'string' } } });
const [folder] = positionals;
if (!folder) throw new Error('Usage: node tools/screenshots.ts DIR [--only TEXT]');

mkdirSync(folder, { recursive: true });
await takeDemo(join(folder, 'demo'));
const stories = [join(root, 'tools/test-stories.ts'), '--screenshots', join(folder, 'stories')];
const only = values.only ? ['--only', values.only] : [];
spawnSync(process.execPath, [...stories, ...only], { cwd: root, stdio: 'inherit' });

async function takeDemo(target: string): Promise<void> {
  await buildIfStale(root);
  const platform = await startPlatformProcess();
  const { url, partner, secret } = platform;
  const endpoint = await startEndpoint({ payments: { platform: url, partner, secret } });
  const portal = await startPortal({ endpoint: endpoint.url });
  const browser = await launchChromium();
  for (const width of WIDTHS) {
    for (const colorScheme of SCHEMES) await takePages(browser, portal.url, target, width, colorScheme);
  }
  await browser.close();
  await Promise.all([portal.close(), endpoint.close(), platform.close()]);
}

async function takePages(
  browser: Browser,
  portal: string,
  target: string,
  width: number,
  colorScheme: (typeof SCHEMES)[number],
): Promise<void> {
  const context = await browser.newContext({ viewport: { width, height: 800 }, colorScheme });
  const page = await context.newPage();
  for (const [name, { path, shown }] of Object.entries(PAGES)) {
    await page.goto(portal + path);
    await page.locator(shown).first().waitFor();
    await page.screenshot({ path: join(target, `${name}.${colorScheme}.${width}.png`), fullPage: true });
  }
  await context.close();
}
