import type * as z from 'zod/mini';
import { core } from 'zod/mini';
import { sayFieldIssue, WITH_INPUT } from '../issues.ts';
import type { RequestContext } from './environment.ts';
import { ProblemError, type Sentence } from './problems.ts';

/** No body of the contract is nested deeper than a form's answers. */
const DEEPEST = 24;
/** NUL, and halves of characters. */
const UNKEEPABLE = /[\0\p{Surrogate}]/u;

/** The JSON a request carries, in NFC, and nothing that a database could not keep. */
export async function readJsonBody(context: RequestContext): Promise<unknown> {
  let body: unknown;
  try {
    body = JSON.parse(await context.req.text());
  } catch (error) {
    if (error instanceof ProblemError) throw error;
    throw new ProblemError('invalidRequest', {
      detail: { vi: 'Nội dung không phải JSON.', en: 'The body is not JSON.' },
    });
  }
  return normalise(body, '', 0);
}

function normalise(value: unknown, pointer: string, depth: number): unknown {
  if (typeof value === 'string') {
    if (UNKEEPABLE.test(value))
      throw refused(pointer, {
        vi: 'Có ký tự không đọc được.',
        en: 'There is a character that cannot be read.',
      });
    return value.normalize('NFC');
  }
  if (typeof value !== 'object' || value === null) return value;
  if (depth === DEEPEST) throw refused(pointer, { vi: 'Lồng nhau quá sâu.', en: 'Nested too deep.' });
  if (Array.isArray(value))
    return value.map((item, index) => normalise(item, `${pointer}/${index}`, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => {
      const place = `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
      return [normalise(key, place, depth + 1), normalise(member, place, depth + 1)];
    }),
  );
}

function refused(pointer: string, detail: Sentence): ProblemError {
  return new ProblemError('invalidRequest', { errors: [{ pointer, detail }] });
}

/** What a schema makes of a body; every field that is not as described is named. */
export function parseBody<Output>(schema: core.$ZodType<Output>, body: unknown): Output {
  const parsed = core.safeParse(schema, body, WITH_INPUT);
  if (parsed.success) return parsed.data;
  const errors = parsed.error.issues.map((issue: z.core.$ZodIssue) => sayFieldIssue(issue));
  throw new ProblemError('invalidRequest', { errors });
}

/** Whether it is nested no deeper than anything of the contract: what strangers send may be deeper than a stack. */
export function isShallow(value: unknown, levels: number = DEEPEST): boolean {
  if (typeof value !== 'object' || value === null) return true;
  return levels > 0 && Object.values(value).every((member) => isShallow(member, levels - 1));
}

/** The same text for the same JSON, in whatever order its fields came. Only for what is known to be shallow. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const fields = Object.entries(value)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`);
  return `{${fields.join(',')}}`;
}
