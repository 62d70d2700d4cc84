import { msg, str } from '../../i18n/message.ts';
import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import type { Language } from '../../config/settings.ts';
import type { DossierProgress } from '../../contract/dossier-progress.ts';
import { writeReceiptCode } from '../../domain/receipt-code.ts';
import { LazyPart } from '../../fields/lazy-part.ts';
import { soon } from './soon.ts';
import { momentWords } from './moment-words.ts';

/** Somebody who has a mouse has a keyboard and a menu to print by. */
const COMPUTER = '(hover: hover) and (pointer: fine)';

/** On paper the code stands first, to be read by people and by cameras, and as of when all this was so. */
export class PrintHead {
  readonly #host: LitElement;
  readonly #code: LazyPart<typeof import('../../ui/square-code.ts')>;

  constructor(host: LitElement) {
    this.#host = host;
    this.#code = new LazyPart(host, () => import('../../ui/square-code.ts'));
  }

  render({ code, asOf }: DossierProgress, language: Language): TemplateResult {
    this.#prepare();
    const text = writeReceiptCode({ code });
    return html`<div class="print-head">
      <div>
        <p class="print-code">${code}</p>
        <p>${msg(str`Thông tin lúc ${momentWords(asOf, language)}`)}</p>
      </div>
      ${this.#code.loaded?.squareCode(text, msg(str`Mã QR của hồ sơ ${code}`)) ?? nothing}
    </div>`;
  }

  /** Without its square code, the paper still has the code. */
  readonly print = async (): Promise<void> => {
    await soon(this.#code.arrival());
    await this.#host.updateComplete;
    print();
  };

  /**
   * The browser's own printing waits for nothing. Where people have that at hand, the square code is fetched once
   * the dossier is on the screen; on a phone it would be paid for by all and printed by hardly anybody, so there
   * the print button fetches it.
   */
  #prepare(): void {
    if (!this.#code.loaded && matchMedia(COMPUTER).matches)
      void this.#host.updateComplete.then(() => this.#code.prepare());
  }
}
