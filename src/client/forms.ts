import { getForm, type FormDefinition } from '../contract/form.ts';
import type { ReadOptions } from './read-options.ts';
import type { Transport } from './transport.ts';

/** Reads the online form of a procedure. */
export interface FormsClient {
  getForm(code: string, options: ReadOptions): Promise<FormDefinition>;
}

export function createFormsClient(transport: Transport): FormsClient {
  return {
    getForm: async (code, options) => cut(await transport.read(getForm, { path: { code } }, options)),
  };
}

/** No text of a form is longer; one that is would hold a cheap phone up for seconds while it is laid out. */
const LONGEST_TEXT = 10_000;

function cut<Value>(value: Value): Value {
  return cutValue(value) as Value;
}

function cutValue(value: unknown): unknown {
  if (typeof value === 'string') return value.slice(0, LONGEST_TEXT);
  if (Array.isArray(value)) return value.map(cutValue);
  if (typeof value !== 'object' || value === null) return value;
  // `fromEntries` makes own members, whatever they are called.
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, cutValue(member)]));
}
