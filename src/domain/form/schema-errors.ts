import { format as evaluatorFormats, validate } from '@cfworker/json-schema';
import { isRecord, pointerTo, pointerTokens, readAnswer, type Answers } from './answers.ts';
import { FORMATS } from './formats.ts';
import { plain, type SafeSchema, type TextTests } from './safe-schema.ts';

/** Something the schema refuses. `pointer` is where; of a missing answer, where it should be. */
export interface SchemaError {
  readonly pointer: string;
  /** `format` is a format that is not kept, `pattern` a pattern. */
  readonly keyword: string;
  /** What the schema says under that keyword. */
  readonly expected: unknown;
}

/** Longer arrays are beyond any limit a form sets. */
const MOST_ITEMS = 300;

/** These repeat that something within is wrong. */
const SUMMARIES = [
  'properties',
  'items',
  'prefixItems',
  'if',
  'allOf',
  'dependentSchemas',
  'additionalProperties',
];
const CHOICES = ['anyOf', 'oneOf', 'contains', 'propertyNames'];

/** All errors, in the order of the schema; more than one may name the same answer. */
export function schemaErrors(
  schema: SafeSchema | boolean,
  tests: TextTests,
  answers: Answers,
): SchemaError[] {
  const errors = evaluate(schema, tests, answers);
  const hasReason = ({ keywordLocation }: EvaluatorError) =>
    errors.some((other) => other.keywordLocation.startsWith(`${keywordLocation}/`));
  const hasWrongItem = (array: string) =>
    errors.some(({ instanceLocation }) => instanceLocation.startsWith(`${array}/`));
  const seen = new Set<string>();
  // All that is missing in one place comes out of the first error about it.
  const isNew = ({ instanceLocation, keywordLocation }: EvaluatorError) => {
    const place = `${instanceLocation} ${keywordLocation}`;
    return !seen.has(place) && seen.add(place);
  };
  return (
    errors
      .filter(({ keyword }) => !SUMMARIES.includes(keyword))
      .filter(isNew)
      .filter((error) => !CHOICES.includes(error.keyword) || !hasReason(error))
      // Two items that are wrong in the same way: what is wrong with each is enough.
      .filter(({ keyword, instanceLocation }) => keyword !== 'uniqueItems' || !hasWrongItem(instanceLocation))
      .flatMap((error) => describe(error, schema, tests, answers))
  );
}

/** Whether answers, or a part of them, are as the schema says. */
export function isValid(schema: SafeSchema | boolean, tests: TextTests, answers: unknown): boolean {
  return evaluate(schema, tests, answers).length === 0;
}

function evaluate(schema: SafeSchema | boolean, tests: TextTests, answers: unknown) {
  // The evaluator knows formats by a table of its own that everyone on the page shares; nobody sees the visit.
  for (const [name, { test }] of tests) evaluatorFormats[name] = test;
  try {
    return validate(plain(answers, MOST_ITEMS), schema, '2020-12', {}, false).errors;
  } finally {
    for (const name of tests.keys()) delete evaluatorFormats[name];
  }
}

type EvaluatorError = ReturnType<typeof evaluate>[number];

function describe(
  { keyword, instanceLocation, keywordLocation }: EvaluatorError,
  root: SafeSchema | boolean,
  tests: TextTests,
  answers: Answers,
): SchemaError[] {
  const pointer = decodeURIComponent(instanceLocation.slice(1));
  // A schema that is false: the evaluator gives the place of the answer instead of its own.
  if (keyword === 'false') return [{ pointer, keyword, expected: undefined }];
  const schema = schemaAt(root, keywordLocation);
  const value = readAnswer(answers, pointer);
  if (keyword === 'format') return [{ pointer, ...textError(tests, schema, value) }];
  return missingNames(keyword, schema, value).map((name) => ({
    pointer: name === undefined ? pointer : pointer + pointerTo([name]),
    keyword,
    expected: schema[keyword],
  }));
}

function textError(tests: TextTests, schema: SafeSchema, value: unknown): Omit<SchemaError, 'pointer'> {
  const format = tests.get(schema['format'] as string)?.format as string | undefined;
  return format !== undefined && FORMATS[format]?.(value as string) === false
    ? { keyword: 'format', expected: format }
    : { keyword: 'pattern', expected: undefined };
}

/** The schema a keyword stands in. */
function schemaAt(root: SafeSchema | boolean, keywordLocation: string): SafeSchema {
  const tokens = pointerTokens(decodeURIComponent(keywordLocation.slice(1)), Infinity) ?? [];
  let schema: unknown = root;
  for (const token of tokens.slice(0, -1)) schema = (schema as SafeSchema)[token];
  return schema as SafeSchema;
}

/** The evaluator says which answers are missing only in a sentence. */
function missingNames(keyword: string, schema: SafeSchema, value: unknown): (string | undefined)[] {
  const given = isRecord(value) ? value : {};
  const isMissing = (name: string) => !Object.hasOwn(given, name);
  if (keyword === 'required') return (schema['required'] as string[]).filter(isMissing);
  if (keyword !== 'dependentRequired') return [undefined];
  const dependent = Object.entries(schema['dependentRequired'] as Record<string, string[]>);
  return dependent.flatMap(([name, names]) => (isMissing(name) ? [] : names.filter(isMissing)));
}
