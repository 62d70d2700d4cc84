import type {
  Condition,
  FormDefinition,
  FormField,
  IdentityCardTargets,
  ItemField,
} from '../../src/contract/form.ts';
import { UPLOAD_LIMITS } from '../uploads/limits.ts';
import { schemaFaults } from './schema-check.ts';
import { isSchema, type Schema, schemaAt } from './schema-paths.ts';

const RECEIVING_LEVELS = ['WARD', 'PROVINCE', 'MINISTRY'];
const TESTS = [
  'notAfterToday',
  'notBeforeToday',
  'minimumAge',
  'maximumAge',
  'notBefore',
  'withinDays',
  'different',
];
/** JSON type of the answer to each kind of question; of all others it is a text. */
const TYPES: Readonly<Record<string, readonly string[]>> = {
  number: ['number', 'integer'],
  money: ['number', 'integer'],
  yesNo: ['boolean'],
  multiChoice: ['array'],
  file: ['array'],
  group: ['array'],
  address: ['object'],
};
const KINDS = new Set([
  ...Object.keys(TYPES),
  'text',
  'longText',
  'date',
  'choice',
  'identityNumber',
  'taxCode',
  'socialInsuranceNumber',
  'phone',
  'email',
  'plate',
  'personName',
]);

/** What a form says in one place and takes back in another, each with its place. Empty for a sound form. */
export function definitionFaults(form: FormDefinition): string[] {
  return [
    ...valueFaults(form),
    ...fieldFaults(form),
    ...ruleFaults(form),
    ...documentFaults(form),
    ...chargeFaults(form),
    ...schemaFaults(form),
  ];
}

function valueFaults(form: FormDefinition): string[] {
  const faults: string[] = [];
  if (!RECEIVING_LEVELS.includes(form.receivingLevel))
    faults.push(`receivingLevel: not one of: ${RECEIVING_LEVELS.join(', ')}`);
  for (const name of ['version', 'procedureName'] as const)
    if (form[name].trim() === '') faults.push(`${name}: empty`);
  if (form.delivery.length === 0) faults.push('delivery: empty');
  const { steps } = form.layout;
  return [
    ...faults,
    ...repeated('layout.steps', steps),
    ...repeated(
      'layout.steps.sections',
      steps.flatMap((step) => step.sections),
    ),
    ...repeated('documents', form.documents),
    ...repeated('delivery', form.delivery),
    ...repeated('charges', form.charges),
  ];
}

function repeated(place: string, things: readonly { readonly id: string }[]): string[] {
  const ids = things.map(({ id }) => id);
  return ids
    .filter((id, index) => ids.indexOf(id) !== index)
    .map((id) => `${place}: the id "${id}" occurs twice`);
}

function fieldFaults(form: FormDefinition): string[] {
  const faults: string[] = [];
  for (const [s, step] of form.layout.steps.entries()) {
    const stepPlace = `layout.steps[${s}]`;
    faults.push(...conditionFaults(`${stepPlace}.visibleWhen`, step.visibleWhen, form.schema));
    for (const [n, section] of step.sections.entries()) {
      const place = `${stepPlace}.sections[${n}]`;
      faults.push(...conditionFaults(`${place}.visibleWhen`, section.visibleWhen, form.schema));
      for (const [f, field] of section.fields.entries())
        faults.push(...oneFieldFaults(`${place}.fields[${f}]`, field, form.schema));
      faults.push(...cardFaults(`${place}.identityCard`, section.identityCard ?? {}, form.schema));
    }
  }
  return faults;
}

function cardFaults(place: string, { set = [], ...targets }: IdentityCardTargets, root: Schema): string[] {
  const missing = Object.entries(targets)
    .filter(([, pointer]) => !schemaAt(root, pointer))
    .map(([name, pointer]) => `${place}.${name}: the schema has no answer ${pointer}`);
  const unfit = set
    .filter(({ pointer, value }) => !takes(schemaAt(root, pointer), value))
    .map(({ pointer }, index) => `${place}.set[${index}]: not an answer to ${pointer}`);
  return [...missing, ...unfit];
}

/** Of a choice or a yes or no. */
function takes(schema: Schema | undefined, value: unknown): boolean {
  if (schema?.['type'] === 'boolean') return typeof value === 'boolean';
  const choices = schema?.['enum'];
  return Array.isArray(choices) && choices.includes(value);
}

function oneFieldFaults(place: string, field: FormField, root: Schema): string[] {
  const own = askedFaults(place, field, root, root);
  const group = schemaAt(root, field.pointer);
  if (field.kind !== 'group' || group === undefined) return own;
  const item = group['items'];
  if (!isSchema(item) || !field.fields?.length) return [...own, `${place}: a group needs items and fields`];
  return [
    ...own,
    ...field.fields.flatMap((one, index) =>
      one.kind === 'group'
        ? [`${place}.fields[${index}]: a group cannot stand in a group`]
        : askedFaults(`${place}.fields[${index}]`, one, item, root),
    ),
  ];
}

/** `home` is what the pointer starts from: the whole schema, or that of an item. */
function askedFaults(place: string, field: FormField | ItemField, home: Schema, root: Schema): string[] {
  const faults = conditionFaults(`${place}.visibleWhen`, field.visibleWhen, root, home);
  const { kind, pointer } = field;
  const schema = schemaAt(home, pointer);
  if (schema === undefined || pointer === '')
    return [...faults, `${place}: the schema has no answer ${pointer}`];
  if (!KINDS.has(kind)) faults.push(`${place}: there is no kind "${kind}"`);
  const types = TYPES[kind] ?? ['string'];
  if (!types.includes(String(schema['type'])))
    faults.push(
      `${place}: ${kind} asks for ${types.join(' or ')}, the schema of ${pointer} for another type`,
    );
  if (kind === 'address' && ['province', 'ward', 'detail'].some((part) => !schemaAt(schema, `/${part}`)))
    faults.push(`${place}: the schema of ${pointer} lacks province, ward or detail`);
  return [...faults, ...optionFaults(place, field, schema)];
}

function optionFaults(place: string, field: FormField | ItemField, schema: Schema): string[] {
  const isChoice = field.kind === 'choice' || field.kind === 'multiChoice';
  if (!isChoice) return field.options === undefined ? [] : [`${place}: only a choice has options`];
  const { items } = schema;
  const judged = field.kind === 'multiChoice' && isSchema(items) ? items : schema;
  const allowed = Array.isArray(judged['enum']) ? judged['enum'].map(String) : [];
  const offered = (field.options ?? []).map(({ code }) => code);
  const isSame = allowed.length === offered.length && offered.every((code) => allowed.includes(code));
  return isSame && new Set(offered).size === offered.length && offered.length > 0
    ? []
    : [`${place}: the options are not those of the schema of ${field.pointer}`];
}

function conditionFaults(
  place: string,
  condition: Condition | undefined,
  root: Schema,
  item?: Schema,
): string[] {
  const tests = [...(condition?.allOf ?? []), ...(condition?.anyOf ?? [])];
  return tests.flatMap(({ pointer, oneOf }) => {
    const inItem = pointer.startsWith('./');
    const home = inItem ? item : root;
    const schema = home && schemaAt(home, inItem ? pointer.slice(1) : pointer);
    if (schema === undefined) return [`${place}: the schema has no answer ${pointer}`];
    const { items } = schema;
    const choices = (schema['type'] === 'array' && isSchema(items) ? items : schema)['enum'];
    const wrong = Array.isArray(choices) ? oneOf?.find((value) => !choices.includes(value)) : undefined;
    return wrong === undefined ? [] : [`${place}: ${pointer} is never "${String(wrong)}"`];
  });
}

function ruleFaults({ rules, schema }: FormDefinition): string[] {
  return rules.flatMap((rule, index) => {
    const place = `rules[${index}]`;
    const faults = conditionFaults(`${place}.when`, rule.when, schema, itemOf(schema, rule.pointer));
    if (!TESTS.includes(rule.test)) faults.push(`${place}: there is no test "${rule.test}"`);
    if (!schemaAt(schema, rule.pointer)) faults.push(`${place}: the schema has no answer ${rule.pointer}`);
    const { other } = rule;
    const home = other?.startsWith('./') ? itemOf(schema, rule.pointer) : schema;
    if (other !== undefined && !(home && schemaAt(home, other.replace(/^\.\//, '/'))))
      faults.push(`${place}: the schema has no answer ${other}`);
    return faults;
  });
}

/** Schema of the item, where a rule is about each item of a group: its pointer has `*` in place of a number. */
function itemOf(schema: Schema, pointer: string): Schema | undefined {
  const at = pointer.lastIndexOf('/*/');
  return at < 0 ? undefined : schemaAt(schema, pointer.slice(0, at + 2));
}

function documentFaults({ documents, schema }: FormDefinition): string[] {
  return documents.flatMap((document, index) => {
    const place = `documents[${index}]`;
    const faults = conditionFaults(`${place}.visibleWhen`, document.visibleWhen, schema);
    const types: readonly string[] = UPLOAD_LIMITS.uploadTypes;
    const wrong = document.formats.find((format) => !types.includes(format));
    if (wrong !== undefined || document.formats.length === 0)
      faults.push(`${place}.formats: files of the type "${wrong ?? ''}" cannot be uploaded`);
    if (!(document.maximumBytes > 0 && document.maximumBytes <= UPLOAD_LIMITS.uploadBytes))
      faults.push(`${place}.maximumBytes: from 1 to ${UPLOAD_LIMITS.uploadBytes} is expected`);
    if (!(document.maximumFiles >= 1)) faults.push(`${place}.maximumFiles: at least 1 is expected`);
    return faults;
  });
}

function chargeFaults({ charges, delivery, schema }: FormDefinition): string[] {
  return charges.flatMap((charge, index) => {
    const place = `charges[${index}]`;
    const faults = conditionFaults(`${place}.when`, charge.when, schema);
    if (!Number.isSafeInteger(charge.amount) || charge.amount < 0)
      faults.push(`${place}.amount: whole đồng are expected`);
    if (charge.quantity !== undefined && !schemaAt(schema, charge.quantity))
      faults.push(`${place}.quantity: the schema has no answer ${charge.quantity}`);
    const unknown = charge.delivery?.find((id) => !delivery.some((choice) => choice.id === id));
    if (unknown !== undefined) faults.push(`${place}.delivery: there is no way "${unknown}"`);
    return faults;
  });
}
