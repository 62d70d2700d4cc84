import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import type { Entry, Setting } from './stories.ts';

/** Storybook's messages between its frames, as far as they are needed here. */
interface Channel {
  emit(event: string, payload: unknown): void;
  on(event: string, listener: (payload: unknown) => void): void;
  off(event: string, listener: (payload: unknown) => void): void;
}

declare global {
  var __STORYBOOK_ADDONS_CHANNEL__: Channel | undefined;
  var __STORYBOOK_PREVIEW__: { readonly currentRender?: { readonly phase?: string } } | undefined;
  var axe: typeof import('axe-core');
}

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** About whole pages; a story is a piece of one. */
const PAGE_RULES = ['region', 'landmark-one-main', 'page-has-heading-one', 'bypass'];
const PATIENCE_MILLISECONDS = 20_000;

/** One page that shows story after story in one setting, and gathers what goes wrong. */
export class StoryPage {
  readonly #page: Page;
  readonly #problems: string[] = [];

  private constructor(page: Page) {
    this.#page = page;
    page.on('console', (message) => {
      if (message.type() === 'error') this.#problems.push(`console: ${message.text()}`);
    });
    page.on('pageerror', (error) => this.#problems.push(`page error: ${error.message}`));
  }

  static async open(browser: Browser, storybook: string, setting: Setting, first: Entry): Promise<StoryPage> {
    const context = await browser.newContext({
      viewport: { width: 1280, height: 800 },
      colorScheme: setting.theme,
      reducedMotion: 'reduce',
    });
    const storyPage = new StoryPage(await context.newPage());
    // `!true` is how Storybook writes a boolean; its own accessibility check is not needed beside ours.
    const globals = `language:${setting.language};theme:${setting.theme};a11y.manual:!true`;
    const address = new URL('iframe.html', storybook);
    address.search = new URLSearchParams({ viewMode: 'story', id: first.id, globals }).toString();
    await storyPage.#page.goto(address.href);
    // Storybook reloads the page when a story is called away before it has finished.
    await storyPage.#page.waitForFunction(() => {
      const phase = globalThis.__STORYBOOK_PREVIEW__?.currentRender?.phase;
      return phase === 'finished' || phase === 'errored';
    });
    await storyPage.#page.evaluate(await readFile(AXE, 'utf8'));
    return storyPage;
  }

  /** Shows a story and lets it play to its end. */
  async show(entry: Entry): Promise<void> {
    this.#problems.length = 0;
    const failure = await this.#page.evaluate(showStory, { id: entry.id, patience: PATIENCE_MILLISECONDS });
    if (failure) this.#problems.push(failure);
  }

  /** What was wrong with the story that is shown, accessibility included. */
  async check(): Promise<string[]> {
    const violations = await this.#page.evaluate(runAxe, { rules: RULES, without: PAGE_RULES });
    return [...this.#problems, ...violations];
  }

  async screenshot(path: string, width: number): Promise<void> {
    await this.#page.setViewportSize({ width, height: 800 });
    await this.#page.screenshot({ path, fullPage: true });
  }

  async widen(): Promise<void> {
    await this.#page.setViewportSize({ width: 1280, height: 800 });
  }

  close(): Promise<void> {
    return this.#page.context().close();
  }
}

/** Runs in the page. */
function showStory({ id, patience }: { id: string; patience: number }): Promise<string | undefined> {
  const channel = globalThis.__STORYBOOK_ADDONS_CHANNEL__!;
  const failures = ['storyThrewException', 'playFunctionThrewException', 'storyErrored', 'storyMissing'];
  return new Promise((resolve) => {
    const timer = setTimeout(() => done(`not finished after ${patience} ms`), patience);
    const onFinished = (payload: unknown) => {
      const { storyId, status } = payload as { storyId: string; status: string };
      if (storyId === id) done(status === 'error' ? 'its play function failed' : undefined);
    };
    const onFailure = (payload: unknown) =>
      done(`it failed: ${(payload as Error | undefined)?.message ?? String(payload)}`);
    function done(failure?: string) {
      clearTimeout(timer);
      channel.off('storyFinished', onFinished);
      for (const event of failures) channel.off(event, onFailure);
      // One more frame, so that what the widget has just decided is drawn.
      requestAnimationFrame(() => resolve(failure));
    }
    channel.on('storyFinished', onFinished);
    for (const event of failures) channel.on(event, onFailure);
    channel.emit('forceRemount', { storyId: id });
    channel.emit('setCurrentStory', { storyId: id, viewMode: 'story' });
  });
}

/** Runs in the page. */
async function runAxe({ rules, without }: { rules: string[]; without: string[] }): Promise<string[]> {
  const result: axe.AxeResults = await globalThis.axe.run('#storybook-root', {
    runOnly: rules,
    rules: Object.fromEntries(without.map((rule) => [rule, { enabled: false }])),
    resultTypes: ['violations'],
  });
  return result.violations.flatMap(({ id, help, nodes }) =>
    nodes.map(
      ({ target, failureSummary }) =>
        `axe ${id} (${help}): ${target.flat().join(' ')}\n${failureSummary ?? ''}`,
    ),
  );
}
