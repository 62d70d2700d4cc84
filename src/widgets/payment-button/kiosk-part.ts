import { msg, str } from '../../i18n/message.ts';
import { html, nothing, type LitElement } from 'lit';
import { KioskGuard } from '../../controllers/kiosk-guard.ts';
import { notice } from '../../ui/notice.ts';

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
    const { secondsLeft, stay } = this.#guard;
    if (secondsLeft === undefined) return nothing;
    return html`<div class="idle" role="alertdialog" aria-labelledby="idle-title">
      ${notice({
        tone: 'warning',
        title: html`<span id="idle-title">${msg('Còn ai đang xem không?')}</span>`,
        text: html`${msg('Màn hình sẽ được xóa để giữ kín thông tin của bạn.')}
          <span aria-hidden="true">${msg(str`Còn ${secondsLeft} giây.`)}</span>`,
        actions: html`<button type="button" class="button primary" @click=${stay}>
          ${msg('Tôi vẫn đang xem')}
        </button>`,
      })}
    </div>`;
  }
}
