import type {
  FormDefinition,
  FormDocument,
  FormField,
  FormSection,
  FormStep,
  ItemField,
} from '../../contract/form.ts';
import { isRecord, readAnswer, type Answers } from './answers.ts';
import { holds } from './conditions.ts';
import { answersTo } from './field-answers.ts';

/** A question that is asked under the present answers. */
export interface ShownField {
  readonly field: FormField | ItemField;
  /** From the root of the answers, also within a group's item. */
  readonly pointer: string;
  readonly step: FormStep;
  readonly section: FormSection;
  /** Of a field within a group's item: the pointer of the group. */
  readonly group?: string;
  readonly index?: number;
}

/** More items than any form takes; what follows is not asked, and the schema's limit refuses it. */
const MOST_ITEMS = 200;
/** Conditions that hang on each other through more answers than this are not of a form people can follow. */
const MOST_ROUNDS = 12;

/** The visible ones, in the order of the form; a group itself, then the fields of its items. */
export function shownFields(definition: FormDefinition, answers: Answers): ShownField[] {
  return [...visiblePart(definition, answers).fields];
}

/** Those with something to read or to answer. */
export function shownSteps(definition: FormDefinition, answers: Answers): FormStep[] {
  const sections = new Set(shownSections(definition, answers));
  return definition.layout.steps.filter((step) => step.sections.some((section) => sections.has(section)));
}

/** A section of fields goes when the last of them is hidden; one without fields is there to be read. */
export function shownSections(definition: FormDefinition, answers: Answers): FormSection[] {
  const { fields, answers: visibleAnswers } = visiblePart(definition, answers);
  const asked = new Set(fields.map(({ section }) => section));
  return definition.layout.steps
    .filter((step) => holds(step.visibleWhen, visibleAnswers))
    .flatMap((step) => step.sections)
    .filter((section) =>
      section.fields.length === 0 ? holds(section.visibleWhen, visibleAnswers) : asked.has(section),
    );
}

export function shownDocuments(definition: FormDefinition, answers: Answers): FormDocument[] {
  const { answers: visibleAnswers } = visiblePart(definition, answers);
  return definition.documents.filter(({ visibleWhen }) => holds(visibleWhen, visibleAnswers));
}

/** What is visible of a form, and the answers to that. */
interface VisiblePart {
  readonly fields: readonly ShownField[];
  readonly answers: Answers;
}

/** One drawing asks many times about the same answers; they are never changed in place. */
const latest = new WeakMap<FormDefinition, { readonly given: Answers; readonly part: VisiblePart }>();

export function visiblePart(definition: FormDefinition, answers: Answers): VisiblePart {
  const known = latest.get(definition);
  if (known?.given === answers) return known.part;
  const part = settle(definition, answers);
  latest.set(definition, { given: answers, part });
  return part;
}

/**
 * An answer left behind in a field that was hidden since counts as none, so conditions are tried again on
 * what remains until that changes nothing.
 */
function settle(definition: FormDefinition, answers: Answers): VisiblePart {
  let fields = fieldsUnder(definition, answers);
  let remaining = answersTo(fields, answers);
  for (let round = 0; ; round += 1) {
    const next = fieldsUnder(definition, remaining, answers);
    if (isSame(next, fields)) return { fields, answers: remaining };
    fields = next;
    // Conditions that go round in a circle might never come to rest: then what was hidden stays hidden.
    remaining = answersTo(fields, round < MOST_ROUNDS ? answers : remaining);
  }
}

function isSame(some: readonly ShownField[], others: readonly ShownField[]): boolean {
  return some.length === others.length && some.every(({ pointer }, at) => pointer === others[at]?.pointer);
}

/**
 * The fields whose conditions hold under `known`. How many items a group has, `given` says: items of a group
 * that has just been shown are not among what is known yet.
 */
function fieldsUnder(definition: FormDefinition, known: Answers, given = known): ShownField[] {
  const shown: ShownField[] = [];
  for (const step of definition.layout.steps) {
    if (!holds(step.visibleWhen, known)) continue;
    for (const section of step.sections) {
      if (!holds(section.visibleWhen, known)) continue;
      for (const field of section.fields) {
        if (!holds(field.visibleWhen, known)) continue;
        shown.push({ field, pointer: field.pointer, step, section });
        if (field.kind === 'group') shown.push(...itemFields(field, { step, section }, known, given));
      }
    }
  }
  return shown;
}

function itemFields(
  group: FormField,
  place: Pick<ShownField, 'step' | 'section'>,
  known: Answers,
  given: Answers,
): ShownField[] {
  const items = readAnswer(given, group.pointer);
  if (!Array.isArray(items)) return [];
  return items.slice(0, MOST_ITEMS).flatMap((_, index) => {
    const at = `${group.pointer}/${index}`;
    const item = readAnswer(known, at);
    return (group.fields ?? [])
      .filter(({ visibleWhen }) => holds(visibleWhen, known, isRecord(item) ? item : {}))
      .map((field) => ({ field, pointer: at + inItem(field), ...place, group: group.pointer, index }));
  });
}

/** `./name` and `/name` are the same place of an item. */
export function inItem({ pointer }: ItemField): string {
  return pointer.startsWith('.') ? pointer.slice(1) : pointer;
}
