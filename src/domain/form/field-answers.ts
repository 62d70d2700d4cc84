import type { FormField, ItemField } from '../../contract/form.ts';
import { isEmpty, isRecord, readAnswer, writeAnswer, type Answers } from './answers.ts';

const ADDRESS_PARTS = ['province', 'ward', 'detail'];
/** What a hostile draft may hold more of is refused by any limit of a schema. */
const MOST_KEPT_ITEMS = 300;

/**
 * The answers to these fields, without empty ones and without what no field asks. Items of a group stay
 * where they are, even empty ones: issues name them by their position.
 */
export function answersTo(
  fields: readonly { readonly field: FormField | ItemField; readonly pointer: string }[],
  answers: Answers,
): Answers {
  let kept: Answers = {};
  for (const { field, pointer } of fields) {
    const answer = withoutStrays(field.kind, readAnswer(answers, pointer));
    if (!isEmpty(answer)) kept = writeAnswer(kept, pointer, answer);
  }
  return kept;
}

function withoutStrays(kind: string, answer: unknown): unknown {
  if (kind === 'group' && Array.isArray(answer)) return answer.slice(0, MOST_KEPT_ITEMS).map(() => ({}));
  if (kind !== 'address' || !isRecord(answer)) return answer;
  const parts = ADDRESS_PARTS.filter((part) => Object.hasOwn(answer, part) && !isEmpty(answer[part]));
  return Object.fromEntries(parts.map((part) => [part, answer[part]]));
}
