import { replace } from './replace.ts';

interface Timer {
  readonly id: number;
  readonly at: number;
  readonly run: () => void;
}

/** Longer than any chain of promises between a timer and what it leads to. */
const TURNS = 5;

/**
 * Time that passes only when a test says so: `setTimeout`, `clearTimeout` and `Date.now` until
 * `restoreAll()`. Only the delays that `src` uses; nothing here repeats.
 */
export class Clock {
  #now = Date.parse('2026-11-20T08:00:00+07:00');
  #last = 0;
  #timers: Timer[] = [];

  constructor() {
    replace(globalThis, 'setTimeout', (run: () => void, delay = 0): number => {
      this.#last += 1;
      this.#timers.push({ id: this.#last, at: this.#now + delay, run });
      return this.#last;
    });
    replace(globalThis, 'clearTimeout', (id: number | undefined): void => {
      this.#timers = this.#timers.filter((timer) => timer.id !== id);
    });
    replace(Date, 'now', () => this.#now);
  }

  /** Milliseconds until each timer that is set, the next one first. */
  get waiting(): number[] {
    return this.#timers.map(({ at }) => at - this.#now).toSorted((first, second) => first - second);
  }

  /** Lets time pass, running every timer that comes due on the way, in order. */
  async pass(milliseconds: number): Promise<void> {
    const end = this.#now + milliseconds;
    await settled();
    for (;;) {
      const [next] = this.#timers
        .filter(({ at }) => at <= end)
        .toSorted((first, second) => first.at - second.at);
      if (!next) break;
      this.#now = next.at;
      this.#timers = this.#timers.filter((timer) => timer !== next);
      next.run();
      await settled();
    }
    this.#now = end;
  }
}

/** Waits until promises that are already under way have led to what they lead to. No timer is involved. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < TURNS; turn += 1) {
    // Firefox reads the body of a response elsewhere, and brings it back in its own time, but in order.
    await new Response('x').text();
    await new Promise<void>((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.addEventListener('message', () => {
        port1.close();
        resolve();
      });
      port1.start();
      port2.postMessage(undefined);
    });
  }
}
