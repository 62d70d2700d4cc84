/** What was answered so far: JSON, never changed in place. Places in it are JSON Pointers (RFC 6901). */
export type Answers = Readonly<Record<string, unknown>>;

/** No form is nested deeper; a pointer that is leads nowhere. */
const DEEPEST = 16;
/** Canonical digits: `01` and `+1` are names, not places. */
const INDEX = /^(?:0|[1-9]\d{0,4})$/;

/** The names a pointer leads through; `undefined` for what is no pointer, or one no answer has. */
export function pointerTokens(pointer: string, deepest = DEEPEST): string[] | undefined {
  if (pointer === '') return [];
  if (!pointer.startsWith('/') || /~(?![01])/.test(pointer)) return undefined;
  const tokens = pointer.slice(1).split('/').map(unescapeToken);
  return tokens.length > deepest || tokens.includes('__proto__') ? undefined : tokens;
}

function unescapeToken(token: string): string {
  return token.replaceAll('~1', '/').replaceAll('~0', '~');
}

export function pointerTo(tokens: readonly (string | number)[]): string {
  return tokens.map((token) => `/${String(token).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

export function isRecord(value: unknown): value is Answers {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Nothing was answered: no text but spaces, nothing chosen, an object of nothing. */
export function isEmpty(value: unknown, depth = 0): boolean {
  if (typeof value === 'string') return value.trim() === '';
  if (Array.isArray(value)) return value.length === 0;
  if (!isRecord(value)) return value == null;
  return depth < DEEPEST && Object.values(value).every((member) => isEmpty(member, depth + 1));
}

export function readAnswer(answers: Answers, pointer: string): unknown {
  return pointerTokens(pointer)?.reduce(memberOf, answers as unknown);
}

function memberOf(value: unknown, token: string): unknown {
  if (Array.isArray(value)) return INDEX.test(token) ? value[Number(token)] : undefined;
  return isRecord(value) && Object.hasOwn(value, token) ? value[token] : undefined;
}

/**
 * The answers with one of them changed; `undefined` or `''` removes it. Objects on the way are made, and
 * arrays where a number follows. An item can be added at the end of an array and not beyond: there are no
 * holes. Where a pointer leads nowhere, nothing changes.
 */
export function writeAnswer(answers: Answers, pointer: string, value: unknown): Answers {
  const [token, ...rest] = pointerTokens(pointer) ?? [];
  if (token === undefined) return answers;
  return withMember(answers, token, rest, value === '' ? undefined : value) as Answers;
}

function withMember(container: unknown, token: string, rest: readonly string[], value: unknown): unknown {
  const isList = Array.isArray(container) || (INDEX.test(token) && !isRecord(container));
  return isList
    ? withItem(Array.isArray(container) ? container : [], token, rest, value)
    : withProperty(isRecord(container) ? container : {}, token, rest, value);
}

function withItem(list: readonly unknown[], token: string, rest: readonly string[], value: unknown): unknown {
  const at = Number(token);
  if (!INDEX.test(token) || at > list.length) return list;
  const item = changed(list[at], rest, value);
  const items = item === undefined ? [] : [item];
  return [...list.slice(0, at), ...items, ...list.slice(at + 1)];
}

function withProperty(record: Answers, token: string, rest: readonly string[], value: unknown): unknown {
  const property = changed(Object.hasOwn(record, token) ? record[token] : undefined, rest, value);
  if (property !== undefined) return { ...record, [token]: property };
  const { [token]: _, ...others } = record;
  return others;
}

function changed(before: unknown, [token, ...rest]: readonly string[], value: unknown): unknown {
  if (token === undefined) return value;
  // Nothing is made on the way to a place that is to be empty.
  return value === undefined && before === undefined ? undefined : withMember(before, token, rest, value);
}
