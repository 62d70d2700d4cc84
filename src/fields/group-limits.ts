import { isRecord } from '../domain/form/answers.ts';

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
