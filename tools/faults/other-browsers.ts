/** Firefox and WebKitGTK: one window each, steered over the protocols the element tests use. */
import { setTimeout as delay } from 'node:timers/promises';
import puppeteer from 'puppeteer-core';
import type { Browser } from '../browsers.ts';
import { WebKitLauncher } from '../elements/webkit-launcher.ts';
import { forgetDrafts } from './page.ts';
import type { Profile, Tab } from './scene.ts';

/** Starts one of them. `open` gives the one tab there is. */
export function otherProfile(browser: Browser): Promise<Profile> {
  return browser.name === 'firefox' ? firefoxProfile(browser) : webKitProfile(browser);
}

async function firefoxProfile({ executable }: Browser): Promise<Profile> {
  const browser = await puppeteer.launch({ browser: 'firefox', executablePath: executable });
  const page = await browser.newPage();
  page.on('dialog', (dialog) => void dialog.accept().catch(() => undefined));
  return profileOf(page as unknown as Tab, () => browser.close());
}

async function webKitProfile(browser: Browser): Promise<Profile> {
  const launcher = new WebKitLauncher(browser);
  return profileOf(webKitTab(launcher), () => launcher.stop());
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
  const never = () => Promise.reject(new Error('there is one window only'));
  return {
    evaluate,
    // The driver does not wait for the page.
    goto: async (address) => {
      await launcher.command('url', { url: address });
      while ((await evaluate(() => location.href, undefined).catch(() => '')) !== address)
        await delay(SETTLE);
    },
    reload: () => launcher.command('refresh', {}),
    goBack: never,
    goForward: never,
    close: never,
  };
}

function profileOf(tab: Tab, close: () => Promise<void>): Profile {
  const missing = () => Promise.reject(new Error('only Chromium can do that here'));
  return {
    open: () => Promise.resolve(tab),
    setOffline: missing,
    crash: missing,
    forget: async (address) => {
      await tab.goto(address);
      await tab.evaluate(forgetDrafts, undefined);
    },
    close,
  };
}
