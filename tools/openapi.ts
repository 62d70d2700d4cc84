import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { format } from 'prettier';
import { openApiDocument } from '../endpoint/openapi/document.ts';

/** Writes `docs/openapi.json`; with `--check` only says whether the committed file is up to date. */
const file = fileURLToPath(new URL('../docs/openapi.json', import.meta.url));

const wanted = await format(JSON.stringify(openApiDocument()), { parser: 'json', printWidth: 110 });

if (process.argv.includes('--check')) {
  const committed = await readFile(file, 'utf8').catch(() => '');
  if (committed !== wanted) {
    console.error('docs/openapi.json is not up to date: run "npm run openapi"');
    process.exitCode = 1;
  }
} else {
  await writeFile(file, wanted);
  console.log('docs/openapi.json written');
}
