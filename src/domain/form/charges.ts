import type { ChargeLine } from '../../contract/charge-line.ts';
import type { ChargeRule, FormDefinition } from '../../contract/form.ts';
import { readAnswer, type Answers } from './answers.ts';
import { holds } from './conditions.ts';
import { sendableAnswers } from './sendable-answers.ts';

export interface ChargeChoices {
  readonly answers: Answers;
  /** Id of the way to get the result. */
  readonly delivery: string;
  /** Whether the result goes to an address in the province of the receiving unit; left out while not known. */
  readonly sameProvince?: boolean;
}

/** More of anything is a slip of the keyboard, which the schema refuses. */
const MOST = 10_000;

/** What is to be paid under the present answers, in the order of the form; free of charge is a line as well. */
export function computeCharges(
  definition: FormDefinition,
  choices: ChargeChoices,
): { lines: ChargeLine[]; total: number } {
  const answers = sendableAnswers(definition, choices.answers);
  const lines = definition.charges
    .filter((rule) => applies(rule, answers, choices))
    .map((rule) => lineOf(rule, answers))
    .filter(({ quantity, total }) => quantity > 0 && Number.isSafeInteger(total) && total >= 0);
  return { lines, total: lines.reduce((sum, line) => sum + line.total, 0) };
}

function applies(rule: ChargeRule, answers: Answers, choices: ChargeChoices): boolean {
  return (
    (rule.delivery === undefined || rule.delivery.includes(choices.delivery)) &&
    (rule.sameProvince === undefined || rule.sameProvince === choices.sameProvince) &&
    holds(rule.when, answers)
  );
}

function lineOf(rule: ChargeRule, answers: Answers): ChargeLine {
  const { id, label, type, amount, included = 0 } = rule;
  const quantity = Math.max(0, quantityOf(rule, answers) - included);
  return { id, label, type, amount, quantity, total: amount * quantity };
}

function quantityOf({ quantity }: ChargeRule, answers: Answers): number {
  const answer = quantity === undefined ? 1 : (readAnswer(answers, quantity) ?? 1);
  const count = Array.isArray(answer) ? answer.length : Number(answer);
  return count >= 0 && count <= MOST ? Math.floor(count) : 1;
}
