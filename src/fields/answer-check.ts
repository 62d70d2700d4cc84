import type { FormDefinition } from '../contract/form.ts';
import { today } from '../domain/calendar-date.ts';
import { answerWarnings } from '../domain/form/answer-warnings.ts';
import type { ShownField } from '../domain/form/shown-fields.ts';
import { createFormValidator, type FieldIssue } from '../domain/form/validate.ts';
import { msg } from '../i18n/message.ts';
import { readAnswer, type Answers } from '../domain/form/answers.ts';
import { issueWords } from './issue-words.ts';
import { ANSWERS, type ShownIssue } from './shown-issue.ts';

/** What a check asks about the questions. */
export interface CheckedQuestions {
  /** The question an answer's place belongs to. */
  readonly fieldAt: (place: string) => ShownField | undefined;
  /** Whether files chosen for this question are still being sent. */
  readonly isArriving: (pointer: string) => boolean;
}

/** Every answer to mend or to look at again, in the order of the form. */
export interface AnswerCheck {
  (answers: Answers, questions: CheckedQuestions): readonly ShownIssue[];
  /** Whether an answer has to be given, the others being what they are. */
  readonly requires: (answers: Answers, pointer: string) => boolean;
}

const DAY_MILLISECONDS = 86_400_000;
/** Clocks of phones are a day wrong now and then: what hangs on one day is left to the endpoint, which knows. */
const DAYS = [0, -1, 1] as const;

function isAmong({ pointer, reason }: FieldIssue, issues: readonly FieldIssue[]): boolean {
  return issues.some((issue) => issue.pointer === pointer && issue.reason.kind === reason.kind);
}

/** Written as a date is, such as 31/02/1990: how to write one is not what has to be said. */
function isNoDay(format: string, text: unknown): boolean {
  return (
    format.startsWith('date') &&
    /^(?:\d{1,2}\D{1,3}\d{1,2}\D{1,3}|\d{4})(?:1[89]|20|21)\d{2}$/.test(String(text))
  );
}

/**
 * Loaded when a field is first left: the evaluation of JSON Schema, with its words, weighs as much as all
 * the fields.
 */
export function createAnswerCheck(definition: FormDefinition): AnswerCheck {
  const [validator, ...others] = DAYS.map((days) =>
    createFormValidator(definition, { today: today(new Date(Date.now() + days * DAY_MILLISECONDS)) }),
  );
  const check = (answers: Answers, { fieldAt, isArriving }: CheckedQuestions) => {
    const say = ({ pointer, reason, warning }: FieldIssue): ShownIssue => {
      const place = ANSWERS + pointer;
      const shown = fieldAt(place);
      if (reason.kind === 'required' && isArriving(pointer))
        return { place, warning: true, text: msg('Tệp đang được gửi; hồ sơ sẽ chờ tệp gửi xong') };
      if (reason.kind === 'format' && isNoDay(reason.format, readAnswer(answers, pointer)))
        return { place, warning, text: msg('Trong lịch không có ngày này. Xin xem lại ngày và tháng.') };
      const part = shown && pointer.slice(shown.pointer.length + 1);
      return { place, warning, text: issueWords(reason, shown?.field, part) };
    };
    const elsewhen = others.map((other) => other.check(answers));
    const found = [...validator!.check(answers), ...answerWarnings(definition, answers)].filter(
      (issue) => issue.reason.kind !== 'rule' || elsewhen.every((issues) => isAmong(issue, issues)),
    );
    return found.map(say);
  };
  const requires = (answers: Answers, pointer: string) => validator!.requires(answers, pointer);
  return Object.assign(check, { requires });
}
