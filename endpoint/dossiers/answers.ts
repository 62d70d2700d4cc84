import type { ErrorObject } from 'ajv/dist/2020.js';
import { type Answers, pointerTokens } from '../../src/domain/form/answers.ts';
import { brokenRules } from '../../src/domain/form/rules.ts';
import { shownFields } from '../../src/domain/form/shown-fields.ts';
import { ShownPlaces } from '../../src/domain/form/shown-places.ts';
import type { QuestionForm } from './questions.ts';
import type { FieldError, Sentence } from '../http/problems.ts';
import { MISSING, sayAnswerError } from './sentences.ts';

/** Objects within objects that are missing altogether: each is looked into in turn. */
const MOST_OPENINGS = 8;

export type Found = readonly [pointer: string, detail: Sentence];

/**
 * What keeps these answers from being accepted, one error for each place, in the order of the form. They
 * are held against the schema by a validator of the endpoint's own, then against the rules; `others` is what
 * was found beside these.
 */
export function answerErrors(
  form: QuestionForm,
  answers: Answers,
  today: string,
  others: readonly Found[],
): FieldError[] {
  const places = new ShownPlaces(shownFields(form.definitions.vi, answers));
  const found = [...schemaErrors(form, answers, places), ...ruleErrors(form, answers, today), ...others];
  const first = new Map<string, Sentence>();
  for (const [pointer, detail] of found)
    // What is hidden is neither required nor judged.
    if (places.isShown(pointer) && !first.has(pointer)) first.set(pointer, detail);
  return [...first]
    .toSorted(([a], [b]) => places.positionOf(a) - places.positionOf(b))
    .map(([pointer, detail]) => ({ pointer: `/answers${pointer}`, detail }));
}

function ruleErrors({ definitions: { vi, en } }: QuestionForm, answers: Answers, today: string): Found[] {
  return brokenRules(vi, answers, today)
    .filter(({ rule }) => !rule.warning)
    .map(({ rule, pointer }) => {
      const translated = en.rules[vi.rules.indexOf(rule)]?.message ?? rule.message;
      return [pointer, { vi: rule.message, en: translated }];
    });
}

/**
 * An object that only holds other answers is nothing anybody is asked. Where one is required and nothing in
 * it was answered, it is taken for empty, so that the answers missing in it are named; if none of them is
 * required in particular, its first question stands for it.
 */
function schemaErrors(form: QuestionForm, answers: Answers, places: ShownPlaces): Found[] {
  const completed = structuredClone(answers) as Record<string, unknown>;
  const opened: string[] = [];
  for (let round = 0; ; round += 1) {
    const errors = withoutRepetition(form.schema(completed));
    const objects = errors
      .filter(isMissing)
      .map(pointerOf)
      .filter((pointer) => places.isObject(pointer) && !opened.includes(pointer));
    if (objects.length === 0 || round === MOST_OPENINGS) {
      const found = errors.map((error): Found => [pointerOf(error), sayAnswerError(error)]);
      const isNamed = (object: string) =>
        found.some(([pointer]) => pointer.startsWith(`${object}/`) && places.isShown(pointer));
      const unnamed = opened.filter((object) => !isNamed(object));
      return [...found, ...unnamed.map((object): Found => [places.firstWithin(object), MISSING])];
    }
    for (const pointer of objects) putObject(completed, pointer);
    opened.push(...objects);
  }
}

/** Of doubles among items that are wrong themselves, only what is wrong with each is told, as the widget does. */
function withoutRepetition(errors: readonly ErrorObject[]): ErrorObject[] {
  const hasWrongItem = (array: string) =>
    errors.some(({ instancePath }) => instancePath.startsWith(`${array}/`));
  return errors.filter(
    ({ keyword, instancePath }) =>
      keyword !== 'if' && (keyword !== 'uniqueItems' || !hasWrongItem(instancePath)),
  );
}

const isMissing = ({ keyword }: ErrorObject) => keyword === 'required' || keyword === 'dependentRequired';

/** Of a missing answer its own place, not that of the object it is missing from. */
function pointerOf(error: ErrorObject): string {
  if (!isMissing(error)) return error.instancePath;
  const name = String((error.params as Readonly<Record<string, unknown>>)['missingProperty']);
  return `${error.instancePath}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

function putObject(answers: Record<string, unknown>, pointer: string): void {
  let at = answers;
  for (const token of pointerTokens(pointer) ?? []) {
    at[token] ??= {};
    at = at[token] as Record<string, unknown>;
  }
}
