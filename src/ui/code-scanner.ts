import { msg } from '../i18n/message.ts';
import { html, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { adoptStyles } from '../fields/adopt-styles.ts';
import { CameraError, CodeCamera, readCodeFromPicture, type CameraTrouble } from '../device/code-reader.ts';

import { codeScannerStyles } from './code-scanner.styles.ts';

type ScannerState =
  | { readonly kind: 'starting' }
  | { readonly kind: 'looking' }
  /** A code was read that is not of the kind looked for. */
  | { readonly kind: 'foreign' }
  /** A picture in which no code was found. */
  | { readonly kind: 'nothing' }
  | { readonly kind: 'trouble'; readonly reason: CameraTrouble };

/** What is said while one looks for a code of some kind. */
export interface ScannerWords {
  /** What is done here, for those who hear the screen. */
  readonly name: string;
  /** Where to hold what, while the camera looks. */
  readonly looking: string;
  /** The code is another one. */
  readonly foreign: string;
  /** What to do without a camera: "Xin chọn ảnh chụp thẻ, hoặc tự điền." */
  readonly otherwise: string;
  /** On the button that takes a picture instead, and in full. */
  readonly choose: string;
  readonly chooseInFull: string;
  readonly close: string;
}

export interface ScannerOptions {
  readonly words: () => ScannerWords;
  /** Hears each text that was read; says whether it was the one. Then the camera rests. */
  readonly read: (text: string) => boolean;
  readonly closed: () => void;
}

type Host = ReactiveControllerHost & HTMLElement & { readonly renderRoot: ParentNode };

/** Reads a square code with the camera, or from a picture. No picture leaves the device. */
export class CodeScanner {
  readonly #host: Host;
  readonly #options: ScannerOptions;
  readonly #camera = new CodeCamera();
  #state: ScannerState = { kind: 'starting' };

  constructor(host: Host, options: ScannerOptions) {
    this.#host = host;
    this.#options = options;
    adoptStyles(host, codeScannerStyles);
  }

  /** Begins once it is on the screen, and leads there: the button that opened it is gone. */
  async start(): Promise<void> {
    this.#become({ kind: 'starting' });
    await this.#host.updateComplete;
    const place = this.#host.renderRoot.querySelector<HTMLElement>('.code-scanner');
    const video = place?.querySelector('video');
    if (!place || !video) return;
    place.focus();
    try {
      const lost = ({ kind }: CameraError) => this.#become({ kind: 'trouble', reason: kind });
      await this.#camera.start(video, this.#read, lost);
      if (this.#state.kind === 'starting') this.#become({ kind: 'looking' });
    } catch (error) {
      this.#become({ kind: 'trouble', reason: error instanceof CameraError ? error.kind : 'unsupported' });
    }
  }

  stop(): void {
    this.#camera.stop();
  }

  render(): TemplateResult {
    const words = this.#options.words();
    return html`<div
      class="code-scanner"
      part="code-scanner"
      role="group"
      aria-label=${words.name}
      tabindex="-1"
    >
      <video muted playsinline ?hidden=${this.#state.kind === 'trouble'} aria-hidden="true"></video>
      <p role="status">${stateWords(this.#state, words)}</p>
      <p class="small muted">${msg('Ảnh chỉ được đọc trên máy này, không gửi đi đâu.')}</p>
      <p class="actions">
        <label class="button">
          ${words.choose}
          <input
            type="file"
            accept="image/*"
            class="visually-hidden"
            aria-label=${words.chooseInFull}
            @change=${this.#readPicture}
          />
        </label>
        <button type="button" class="button" @click=${this.#close}>${words.close}</button>
      </p>
    </div>`;
  }

  /** True when the camera may rest: it was the one. */
  readonly #read = (text: string): boolean => {
    if (!this.#options.read(text)) {
      this.#become({ kind: 'foreign' });
      return false;
    }
    this.stop();
    return true;
  };

  readonly #readPicture = async (event: Event): Promise<void> => {
    const input = event.target as HTMLInputElement;
    const picture = input.files?.[0];
    if (!picture) return;
    const text = await readCodeFromPicture(picture);
    // The same picture may be chosen again.
    input.value = '';
    if (text === undefined) this.#become({ kind: 'nothing' });
    else this.#read(text);
  };

  readonly #close = (): void => {
    this.stop();
    this.#options.closed();
  };

  #become(state: ScannerState): void {
    this.#state = state;
    this.#host.requestUpdate();
  }
}

function stateWords(state: ScannerState, { looking, foreign, otherwise }: ScannerWords): string {
  switch (state.kind) {
    case 'starting':
      return msg('Đang mở máy ảnh…');
    case 'looking':
      return looking;
    case 'foreign':
      return foreign;
    case 'nothing':
      return msg('Chưa đọc được mã trong ảnh. Xin chụp gần hơn, đủ sáng, rồi chọn lại.');
    default:
      return `${troubleWords(state.reason)} ${otherwise}`;
  }
}

function troubleWords(reason: CameraTrouble): string {
  switch (reason) {
    case 'missing':
      return msg('Máy này không có máy ảnh.');
    case 'refused':
      return msg('Trang chưa được phép dùng máy ảnh.');
    case 'busy':
      return msg('Máy ảnh đang được chương trình khác dùng.');
    default:
      return msg('Trình duyệt này không mở được máy ảnh.');
  }
}
