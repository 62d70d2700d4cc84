export type Schema = Readonly<Record<string, unknown>>;

export const isSchema = (value: unknown): value is Schema =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export function tokensOf(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** The schema of one answer; numbers and `*` stand for any item of a list. */
export function schemaAt(schema: Schema, pointer: string): Schema | undefined {
  let at: Schema | undefined = schema;
  for (const token of tokensOf(pointer)) {
    const members: unknown = at['properties'];
    const isItem = at['type'] === 'array' && /^(\d+|\*)$/.test(token);
    const next: unknown = isItem
      ? at['items']
      : isSchema(members) && Object.hasOwn(members, token)
        ? members[token]
        : undefined;
    if (!isSchema(next)) return undefined;
    at = next;
  }
  return at;
}

/** Values of these are schemas by name, or lists of them, or schemas. */
const BY_NAME = ['properties', 'patternProperties', 'dependentSchemas', '$defs'];
const LISTED = ['allOf', 'anyOf', 'oneOf', 'prefixItems'];
const SINGLE = ['items', 'if', 'then', 'else', 'not', 'contains', 'additionalProperties', 'propertyNames'];
/** What these say holds for the same answer as what they stand in. */
const SAME_PLACE = new Set(['if', 'then', 'else', 'not', 'allOf', 'anyOf', 'oneOf', 'dependentSchemas']);

export interface PlacedSchema {
  readonly schema: Schema;
  /** Pointer of the answer it is about, with `*` for the items of a list. */
  readonly pointer: string;
  /** It asks a question of the answers instead of judging them. */
  readonly isTest: boolean;
}

/** A schema and every schema within it, each with the answer it is about. */
export function* schemasWithin(schema: Schema, pointer = '', isTest = false): Generator<PlacedSchema> {
  yield { schema, pointer, isTest };
  for (const [keyword, value] of Object.entries(schema)) {
    const asks = isTest || keyword === 'if' || keyword === 'not';
    for (const [name, inner] of innerSchemas(keyword, value)) {
      const token = name === '' || SAME_PLACE.has(keyword) ? '' : `/${name}`;
      yield* schemasWithin(inner, pointer + token, asks);
    }
  }
}

function innerSchemas(keyword: string, value: unknown): [name: string, schema: Schema][] {
  if (BY_NAME.includes(keyword) && isSchema(value))
    return Object.entries(value).flatMap(([name, inner]) => (isSchema(inner) ? [[escape(name), inner]] : []));
  if (LISTED.includes(keyword) && Array.isArray(value))
    return value.flatMap((inner: unknown): [string, Schema][] => (isSchema(inner) ? [['', inner]] : []));
  if (SINGLE.includes(keyword) && isSchema(value)) return [[keyword === 'items' ? '*' : '', value]];
  return [];
}

function escape(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
}
