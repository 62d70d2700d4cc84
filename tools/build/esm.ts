/** One module per source file with its types, for bundlers and for TypeScript. */
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { ESM_FOLDER } from './folders.ts';

export function buildEsm(root: string): void {
  rmSync(join(root, ESM_FOLDER), { recursive: true, force: true });
  const compiler = join(root, 'node_modules/typescript/bin/tsc');
  const { status } = spawnSync(process.execPath, [compiler, '--project', join(root, 'tsconfig.build.json')], {
    stdio: 'inherit',
  });
  if (status !== 0) throw new Error('The modules for bundlers could not be built');
}
