/** Builds the script-tag bundle only when something it is made of is newer than it. */
import { globSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { CDN_MANIFEST } from '../build/folders.ts';

const SOURCES = ['src/**/*', 'tools/build/*', 'vite.config.ts', 'package-lock.json', 'tsconfig.json'];

export async function buildIfStale(root: string): Promise<void> {
  const built = statSync(join(root, CDN_MANIFEST), { throwIfNoEntry: false })?.mtimeMs ?? 0;
  const stale = globSync(SOURCES, { cwd: root }).some((path) => statSync(join(root, path)).mtimeMs > built);
  if (!stale) return;
  console.log('Building the widgets…');
  // Loaded only now: the build tools alone take a second.
  const { buildCdn } = await import('../build/cdn.ts');
  await buildCdn(root);
}
