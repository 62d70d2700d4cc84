import type * as z from 'zod/mini';
import { PROCEDURE_CODE } from '../src/contract/index.ts';
import type { FieldError, Sentence } from './http/problems.ts';

type Issue = z.core.$ZodIssue;

/** For `safeParse`: without its value an issue does not tell a missing field from a wrong one. */
export const WITH_INPUT = { reportInput: true } as const;

const MISSING: Sentence = { vi: 'còn thiếu', en: 'missing' };

const KINDS: Readonly<Record<string, Sentence>> = {
  string: { vi: 'cần một chuỗi chữ', en: 'a text is expected' },
  number: { vi: 'cần một số', en: 'a number is expected' },
  int: { vi: 'cần một số nguyên', en: 'a whole number is expected' },
  boolean: { vi: 'cần true hoặc false', en: 'true or false is expected' },
  array: { vi: 'cần một danh sách', en: 'a list is expected' },
  object: { vi: 'cần một đối tượng', en: 'an object is expected' },
};

const FORMATS: Readonly<Record<string, Sentence>> = {
  url: { vi: 'cần một địa chỉ web', en: 'a web address is expected' },
  datetime: {
    vi: 'cần thời điểm như 2026-11-01T08:00:00+07:00',
    en: 'a time such as 2026-11-01T08:00:00+07:00 is expected',
  },
  [String(PROCEDURE_CODE)]: {
    vi: 'cần mã thủ tục như 1.001193',
    en: 'a procedure code such as 1.001193 is expected',
  },
};

/**
 * What a schema found wrong with one field; naming the field is the caller's. Zod without a locale says
 * "Invalid input" of everything, and its locales would be one language of the two.
 */
export function sayIssue(issue: Issue): Sentence {
  const allowed = allowedValues(issue);
  if (isMissing(issue)) return allowed ? joined(MISSING, allowed) : MISSING;
  if (allowed) return allowed;
  switch (issue.code) {
    case 'invalid_type':
      return KINDS[issue.expected] ?? { vi: `cần ${issue.expected}`, en: `${issue.expected} is expected` };
    case 'invalid_format':
      return (
        FORMATS[issue.pattern ?? ''] ??
        FORMATS[issue.format] ?? {
          vi: `không đúng dạng ${issue.pattern ?? issue.format}`,
          en: `not of the form ${issue.pattern ?? issue.format}`,
        }
      );
    case 'too_small':
      return issue.inclusive === false
        ? limit(issue.origin, issue.minimum, 'lớn hơn', 'more than')
        : limit(issue.origin, issue.minimum, 'ít nhất', 'at least');
    case 'too_big':
      return issue.inclusive === false
        ? limit(issue.origin, issue.maximum, 'nhỏ hơn', 'less than')
        : limit(issue.origin, issue.maximum, 'nhiều nhất', 'at most');
    case 'unrecognized_keys':
      return { vi: `không có trường ${list(issue.keys)}`, en: `there is no field ${list(issue.keys)}` };
    case 'invalid_union':
      return eitherOf(issue.errors);
    default:
      return { vi: issue.message, en: issue.message };
  }
}

/** The same of a field of a JSON body. It is named in the sentence too, which may be read in a terminal. */
export function sayFieldIssue(issue: Issue, path: readonly PropertyKey[] = issue.path): FieldError {
  const { vi, en } = sayIssue(issue);
  const field = path.map(String).join('.');
  return {
    pointer: path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join(''),
    detail: field === '' ? { vi, en } : { vi: `${field}: ${vi}`, en: `${field}: ${en}` },
  };
}

function isMissing(issue: Issue): boolean {
  if (!('input' in issue)) return false;
  // Of a union told apart by a field, the input is the object that lacks the field.
  const by = issue.code === 'invalid_union' && 'discriminator' in issue ? issue.discriminator : undefined;
  if (by === undefined) return issue.input === undefined;
  return typeof issue.input === 'object' && issue.input !== null && !(by in issue.input);
}

function allowedValues(issue: Issue): Sentence | undefined {
  const values =
    issue.code === 'invalid_value'
      ? issue.values
      : issue.code === 'invalid_union' && 'options' in issue
        ? issue.options
        : undefined;
  if (values === undefined) return undefined;
  const [only] = values;
  if (values.length === 1) return { vi: `cần "${String(only)}"`, en: `"${String(only)}" is expected` };
  return { vi: `không thuộc: ${list(values)}`, en: `not one of: ${list(values)}` };
}

/** One sentence for each way a value could have been right. */
function eitherOf(branches: readonly (readonly Issue[])[]): Sentence {
  const sentences = branches.flatMap(([first]) => (first ? [sayIssue(first)] : []));
  return {
    vi: sentences.map((one) => one.vi).join(', hoặc '),
    en: sentences.map((one) => one.en).join(', or '),
  };
}

function limit(origin: string, bound: number | bigint, vi: string, en: string): Sentence {
  if (origin === 'string' && en === 'at least' && Number(bound) === 1)
    return { vi: 'đang để trống', en: 'empty' };
  const [unitVi, unitEn] =
    origin === 'string' ? [' ký tự', ' characters'] : origin === 'array' ? [' mục', ' items'] : ['', ''];
  return { vi: `cần ${vi} ${bound}${unitVi}`, en: `${en} ${bound}${unitEn} is expected` };
}

function joined(one: Sentence, other: Sentence): Sentence {
  return { vi: `${one.vi}, ${other.vi}`, en: `${one.en}, ${other.en}` };
}

function list(values: readonly unknown[]): string {
  return values.map(String).join(', ');
}
