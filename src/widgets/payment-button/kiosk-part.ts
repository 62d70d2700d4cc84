import { msg, str } from '../../i18n/message.ts';
import { html, nothing, type LitElement } from 'lit';
import { KioskGuard } from '../../controllers/kiosk-guard.ts';
import { notice } from '../../ui/notice.ts';

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
