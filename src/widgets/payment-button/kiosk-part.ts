import { msg } from '../../i18n/message.ts';
import type { LitElement } from 'lit';
import { KioskGuard } from '../../controllers/kiosk-guard.ts';
import { idleWarning } from '../../ui/idle-warning.ts';

export interface Guarded {
  /** Whether there is anything to clear. */
  readonly isInUse: () => boolean;
  /** Whether somebody may be paying with a phone, and touch nothing here. */
  readonly isAwaited: () => boolean;
  /** Clears the screen. */
  readonly clear: () => void;
}

/** What only a machine many people use needs. Loaded there alone. */
export class KioskPart {
  readonly #guard: KioskGuard;

  constructor(host: LitElement, { isInUse, isAwaited, clear }: Guarded) {
    this.#guard = new KioskGuard(host, isInUse, clear, isAwaited);
  }

  /** The warning, while nobody seems to be there any more. */
  render(): unknown {
    return idleWarning(this.#guard, () => ({
      question: msg('Còn ai đang xem không?'),
      answer: msg('Tôi vẫn đang xem'),
    }));
  }
}
