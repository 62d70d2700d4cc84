import { isRecord } from './answers.ts';
import type { SafeSchema } from './safe-schema.ts';

/** Whether an answer is as a schema says. */
export type Holds = (schema: SafeSchema | boolean, answer: unknown) => boolean;

const LISTS = ['allOf', 'anyOf', 'oneOf'] as const;

/**
 * Whether an answer is asked for under the present answers to other questions. Of several ways to be right each
 * counts: what one of them asks for is not called optional.
 *
 * @param tokens Of the pointer, from what the schema is about.
 */
export function isRequiredNow(
  schema: unknown,
  tokens: readonly string[],
  answer: unknown,
  holds: Holds,
): boolean {
  const [name, ...rest] = tokens;
  if (!isRecord(schema) || name === undefined) return false;
  const given = isRecord(answer) || Array.isArray(answer) ? answer : {};
  const isAskedBy = (branch: unknown) => isRequiredNow(branch, tokens, given, holds);
  if (rest.length === 0 && isNamed(schema, name, given)) return true;
  if (rest.length > 0) {
    const inner = (given as Readonly<Record<string, unknown>>)[name];
    if (membersOf(schema, name).some((member) => isRequiredNow(member, rest, inner, holds))) return true;
  }
  const branches = [
    ...LISTS.flatMap((list) => schema[list]),
    ...dependents(schema['dependentSchemas'], given),
  ];
  if (branches.some(isAskedBy)) return true;
  const condition = schema['if'] as SafeSchema | boolean | undefined;
  if (condition === undefined) return false;
  // What neither branch asks for needs no look at the condition, which is what takes time.
  const [whenTrue, whenFalse] = [isAskedBy(schema['then']), isAskedBy(schema['else'])];
  return whenTrue === whenFalse ? whenTrue : holds(condition, given) === whenTrue;
}

function isNamed({ required, dependentRequired }: SafeSchema, name: string, given: object): boolean {
  return [required, ...dependents(dependentRequired, given)].some(
    (names) => Array.isArray(names) && names.includes(name),
  );
}

/** What holds because of an answer that is given. */
function dependents(map: unknown, given: object): unknown[] {
  const entries = isRecord(map) ? Object.entries(map) : [];
  return entries.flatMap(([name, value]) => (Object.hasOwn(given, name) ? [value] : []));
}

function membersOf({ properties, items }: SafeSchema, name: string): unknown[] {
  const member = isRecord(properties) && Object.hasOwn(properties, name) ? [properties[name]] : [];
  return /^\d+$/.test(name) ? [...member, items] : member;
}
