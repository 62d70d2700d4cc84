import { isSafePattern } from '../pattern-safety.ts';
import { isRecord } from './answers.ts';
import { FORMATS } from './formats.ts';

/** A schema without anything that could throw, hang, or reach a member the host page has added to all objects. */
export type SafeSchema = Record<string, unknown>;

/** Tests of texts by the name the evaluator knows them under. */
export type TextTests = Map<string, { readonly format: unknown; readonly test: (text: string) => boolean }>;

const DEEPEST = 24;
const MOST_SCHEMAS = 20_000;
/** A pattern may need the square of this; longer texts are left to the endpoint. */
const LONGEST_MATCHED = 4000;

const TYPES = ['array', 'boolean', 'integer', 'null', 'number', 'object', 'string'];
const LONE_SURROGATE = /\p{Cs}/u;

const isString = (value: unknown): value is string => typeof value === 'string';
const isNames = (value: unknown) => Array.isArray(value) && value.every(isString);
const isNumber = (value: unknown) => typeof value === 'number' && Number.isFinite(value);
const isType = (value: unknown) => isString(value) && TYPES.includes(value);
const isLimit = (value: unknown) => isNumber(value) && (value as number) >= 0;
const isSchema = (value: unknown) => typeof value === 'boolean' || isRecord(value);

/** What each keyword must be, lest it is left out. `$ref` and its like are no part of a form's schema. */
const VALUES: Readonly<Record<string, (value: unknown) => boolean>> = {
  type: (value) => isType(value) || (Array.isArray(value) && value.every(isType)),
  const: (value) => value !== undefined,
  enum: (value) => Array.isArray(value),
  required: isNames,
  uniqueItems: (value) => typeof value === 'boolean',
  format: (value) => isString(value) && Object.hasOwn(FORMATS, value),
  pattern: (value) => isString(value) && isSafePattern(value),
  multipleOf: (value) => isNumber(value) && (value as number) > 0,
  ...table(['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum'], isNumber),
  ...table(['minLength', 'maxLength', 'minItems', 'maxItems'], isLimit),
  ...table(['minProperties', 'maxProperties', 'minContains', 'maxContains'], isLimit),
};

const ONE = ['not', 'if', 'then', 'else', 'items', 'contains', 'additionalProperties', 'propertyNames'];
const LISTS = ['allOf', 'anyOf', 'oneOf', 'prefixItems'];
const MAPS = ['properties', 'dependentSchemas'];
/** Leaving something out of these may refuse what is good: all of it is left out. */
const DELICATE = ['not', 'if', 'oneOf', 'contains'];
/** These say nothing about answers. */
const WORDS = ['$schema', '$id', '$comment', 'title', 'description', 'default', 'examples'];

function table<Value>(names: readonly string[], value: Value): Record<string, Value> {
  return Object.fromEntries(names.map((name) => [name, value]));
}

/**
 * Copies a schema, keeping what is understood and well formed. What is left out, the endpoint checks: an
 * answer is refused here only for a reason that surely holds.
 */
export class SchemaReader {
  readonly tests: TextTests = new Map();
  #count = 0;
  #omissions = 0;

  read(schema: unknown, depth = 0): SafeSchema | boolean {
    if (typeof schema === 'boolean') return schema;
    this.#count += 1;
    if (!isRecord(schema) || depth > DEEPEST || this.#count > MOST_SCHEMAS) {
      this.#omissions += 1;
      return true;
    }
    const safe = bare();
    for (const [keyword, value] of Object.entries(schema)) {
      const kept = this.#readKeyword(keyword, value, depth + 1);
      if (kept !== undefined) safe[keyword] = kept;
      else if (!WORDS.includes(keyword)) this.#omissions += 1;
    }
    // Which names the patterns cover is not known here.
    if (Object.hasOwn(schema, 'patternProperties')) delete safe['additionalProperties'];
    return this.#withTest(safe);
  }

  #readKeyword(keyword: string, value: unknown, depth: number): unknown {
    if (Object.hasOwn(VALUES, keyword)) return VALUES[keyword]?.(value) ? plain(value) : undefined;
    const before = this.#omissions;
    const inner = this.#readInner(keyword, value, depth);
    return DELICATE.includes(keyword) && this.#omissions > before ? undefined : inner;
  }

  #readInner(keyword: string, value: unknown, depth: number): unknown {
    if (ONE.includes(keyword)) return isSchema(value) ? this.read(value, depth) : undefined;
    if (LISTS.includes(keyword) && Array.isArray(value) && value.length > 0)
      return value.map((one) => this.read(one, depth));
    if (!isRecord(value)) return undefined;
    if (MAPS.includes(keyword)) return mapped(value, (one) => this.read(one, depth));
    const isDependence = keyword === 'dependentRequired' && Object.values(value).every(isNames);
    return isDependence ? mapped(value, (names) => names) : undefined;
  }

  /** A format and a pattern become one test, under a name that nothing else on the page uses. */
  #withTest(safe: SafeSchema): SafeSchema {
    const { format, pattern } = safe;
    delete safe['format'];
    delete safe['pattern'];
    const known = format === undefined ? undefined : FORMATS[format as string];
    const expression = pattern === undefined ? undefined : new RegExp(pattern as string, 'u');
    if (!known && !expression) return safe;
    // Not JSON: pages of old scripts have an `Array.prototype.toJSON` that would give every test the same name.
    const name = `dvc-form ${String(format)} ${String(pattern)}`;
    const matches = (text: string) => text.length > LONGEST_MATCHED || expression?.test(text) !== false;
    this.tests.set(name, { format, test: (text) => known?.(text) !== false && matches(text) });
    safe['format'] = name;
    return safe;
  }
}

/** Own members only, in an object that inherits none. */
export function mapped(record: Readonly<Record<string, unknown>>, change: (value: unknown) => unknown) {
  const copy = bare();
  for (const [name, value] of Object.entries(record))
    if (value !== undefined && name !== '__proto__' && !LONE_SURROGATE.test(name)) copy[name] = change(value);
  return copy;
}

/** JSON and nothing else, bounded, in objects that inherit nothing from what the host page has done to all. */
export function plain(value: unknown, mostItems = Infinity, depth = 0): unknown {
  if (depth > DEEPEST) return null;
  if (Array.isArray(value)) return value.slice(0, mostItems).map((one) => plain(one, mostItems, depth + 1));
  if (isRecord(value)) return mapped(value, (one) => plain(one, mostItems, depth + 1));
  return ['string', 'number', 'boolean'].includes(typeof value) ? value : null;
}

function bare(): SafeSchema {
  return Object.create(null) as SafeSchema;
}
