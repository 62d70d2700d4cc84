import type { Problem } from '../contract/problems.ts';

/** Everything that can go wrong between a widget and the endpoint. A closed list: each kind has words of its own. */
export type EndpointFailure =
  /** The device says that it has no network. */
  | { readonly kind: 'offline' }
  /** No answer came: name not found, connection refused or cut, or the endpoint does not allow this origin (CORS). */
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'timeout'; readonly milliseconds: number }
  /** The caller cancelled. Never shown to people. */
  | { readonly kind: 'aborted' }
  /** The endpoint answered with an error status. */
  | {
      readonly kind: 'refused';
      readonly status: number;
      readonly problem: Problem;
      /** From `Retry-After`. */
      readonly retryAfterMilliseconds?: number;
    }
  /** The answer is not what the contract says: not JSON, cut off, or a required field is missing. */
  | { readonly kind: 'broken-contract'; readonly reason: string }
  /** The endpoint speaks another major version of the contract. */
  | { readonly kind: 'incompatible'; readonly contract: string };

/** The only error that leaves `client/`. */
export class EndpointError extends Error {
  override readonly name = 'EndpointError';
  readonly failure: EndpointFailure;

  constructor(failure: EndpointFailure, options?: ErrorOptions) {
    super(`endpoint: ${failure.kind}`, options);
    this.failure = failure;
  }
}

/** A client registered by the host may throw anything. */
export function asEndpointError(error: unknown): EndpointError {
  if (error instanceof EndpointError) return error;
  return new EndpointError({ kind: 'broken-contract', reason: 'the client failed' }, { cause: error });
}

const RETRYABLE_STATUSES: readonly number[] = [429, 502, 503, 504];

/** Whether the same read may succeed a little later without anybody changing anything. */
export function isPassing(failure: EndpointFailure): boolean {
  if (failure.kind === 'refused') return failure.status >= 500 || failure.status === 429;
  return failure.kind !== 'aborted';
}

/** Whether the client itself may send the read again at once. */
export function isRetryable(failure: EndpointFailure): boolean {
  return (
    failure.kind === 'unreachable' ||
    failure.kind === 'timeout' ||
    (failure.kind === 'refused' && RETRYABLE_STATUSES.includes(failure.status))
  );
}
