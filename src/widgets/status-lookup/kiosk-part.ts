import { msg } from '../../i18n/message.ts';
import type { LitElement } from 'lit';
import { KioskGuard } from '../../controllers/kiosk-guard.ts';
import { idleWarning } from '../../ui/idle-warning.ts';

/** What only a machine many people use needs. Loaded there alone. */
export class KioskPart {
  readonly #guard: KioskGuard;

  /**
   * @param isInUse Whether there is anything to clear.
   * @param clear Clears the screen.
   */
  constructor(host: LitElement, isInUse: () => boolean, clear: () => void) {
    this.#guard = new KioskGuard(host, isInUse, clear);
  }

  /** The warning, while nobody seems to be there any more. */
  render(): unknown {
    return idleWarning(this.#guard, () => ({
      question: msg('Còn ai đang xem không?'),
      answer: msg('Tôi vẫn đang xem'),
    }));
  }
}
