/** Packages that the element tests load, with the path inside them (`lit/decorators.js`). */
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { readModule } from '../architecture/module.ts';

export const ELEMENT_TESTS =
  'test/{domain,client,config,device,documents,payments,i18n,ui,controllers,theme,widgets,fields,define}/**/*.test.ts';

/** Follows the imports from the tests on, because `test/` holds modules for Node as well. */
export function bareImports(root: string): string[] {
  const names = new Set<string>();
  const seen = new Set<string>();
  const queue = globSync(['src/**/*.ts', ELEMENT_TESTS], { cwd: root }).map((path) =>
    path.split(sep).join('/'),
  );
  for (let path = queue.pop(); path !== undefined; path = queue.pop()) {
    if (seen.has(path) || !path.endsWith('.ts') || !existsSync(join(root, path))) continue;
    seen.add(path);
    for (const { target, relative, typeOnly } of readModule(path, readFileSync(join(root, path), 'utf8'))
      .imports) {
      if (relative) queue.push(target);
      else if (!typeOnly && /^(@[\w-]+\/)?[\w-]/.test(target) && !/^(node:|@web\/)/.test(target))
        names.add(target);
    }
  }
  return [...names].sort();
}
