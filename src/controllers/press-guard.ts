import type { ReactiveController, ReactiveControllerHost } from 'lit';

const ENDS = ['pointerup', 'pointercancel'] as const;

/**
 * Knows when a mouse button or a finger is down. What is said of a field that was left by a press moves what
 * stands below it; drawn before the press has ended, it would move the pressed button away from under it,
 * and the click would be lost.
 */
export class PressGuard implements ReactiveController {
  #released: Promise<void> | undefined;
  #release: (() => void) | undefined;

  constructor(host: ReactiveControllerHost) {
    host.addController(this);
  }

  hostConnected(): void {
    addEventListener('pointerdown', this.#press, { passive: true, capture: true });
    for (const end of ENDS) addEventListener(end, this.#end, { passive: true, capture: true });
  }

  hostDisconnected(): void {
    removeEventListener('pointerdown', this.#press, { capture: true });
    for (const end of ENDS) removeEventListener(end, this.#end, { capture: true });
    this.#end();
  }

  /** When nothing is pressed any more, and the click of the press has come. */
  async released(): Promise<void> {
    await this.#released;
    // A finger's click comes in one task with the loss of the focus, the finger being up already.
    await new Promise((resolve) => setTimeout(resolve));
  }

  readonly #press = (): void => {
    this.#released ??= new Promise((resolve) => (this.#release = resolve));
  };

  readonly #end = (): void => {
    this.#release?.();
    this.#released = undefined;
    this.#release = undefined;
  };
}
