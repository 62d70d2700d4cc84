import type { FormDefinition, FormField, ItemField } from '../../contract/form.ts';
import { isEmpty, isRecord, pointerTokens, readAnswer, writeAnswer, type Answers } from './answers.ts';
import { mayBeRequired, schemasAt } from './requirements.ts';
import { inItem, shownFields } from './shown-fields.ts';

/** For each field, by its pointer with `*` for the items of a group: a digest of what is asked. */
export type FieldMarks = Readonly<Record<string, string>>;

interface Asked {
  readonly template: string;
  readonly field: FormField | ItemField;
  readonly group?: FormField;
}

/** A schema nested deeper is of no form; what is below says nothing. */
const DEEPEST = 24;

/**
 * Two forms mark a field alike when an answer given under one can stand under the other without asking
 * again. Words do not matter, nor where the field stands: they are corrected and translated.
 */
export function fieldMarks(definition: FormDefinition): Record<string, string> {
  return Object.fromEntries(askedIn(definition).map((asked) => [asked.template, markOf(definition, asked)]));
}

function askedIn(definition: FormDefinition): Asked[] {
  const sections = definition.layout.steps.flatMap((step) => step.sections);
  return sections
    .flatMap((section) => section.fields)
    .flatMap((field): Asked[] => [
      { template: field.pointer, field },
      ...(field.fields ?? []).map((item) => ({
        template: templateOf(field.pointer, item),
        field: item,
        group: field,
      })),
    ]);
}

function templateOf(group: string, item: ItemField): string {
  return `${group}/*${inItem(item)}`;
}

function markOf({ schema }: FormDefinition, { template, field }: Asked): string {
  const { kind, precision, options } = field;
  const isGroup = kind === 'group';
  const schemas = schemasAt(schema, pointerTokens(template) ?? []).map((one) =>
    // The fields of a group's items have marks of their own.
    isGroup ? { minItems: one['minItems'], maxItems: one['maxItems'] } : one,
  );
  const codes = options?.map(({ code }) => code).toSorted();
  return digest(canonical([kind, precision, codes, mayBeRequired(schema, template), schemas]));
}

/** JSON with names in order, so that the order somebody wrote them in says nothing. */
function canonical(value: unknown, depth = 0): string {
  if (depth > DEEPEST) return '…';
  if (Array.isArray(value)) return `[${value.map((one) => canonical(one, depth + 1)).join(',')}]`;
  if (!isRecord(value)) return JSON.stringify(value) ?? 'null';
  const names = Object.keys(value).toSorted();
  return `{${names.map((name) => `${JSON.stringify(name)}:${canonical(value[name], depth + 1)}`).join(',')}}`;
}

/** cyrb53: 53 bits are plenty to tell two versions of one field apart. */
function digest(text: string): string {
  let [high, low] = [0xdeadbeef, 0x41c6ce57];
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    high = Math.imul(high ^ unit, 2654435761);
    low = Math.imul(low ^ unit, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return (4294967296 * (2097151 & low) + (high >>> 0)).toString(36);
}

/**
 * Answers given under another version of the form. Everything that still is asked is kept, except for a
 * kind of answer the field no longer takes; `changed` are the fields shown now that are new or ask for
 * something else.
 */
export function carryOver(
  definition: FormDefinition,
  answers: Answers,
  marks: FieldMarks,
): { answers: Answers; changed: string[] } {
  const now = fieldMarks(definition);
  const isSame = (template: string) => Object.hasOwn(marks, template) && marks[template] === now[template];
  const templates = Object.keys(now);
  if (templates.length === Object.keys(marks).length && templates.every(isSame))
    return { answers, changed: [] };
  let carried: Answers = {};
  for (const { template, field, group } of askedIn(definition)) {
    for (const pointer of group ? itemPointers(group, field, answers) : [field.pointer]) {
      const answer = readAnswer(answers, pointer);
      const kept = isSame(template) && field.kind !== 'group' ? answer : fitting(field, answer);
      if (!isEmpty(kept)) carried = writeAnswer(carried, pointer, kept);
    }
  }
  const changed = shownFields(definition, carried).filter(
    ({ field, pointer, group }) => !isSame(group === undefined ? pointer : templateOf(group, field)),
  );
  return { answers: carried, changed: changed.map(({ pointer }) => pointer) };
}

function itemPointers(group: FormField, item: ItemField, answers: Answers): string[] {
  const items = readAnswer(answers, group.pointer);
  return Array.isArray(items) ? items.map((_, index) => `${group.pointer}/${index}${inItem(item)}`) : [];
}

/** The answer, or as much of it as this kind of field takes. */
function fitting({ kind, options = [] }: FormField, answer: unknown): unknown {
  const isOffered = (value: unknown) => options.some(({ code }) => code === value);
  switch (kind) {
    case 'group':
      return Array.isArray(answer) ? answer.map(() => ({})) : undefined;
    case 'multiChoice':
      return Array.isArray(answer) ? answer.filter(isOffered) : undefined;
    case 'choice':
      return isOffered(answer) ? answer : undefined;
    case 'yesNo':
      return typeof answer === 'boolean' ? answer : undefined;
    case 'address':
      return isRecord(answer) ? answer : undefined;
    case 'file':
      return Array.isArray(answer) ? answer : undefined;
    case 'number':
    case 'money':
      return typeof answer === 'number' ? answer : textOf(answer);
    default:
      return textOf(answer);
  }
}

function textOf(answer: unknown): string | undefined {
  return typeof answer === 'string' ? answer : undefined;
}
