import type { FormDefinition } from '../../contract/form.ts';
import type { IdentityNumberWarning } from '../identity-number.ts';
import { isRecord, pointerTokens, readAnswer, writeAnswer, type Answers } from './answers.ts';
import { isRequiredNow } from './present-requirements.ts';
import { brokenRules } from './rules.ts';
import { SchemaReader, type SafeSchema, type TextTests } from './safe-schema.ts';
import { isValid, schemaErrors, type SchemaError } from './schema-errors.ts';
import { visiblePart } from './shown-fields.ts';
import { ShownPlaces } from './shown-places.ts';

/** Why an answer will not do: the words for it are the widget's. */
export type IssueReason =
  | { readonly kind: 'required' | 'choice' | 'pattern' | 'repeated' | 'other' }
  | { readonly kind: 'format'; readonly format: string }
  | { readonly kind: 'type'; readonly expected: string }
  | {
      readonly kind: 'tooShort' | 'tooLong' | 'tooSmall' | 'tooLarge' | 'tooFew' | 'tooMany';
      readonly limit: number;
    }
  | { readonly kind: 'rule'; readonly message: string }
  | { readonly kind: 'identity'; readonly warning: IdentityNumberWarning };

export interface FieldIssue {
  /** Of the answer; of one that is missing, where it should be. */
  readonly pointer: string;
  /** Does not keep anybody from filing. */
  readonly warning: boolean;
  readonly reason: IssueReason;
}

/** What is said first of an answer with several faults: the one whose mending mends most. */
const MOST_TELLING: readonly IssueReason['kind'][] = [
  'required',
  'type',
  'choice',
  'format',
  'tooLong',
  'tooShort',
  'tooMany',
  'tooFew',
  'tooLarge',
  'tooSmall',
  'pattern',
  'repeated',
  'rule',
  'identity',
  'other',
];

const LIMITS = {
  minLength: 'tooShort',
  maxLength: 'tooLong',
  minimum: 'tooSmall',
  exclusiveMinimum: 'tooSmall',
  maximum: 'tooLarge',
  exclusiveMaximum: 'tooLarge',
  minItems: 'tooFew',
  maxItems: 'tooMany',
} as const;

const PLAIN = {
  required: 'required',
  dependentRequired: 'required',
  enum: 'choice',
  const: 'choice',
  uniqueItems: 'repeated',
  pattern: 'pattern',
} as const;

/** Objects within objects that are missing altogether: each is looked into in turn. */
const MOST_OPENINGS = 8;

export function createFormValidator(definition: FormDefinition, options: { today: string }): FormValidator {
  return new FormValidator(definition, options.today);
}

/** Checks answers as the endpoint will, except for what only the endpoint can know. */
export class FormValidator {
  readonly #definition: FormDefinition;
  readonly #today: string;
  readonly #schema: SafeSchema | boolean;
  readonly #tests: TextTests;
  #sendable: { readonly of: Answers; readonly answers: Answers } | undefined;

  /** @param today The date in Viet Nam, `yyyy-mm-dd`. */
  constructor(definition: FormDefinition, today: string) {
    const reader = new SchemaReader();
    this.#definition = definition;
    this.#today = today;
    this.#schema = reader.read(definition.schema);
    this.#tests = reader.tests;
  }

  /** At most one issue for each answer; errors before warnings, both in the order of the form. */
  check(answers: Answers): FieldIssue[] {
    const { fields, answers: sendable } = visiblePart(this.#definition, answers);
    const places = new ShownPlaces(fields);
    const rules = brokenRules(this.#definition, sendable, this.#today).map(
      ({ pointer, rule: { warning = false, message } }): FieldIssue => ({
        pointer,
        warning,
        reason: { kind: 'rule', message },
      }),
    );
    const found = [...this.#schemaIssues(sendable, places), ...rules].filter(({ pointer }) =>
      places.isShown(pointer),
    );
    found.sort(
      (one, other) =>
        Number(one.warning) - Number(other.warning) ||
        places.positionOf(one.pointer) - places.positionOf(other.pointer) ||
        MOST_TELLING.indexOf(one.reason.kind) - MOST_TELLING.indexOf(other.reason.kind),
    );
    const seen = new Set<string>();
    return found.filter(({ pointer }) => !seen.has(pointer) && seen.add(pointer));
  }

  /** Whether an answer has to be given, the others being what they are. */
  requires(answers: Answers, pointer: string): boolean {
    if (this.#sendable?.of !== answers)
      this.#sendable = { of: answers, answers: visiblePart(this.#definition, answers).answers };
    return isRequiredNow(
      this.#schema,
      pointerTokens(pointer) ?? [],
      this.#sendable.answers,
      (schema, answer) => isValid(schema, this.#tests, answer),
    );
  }

  /**
   * A whole object is missing when none of its answers was given. Which of them are, the schema says once
   * there is an object to look into.
   */
  #schemaIssues(sendable: Answers, places: ShownPlaces): FieldIssue[] {
    let looked = sendable;
    const opened: string[] = [];
    for (let round = 0; ; round += 1) {
      const errors = schemaErrors(this.#schema, this.#tests, looked);
      const objects = errors.filter(
        ({ pointer, keyword }) =>
          PLAIN[keyword as keyof typeof PLAIN] === 'required' &&
          places.isObject(pointer) &&
          !opened.includes(pointer),
      );
      if (objects.length === 0 || round === MOST_OPENINGS) {
        const issues = errors.map(issueOf);
        return [...issues, ...unsaid(opened, issues, places)];
      }
      for (const { pointer } of objects) {
        opened.push(pointer);
        if (!isRecord(readAnswer(looked, pointer))) looked = writeAnswer(looked, pointer, {});
      }
    }
  }
}

/** A missing object none of whose answers is required in particular: its first question stands for it. */
function unsaid(opened: readonly string[], issues: readonly FieldIssue[], places: ShownPlaces): FieldIssue[] {
  return opened
    .filter(
      (object) => !issues.some(({ pointer }) => pointer.startsWith(`${object}/`) && places.isShown(pointer)),
    )
    .map((object) => ({
      pointer: places.firstWithin(object),
      warning: false,
      reason: { kind: 'required' },
    }));
}

function issueOf({ pointer, keyword, expected }: SchemaError): FieldIssue {
  return { pointer, warning: false, reason: reasonOf(keyword, expected) };
}

function reasonOf(keyword: string, expected: unknown): IssueReason {
  if (Object.hasOwn(LIMITS, keyword))
    return { kind: LIMITS[keyword as keyof typeof LIMITS], limit: expected as number };
  if (Object.hasOwn(PLAIN, keyword)) return { kind: PLAIN[keyword as keyof typeof PLAIN] };
  if (keyword === 'type') return { kind: 'type', expected: String(expected) };
  return keyword === 'format' ? { kind: 'format', format: String(expected) } : { kind: 'other' };
}
