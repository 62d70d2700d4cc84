/** Modules that need each other, also for types: neither can be understood alone. */
import type { Module, Problem } from './module.ts';

export function findCycles(modules: readonly Module[]): Problem[] {
  const byPath = new Map(modules.map((module) => [module.path, module]));
  const done = new Set<string>();
  const problems: Problem[] = [];

  const visit = (path: string, trail: string[]): void => {
    const start = trail.indexOf(path);
    if (start >= 0) {
      const cycle = [...trail.slice(start), path].join(' → ');
      problems.push({ path, line: 1, message: `imports run in a circle: ${cycle}` });
      return;
    }
    if (done.has(path)) return;
    for (const { target, relative } of byPath.get(path)?.imports ?? []) {
      if (relative) visit(target, [...trail, path]);
    }
    done.add(path);
  };

  for (const { path } of modules) visit(path, []);
  return problems;
}
