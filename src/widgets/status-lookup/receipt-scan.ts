import { msg } from '../../i18n/message.ts';
import { html, type LitElement, type TemplateResult } from 'lit';
import type { ReceiptCode } from '../../domain/receipt-code.ts';
import { LazyPart } from '../../fields/lazy-part.ts';
import { notice } from '../../ui/notice.ts';
import type { ScanPart } from './scan-part.ts';

/** The button that opens the camera for a receipt's square code, and then the camera's part. */
export class ReceiptScan {
  readonly #host: LitElement;
  readonly #found: (receipt: ReceiptCode) => void;
  readonly #code: LazyPart<typeof import('./scan-part.ts')>;
  #part: ScanPart | undefined;
  #isOpen = false;

  constructor(host: LitElement, found: (receipt: ReceiptCode) => void) {
    this.#host = host;
    this.#found = found;
    this.#code = new LazyPart(host, () => import('./scan-part.ts'));
  }

  render(): TemplateResult {
    if (!this.#isOpen) {
      return html`<p>
        <button type="button" id="scan" class="button" part="scan-button" @click=${this.#open}>
          ${msg('Quét mã QR trên giấy biên nhận')}
        </button>
      </p>`;
    }
    const code = this.#code.part;
    if (this.#code.failed) {
      return notice({
        tone: 'warning',
        title: msg('Chưa mở được phần quét mã'),
        text: msg('Xin kiểm tra mạng rồi thử lại, hoặc tự nhập mã.'),
        actions: html`<button type="button" class="button" part="retry-button" @click=${this.#code.retry}>
          ${msg('Thử lại')}
        </button>`,
      });
    }
    if (!code) return html`<p role="status">${msg('Đang mở máy ảnh…')}</p>`;
    this.#part ??= new code.ScanPart(this.#host, {
      found: (receipt) => {
        this.#isOpen = false;
        this.#found(receipt);
      },
      closed: this.#close,
    });
    return this.#part.render();
  }

  /** Wherever one goes from here, the camera rests. */
  stop(): void {
    this.#isOpen = false;
    this.#part?.stop();
  }

  readonly #open = (): void => {
    this.#isOpen = true;
    this.#host.requestUpdate();
  };

  readonly #close = async (): Promise<void> => {
    this.#isOpen = false;
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    this.#host.renderRoot.querySelector<HTMLElement>('#scan')?.focus();
  };
}
