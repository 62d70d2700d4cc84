import { msg } from '../../i18n/message.ts';
import { html, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { readReceiptCode, type ReceiptCode } from '../../domain/receipt-code.ts';
import { CodeScanner, type ScannerWords } from '../../ui/code-scanner.ts';

export interface ScanOptions {
  /** A receipt was read: the dossier's code, and on newer ones the look-up code. */
  readonly found: (receipt: ReceiptCode) => void;
  /** The person would rather type. */
  readonly closed: () => void;
}

/** Reads the square code of a receipt. Loaded when somebody wants to scan. */
export class ScanPart {
  readonly #options: ScanOptions;
  readonly #scanner: CodeScanner;
  #started = false;

  constructor(
    host: ReactiveControllerHost & HTMLElement & { readonly renderRoot: ParentNode },
    options: ScanOptions,
  ) {
    this.#options = options;
    this.#scanner = new CodeScanner(host, { words, read: this.#read, closed: this.#close });
  }

  /** Drawn for the first time, it opens the camera. */
  render(): TemplateResult {
    if (!this.#started) void this.#scanner.start();
    this.#started = true;
    return html`<div part="receipt-scanner">${this.#scanner.render()}</div>`;
  }

  /** Rests the camera, wherever one goes from here; drawn again, it opens anew. */
  stop(): void {
    this.#started = false;
    this.#scanner.stop();
  }

  readonly #read = (text: string): boolean => {
    const receipt = readReceiptCode(text);
    if (!receipt) return false;
    this.stop();
    this.#options.found(receipt);
    return true;
  };

  readonly #close = (): void => {
    this.stop();
    this.#options.closed();
  };
}

function words(): ScannerWords {
  return {
    name: msg('Quét mã trên giấy biên nhận'),
    looking: msg('Đưa mã QR trên giấy biên nhận vào giữa khung hình, cách máy khoảng một gang tay.'),
    foreign: msg(
      'Mã này không phải của giấy biên nhận hồ sơ. Xin đưa mã QR trên giấy biên nhận vào khung hình.',
    ),
    otherwise: msg('Xin chọn ảnh chụp giấy biên nhận, hoặc nhập mã hồ sơ.'),
    choose: msg('Chọn ảnh chụp biên nhận'),
    chooseInFull: msg('Chọn ảnh chụp giấy biên nhận, thấy rõ mã QR'),
    close: msg('Đóng, tự nhập mã'),
  };
}
