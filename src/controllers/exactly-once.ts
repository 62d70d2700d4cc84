import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { isProblem, isRefusedForGood } from '../client/problems.ts';
import { EndpointError, type EndpointFailure } from '../client/errors.ts';
import { retryDelay, wait } from '../client/retry.ts';
import { randomId } from '../device/random-id.ts';

/** A request on its way: kept before it leaves, so that a reload goes on with the same one. */
export interface PendingRequest<Body> {
  /** The idempotency key. */
  readonly key: string;
  /** What was sent under this key, the latest last: more than one when it was mended after an uncertain attempt. */
  readonly bodies: readonly Body[];
  /** The endpoint may have taken it: an attempt left, and no answer of the endpoint's own came. */
  readonly uncertain: boolean;
}

/** What has become of the one request. */
export type RequestState<Answer> =
  | { readonly kind: 'idle' }
  /** `trouble` is why the last attempt brought nothing; it is tried again by itself. */
  | { readonly kind: 'sending'; readonly trouble?: EndpointFailure }
  | { readonly kind: 'sent'; readonly answer: Answer }
  /** The endpoint has said no: nothing was done under this request. */
  | { readonly kind: 'refused'; readonly error: EndpointError }
  /** Tried for a while without an answer: it may or may not have arrived. Sending again is safe. */
  | { readonly kind: 'unknown'; readonly error: EndpointError };

export interface RequestOptions<Body, Answer> {
  /** One attempt; rejects with an `EndpointError`. */
  readonly attempt: (body: Body, key: string, signal: AbortSignal) => Promise<Answer>;
  /**
   * Keeps the request on the device before it leaves; `undefined` forgets it. False when it may not leave from
   * here, as when another tab is at the same.
   */
  readonly keep: (pending: PendingRequest<Body> | undefined) => Promise<boolean>;
  readonly sent: (answer: Answer) => void;
  readonly refused: (error: EndpointError, body: Body) => void;
}

const ATTEMPTS = 5;
/** After them the widget asks once in so long, as long as it is open. */
const ROUND_PAUSE_MILLISECONDS = 30_000;
const LONGEST_PAUSE_MILLISECONDS = 20_000;

/**
 * Makes one request exactly once. Its key is kept before the first attempt leaves and goes with every further
 * one, after a reload too; it is given up only for an answer of the endpoint itself that the request was
 * refused, with no attempt before it whose end is not known.
 */
export class ExactlyOnce<Body, Answer> implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #options: RequestOptions<Body, Answer>;
  #state: RequestState<Answer> = { kind: 'idle' };
  #pending: PendingRequest<Body> | undefined;
  #running: AbortController | undefined;
  #roundTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost, options: RequestOptions<Body, Answer>) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  get state(): RequestState<Answer> {
    return this.#state;
  }

  /** Whether it has left, and may have arrived. */
  get hasLeft(): boolean {
    return ['sending', 'unknown', 'sent'].includes(this.#state.kind);
  }

  hostConnected(): void {
    addEventListener('online', this.resend);
    addEventListener('beforeunload', this.#warnBeforeLeaving);
  }

  hostDisconnected(): void {
    removeEventListener('online', this.resend);
    removeEventListener('beforeunload', this.#warnBeforeLeaving);
    clearTimeout(this.#roundTimer);
    this.#running?.abort();
    this.#running = undefined;
    // Put back into the page, it can be sent again.
    if (this.#state.kind === 'sending') this.#become({ kind: 'idle' });
  }

  /**
   * A second call while it runs changes nothing.
   *
   * @param remembered What the device kept of an attempt before.
   */
  async send(body: Body, remembered?: PendingRequest<Body>): Promise<void> {
    if (this.#state.kind === 'sending' || this.#state.kind === 'sent') return;
    this.#become({ kind: 'sending' });
    // An attempt whose end is not known keeps its key: if it did arrive, the endpoint will say so. One that the
    // device remembers is such an attempt.
    const earlier = this.#pending ?? (remembered && { ...remembered, uncertain: true });
    const kept = await this.#keep(
      earlier?.uncertain
        ? { ...earlier, bodies: [...earlier.bodies, body] }
        : { key: randomId(), bodies: [body], uncertain: false },
    );
    if (!kept) return this.#become({ kind: 'idle' });
    await this.#round();
  }

  /** Goes on with a request that a reload or a crash interrupted. */
  resume(pending: PendingRequest<Body>): void {
    if (this.#state.kind !== 'idle') return;
    this.#pending = { ...pending, uncertain: true };
    void this.#round();
  }

  /** Sends the very same request again, if its end is not known. */
  readonly resend = (): void => {
    if (this.#state.kind === 'unknown') void this.#round(1);
  };

  /** Nothing is under way any more: it is begun anew. */
  reset(): void {
    this.#running?.abort();
    this.#running = undefined;
    clearTimeout(this.#roundTimer);
    this.#pending = undefined;
    this.#become({ kind: 'idle' });
  }

  async #round(attempts = ATTEMPTS): Promise<void> {
    const bodies = [...(this.#pending?.bodies ?? [])];
    let body = bodies.pop();
    let renewed = false;
    clearTimeout(this.#roundTimer);
    this.#running?.abort();
    const running = new AbortController();
    this.#running = running;
    this.#become({ kind: 'sending' });
    for (let attempt = 1; body !== undefined; attempt += 1) {
      const outcome = await this.#attempt(body, running.signal);
      if (this.#running !== running) return;
      if (!(outcome instanceof EndpointError)) return this.#arrived(outcome.answer);
      if (isProblem(outcome, 'idempotency-key-reused') && !renewed) {
        // An attempt whose end was not known did arrive: what it did is done. If the device did not keep what
        // that was, the endpoint, asked under another key, says what there is.
        const before = bodies.pop();
        renewed = before === undefined;
        const pending = { key: randomId(), bodies: [body], uncertain: true };
        const free = !renewed || (await this.#keep(pending));
        if (this.#running !== running) return;
        if (!free) return this.#become({ kind: 'idle' });
        body = before ?? body;
        continue;
      }
      if (isRefusedForGood(outcome.failure)) return this.#refused(outcome, body);
      const delay = pauseAfter(outcome.failure, attempt);
      if (attempt >= attempts || delay === undefined) return this.#gaveUp(outcome);
      this.#become({ kind: 'sending', trouble: outcome.failure });
      await wait(delay, running.signal).catch(() => undefined);
      if (this.#running !== running) return;
    }
  }

  async #attempt(body: Body, signal: AbortSignal): Promise<{ readonly answer: Answer } | EndpointError> {
    const pending = this.#pending;
    if (!pending) return new EndpointError({ kind: 'aborted' });
    try {
      return { answer: await this.#options.attempt(body, pending.key, signal) };
    } catch (thrown) {
      const error =
        thrown instanceof EndpointError
          ? thrown
          : new EndpointError({ kind: 'broken-contract', reason: 'the client failed' }, { cause: thrown });
      if (!isRefusedForGood(error.failure) && !pending.uncertain && this.#pending === pending) {
        await this.#keep({ ...pending, uncertain: true });
      }
      return error;
    }
  }

  #arrived(answer: Answer): void {
    this.#running = undefined;
    this.#pending = undefined;
    this.#become({ kind: 'sent', answer });
    this.#options.sent(answer);
  }

  async #refused(error: EndpointError, body: Body): Promise<void> {
    this.#running = undefined;
    if (!this.#pending?.uncertain) await this.#keep(undefined);
    this.#become({ kind: 'refused', error });
    this.#options.refused(error, body);
  }

  #gaveUp(error: EndpointError): void {
    this.#running = undefined;
    this.#become({ kind: 'unknown', error });
    const { failure } = error;
    const asked = failure.kind === 'refused' ? (failure.retryAfterMilliseconds ?? 0) : 0;
    const pause = Math.max(asked, ROUND_PAUSE_MILLISECONDS) * (1 + Math.random() / 2);
    this.#roundTimer = setTimeout(this.resend, pause);
  }

  #keep(pending: PendingRequest<Body> | undefined): Promise<boolean> {
    this.#pending = pending;
    return this.#options.keep(pending);
  }

  #become(state: RequestState<Answer>): void {
    this.#state = state;
    this.#host.requestUpdate();
  }

  readonly #warnBeforeLeaving = (event: BeforeUnloadEvent): void => {
    if (this.#state.kind === 'sending' || this.#state.kind === 'unknown') event.preventDefault();
  };
}

/** The wait before the next attempt; `undefined` when the endpoint asks for a longer one than a person waits. */
function pauseAfter(failure: EndpointFailure, attempt: number): number | undefined {
  if (failure.kind === 'offline') return undefined;
  const asked = failure.kind === 'refused' ? (failure.retryAfterMilliseconds ?? 0) : 0;
  if (asked > LONGEST_PAUSE_MILLISECONDS) return undefined;
  // The backoff, with its jitter, comes on top: clients told to wait alike must not come back together.
  return asked + (retryDelay({ kind: 'unreachable' }, attempt) ?? 0);
}
