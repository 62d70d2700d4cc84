import * as fc from 'fast-check';
import type { FormDefinition, FormField, ItemField } from '../../src/contract/form.ts';
import {
  isEmpty,
  pointerTokens,
  readAnswer,
  writeAnswer,
  type Answers,
} from '../../src/domain/form/answers.ts';
import { mayBeRequired, schemasAt } from '../../src/domain/form/requirements.ts';
import { brokenRules, type BrokenRule } from '../../src/domain/form/rules.ts';
import { sendableAnswers } from '../../src/domain/form/sendable-answers.ts';
import { shownFields } from '../../src/domain/form/shown-fields.ts';

/** Draws a value; what was drawn is part of what fast-check repeats and shrinks. */
export type Draw = <Value>(arbitrary: fc.Arbitrary<Value>) => Value;

type Schema = Readonly<Record<string, unknown>>;

/** Fields can bring others into sight; no form goes on longer than this. */
const MOST_ROUNDS = 20;
const MOST_REPAIRS = 60;

const DAY = 24 * 60 * 60 * 1000;

/** Answers to all that is asked, as a careful person gives them. */
export function goodAnswers(draw: Draw, definition: FormDefinition, today: string): Answers {
  let answers: Answers = {};
  const visited = new Set<string>();
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const fresh = shownFields(definition, answers).filter(({ pointer }) => !visited.has(pointer));
    if (fresh.length === 0) break;
    for (const { field, pointer } of fresh) {
      visited.add(pointer);
      const schema = schemaOf(definition, pointer);
      if (mayBeRequired(definition.schema, pointer) || draw(fc.boolean()))
        answers = writeAnswer(answers, pointer, draw(goodAnswer(field, schema, today)));
    }
  }
  return mended(draw, definition, answers, today);
}

/** Other answers where rules are broken: rules are not in the schema. */
function mended(draw: Draw, definition: FormDefinition, given: Answers, today: string): Answers {
  let answers = given;
  for (let repair = 0; repair < MOST_REPAIRS; repair += 1) {
    const broken = brokenRules(definition, sendableAnswers(definition, answers), today);
    const [found] = broken.filter(({ rule }) => !rule.warning);
    if (!found) break;
    const pointer = draw(fc.constantFrom(...placesOf(found)));
    const field = shownFields(definition, answers).find((one) => one.pointer === pointer)?.field;
    if (!field) break;
    const other = goodAnswer(field, schemaOf(definition, pointer), today);
    answers = writeAnswer(answers, pointer, draw(other));
  }
  return answers;
}

/** Where other answers would mend it: at the one that was tested or at the one it was held against. */
function placesOf({ rule: { other }, pointer }: BrokenRule): string[] {
  if (other === undefined) return [pointer];
  return [pointer, other.startsWith('./') ? pointer.replace(/(\/\d+)\/.*$/, `$1${other.slice(1)}`) : other];
}

function schemaOf(definition: FormDefinition, pointer: string): Schema {
  const schemas = schemasAt(definition.schema, pointerTokens(pointer) ?? []);
  return schemas.find((schema) => 'type' in schema) ?? schemas[0] ?? {};
}

function goodAnswer(field: FormField | ItemField, schema: Schema, today: string): fc.Arbitrary<unknown> {
  const limit = (name: string, otherwise: number) => (schema[name] as number | undefined) ?? otherwise;
  const least = limit('minItems', 1);
  const most = Math.max(least, Math.min(limit('maxItems', 3), 3));
  switch (field.kind) {
    case 'group':
      return fc.integer({ min: least, max: most }).map((length) => Array.from({ length }, () => ({})));
    case 'file':
      return fc.array(fc.uuid(), { minLength: least, maxLength: most });
    case 'multiChoice':
      return fc.subarray([...((schema['items'] as Schema)['enum'] as unknown[])], {
        minLength: least,
        maxLength: Math.max(least, limit('maxItems', 3)),
      });
    case 'choice':
      return fc.constantFrom(...(schema['enum'] as unknown[]));
    case 'yesNo':
      return 'const' in schema ? fc.constant(schema['const']) : fc.boolean();
    case 'number':
    case 'money':
      return fc.integer({ min: limit('minimum', 0), max: Math.min(limit('maximum', 1e9), 2 ** 50) });
    case 'address':
      return fc.constantFrom(
        { province: '01', ward: '00004', detail: 'Số 1 phố Thí Dụ' },
        { province: '79', ward: '26734', detail: 'Thôn Thí Dụ' },
      );
    default:
      return goodText(schema, today);
  }
}

function goodText(schema: Schema, today: string): fc.Arbitrary<string> {
  const {
    format,
    pattern,
    maxLength = 100,
  } = schema as { format?: string; pattern?: string; maxLength?: number };
  if (pattern !== undefined)
    return fc
      .stringMatching(new RegExp(pattern))
      .filter((text) => text.trim() !== '' && text.length <= maxLength);
  if (format?.startsWith('date')) return goodDate(format, today);
  const examples = EXAMPLES[format ?? ''] ?? ['Thí dụ', 'x', 'Đ'.repeat(Math.min(maxLength, 300))];
  return fc.constantFrom(...examples).map((text) => text.slice(0, maxLength));
}

/** Mostly of grown-ups, some of children and of what is to come. */
function goodDate(format: string, today: string): fc.Arbitrary<string> {
  const days = fc.oneof(
    { weight: 4, arbitrary: fc.integer({ min: -60 * 365, max: -20 * 365 }) },
    { weight: 2, arbitrary: fc.integer({ min: -20 * 365, max: 0 }) },
    { weight: 2, arbitrary: fc.integer({ min: -60, max: 0 }) },
    { weight: 1, arbitrary: fc.integer({ min: 0, max: 700 }) },
  );
  const known = { 'date-or-month': [7, 10], 'date-or-year': [4, 7, 10] }[format] ?? [10];
  return fc
    .tuple(days, fc.constantFrom(...known))
    .map(([day, length]) => new Date(Date.parse(today) + day * DAY).toISOString().slice(0, length));
}

const EXAMPLES: Readonly<Record<string, readonly string[]>> = {
  'person-name': ['Nguyễn Văn Mẫu', 'Trần Thị Thí Dụ', 'Lê Mẫu', "H'Hen Thí Dụ"],
  'identity-number': ['001090000001', '079195000002', '012345678', '001300000003'],
  'tax-code': ['0100233488', '0314409058', '0314409058-002', '001095000001'],
  'social-insurance-number': ['0123456789', '001095000001'],
  phone: ['0912345678', '0387654321', '02438212345'],
  email: ['mau@vidu.vn', 'thi.du+1@example.com'],
  'vehicle-plate': ['29A-123.45', '29S1-1234', '51F-678.90'],
};

const WRONG: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(
    '',
    ' ',
    'x',
    'MALE',
    '01',
    '2026-11-20',
    '1950',
    '2999-01-01',
    '31/02/2026',
    '0912 345 678',
  ),
  fc.constantFrom<unknown>(0, -1, 1.5, 1e15, true, false, null, [], {}, [''], [{}], ['x', 'x'], [[]], {
    ward: '1',
  }),
  fc.constantFrom<unknown>(
    'x'.repeat(5000),
    '0'.repeat(300),
    Array.from({ length: 250 }, () => ({})),
  ),
  fc.constantFrom<unknown>(
    '\u0000',
    '\ud800',
    '\u202e',
    JSON.parse('{"__proto__": {"x": 1}, "constructor": 2}'),
  ),
  fc.string({ unit: 'grapheme' }),
  fc.jsonValue(),
);

/** Somewhere, something else: a field left out, mistaken, or none of the form's. */
export function spoiled(draw: Draw, definition: FormDefinition, answers: Answers, times: number): Answers {
  let changed = answers;
  for (let time = 0; time < times; time += 1) {
    const shown = shownFields(definition, changed).map(({ pointer }) => pointer);
    const places = shown.filter((pointer) => !isEmpty(readAnswer(changed, pointer)));
    const parts = ['', '', '', '/ward', '/detail', '/0', '/0/name', '/stray', '/__proto__'];
    const pointer = draw(fc.constantFrom(...places, ...shown)) + draw(fc.constantFrom(...parts));
    const value = draw(fc.oneof(fc.constant(undefined), WRONG));
    changed = writeAnswer(changed, pointer, value);
  }
  return changed;
}
