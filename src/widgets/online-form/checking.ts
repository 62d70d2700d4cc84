/** Loaded when a field is first left: the evaluation of JSON Schema weighs as much as all the fields. */
import type { FormDefinition } from '../../contract/form.ts';
import { today } from '../../domain/calendar-date.ts';
import { answerWarnings } from '../../domain/form/answer-warnings.ts';
import type { Answers } from '../../domain/form/answers.ts';
import { createFormValidator, type FieldIssue } from '../../domain/form/validate.ts';

/** Everything to mend or to look at again in the answers, in the order of the form. */
export type Check = (answers: Answers) => readonly FieldIssue[];

export function createCheck(definition: FormDefinition): Check {
  const validator = createFormValidator(definition, { today: today(new Date()) });
  return (answers) => [...validator.check(answers), ...answerWarnings(definition, answers)];
}
