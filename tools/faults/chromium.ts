import type { Browser, Page } from 'playwright-core';
import { forgetDrafts } from './page.ts';
import type { Profile, Tab } from './scene.ts';

/** A profile in Chromium, steered by Playwright; its first page stays open from one run to the next. */
export async function chromiumProfile(browser: Browser): Promise<Profile> {
  const context = await browser.newContext();
  // "Leave this page?" is answered with yes: that is what is to be survived.
  context.on('dialog', (dialog) => void dialog.accept().catch(() => undefined));
  let kept: Page | undefined;
  return {
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
