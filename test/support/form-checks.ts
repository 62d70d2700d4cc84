import type { Condition, FormDefinition, FormField, ItemField } from '../../src/contract/form.ts';
import { isText, type Json } from './form-source.ts';

/** Sub-schema of JSON Schema, as far as forms use it. */
export interface Schema {
  readonly type?: string;
  readonly format?: string;
  readonly pattern?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly additionalProperties?: boolean;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly allOf?: readonly Schema[];
  readonly if?: Schema;
  readonly then?: Schema;
}

const ADDRESS = ['province', 'ward', 'detail'];

export function fieldsOf(form: FormDefinition): FormField[] {
  return form.layout.steps.flatMap((step) => step.sections.flatMap((section) => section.fields));
}

/** Every place of the schema where an answer goes, by pointer; addresses and groups are one place. */
export function placesOf(schema: Schema, at = ''): Map<string, Schema> {
  const members = Object.entries(schema.properties ?? {}).flatMap(([name, member]) => {
    const pointer = `${at}/${name}`;
    return member.properties && !isAddress(member)
      ? [...placesOf(member, pointer)]
      : ([[pointer, member]] as [string, Schema][]);
  });
  return new Map(members);
}

function isAddress(schema: Schema): boolean {
  return Object.keys(schema.properties ?? {}).join() === ADDRESS.join();
}

/** Pointers of all that a schema, or a branch of it, may require; objects on the way are left out. */
export function requiredPlaces(schema: Schema, at = ''): string[] {
  const own = (schema.required ?? []).map((name) => `${at}/${name}`);
  const below = Object.entries(schema.properties ?? {}).flatMap(([name, member]) =>
    isAddress(member) ? [] : requiredPlaces(member, `${at}/${name}`),
  );
  const branches = (schema.allOf ?? []).flatMap((one) => [
    ...requiredPlaces(one.then ?? {}, at),
    ...requiredPlaces(one.if ?? {}, at),
  ]);
  const all = [...own, ...below, ...branches];
  return [...new Set(all)].filter((pointer) => !all.some((other) => other.startsWith(`${pointer}/`)));
}

/** What does not fit between a field and its place in the schema. */
export function misfit(field: FormField | ItemField, schema: Schema): string | undefined {
  const expected = EXPECTED[field.kind];
  if (!expected) return `unknown kind ${field.kind}`;
  if (!expected(schema, field)) return `${field.kind} at ${JSON.stringify(schema)}`;
  return undefined;
}

const isString = (format?: string) => (schema: Schema) =>
  schema.type === 'string' && schema.format === format && (schema.maxLength ?? Infinity) <= 2000;

const EXPECTED: Readonly<Record<string, (schema: Schema, field: FormField | ItemField) => boolean>> = {
  text: isString(),
  longText: isString(),
  personName: isString('person-name'),
  identityNumber: isString('identity-number'),
  taxCode: isString('tax-code'),
  socialInsuranceNumber: isString('social-insurance-number'),
  phone: isString('phone'),
  email: isString('email'),
  plate: isString('vehicle-plate'),
  date: (schema, { precision }) =>
    isString({ month: 'date-or-month', year: 'date-or-year' }[precision ?? ''] ?? 'date')(schema),
  number: isNumber,
  money: isNumber,
  yesNo: (schema) => schema.type === 'boolean',
  choice: (schema, field) => schema.type === 'string' && isSame(schema.enum, field.options),
  multiChoice: (schema, field) => schema.type === 'array' && isSame(schema.items?.enum, field.options),
  address: (schema) => schema.type === 'object' && isAddress(schema),
  group: (schema) => schema.type === 'array' && schema.maxItems !== undefined && schema.items !== undefined,
  file: (schema) => schema.type === 'array' && schema.maxItems !== undefined,
};

function isNumber(schema: Schema): boolean {
  return (
    (schema.type === 'integer' || schema.type === 'number') &&
    schema.minimum !== undefined &&
    schema.maximum !== undefined
  );
}

function isSame(codes: readonly unknown[] | undefined, options: FormField['options']): boolean {
  return codes !== undefined && codes.join() === options?.map(({ code }) => code).join();
}

/** Every condition of the form, with the group's fields it may point into by `./name`. */
export function conditionsOf(form: FormDefinition): { condition: Condition; group?: FormField }[] {
  const steps = form.layout.steps;
  const sections = steps.flatMap((step) => step.sections);
  const fields = sections.flatMap((section) => section.fields);
  const top = [...steps, ...sections, ...fields, ...form.documents].map((one) => one.visibleWhen);
  const within = fields.flatMap((group) =>
    (group.fields ?? []).map((item) => ({ condition: item.visibleWhen, group })),
  );
  const others = [...form.rules, ...form.charges].map((one) => one.when);
  return [...[...top, ...others].map((condition) => ({ condition })), ...within].filter(
    (one): one is { condition: Condition; group?: FormField } => one.condition !== undefined,
  );
}

/** Pairs of texts and where they are, from the source. */
export function textsOf(value: Json, at = ''): { at: string; vi: unknown; en: unknown }[] {
  if (typeof value !== 'object' || value === null) return [];
  const record = value as Readonly<Record<string, Json>>;
  if (!Array.isArray(value) && isText(record)) return [{ at, vi: record['vi'], en: record['en'] }];
  return Object.entries(record).flatMap(([name, member]) => textsOf(member, `${at}/${name}`));
}

/** Where a text people read was left in one language. */
export function plainTexts(value: Json, at = ''): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value as Readonly<Record<string, Json>>).flatMap(([name, member]) =>
    READ.has(name) && typeof member === 'string' && !at.startsWith('/schema') && !at.endsWith('/identityCard')
      ? [`${at}/${name}`]
      : plainTexts(member, `${at}/${name}`),
  );
}

const READ = new Set(['label', 'help', 'title', 'name', 'message', 'itemLabel']);

/** Kinds of answers each part of an identity card can fill in. */
export const CARD_KINDS: Readonly<Record<string, readonly string[]>> = {
  set: ['choice', 'yesNo'],
  number: ['identityNumber'],
  name: ['personName'],
  birthDate: ['date'],
  sex: ['choice'],
  address: ['address', 'text'],
  issuedOn: ['date'],
};

/** The schema of every object in it, itself first. */
export function objectsOf(schema: Schema): Schema[] {
  const members = [...Object.values(schema.properties ?? {}), ...(schema.items ? [schema.items] : [])];
  return [...(schema.type === 'object' ? [schema] : []), ...members.flatMap(objectsOf)];
}

/** Codes of provinces and wards in answers. */
export function unitsIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, member]) =>
    (name === 'province' || name === 'ward') && typeof member === 'string' ? [member] : unitsIn(member),
  );
}
