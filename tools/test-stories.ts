/**
 * Every story is a test: it renders, plays to its end without an error, and axe finds nothing, in both
 * languages and both colour schemes. `node tools/test-stories.ts [--no-build] [--only TEXT] [--screenshots DIR]`
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Browser } from 'playwright-core';
import { launchChromium } from '../test/support/node/browser.ts';
import { serveFolder } from '../test/support/node/static-server.ts';
import { checkDocs } from '../test/stories/docs-page.ts';
import { entriesOf, SETTINGS, type Entry, type Setting } from '../test/stories/stories.ts';
import { StoryPage } from '../test/stories/story-page.ts';

const root = resolve(import.meta.dirname, '..');
const FOLDER = join(root, 'storybook-static');
const WIDTHS = [320, 1280] as const;

interface Outcome {
  readonly name: string;
  readonly problems: readonly string[];
}

const { values: options } = parseArgs({
  options: {
    'no-build': { type: 'boolean' },
    only: { type: 'string' },
    screenshots: { type: 'string' },
  },
});

if (!options['no-build']) build();
const started = performance.now();
const outcomes = await testAll();
const failed = outcomes.filter(({ problems }) => problems.length > 0);
for (const { name, problems } of failed) console.error(`✖ ${name}\n${indent(problems.join('\n'))}`);
console.log(`stories: ${((performance.now() - started) / 1000).toFixed(1)} s in Chromium`);
console.log(`${outcomes.length - failed.length} passed, ${failed.length} failed`);
// Where `npm test` reads the number of tests.
const counts = process.env['DVC_COUNTS_FILE'];
if (counts)
  writeFileSync(counts, JSON.stringify({ passed: outcomes.length - failed.length, failed: failed.length }));
process.exitCode = failed.length > 0 || outcomes.length === 0 ? 1 : 0;

function build(): void {
  const command = join(root, 'node_modules/storybook/dist/bin/dispatcher.js');
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [command, 'build', '--output-dir', 'storybook-static', '--quiet'],
    { cwd: root, encoding: 'utf8', env: { ...process.env, STORYBOOK_DISABLE_TELEMETRY: '1' } },
  );
  if (status === 0) return;
  console.error(stdout, stderr);
  throw new Error('Storybook could not be built');
}

/** From a sub-folder, because that is where a province would put it. */
async function testAll(): Promise<Outcome[]> {
  const entries = (await entriesOf(FOLDER)).filter(({ id }) => id.includes(options.only ?? ''));
  const stories = entries.filter(({ type }) => type === 'story');
  const docs = entries.filter(({ type }) => type === 'docs');
  const server = await serveFolder(FOLDER, '/tai-lieu/dvc-widgets/');
  const browser = await launchChromium();
  try {
    const runs = [
      ...SETTINGS.map((setting) => testStories(browser, server.url, setting, stories)),
      checkDocs(browser, server.url, docs),
    ];
    return (await Promise.all(runs)).flat();
  } finally {
    await browser.close();
    await server.close();
  }
}

async function testStories(
  browser: Browser,
  storybook: string,
  setting: Setting,
  stories: readonly Entry[],
): Promise<Outcome[]> {
  const [first] = stories;
  if (!first) return [];
  const page = await StoryPage.open(browser, storybook, setting, first);
  const outcomes: Outcome[] = [];
  for (const story of stories) {
    const name = `${story.title} / ${story.name} (${setting.language}, ${setting.theme})`;
    await page.show(story);
    outcomes.push({ name, problems: await page.check() });
    if (options.screenshots) await takeScreenshots(page, options.screenshots, story, setting);
  }
  await page.close();
  return outcomes;
}

async function takeScreenshots(
  page: StoryPage,
  folder: string,
  story: Entry,
  setting: Setting,
): Promise<void> {
  mkdirSync(folder, { recursive: true });
  for (const width of WIDTHS) {
    const file = `${story.id}.${setting.language}.${setting.theme}.${width}.png`;
    await page.screenshot(join(folder, file), width);
  }
  await page.widen();
}

function indent(text: string): string {
  return text.replace(/^/gm, '    ');
}
