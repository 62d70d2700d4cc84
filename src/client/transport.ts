import type { Schema } from '../contract/schema.ts';
import { EndpointError, isRetryable } from './errors.ts';
import { fetchJson } from './fetch-json.ts';
import type { ReadOptions } from './read-options.ts';
import { retryDelay, wait } from './retry.ts';

export interface ReadOperation<Answer> {
  readonly path: string;
  readonly answer: Schema<Answer>;
}

export interface ReadParameters {
  readonly path?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string | number | readonly string[] | undefined>>;
}

/** Carries reads to one endpoint. One exists per endpoint address and page, so identical reads meet in it. */
export interface Transport {
  readonly endpoint: URL;
  read<Answer>(
    operation: ReadOperation<Answer>,
    parameters: ReadParameters,
    options: ReadOptions,
  ): Promise<Answer>;
}

const ATTEMPTS = 3;
/** After one read has begun to be repeated, others to the same endpoint are not repeated for this long. */
const REST_MILLISECONDS = 30_000;

interface SharedRead {
  readonly answer: Promise<unknown>;
  readonly cancel: AbortController;
  readers: number;
}

export function createTransport(endpoint: URL): Transport {
  const running = new Map<string, SharedRead>();
  let restingUntil = 0;

  async function send(url: URL, answer: Schema, options: ReadOptions, signal: AbortSignal) {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await fetchJson(url, answer, { ...options, signal });
      } catch (error) {
        if (!(error instanceof EndpointError) || !isRetryable(error.failure)) throw error;
        const delay = retryDelay(error.failure, attempt);
        if (attempt >= ATTEMPTS || delay === undefined) throw error;
        if (attempt === 1) {
          // A thousand widgets on an endpoint that is down must not become three thousand requests.
          if (Date.now() < restingUntil) throw error;
          restingUntil = Date.now() + REST_MILLISECONDS;
        }
        await wait(delay, signal);
      }
    }
  }

  function share(key: string, url: URL, answer: Schema, options: ReadOptions): SharedRead {
    const known = running.get(key);
    if (known) return known;
    const cancel = new AbortController();
    const shared: SharedRead = {
      cancel,
      readers: 0,
      answer: send(url, answer, options, cancel.signal)
        .then((value) => {
          restingUntil = 0;
          return value;
        })
        .finally(() => {
          if (running.get(key) === shared) running.delete(key);
        }),
    };
    running.set(key, shared);
    return shared;
  }

  return {
    endpoint,
    async read<Answer>(
      operation: ReadOperation<Answer>,
      parameters: ReadParameters,
      options: ReadOptions,
    ): Promise<Answer> {
      if (options.signal?.aborted) throw new EndpointError({ kind: 'aborted' });
      const url = addressOf(endpoint, operation.path, parameters);
      const key = `${options.language} ${options.reload ? 'reload ' : ''}${url.href}`;
      const shared = share(key, url, operation.answer, options);
      shared.readers += 1;
      const leave = () => {
        shared.readers -= 1;
        if (shared.readers > 0) return;
        running.delete(key);
        shared.cancel.abort();
      };
      return (await untilAborted(shared.answer, options.signal, leave)) as Answer;
    },
  };
}

/** `{code}` in the path becomes the path parameter; lists in the query are joined with commas. */
export function addressOf(endpoint: URL, path: string, parameters: ReadParameters): URL {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(parameters.path?.[name] ?? ''),
  );
  const url = new URL(endpoint);
  url.pathname = url.pathname.replace(/\/$/, '') + filled;
  for (const [name, value] of Object.entries(parameters.query ?? {})) {
    const text = typeof value === 'object' ? value.join(',') : String(value ?? '');
    if (text !== '') url.searchParams.set(name, text);
  }
  return url;
}

/** One reader giving up must not take the answer away from the others who wait for it. */
function untilAborted<T>(answer: Promise<T>, signal: AbortSignal | undefined, leave: () => void): Promise<T> {
  if (!signal) return answer;
  return new Promise((resolve, reject) => {
    const abort = () => {
      leave();
      reject(new EndpointError({ kind: 'aborted' }));
    };
    signal.addEventListener('abort', abort, { once: true });
    answer.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}
