/**
 * Runs the element tests: `node tools/test-elements.ts [--browser chromium|firefox|webkit]… [--watch] [file…]`
 */
import { parseArgs } from 'node:util';
import { startTestRunner } from '@web/test-runner';
import { BROWSER_NAMES, type BrowserName } from './browsers.ts';

const CURSOR_MOVES = new RegExp(`${String.fromCharCode(27)}\\[\\d*[AGK]`, 'g');

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { browser: { type: 'string', multiple: true }, watch: { type: 'boolean' } },
});

for (const name of values.browser ?? []) {
  if (BROWSER_NAMES.includes(name as BrowserName)) continue;
  console.error(`Unknown browser "${name}": choose of ${BROWSER_NAMES.join(', ')}`);
  process.exit(1);
}
if (values.browser !== undefined) process.env['DVC_BROWSERS'] = values.browser.join(',');

if (!process.stdout.isTTY) withoutCursorMoves();

await startTestRunner({
  argv: [
    ...(positionals.length > 0 ? ['--files', ...positionals] : []),
    ...(values.watch ? ['--watch'] : []),
  ],
});

/** The test runner redraws its last lines; in a log that is noise. */
function withoutCursorMoves(): void {
  const write = process.stdout.write.bind(process.stdout);
  process.stdout.write = ((chunk: string | Uint8Array, ...rest: []) =>
    write(typeof chunk === 'string' ? chunk.replace(CURSOR_MOVES, '') : chunk, ...rest)) as typeof write;
}
