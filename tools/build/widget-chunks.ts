/**
 * Which modules travel together: those that nearly every widget needs in one chunk, so that a page with
 * several widgets loads them once; and all that a widget with later parts needs at once in another, from which
 * those parts take what they need again; so too a part with parts of its own. What is left lies in small chunks,
 * so that nobody pays for another widget's parts (docs/decisions/0010).
 */
import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
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
  let parts: Set<string>[] | undefined;
  // All that the later parts of one widget, and of no other, need at once, where its first modules load them.
  const inOwnParts = (index: number) =>
    (parts ??= files.map((_, each) => {
      const first = closures().needed[each]!;
      const own = [...first].flatMap((id) => imports.get(id)?.later ?? []).filter((id) => isLater(id, each));
      return new Set(own.flatMap((id) => [...closure(id, ({ present }) => present, imports)]));
    }))[index]!;
  // Three of five count as nearly every one where one of those that most pages have is among them.
  const isCommon = (id: string) => {
    const users = files.filter((_, index) => closures().needed[index]!.has(id));
    const isOnMostPages = users.some((file) => file.startsWith('procedure-'));
    return users.length >= Math.max(2, files.length - (isOnMostPages ? 2 : 1));
  };
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
  // What the later parts of these widgets need and nobody needs at once: one chunk rather than one each.
  const isOfParts = (id: string, some: readonly string[]) =>
    some.length > 2 &&
    closures().needed.every((modules) => !modules.has(id)) &&
    files.every((file, index) => inOwnParts(index).has(id) === some.includes(file));
  // The part of a widget, and of no other, from which its own later parts will take the module.
  const partWith = (id: string) => {
    const index = files.findIndex((_, each) => isLater(id, each));
    if (index < 0) return null;
    const isOwn = (module: string) => isOfOne(module, index);
    const parts = laterParts(closures().needed[index]!, isOwn, imports);
    const [part, ...others] = parts.filter((modules) => modules.has(id));
    return part && others.length === 0 ? `${basename([...part][0]!, '.ts')}-core` : null;
  };
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
        name: `${initials(some)}-base`,
        test: (id: string) => isBase(id, some),
      })),
      ...subsets(files).map((some) => ({
        name: `${initials(some)}-parts`,
        test: (id: string) => isOfParts(id, some),
      })),
      { name: partWith },
    ],
  };
}

/**
 * Parts that a widget's first modules load later and that have later parts themselves, no other widget's: each
 * as the modules it needs, the first of which is the part.
 */
function laterParts(
  first: ReadonlySet<string>,
  isOwn: (id: string) => boolean,
  imports: ReadonlyMap<string, Imports>,
): Set<string>[] {
  const laterOf = (id: string) => imports.get(id)?.later ?? [];
  return [...new Set([...first].flatMap(laterOf))]
    .filter((part) => !first.has(part))
    .map((part) => closure(part, ({ present }) => present, imports))
    .filter((part) => [...part].some((id) => !first.has(id) && laterOf(id).some(isOwn)));
}

/** `online-form.ts` is `of`: each file that takes something from another one names it. */
function initials(files: readonly string[]): string {
  return files.map((file) => file.replaceAll(/([a-z])[a-z]*-?/g, '$1').replace(/\.t$/, '')).join('-');
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
