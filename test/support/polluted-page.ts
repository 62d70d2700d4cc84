const objects = Object.prototype as unknown as Record<string, unknown>;
const arrays = Array.prototype as unknown as Record<string, unknown>;

/**
 * What old libraries do to a page before any script of ours runs: members on `Object.prototype` and
 * `Array.prototype` that `for … in` meets, and the `toJSON` of Prototype 1.6.
 */
export function pollutePage(): void {
  objects['extend'] = function extend(this: object, source: object): object {
    return Object.assign(this, source);
  };
  objects['host'] = 'máy chủ';
  arrays['last'] = function last(this: unknown[]): unknown {
    return this[this.length - 1];
  };
  arrays['toJSON'] = function toJSON(this: unknown[]): string {
    return `[${Array.from(this, (one) => JSON.stringify(one)).join(', ')}]`;
  };
}

/** Must be called before the test runner reports: it too writes JSON. */
export function cleanPage(): void {
  for (const name of ['extend', 'host']) Reflect.deleteProperty(objects, name);
  for (const name of ['last', 'toJSON']) Reflect.deleteProperty(arrays, name);
}
