import { EndpointError, isPassing, type EndpointFailure } from './errors.ts';
import { wait } from './retry.ts';

/** After so many failures with nothing new at the endpoint, the person decides. */
const MOST_FAILURES = 8;
const FIRST_DELAY_MILLISECONDS = 500;
const LONGEST_DELAY_MILLISECONDS = 15_000;
/** What an endpoint may ask for (`Retry-After`); of a longer pause the person should hear. */
const LONGEST_ASKED_MILLISECONDS = 60_000;
/** A device may be wrong about having no network, so its word is tested now and then. */
const OFFLINE_MILLISECONDS = 60_000;
/** 408 too slow, 409 another offset, 423 the cut request still holds the upload, 425 too early, 460 another checksum. */
const PASSING_STATUSES: readonly number[] = [408, 409, 423, 425, 460];
/** The endpoint is well and has only to be asked again. */
const UNHURT_STATUSES: readonly number[] = [409, 460];

export interface PatienceOptions {
  readonly signal: AbortSignal;
  /** What is wrong, said while it waits to try again; `undefined`: it goes on. */
  readonly onTrouble?: (failure: EndpointFailure | undefined) => void;
}

/** Waits after failures, for as long as trying again makes sense. */
export class Patience {
  readonly #options: PatienceOptions;
  #failures = 0;

  constructor(options: PatienceOptions) {
    this.#options = options;
  }

  progressed(): void {
    this.#failures = 0;
  }

  /** Resolves when it is time to try again; rejects with the error when somebody has to decide. */
  async after(error: EndpointError): Promise<void> {
    const { failure } = error;
    // Hours without a network are no reason to give up: nothing was tried.
    if (failure.kind !== 'offline') this.#failures += 1;
    if (!mayPass(failure) || this.#failures >= MOST_FAILURES) throw error;
    const unhurt = failure.kind === 'refused' && UNHURT_STATUSES.includes(failure.status);
    if (unhurt && this.#failures === 1) return;
    const { signal, onTrouble } = this.#options;
    onTrouble?.(failure);
    await (failure.kind === 'offline' ? untilOnline(signal) : wait(this.#delay(failure), signal));
    onTrouble?.(undefined);
  }

  /** Jitter, so that clients cut off together do not come back together. */
  #delay(failure: EndpointFailure): number {
    const backoff = FIRST_DELAY_MILLISECONDS * 2 ** (this.#failures - 1);
    return asked(failure) + Math.min(LONGEST_DELAY_MILLISECONDS, backoff) * (0.5 + Math.random());
  }
}

function mayPass(failure: EndpointFailure): boolean {
  if (asked(failure) > LONGEST_ASKED_MILLISECONDS) return false;
  return isPassing(failure) || (failure.kind === 'refused' && PASSING_STATUSES.includes(failure.status));
}

function asked(failure: EndpointFailure): number {
  return failure.kind === 'refused' ? (failure.retryAfterMilliseconds ?? 0) : 0;
}

function untilOnline(signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const end = () => {
      clearTimeout(timer);
      window.removeEventListener('online', end);
      signal.removeEventListener('abort', end);
      if (signal.aborted) reject(new EndpointError({ kind: 'aborted' }));
      else resolve();
    };
    const timer = setTimeout(end, OFFLINE_MILLISECONDS);
    window.addEventListener('online', end);
    signal.addEventListener('abort', end);
    if (signal.aborted) end();
  });
}
