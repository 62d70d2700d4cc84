/**
 * Plain data as JSON. Old libraries put a `toJSON` on `Array.prototype` (Prototype 1.6) or `Object.prototype`,
 * and on their pages `JSON.stringify` would turn every array into a text. What inherits nothing, or has a
 * `toJSON` of its own that is none, is written as it is.
 */
export function writeJson(value: unknown): string {
  return JSON.stringify(bare(value));
}

function bare(value: unknown): unknown {
  if (Array.isArray(value)) return Object.defineProperty(value.map(bare), 'toJSON', { value: undefined });
  if (typeof value !== 'object' || value === null) return value;
  const copy = Object.create(null) as Record<string, unknown>;
  for (const [name, member] of Object.entries(value)) copy[name] = bare(member);
  return copy;
}
