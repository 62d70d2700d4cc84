import type { Operation, Parameter } from '../../src/contract/operation.ts';
import { type FieldError, ProblemError, type Sentence } from './problems.ts';

/** Checked values of one request; absent ones are undefined. */
export interface Parameters {
  text(name: string): string | undefined;
  integer(name: string): number | undefined;
  codes(name: string): readonly string[];
}

const MOST_CODES = 50;
const LONGEST_CODE = 100;

type Value = string | number | readonly string[];
type Checked = { readonly value: Value } | { readonly wrong: Sentence };

const wrong = (vi: string, en: string): Checked => ({ wrong: { vi, en } });

/**
 * Reads the parameters an operation describes, by the same table the OpenAPI document is made from.
 * Parameters it does not describe are ignored, so that a newer client can talk to an older endpoint.
 */
export function readParameters(
  operation: Operation,
  url: URL,
  path: Readonly<Record<string, string>>,
): Parameters {
  const query = splitQuery(url.search);
  const values = new Map<string, Value>();
  const errors: FieldError[] = [];
  for (const [name, parameter] of Object.entries(operation.parameters)) {
    const written = parameter.in === 'path' ? [path[name] ?? ''] : (query.get(name) ?? []);
    const checked = check(parameter, written);
    if (checked === undefined) continue;
    if ('wrong' in checked) errors.push({ parameter: name, detail: checked.wrong });
    else values.set(name, checked.value);
  }
  if (errors.length > 0) throw new ProblemError('invalidRequest', { errors });
  return {
    text: (name) => ofType(values.get(name), 'string'),
    integer: (name) => ofType(values.get(name), 'number'),
    codes: (name) => {
      const value = values.get(name);
      return Array.isArray(value) ? value : [];
    },
  };
}

function ofType(value: Value | undefined, type: 'string'): string | undefined;
function ofType(value: Value | undefined, type: 'number'): number | undefined;
function ofType(value: Value | undefined, type: 'string' | 'number'): Value | undefined {
  return typeof value === type ? value : undefined;
}

/** Values by name, still percent-encoded: decoding may fail, and that has to name its parameter. */
function splitQuery(search: string): Map<string, string[]> {
  const query = new Map<string, string[]>();
  for (const pair of search.slice(1).split('&')) {
    if (pair === '') continue;
    const at = pair.indexOf('=');
    const name = decode(at < 0 ? pair : pair.slice(0, at));
    const value = at < 0 ? '' : pair.slice(at + 1);
    if (name !== undefined) query.set(name, [...(query.get(name) ?? []), value]);
  }
  return query;
}

/** Undefined for what is not UTF-8: an unpaired surrogate, a cut sequence, a stray percent sign. */
function decode(encoded: string): string | undefined {
  try {
    return decodeURIComponent(encoded.replaceAll('+', ' '));
  } catch {
    return undefined;
  }
}

function check(parameter: Parameter, written: readonly string[]): Checked | undefined {
  if (written.length === 0) {
    return parameter.required ? wrong('Thiếu tham số này.', 'This parameter is missing.') : undefined;
  }
  const texts = written.map((value) => (parameter.in === 'path' ? value : decode(value)));
  if (texts.some((text) => text === undefined || text.includes('\0')))
    return wrong('Chữ không đọc được.', 'The text cannot be read.');
  const known = texts.filter((text) => text !== undefined).map((text) => text.normalize('NFC').trim());
  if (parameter.kind === 'codes') return checkCodes(known);
  const [text = ''] = known;
  if (known.length > 1)
    return wrong('Chỉ được ghi tham số này một lần.', 'This parameter may be given only once.');
  return parameter.kind === 'integer' ? checkInteger(parameter, text) : checkText(parameter, text);
}

function checkCodes(lists: readonly string[]): Checked {
  const codes = lists
    .flatMap((list) => list.split(','))
    .map((code) => code.trim())
    .filter((code) => code !== '');
  if (codes.length > MOST_CODES || codes.some((code) => code.length > LONGEST_CODE))
    return wrong('Quá nhiều hoặc quá dài.', 'Too many codes, or one too long.');
  return { value: [...new Set(codes)] };
}

function checkInteger(parameter: Parameter, text: string): Checked {
  const { minimum = Number.MIN_SAFE_INTEGER, maximum = Number.MAX_SAFE_INTEGER } = parameter;
  const value = Number(text);
  if (!/^[+-]?\d{1,15}$/.test(text) || value < minimum || value > maximum)
    return wrong(
      `Cần một số nguyên từ ${minimum} đến ${maximum}.`,
      `A whole number from ${minimum} to ${maximum} is expected.`,
    );
  return { value };
}

function checkText(parameter: Parameter, text: string): Checked {
  const { maximum, pattern } = parameter;
  if (maximum !== undefined && text.length > maximum)
    return wrong(`Dài quá ${maximum} ký tự.`, `Longer than ${maximum} characters.`);
  if (pattern !== undefined && text !== '' && !new RegExp(pattern, 'u').test(text))
    return wrong('Không đúng dạng.', 'Not of the expected form.');
  if (pattern !== undefined && text === '' && parameter.required)
    return wrong('Thiếu tham số này.', 'This parameter is missing.');
  return { value: text };
}
