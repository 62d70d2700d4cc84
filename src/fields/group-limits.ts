import { isRecord, readAnswer, writeAnswer, type Answers } from '../domain/form/answers.ts';

/** How few and how many items the form's schema allows of a group at the top level of nested objects. */
export function groupLimits(schema: unknown, pointer: string): { min: number; max: number } {
  let place = schema;
  for (const name of pointer.split('/').slice(1)) {
    const properties = isRecord(place) ? place['properties'] : undefined;
    place = isRecord(properties) ? properties[name] : undefined;
  }
  const limit = (name: string, fallback: number) => {
    const value = isRecord(place) ? place[name] : undefined;
    return typeof value === 'number' ? value : fallback;
  };
  return { min: limit('minItems', 0), max: limit('maxItems', Infinity) };
}

/** A group that needs items shows them open, rather than a button to ask for the first. */
export function withFirstItems(
  schema: unknown,
  groups: readonly { readonly pointer: string }[],
  answers: Answers,
): Answers {
  return groups.reduce((filled, { pointer }) => {
    const { min } = groupLimits(schema, pointer);
    if (min === 0 || readAnswer(filled, pointer) !== undefined) return filled;
    const items = Array.from({ length: min }, () => ({}));
    return writeAnswer(filled, pointer, items);
  }, answers);
}
