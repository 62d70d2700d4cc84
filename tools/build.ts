/** `npm run build`: the script-tag build and the modules for bundlers, each checked. */
import { join, resolve } from 'node:path';
import { buildCdn } from './build/cdn.ts';
import { checkBundles } from './build/check-bundle.ts';
import { buildEsm } from './build/esm.ts';
import { CDN_FOLDER, ESM_FOLDER } from './build/folders.ts';

const root = resolve(import.meta.dirname, '..');

await buildCdn(root);
const problems = checkBundles(join(root, CDN_FOLDER));
if (problems.length > 0) {
  console.error(problems.join('\n'));
  process.exit(1);
}
console.log(`${CDN_FOLDER}: every bundle parses and makes no code from text`);

buildEsm(root);
console.log(`${ESM_FOLDER}: modules and types`);
