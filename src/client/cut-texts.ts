/** No text of an answer is longer; one that is would hold a cheap phone up for seconds while it is laid out. */
const LONGEST_TEXT = 10_000;

/** A copy of an answer without the ends of endless texts. */
export function cutTexts<Value>(value: Value): Value {
  return cutValue(value) as Value;
}

function cutValue(value: unknown): unknown {
  if (typeof value === 'string') return value.slice(0, LONGEST_TEXT);
  if (Array.isArray(value)) return value.map(cutValue);
  if (typeof value !== 'object' || value === null) return value;
  // `fromEntries` makes own members, whatever they are called.
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, cutValue(member)]));
}
