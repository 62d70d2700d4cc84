/** Which tests can come near a database: only they have something to find out on another one. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readModule } from '../architecture/module.ts';

const DATABASE = /^endpoint\/db\//;
/** What is started as a process or thread of its own is not followed. */
const UNSEEN = new Set(['node:child_process', 'node:cluster', 'node:worker_threads']);
const PACKAGE = /^(node:|@[\w-]+\/)?[\w][\w./-]*$/;

/** Follows the imports; in doubt, a test does. */
export function reachesDatabase(root: string, test: string): boolean {
  const seen = new Set<string>();
  const queue = [test];
  for (let path = queue.pop(); path !== undefined; path = queue.pop()) {
    if (DATABASE.test(path)) return true;
    if (seen.has(path) || !path.endsWith('.ts') || !existsSync(join(root, path))) continue;
    seen.add(path);
    for (const { target, relative, typeOnly } of readModule(path, readFileSync(join(root, path), 'utf8'))
      .imports) {
      if (typeOnly) continue;
      if (relative) queue.push(target);
      else if (UNSEEN.has(target) || !PACKAGE.test(target)) return true;
    }
  }
  return false;
}
