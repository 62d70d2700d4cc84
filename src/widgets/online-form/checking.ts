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

/**
 * Loaded when a field is first left: the evaluation of JSON Schema, with its words, weighs as much as all
 * the fields.
 */
export function createCheck(definition: FormDefinition): Check {
  const validator = createFormValidator(definition, { today: today(new Date()) });
  return (form, fieldAt) => {
    const say = ({ pointer, reason, warning }: FieldIssue): ShownIssue => {
      const place = ANSWERS + pointer;
      const shown = fieldAt(place);
      const part = shown && pointer.slice(shown.pointer.length + 1);
      return { place, warning, text: issueWords(reason, shown?.field, part) };
    };
    const found = [...validator.check(form.answers), ...answerWarnings(definition, form.answers)];
    return [...ownIssues(definition, form), ...found.map(say)];
  };
}
