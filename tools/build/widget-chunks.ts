/**
 * Which modules travel together: those that nearly every widget needs in one chunk, so that a page with
 * several widgets loads them once; and all that a widget with later parts needs at once in another, from which
 * those parts take what they need again. What is left lies in small chunks, so that nobody pays for another
 * widget's parts (docs/decisions/0010).
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin, Rolldown } from 'vite';

/** Not widgets, though they stand among them: a page may have neither. */
const OTHERS = new Set(['config.ts', 'register.ts']);

interface Imports {
  /** Loaded before the module runs. */
  readonly present: readonly string[];
  /** Loaded when they are used. */
  readonly later: readonly string[];
}

export interface WidgetChunks {
  /** Follows the imports while the build reads them. */
  readonly plugin: Plugin;
  readonly groups: Rolldown.CodeSplittingGroup[];
}

export function widgetChunks(root: string): WidgetChunks {
  const imports = new Map<string, Imports>();
  const folder = join(root, 'src/define');
  const files = readdirSync(folder).filter((file) => file.endsWith('.ts') && !OTHERS.has(file));
  let known: { needed: Set<string>[]; reached: Set<string>[] } | undefined;
  const closures = () =>
    (known ??= {
      needed: files.map((file) => closure(join(folder, file), ({ present }) => present, imports)),
      reached: files.map((file) =>
        closure(join(folder, file), ({ present, later }) => [...present, ...later], imports),
      ),
    });
  const isCommon = (id: string) =>
    closures().needed.filter((modules) => modules.has(id)).length >= Math.max(2, files.length - 1);
  const isOfOne = (id: string, index: number) =>
    closures().reached.every((modules, other) => modules.has(id) === (other === index));
  const isLater = (id: string, index: number) => !closures().needed[index]!.has(id) && isOfOne(id, index);
  const isCore = (id: string, index: number) =>
    closures().needed[index]!.has(id) &&
    isOfOne(id, index) &&
    [...closures().reached[index]!].some((module) => isLater(module, index));
  // What these widgets need at once and others reach, at once or later: one chunk, rather than one for each way there.
  const isBase = (id: string, some: readonly string[]) =>
    files.every((file, index) => closures().needed[index]!.has(id) === some.includes(file)) &&
    closures().reached.filter((modules) => modules.has(id)).length > 1;
  return {
    plugin: {
      name: 'widget-chunks',
      moduleParsed({ id, importedIds, dynamicallyImportedIds }) {
        imports.set(id, { present: importedIds, later: dynamicallyImportedIds });
      },
    },
    groups: [
      { name: 'shared', test: isCommon, minShareCount: 2 },
      ...files.map((file, index) => ({
        name: file.replace(/\.ts$/, '-core'),
        test: (id: string) => isCore(id, index),
      })),
      ...subsets(files).map((some) => ({
        name: `${some.map((file) => file.replace(/\.ts$/, '')).join('-and-')}-base`,
        test: (id: string) => isBase(id, some),
      })),
    ],
  };
}

function subsets(files: readonly string[]): string[][] {
  return files
    .reduce<string[][]>((sets, file) => [...sets, ...sets.map((set) => [...set, file])], [[]])
    .filter(({ length }) => length > 0);
}

function closure(
  id: string,
  next: (imports: Imports) => readonly string[],
  imports: ReadonlyMap<string, Imports>,
  found = new Set<string>(),
): Set<string> {
  if (found.has(id)) return found;
  found.add(id);
  const of = imports.get(id);
  for (const imported of of ? next(of) : []) closure(imported, next, imports, found);
  return found;
}
