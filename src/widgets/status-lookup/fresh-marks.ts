import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { DossierProgress } from '../../contract/dossier-progress.ts';

/** Whoever touches the screen later than this after a change has had the time to see it. */
const SEEN_MILLISECONDS = 5_000;
const SIGNS = ['pointerdown', 'keydown'] as const;

/** What was added to a timeline while the page stood open, until somebody has seen it. */
export class FreshMarks implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #ids: ReadonlySet<string> = new Set();
  #since = 0;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  get ids(): ReadonlySet<string> {
    return this.#ids;
  }

  hostConnected(): void {
    for (const sign of SIGNS) addEventListener(sign, this.#see, { passive: true, capture: true });
  }

  hostDisconnected(): void {
    for (const sign of SIGNS) removeEventListener(sign, this.#see, { capture: true });
  }

  mark(previous: DossierProgress, next: DossierProgress): void {
    const known = new Set(previous.timeline.map(({ id }) => id));
    const added = next.timeline.map(({ id }) => id).filter((id) => !known.has(id));
    this.#ids = new Set([...this.#ids, ...added]);
    this.#since = Date.now();
  }

  clear(): void {
    this.#ids = new Set();
  }

  readonly #see = (): void => {
    if (this.#ids.size === 0 || Date.now() - this.#since < SEEN_MILLISECONDS) return;
    this.clear();
    this.#host.requestUpdate();
  };
}
