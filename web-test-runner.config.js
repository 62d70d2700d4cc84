import { chromeLauncher } from '@web/test-runner-chrome';
import { defaultReporter } from '@web/test-runner';
import { a11ySnapshotPlugin } from '@web/test-runner-commands/plugins';
import puppeteer from 'puppeteer-core';
import { BROWSER_NAMES, chromiumFlags, ensureBrowsers } from './tools/browsers.ts';
import { ELEMENT_TESTS } from './tools/elements/bare-imports.ts';
import { countingReporter } from './tools/elements/counting-reporter.ts';
import { freePort } from './tools/elements/free-port.ts';
import { WebKitLauncher } from './tools/elements/webkit-launcher.ts';
import { startVite, viteMiddleware } from './tools/elements/vite-middleware.ts';

const root = import.meta.dirname;
const wanted = process.env['DVC_BROWSERS']?.split(',') ?? BROWSER_NAMES;
const { found, missing } = ensureBrowsers(BROWSER_NAMES.filter((name) => wanted.includes(name)));
for (const { name, reason } of missing) console.log(`Skipped ${name}: ${reason}`);
if (found.length === 0) throw new Error('No browser to run the element tests in');

const vite = await startVite(root, found.map(({ name }) => name).join('-'));

export default {
  rootDir: root,
  port: await freePort(),
  files: [ELEMENT_TESTS],
  browsers: found.map(launcher),
  // One page at a time in each browser, so that focus belongs to the test that asks for it.
  concurrency: 1,
  concurrentBrowsers: 2,
  testsStartTimeout: 60_000,
  testsFinishTimeout: 120_000,
  middleware: [viteMiddleware(vite)],
  plugins: [{ name: 'vite', serverStop: () => vite.close() }, a11ySnapshotPlugin()],
  reporters: [defaultReporter({ reportTestProgress: false }), countingReporter()],
  testFramework: { config: { timeout: 10_000 } },
};

/** @param {import('./tools/browsers.ts').Browser} browser */
function launcher(browser) {
  if (browser.name === 'webkit') return new WebKitLauncher(browser);
  const isFirefox = browser.name === 'firefox';
  return chromeLauncher({
    puppeteer,
    concurrency: 1,
    launchOptions: {
      browser: isFirefox ? 'firefox' : 'chrome',
      executablePath: browser.executable,
      args: isFirefox ? [] : chromiumFlags(),
    },
  });
}
