export interface AttentionOptions {
  /** Every few seconds, while somebody may look. */
  readonly onTick: () => void;
  /** The device slept, or its clock was set: nothing is known of the time between. */
  readonly onGap: () => void;
  /** Nobody has looked for some time. */
  readonly onLeft: () => void;
  readonly onReturn: () => void;
}

const TICK = 5_000;
/** A tick is never so late on a page that is awake, nor before its time. */
const LATE = 10_000;
const HIDDEN = 60_000;

/** Whether somebody may be looking at the page, and whether the page was awake meanwhile. */
export class PageAttention {
  readonly #options: AttentionOptions;
  #tickedAt = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(options: AttentionOptions) {
    this.#options = options;
  }

  start(): void {
    document.addEventListener('visibilitychange', this.#look);
    this.#await();
  }

  stop(): void {
    document.removeEventListener('visibilitychange', this.#look);
    clearTimeout(this.#timer);
  }

  #await(): void {
    clearTimeout(this.#timer);
    this.#tickedAt = Date.now();
    this.#timer = document.hidden ? setTimeout(this.#options.onLeft, HIDDEN) : setTimeout(this.#tick, TICK);
  }

  readonly #look = (): void => {
    this.#await();
    if (!document.hidden) this.#options.onReturn();
  };

  readonly #tick = (): void => {
    const gap = Date.now() - this.#tickedAt;
    this.#await();
    if (gap > TICK + LATE || gap < 0) this.#options.onGap();
    else this.#options.onTick();
  };
}
