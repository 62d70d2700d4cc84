import type { ReactiveController, ReactiveControllerHost } from 'lit';

const QUIET_MILLISECONDS = 120_000;
const WARNING_SECONDS = 30;
/** Not `scroll`: browsers scroll by themselves, to keep the text in place when the warning appears above it. */
const SIGNS_OF_LIFE = ['pointerdown', 'keydown', 'input', 'wheel', 'touchmove'] as const;

/**
 * For a machine many people use: after a time without a sign of life it warns, counts down, and clears the
 * screen, so that the next person finds nothing of the one before.
 */
export class KioskGuard implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #enabled: () => boolean;
  readonly #clear: () => void;
  readonly #isAwaited: () => boolean;
  #wasAwaited = false;
  #quietTimer: ReturnType<typeof setTimeout> | undefined;
  #countdown: ReturnType<typeof setInterval> | undefined;
  #secondsLeft: number | undefined;

  /**
   * @param enabled Whether there is anything to clear: a kiosk, and something typed in.
   * @param clear Clears the screen.
   * @param isAwaited Whether somebody may be busy with what the screen shows and touch nothing, as whoever scans
   * a code with a phone. Has to end by itself.
   */
  constructor(
    host: ReactiveControllerHost & HTMLElement,
    enabled: () => boolean,
    clear: () => void,
    isAwaited = (): boolean => false,
  ) {
    this.#host = host;
    this.#enabled = enabled;
    this.#clear = clear;
    this.#isAwaited = isAwaited;
    host.addController(this);
  }

  /** Seconds until the screen is cleared; `undefined` while somebody is there. */
  get secondsLeft(): number | undefined {
    return this.#secondsLeft;
  }

  hostConnected(): void {
    for (const sign of SIGNS_OF_LIFE) addEventListener(sign, this.stay, { passive: true, capture: true });
    addEventListener('pagehide', this.#leave);
    this.stay();
  }

  hostDisconnected(): void {
    for (const sign of SIGNS_OF_LIFE) removeEventListener(sign, this.stay, { capture: true });
    removeEventListener('pagehide', this.#leave);
    this.#stop();
  }

  /** What somebody waited for is there to be read, for as long as anything. */
  hostUpdated(): void {
    const isAwaited = this.#isAwaited();
    if (this.#wasAwaited && !isAwaited) this.stay();
    this.#wasAwaited = isAwaited;
  }

  /** Somebody is there. */
  readonly stay = (): void => {
    const warned = this.#secondsLeft !== undefined;
    this.#stop();
    this.#quietTimer = setTimeout(this.#warn, QUIET_MILLISECONDS);
    if (warned) this.#host.requestUpdate();
  };

  /** Browsers keep a page that is left as it stands, and show it again to whoever presses "back". */
  readonly #leave = (): void => {
    this.stay();
    if (this.#enabled()) this.#clear();
  };

  readonly #warn = (): void => {
    if (!this.#enabled() || this.#isAwaited()) return this.stay();
    this.#secondsLeft = WARNING_SECONDS;
    this.#countdown = setInterval(this.#count, 1_000);
    this.#host.requestUpdate();
  };

  readonly #count = (): void => {
    this.#secondsLeft = (this.#secondsLeft ?? 1) - 1;
    if (this.#secondsLeft <= 0) {
      this.stay();
      this.#clear();
    }
    this.#host.requestUpdate();
  };

  #stop(): void {
    clearTimeout(this.#quietTimer);
    clearInterval(this.#countdown);
    this.#secondsLeft = undefined;
  }
}
