import type { FormDefinition, FormField, ItemField } from '../../src/contract/form.ts';
import { readAnswer, writeAnswer, type Answers } from '../../src/domain/form/answers.ts';
import { shownFields } from '../../src/domain/form/shown-fields.ts';
import { placesOf, type Schema } from './form-checks.ts';
import { seeded } from './seeded.ts';

const PLAIN: Readonly<Record<string, unknown>> = {
  text: 'Thí dụ',
  longText: 'Thí dụ',
  personName: 'Nguyễn Văn Mẫu',
  identityNumber: '001093000001',
  taxCode: '0100233488',
  socialInsuranceNumber: '0123456789',
  phone: '0912345678',
  email: 'mau@example.vn',
  plate: '29A-123.45',
  date: '1993-05-20',
  address: { province: '01', ward: '00004', detail: 'Số 1 phố Thí Dụ' },
};

/** Questions that hang on each other, one behind the other. */
const MOST_ROUNDS = 20;

/** Every question that is asked has an answer; which are asked follows from choices made by chance. */
export function randomAnswers(form: FormDefinition, seed: number): Answers {
  const random = seeded(seed);
  const places = placesOf(form.schema as Schema);
  const schemaOf = (pointer: string, group: string | undefined): Schema | undefined =>
    group === undefined
      ? places.get(pointer)
      : placesOf(places.get(group)?.items ?? {}).get(pointer.slice(group.length).replace(/^\/\d+/, ''));
  let answers: Answers = {};
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const open = shownFields(form, answers).filter(
      ({ pointer }) => readAnswer(answers, pointer) === undefined,
    );
    if (open.length === 0) return answers;
    for (const { field, pointer, group } of open)
      answers = writeAnswer(answers, pointer, randomAnswer(field, schemaOf(pointer, group) ?? {}, random));
  }
  throw new Error('there is a question without an answer');
}

function randomAnswer(field: FormField | ItemField, schema: Schema, random: () => number): unknown {
  const pick = (values: readonly unknown[]) => values[Math.floor(random() * values.length)];
  if (field.kind === 'yesNo') return schema.const ?? random() < 0.5;
  if (field.kind === 'choice') return pick(schema.enum ?? []);
  if (field.kind === 'multiChoice') return [pick(schema.items?.enum ?? [])];
  if (field.kind === 'number' || field.kind === 'money') return schema.minimum;
  if (field.kind === 'group') return Array.from({ length: Math.max(1, schema.minItems ?? 0) }, () => ({}));
  if (field.kind === 'file') return ['00000000-0000-4000-8000-000000000000'];
  return field.example !== undefined && schema.pattern !== undefined ? field.example : PLAIN[field.kind];
}
