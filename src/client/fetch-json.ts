import { LONGEST_TEXT } from '../contract/common.ts';
import { safeParse, type Schema } from '../contract/schema.ts';
import { Problem } from '../contract/problems.ts';
import { EndpointError } from './errors.ts';
import { retryAfterMilliseconds } from './retry.ts';
import type { ReadOptions } from './read-options.ts';

/** One attempt, from the request to the last byte of the body. */
const ATTEMPT_MILLISECONDS = 12_000;
/** Error texts come from outside; what is shown of them is cut here. */
const LONGEST_PROBLEM_TEXT = 500;

export interface FetchOptions extends ReadOptions {
  readonly signal: AbortSignal;
  /** What makes it another request than a read. */
  readonly request?: RequestInit & { readonly headers: Record<string, string> };
  /** How long the attempt may take, when not as long as a read. */
  readonly milliseconds?: number;
}

/**
 * One request and its checked answer. The browser's own cache does the conditional requests: an
 * `If-None-Match` header of ours would make every read across origins ask twice (a CORS preflight each),
 * which is the most expensive thing on a slow line.
 */
export async function fetchJson<Answer>(
  url: URL,
  schema: Schema<Answer>,
  options: FetchOptions,
): Promise<Answer> {
  // `AbortSignal.any` would be shorter, and is missing from iOS 16, which many phones cannot leave.
  const attempt = new AbortController();
  const cancel = () => attempt.abort();
  const { request, milliseconds = ATTEMPT_MILLISECONDS } = options;
  const timer = setTimeout(cancel, milliseconds);
  options.signal.addEventListener('abort', cancel);
  try {
    const response = await fetch(url, {
      ...request,
      headers: { Accept: 'application/json', 'Accept-Language': options.language, ...request?.headers },
      credentials: 'omit',
      cache: options.reload ? 'no-cache' : 'default',
      signal: attempt.signal,
    });
    const text = await response.text();
    if (!response.ok) throw refusal(response, text);
    return readAnswer(schema, text, options.longestText);
  } catch (error) {
    throw requestError(error, options.signal, attempt.signal, milliseconds);
  } finally {
    clearTimeout(timer);
    options.signal.removeEventListener('abort', cancel);
  }
}

/** Why a request failed, whatever was thrown: given up by the caller, by the attempt's own clock, or by the line. */
export function requestError(
  error: unknown,
  caller: AbortSignal,
  attempt: AbortSignal,
  milliseconds: number,
): EndpointError {
  if (error instanceof EndpointError) return error;
  if (caller.aborted) return new EndpointError({ kind: 'aborted' });
  if (attempt.aborted) return new EndpointError({ kind: 'timeout', milliseconds });
  return new EndpointError({ kind: navigator.onLine ? 'unreachable' : 'offline' }, { cause: error });
}

/** JSON of the endpoint, as far as the schema names it, without the ends of endless texts. */
export function readAnswer<Answer>(schema: Schema<Answer>, text: string, longest = LONGEST_TEXT): Answer {
  return checked(schema, parse(text, longest));
}

function parse(text: string, longest: number): unknown {
  try {
    // A body that is no longer than one text may be has none to cut: nearly all of them.
    return JSON.parse(text, text.length > longest ? (_, value: unknown) => cut(value, longest) : undefined);
  } catch (error) {
    throw new EndpointError({ kind: 'broken-contract', reason: 'the answer is not JSON' }, { cause: error });
  }
}

function cut(value: unknown, longest: number): unknown {
  return typeof value === 'string' && value.length > longest ? `${value.slice(0, longest)}…` : value;
}

function checked<Answer>(schema: Schema<Answer>, value: unknown): Answer {
  const result = safeParse(schema, value);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const place = issue?.path.join('.') || 'the answer';
  throw new EndpointError(
    { kind: 'broken-contract', reason: `${place}: ${issue?.code ?? 'not as agreed'}` },
    { cause: result.error },
  );
}

/** An error answer of any shape: a problem document (RFC 9457), or whatever a proxy on the way put there. */
export function refusal(response: Response, text: string): EndpointError {
  let problem: Problem = {};
  try {
    const result = safeParse(Problem, JSON.parse(text));
    if (result.success) problem = result.data;
  } catch {
    // An HTML error page of a proxy: the status alone speaks.
  }
  return new EndpointError({
    kind: 'refused',
    status: response.status,
    problem: {
      ...problem,
      title: problem.title?.slice(0, LONGEST_PROBLEM_TEXT),
      detail: problem.detail?.slice(0, LONGEST_PROBLEM_TEXT),
    },
    retryAfterMilliseconds: retryAfterMilliseconds(response.headers.get('Retry-After'), Date.now()),
  });
}
