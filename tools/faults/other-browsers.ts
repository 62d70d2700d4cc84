/** Firefox and WebKitGTK, steered over the protocols the element tests use; WebKitGTK has one window. */
import { setTimeout as delay } from 'node:timers/promises';
import puppeteer, { type Page } from 'puppeteer-core';
import type { Browser, BrowserName } from '../browsers.ts';
import { WebKitLauncher } from '../elements/webkit-launcher.ts';
import { forgetDrafts } from './page.ts';
import type { Driver } from './plan.ts';
import type { Profile, Tab } from './scene.ts';

export const DRIVERS: Readonly<Record<BrowserName, Driver>> = {
  chromium: 'everything',
  firefox: 'several-tabs',
  webkit: 'one-tab',
};

/** Starts one of them. */
export function otherProfile(browser: Browser): Promise<Profile> {
  return browser.name === 'firefox' ? firefoxProfile(browser) : webKitProfile(browser);
}

/** A tab in the background is to run like one in front: the machine has more than one window to look at. */
const EQUAL_TABS = {
  'dom.min_background_timeout_value': 0,
  'dom.timeout.enable_budget_timer_throttling': false,
};

async function firefoxProfile({ executable }: Browser): Promise<Profile> {
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: executable,
    extraPrefsFirefox: EQUAL_TABS,
  });
  const newPage = async () => {
    const page = await browser.newPage();
    page.on('dialog', (dialog) => void dialog.accept().catch(() => undefined));
    return page;
  };
  let kept: Page | undefined;
  const pages = new Set<Page>();
  return {
    driver: 'several-tabs',
    open: async () => {
      const page = kept ?? (await newPage());
      kept = undefined;
      pages.add(page);
      return page as unknown as Tab;
    },
    setOffline: missing,
    crash: missing,
    freeze: missing,
    forget: async (address) => {
      const [first = await newPage(), ...others] = [...pages].filter((page) => !page.isClosed());
      await Promise.all(others.map((page) => page.close()));
      pages.clear();
      await first.goto(address);
      await first.evaluate(forgetDrafts, undefined);
      kept = first;
    },
    close: () => browser.close(),
  };
}

const missing = () => Promise.reject(new Error('only Chromium can do that here'));

async function webKitProfile(browser: Browser): Promise<Profile> {
  const launcher = new WebKitLauncher(browser);
  const tab = webKitTab(launcher);
  return {
    driver: 'one-tab',
    open: () => Promise.resolve(tab),
    setOffline: missing,
    crash: missing,
    freeze: missing,
    forget: async (address) => {
      await tab.goto(address);
      await tab.evaluate(forgetDrafts, undefined);
    },
    close: () => launcher.stop(),
  };
}

const SETTLE = 50;

function webKitTab(launcher: WebKitLauncher): Tab {
  const evaluate: Tab['evaluate'] = async (work, argument) => {
    const script = `const done = arguments[1];
      Promise.resolve((${work})(arguments[0])).then((result) => done({ result }), (error) => done({ error: String(error) }));`;
    const answer = await launcher.command('execute/async', { script, args: [argument ?? null] });
    const { result, error } = answer as { result: never; error?: string };
    if (error !== undefined) throw new Error(error);
    return result;
  };
  return {
    evaluate,
    // The driver does not wait for the page.
    goto: async (address) => {
      await launcher.command('url', { url: address });
      while ((await evaluate(() => location.href, undefined).catch(() => '')) !== address)
        await delay(SETTLE);
    },
    reload: () => launcher.command('refresh', {}),
    close: () => Promise.reject(new Error('there is one window only')),
  };
}
