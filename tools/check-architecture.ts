/** Checks what the linter cannot: layers, circles, templates, pure rules. `node tools/check-architecture.ts` */
import { globSync, readFileSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';
import { findCycles } from './architecture/cycles.ts';
import { checkLayers } from './architecture/layers.ts';
import { readModule, type Problem } from './architecture/module.ts';
import { checkPurity } from './architecture/purity.ts';
import { checkTemplates } from './architecture/templates.ts';

/** Takes paths from the project's root and their text, so that tests can bring sources of their own. */
export function checkArchitecture(files: Readonly<Record<string, string>>): Problem[] {
  const modules = Object.entries(files).map(([path, code]) => readModule(path, code));
  const single = modules.flatMap((module) => [
    ...checkLayers(module),
    ...checkTemplates(module),
    ...checkPurity(module),
  ]);
  return [...single, ...findCycles(modules)];
}

if (import.meta.main) {
  const root = resolve(import.meta.dirname, '..');
  const paths = globSync(['src/**/*.ts', 'endpoint/**/*.ts'], { cwd: root, exclude: ['**/generated/**'] });
  const files = paths.map((path) => [path.split(sep).join('/'), readFileSync(join(root, path), 'utf8')]);
  const problems = checkArchitecture(Object.fromEntries(files) as Record<string, string>);
  for (const { path, line, message } of problems) console.error(`${path}:${line} ${message}`);
  if (problems.length > 0) process.exit(1);
  console.log(`${paths.length} modules keep to the architecture`);
}
