import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** Where the builds go, from the project's root. */
export const CDN_FOLDER = 'dist/cdn';
/** Which file needs which others; beside the published folder, for the budgets. */
export const CDN_MANIFEST = 'dist/cdn-manifest.json';
export const ESM_FOLDER = 'dist/esm';

/**
 * The folder a script-tag build may empty and fill: one that is new, empty, or holds such a build. An empty
 * path would be the project itself, and a slip in a path somebody's work.
 */
export function folderToFill(root: string, outDir: string, entry: string): string {
  const folder = resolve(root, outDir);
  const isFree = !existsSync(folder) || readdirSync(folder).length === 0;
  if (isFree || existsSync(join(folder, entry))) return folder;
  throw new Error(`${folder} is not emptied: it holds something else than an earlier build`);
}
