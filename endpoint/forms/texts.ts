import type { Language } from '../http/language.ts';

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isText = (value: unknown): value is Record<Language, string> =>
  isObject(value) && Object.keys(value).length === 2 && 'vi' in value && 'en' in value;

/** Every `{"vi", "en"}` becomes its text in one language. The answers' schema holds none. */
export function localise(value: unknown, language: Language): unknown {
  if (isText(value)) return value[language];
  if (Array.isArray(value)) return value.map((item) => localise(item, language));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [
      key,
      key === 'schema' ? member : localise(member, language),
    ]),
  );
}

/** Fields people read. */
const TEXTS = new Set(['label', 'help', 'title', 'name', 'message', 'itemLabel']);
/** Lists of sentences people read. */
const TEXT_LISTS = new Set(['conditions', 'text']);
/** Fields of these are pointers, whatever they are called. */
const POINTERS = new Set(['schema', 'identityCard']);

/** Where a text stands in one language only. */
export function firstUntranslated(value: unknown, path = ''): string | undefined {
  if (isText(value)) return undefined;
  for (const [key, member] of membersOf(value)) {
    if (POINTERS.has(String(key))) continue;
    const place = placeOf(path, key);
    if (typeof key === 'string' && TEXTS.has(key) && !isText(member)) return place;
    const lacking =
      typeof key === 'string' && TEXT_LISTS.has(key) && Array.isArray(member)
        ? member.findIndex((item) => !isText(item))
        : -1;
    if (lacking >= 0) return `${place}[${lacking}]`;
    const deeper = firstUntranslated(member, place);
    if (deeper !== undefined) return deeper;
  }
  return undefined;
}

/** A field the contract does not have, and so left out of what it read: most likely misspelt. */
export function firstUnknownField(given: unknown, read: unknown, path = ''): string | undefined {
  for (const [key, member] of membersOf(given)) {
    if (path === '' && key === 'schema') continue;
    const place = placeOf(path, key);
    const readMember = isObject(read) || Array.isArray(read) ? Reflect.get(read, key) : undefined;
    if (readMember === undefined) return place;
    const deeper = firstUnknownField(member, readMember, place);
    if (deeper !== undefined) return deeper;
  }
  return undefined;
}

function membersOf(value: unknown): [string | number, unknown][] {
  if (Array.isArray(value)) return [...value.entries()];
  return isObject(value) ? Object.entries(value) : [];
}

function placeOf(path: string, key: string | number): string {
  if (typeof key === 'number') return `${path}[${key}]`;
  return path === '' ? key : `${path}.${key}`;
}
