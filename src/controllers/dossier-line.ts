import type { DossierTrackingClient } from '../client/dossier-tracking.ts';
import { asEndpointError, type EndpointFailure } from '../client/errors.ts';
import { wait } from '../client/retry.ts';
import type { DossierProgress } from '../contract/dossier-progress.ts';

export interface LineOptions {
  readonly client: DossierTrackingClient;
  readonly code: string;
  readonly token: string;
  readonly language: () => string;
  /** Version that need not be sent again. */
  readonly known: () => number | undefined;
  /** The endpoint has spoken; without a dossier, nothing is new. */
  readonly onHeard: (kind: 'live' | 'polling', dossier?: DossierProgress) => void;
  /** The line is down; it is tried again. */
  readonly onBroken: () => void;
  readonly onOffline: () => void;
  /** The token is no longer good; nothing is tried again. */
  readonly onExpired: () => void;
}

/** Waits grow to this with failures, and by up to half as much again by chance. */
const FIRST_PAUSE = 1_000;
const LONG_PAUSE = 30_000;
const SEVERAL_FAILURES = 5;
/** However often the network comes and goes. */
const SHORTEST_PAUSE = 3_000;
/** An endpoint may ask for a longer one; after an hour it is asked anyway. */
const LONGEST_ASKED = 3_600_000;
const POLL_PAUSE = 30_000;
/** A device may be wrong about having no network, so its word is tested now and then. */
const OFFLINE_PAUSE = 60_000;
/** A stream that lasted so long was a good one. */
const STEADY = 30_000;
/** Where streams do not come through, one is tried again after this. */
const STREAM_REST = 120_000;
const STREAM_FAILURES = 4;
/** The endpoint knows nothing of streams. */
const NO_STREAM: readonly number[] = [404, 405, 406, 501];

/** Keeps asking for one dossier: by a stream as long as there is one, else from time to time. */
export class DossierLine {
  readonly #options: LineOptions;
  #running: AbortController | undefined;
  #failures = 0;
  #triedAt = -Infinity;
  #notBefore = -Infinity;
  /** Until then it polls. */
  #streamAfter = -Infinity;

  constructor(options: LineOptions) {
    this.#options = options;
  }

  /** Begins anew: at once, unless it has just been tried or the endpoint has asked for a pause. */
  start(): void {
    this.stop();
    this.#running = new AbortController();
    void this.#run(this.#running.signal).catch(() => undefined);
  }

  stop(): void {
    this.#running?.abort();
    this.#running = undefined;
  }

  /** The device's clock was set: moments kept by it mean nothing now. */
  forgetTimes(): void {
    this.#triedAt = this.#notBefore = -Infinity;
    if (this.#streamAfter !== Infinity) this.#streamAfter = -Infinity;
  }

  async #run(signal: AbortSignal): Promise<void> {
    let pause: number | undefined = Math.max(this.#notBefore, this.#triedAt + SHORTEST_PAUSE) - Date.now();
    while (pause !== undefined && !signal.aborted) {
      if (pause > 0) await wait(pause, signal);
      this.#triedAt = Date.now();
      pause = this.#triedAt < this.#streamAfter ? await this.#poll(signal) : await this.#listen(signal);
    }
  }

  /** How long to wait before the next attempt; `undefined`: there is none. */
  async #poll(signal: AbortSignal): Promise<number | undefined> {
    const { client, code, token, language, onHeard } = this.#options;
    try {
      const dossier = await client.getDossier(code, token, { language: language(), signal });
      if (signal.aborted) return undefined;
      this.#failures = 0;
      onHeard('polling', dossier);
      return withJitter(POLL_PAUSE);
    } catch (thrown) {
      return signal.aborted ? undefined : this.#failed(asEndpointError(thrown).failure);
    }
  }

  async #listen(signal: AbortSignal): Promise<number | undefined> {
    const { client, code, token, language, known, onHeard } = this.#options;
    let asked = 0;
    let isHeard = false;
    let isExpired = false;
    const hear = (dossier?: DossierProgress) => {
      if (signal.aborted) return;
      isHeard = true;
      onHeard('live', dossier);
    };
    let failure: EndpointFailure = { kind: 'unreachable' };
    const after = known();
    try {
      await client.watch(code, token, {
        language: language(),
        signal,
        ...(after !== undefined && { after }),
        onDossier: hear,
        onSame: () => hear(),
        onRetry: (milliseconds) => (asked = milliseconds),
        onEnd: (why) => (isExpired = why === 'expired'),
      });
    } catch (thrown) {
      failure = asEndpointError(thrown).failure;
    }
    if (signal.aborted) return undefined;
    if (isExpired) return this.#expired();
    if (isHeard && Date.now() - this.#triedAt > STEADY) this.#failures = 0;
    const pause = this.#failed(failure, asked);
    return pause !== undefined && this.#cannotStream(failure, isHeard) ? 0 : pause;
  }

  /** Whether it polls from now on, because no stream can be had. */
  #cannotStream(failure: EndpointFailure, isHeard: boolean): boolean {
    const isUnknown = failure.kind === 'refused' && NO_STREAM.includes(failure.status);
    // Headers and then nothing: a proxy keeps the bytes. No stream at all: a page of somebody else.
    const isSpoilt = !isHeard && (failure.kind === 'timeout' || failure.kind === 'broken-contract');
    if (isUnknown) this.#streamAfter = Infinity;
    else if (isSpoilt || this.#failures >= STREAM_FAILURES) this.#streamAfter = Date.now() + STREAM_REST;
    return isUnknown || isSpoilt;
  }

  #failed(failure: EndpointFailure, askedByStream = 0): number | undefined {
    if (failure.kind === 'refused' && failure.status === 401) return this.#expired();
    if (failure.kind === 'offline') {
      this.#options.onOffline();
      return OFFLINE_PAUSE;
    }
    this.#failures += 1;
    const said = failure.kind === 'refused' ? (failure.retryAfterMilliseconds ?? 0) : 0;
    const asked = Math.min(LONGEST_ASKED, Math.max(said, askedByStream));
    if (said > 0) this.#notBefore = Date.now() + asked;
    this.#options.onBroken();
    const backoff = this.#failures < SEVERAL_FAILURES ? FIRST_PAUSE * 2 ** (this.#failures - 1) : LONG_PAUSE;
    return withJitter(Math.max(asked, backoff));
  }

  #expired(): undefined {
    this.#options.onExpired();
    return undefined;
  }
}

/** So that pages cut off together do not come back together. */
function withJitter(milliseconds: number): number {
  return milliseconds * (1 + Math.random() / 2);
}
