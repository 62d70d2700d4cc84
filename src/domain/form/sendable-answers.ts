import type { FormDefinition } from '../../contract/form.ts';
import type { Answers } from './answers.ts';
import { visiblePart } from './shown-fields.ts';

/** What is sent and checked: answers to the fields that are shown, and of these only where something was given. */
export function sendableAnswers(definition: FormDefinition, answers: Answers): Answers {
  return visiblePart(definition, answers).answers;
}
