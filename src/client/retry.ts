import { EndpointError, type EndpointFailure } from './errors.ts';

const FIRST_DELAY_MILLISECONDS = 500;
/** Longer waits than this are left to the person or the widget, who can say why. */
const LONGEST_WAIT_MILLISECONDS = 5_000;

/**
 * How long to wait before sending a failed read again; `undefined` when the endpoint asks for a longer
 * pause than anybody would watch a skeleton for. Full jitter, so that clients cut off together do not
 * come back together.
 */
export function retryDelay(
  failure: EndpointFailure,
  attempt: number,
  random: () => number = Math.random,
): number | undefined {
  const asked = failure.kind === 'refused' ? (failure.retryAfterMilliseconds ?? 0) : 0;
  if (asked > LONGEST_WAIT_MILLISECONDS) return undefined;
  const backoff = FIRST_DELAY_MILLISECONDS * 2 ** (attempt - 1);
  return asked + backoff * (0.5 + random());
}

/** `Retry-After` (RFC 9110 section 10.2.3): seconds, or a date. */
export function retryAfterMilliseconds(header: string | null, now: number): number | undefined {
  if (header === null || header.trim() === '') return undefined;
  const seconds = Number(header);
  if (Number.isFinite(seconds)) return Math.max(0, seconds * 1000);
  const date = Date.parse(header);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}

export function wait(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const abort = () => {
      clearTimeout(timer);
      reject(new EndpointError({ kind: 'aborted' }));
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', abort);
      resolve();
    }, milliseconds);
    if (signal.aborted) abort();
    else signal.addEventListener('abort', abort, { once: true });
  });
}
