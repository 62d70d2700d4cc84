import { setTimeout as delay } from 'node:timers/promises';
import { chromium, type Browser, type Page } from 'playwright-core';
import { chromiumFlags, findBrowsers } from '../browsers.ts';
import { forgetDrafts } from './page.ts';
import type { Profile, Tab } from './scene.ts';

/** The installed Chromium with its back-forward cache, which Playwright switches off. */
export async function launchWithCache(): Promise<Browser> {
  const { found, missing } = findBrowsers(['chromium']);
  const [browser] = found;
  if (!browser) throw new Error(`Chromium: ${missing[0]?.reason ?? 'not found'}`);
  return chromium.launch({
    executablePath: browser.executable,
    args: chromiumFlags(),
    ignoreDefaultArgs: ['--disable-back-forward-cache'],
  });
}

/** A profile in Chromium, steered by Playwright; its first page stays open from one run to the next. */
export async function chromiumProfile(browser: Browser): Promise<Profile> {
  const context = await browser.newContext();
  // "Leave this page?" is answered with yes: that is what is to be survived.
  context.on('dialog', (dialog) => void dialog.accept().catch(() => undefined));
  let kept: Page | undefined;
  return {
    driver: 'everything',
    open: async () => {
      const page = kept ?? (await context.newPage());
      kept = undefined;
      return page as Tab;
    },
    setOffline: (offline) => context.setOffline(offline),
    crash: async (tab) => {
      const page = tab as Page;
      const session = await context.newCDPSession(page);
      const crashed = page.waitForEvent('crash');
      // Never answered: there is nobody left to answer.
      session.send('Page.crash').catch(() => undefined);
      await crashed;
      await page.close();
    },
    freeze: async (tab, milliseconds) => {
      const session = await context.newCDPSession(tab as Page);
      await session.send('Page.setWebLifecycleState', { state: 'frozen' });
      await delay(milliseconds);
      await session.send('Page.setWebLifecycleState', { state: 'active' });
      await session.detach();
    },
    forget: async (address) => {
      await context.setOffline(false);
      const [first = await context.newPage(), ...others] = context.pages();
      await Promise.all(others.map((page) => page.close()));
      await first.goto(address);
      await first.evaluate(forgetDrafts, undefined);
      kept = first;
    },
    close: () => context.close(),
  };
}
