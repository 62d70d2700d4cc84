import { basename, join } from 'node:path';
import * as z from 'zod/mini';
import { StartError } from '../errors.ts';
import { filesOf, parse, readJson } from './files.ts';

const Entries = z.array(z.strictObject({ code: z.string(), vi: z.string(), en: z.string() }));

/** Choices several forms share, by name. */
export type Lists = ReadonlyMap<string, z.infer<typeof Entries>>;

export async function readLists(folder: string): Promise<Lists> {
  const files = await filesOf(join(folder, 'lists'));
  const read = async (file: string) =>
    [basename(file, '.json'), parse(Entries, await readJson(file), file, 'the list')] as const;
  return new Map(await Promise.all(files.map(read)));
}

/** `{"list": name}` becomes the choices of that list, `"enumOf": name` their codes. */
export function expandLists(value: unknown, lists: Lists, file: string): unknown {
  if (Array.isArray(value)) return value.map((item) => expandLists(item, lists, file));
  if (typeof value !== 'object' || value === null) return value;
  const listOf = (name: unknown) => {
    const list = lists.get(String(name));
    if (!list) throw new StartError(`${file}: there is no list "${String(name)}"`);
    return list;
  };
  const entries = Object.entries(value);
  const [only] = entries;
  if (entries.length === 1 && only?.[0] === 'list' && typeof only[1] === 'string')
    return listOf(only[1]).map(({ code, vi, en }) => ({ code, label: { vi, en } }));
  return Object.fromEntries(
    entries.map(([key, member]) =>
      key === 'enumOf' && typeof member === 'string'
        ? ['enum', listOf(member).map(({ code }) => code)]
        : [key, expandLists(member, lists, file)],
    ),
  );
}
