import { EndpointClock } from './endpoint-clock.ts';

/** Whether what is shown is still so. */
export type Freshness =
  /** The endpoint tells of every change. */
  | { readonly kind: 'live' }
  /** It is asked from time to time. */
  | { readonly kind: 'polling' }
  /** Nobody knows; `since`: until when it was so, in the endpoint's time. */
  | { readonly kind: 'stale'; readonly since: Date; readonly reason: StaleReason };

/** `hidden`: nobody looked, or the device slept. `expired`: the dossier has to be looked up again. */
export type StaleReason = 'offline' | 'unreachable' | 'hidden' | 'expired';

/** How long a word of the endpoint counts as the present: on a stream, before there is one, between two polls. */
const STREAM_WORD = 45_000;
const FIRST_WORD = 25_000;
const POLLED_WORD = 90_000;
/** And how long after the stream broke: an endpoint that closes it in peace asks to be back a little sooner. */
const BROKEN_WORD = 8_000;

/** When the endpoint was heard last, and what has come between since. */
export class LastWord {
  readonly clock = new EndpointClock();
  #kind: 'live' | 'polling' = 'live';
  /** By the device's clock, which measures here only how long ago something was. */
  #heardAt = 0;
  /** On a stream that has spoken. */
  #isOnLine = false;
  /** When the line broke that has not come back. */
  #brokenAt: number | undefined;
  #trouble: StaleReason | undefined;

  get trouble(): StaleReason | undefined {
    return this.#trouble;
  }

  /** In the endpoint's time. */
  get since(): Date {
    return this.clock.at(this.#heardAt);
  }

  get isOld(): boolean {
    const age = Date.now() - this.#heardAt;
    if (this.#kind === 'polling') return !(age >= 0 && age <= POLLED_WORD);
    const isBroken = this.#brokenAt !== undefined && Date.now() - this.#brokenAt > BROKEN_WORD;
    return isBroken || !(age >= 0 && age <= (this.#isOnLine ? STREAM_WORD : FIRST_WORD));
  }

  get freshness(): Freshness {
    const reason = this.#trouble ?? (this.isOld ? 'unreachable' : undefined);
    return reason ? { kind: 'stale', since: this.since, reason } : { kind: this.#kind };
  }

  /** @param kind How it was heard; nothing for the answer to something else. */
  hear(kind?: 'live' | 'polling'): void {
    this.#heardAt = Date.now();
    this.#trouble = this.#brokenAt = undefined;
    if (kind === undefined) return;
    this.#kind = kind;
    this.#isOnLine = kind === 'live';
  }

  /** Nothing is heard for now; without a reason, the last word still counts a little while. */
  lose(trouble?: StaleReason): void {
    this.#isOnLine = false;
    this.#brokenAt = undefined;
    this.#trouble = trouble;
  }

  /** The line is down. Most are back at once; where that fails, nobody knows any more. */
  break(): void {
    const isBackInVain = this.#kind === 'live' && this.#brokenAt !== undefined;
    if (this.#trouble || isBackInVain) return this.lose('unreachable');
    this.#isOnLine = false;
    this.#brokenAt = Date.now();
  }

  /** Another dossier: just looked up, or looked up before and taken out again. */
  beginAnew(asOf: string): void {
    const { clock } = this;
    const isFirst = !clock.isKnown;
    const saidAt = clock.isSure ? clock.onDevice(new Date(asOf)) : NaN;
    if (isFirst || clock.isSure) clock.hear(asOf);
    this.#kind = 'live';
    this.#heardAt = isFirst ? Date.now() : Math.min(Date.now(), saidAt) || 0;
    this.lose();
  }
}
