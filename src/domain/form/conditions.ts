import type { AnswerTest, Condition } from '../../contract/form.ts';
import { isEmpty, readAnswer, type Answers } from './answers.ts';

/** No condition always holds. `item` is what `./name` points into: the item of a group that is being asked. */
export function holds(condition: Condition | undefined, answers: Answers, item?: Answers): boolean {
  if (!condition) return true;
  const passes = (test: AnswerTest) => passesTest(test, answers, item);
  const { allOf = [], anyOf = [] } = condition;
  return allOf.every(passes) && (anyOf.length === 0 || anyOf.some(passes));
}

function passesTest(test: AnswerTest, answers: Answers, item: Answers | undefined): boolean {
  const answer = test.pointer.startsWith('./')
    ? readAnswer(item ?? {}, test.pointer.slice(1))
    : readAnswer(answers, test.pointer);
  const isChosen = test.oneOf === undefined || isOneOf(answer, test.oneOf);
  const expectsAnswer = test.filled ?? (test.oneOf === undefined ? true : undefined);
  const isFilled = expectsAnswer === undefined || !isEmpty(answer) === expectsAnswer;
  return (isChosen && isFilled) !== (test.not ?? false);
}

function isOneOf(answer: unknown, values: readonly unknown[]): boolean {
  return Array.isArray(answer) ? answer.some((one) => values.includes(one)) : values.includes(answer);
}
