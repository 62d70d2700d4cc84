import { chromium, type Browser } from 'playwright-core';
import { chromiumFlags, findBrowsers } from '../../../tools/browsers.ts';

/** The installed Chromium with a fresh profile; says what is missing when there is none. */
export async function launchChromium(): Promise<Browser> {
  const { found, missing } = findBrowsers(['chromium']);
  const [browser] = found;
  if (!browser) throw new Error(`Chromium: ${missing[0]?.reason ?? 'not found'}`);
  return chromium.launch({ executablePath: browser.executable, args: chromiumFlags() });
}
