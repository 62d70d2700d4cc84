import type { ReactiveController, ReactiveControllerHost } from 'lit';

/**
 * Keeps what stands below a widget from jumping up when an answer turns out shorter than what stood there
 * before: the region keeps its height down to the lower edge of the screen, and no further, so no more
 * than the rest of one screen can stay empty.
 */
export class RoomController implements ReactiveController {
  readonly #region: () => HTMLElement | null;
  readonly #state: () => string;
  #known: string | undefined;
  #wanted = 0;

  /** @param state A change of it means that the content of the region is another one. */
  constructor(host: ReactiveControllerHost, region: () => HTMLElement | null, state: () => string) {
    this.#region = region;
    this.#state = state;
    host.addController(this);
  }

  hostUpdate(): void {
    const region = this.#region();
    if (!region || this.#state() === this.#known) return;
    const { top, height } = region.getBoundingClientRect();
    this.#wanted = Math.max(0, Math.min(height, window.innerHeight - top));
  }

  hostUpdated(): void {
    const region = this.#region();
    if (!region || this.#state() === this.#known) return;
    this.#known = this.#state();
    region.style.minHeight = this.#wanted > 0 ? `${Math.ceil(this.#wanted)}px` : '';
  }
}
