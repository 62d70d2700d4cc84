import type { FormDefinition } from '../../contract/form.ts';
import { today } from '../../domain/calendar-date.ts';
import { answerWarnings } from '../../domain/form/answer-warnings.ts';
import type { ShownField } from '../../domain/form/shown-fields.ts';
import { createFormValidator, type FieldIssue } from '../../domain/form/validate.ts';
import type { FilledForm } from './filled-form.ts';
import { issueWords } from './issue-words.ts';
import { ownIssues } from './own-issues.ts';
import { ANSWERS, type ShownIssue } from './shown-issue.ts';

/** Everything to mend or to look at again, in the order of the form. */
export type Check = (
  form: FilledForm,
  fieldAt: (place: string) => ShownField | undefined,
) => readonly ShownIssue[];

const DAY_MILLISECONDS = 86_400_000;
/** Clocks of phones are a day wrong now and then: what hangs on one day is left to the endpoint, which knows. */
const DAYS = [0, -1, 1] as const;

function isAmong({ pointer, reason }: FieldIssue, issues: readonly FieldIssue[]): boolean {
  return issues.some((issue) => issue.pointer === pointer && issue.reason.kind === reason.kind);
}

/**
 * Loaded when a field is first left: the evaluation of JSON Schema, with its words, weighs as much as all
 * the fields.
 */
export function createCheck(definition: FormDefinition): Check {
  const [validator, ...others] = DAYS.map((days) =>
    createFormValidator(definition, { today: today(new Date(Date.now() + days * DAY_MILLISECONDS)) }),
  );
  return (form, fieldAt) => {
    const say = ({ pointer, reason, warning }: FieldIssue): ShownIssue => {
      const place = ANSWERS + pointer;
      const shown = fieldAt(place);
      const part = shown && pointer.slice(shown.pointer.length + 1);
      return { place, warning, text: issueWords(reason, shown?.field, part) };
    };
    const elsewhen = others.map((other) => other.check(form.answers));
    const found = [...validator!.check(form.answers), ...answerWarnings(definition, form.answers)].filter(
      (issue) => issue.reason.kind !== 'rule' || elsewhen.every((issues) => isAmong(issue, issues)),
    );
    return [...ownIssues(definition, form), ...found.map(say)];
  };
}
