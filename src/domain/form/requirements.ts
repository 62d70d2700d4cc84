import { isRecord, pointerTokens } from './answers.ts';

/** What these say holds for the same answers as the schema they stand in. */
const BRANCHES = ['then', 'else', 'allOf', 'anyOf', 'oneOf', 'dependentSchemas'];
const DEEPEST = 16;

type Schema = Readonly<Record<string, unknown>>;

/**
 * Whether an answer is asked for at least under some answers to other questions: what never is, is marked
 * as optional. Says nothing about the objects it stands in.
 */
export function mayBeRequired(schema: Schema, pointer: string): boolean {
  const tokens = pointerTokens(pointer) ?? [];
  const name = tokens.at(-1);
  return name !== undefined && schemasAt(schema, tokens.slice(0, -1)).some((one) => requires(one, name));
}

/** The schemas of an answer, those in branches too; numbers and `*` stand for any item of an array. */
export function schemasAt(schema: Schema, tokens: readonly string[]): Schema[] {
  return tokens.reduce(
    (schemas, token) => schemas.flatMap((one) => memberSchemas(one, token)).flatMap((one) => branchesOf(one)),
    branchesOf(schema),
  );
}

function memberSchemas(schema: Schema, token: string): Schema[] {
  const { properties, items } = schema;
  const member = isRecord(properties) && Object.hasOwn(properties, token) ? properties[token] : undefined;
  return [member, /^(?:\d+|\*)$/.test(token) ? items : undefined].filter(isRecord);
}

/** A schema and its branches, all of them about the same answer. */
function branchesOf(schema: Schema, depth = 0): Schema[] {
  if (depth > DEEPEST) return [];
  const inner = BRANCHES.flatMap((keyword): unknown[] => {
    const branch = schema[keyword];
    if (Array.isArray(branch)) return branch;
    return keyword === 'dependentSchemas' && isRecord(branch) ? Object.values(branch) : [branch];
  });
  return [schema, ...inner.filter(isRecord).flatMap((one) => branchesOf(one, depth + 1))];
}

function requires({ required, dependentRequired }: Schema, name: string): boolean {
  const dependent = isRecord(dependentRequired) ? Object.values(dependentRequired) : [];
  return [required, ...dependent].some((names) => Array.isArray(names) && names.includes(name));
}
