import { msg } from '../../i18n/message.ts';
import { html, nothing, type TemplateResult } from 'lit';
import type { UnitsClient } from '../../client/units.ts';
import type { IdentityCardTargets } from '../../contract/form.ts';
import { CameraError, CodeCamera, readCodeFromPicture } from '../../device/code-reader.ts';
import { readIdentityCard } from '../../domain/identity-card.ts';
import { fillFromCard, type Card } from './card-fill.ts';
import type { FormSession } from './form-session.ts';

type ReaderState =
  | { readonly kind: 'starting' }
  | { readonly kind: 'looking' }
  /** A code was read that is not of an identity card. */
  | { readonly kind: 'foreign' }
  /** A picture in which no code was found. */
  | { readonly kind: 'nothing' }
  | { readonly kind: 'trouble'; readonly reason: CameraError['kind'] };

export interface CardReaderHost {
  readonly units: UnitsClient | undefined;
  readonly language: string;
  readonly changed: () => void;
  /** Pointers of the answers a card has filled in. */
  readonly filled: (pointers: readonly string[]) => void;
  readonly closed: () => void;
}

/** Reads the code of an identity card with the camera, or from a picture. No picture leaves the device. */
export class CardReader {
  readonly #session: FormSession;
  readonly #targets: IdentityCardTargets;
  readonly #host: CardReaderHost;
  readonly #camera = new CodeCamera();
  #state: ReaderState = { kind: 'starting' };

  constructor(session: FormSession, targets: IdentityCardTargets, host: CardReaderHost) {
    this.#session = session;
    this.#targets = targets;
    this.#host = host;
  }

  /** Begins once the video is on the screen. */
  async start(video: HTMLVideoElement): Promise<void> {
    this.#become({ kind: 'starting' });
    try {
      const lost = ({ kind }: CameraError) => this.#become({ kind: 'trouble', reason: kind });
      await this.#camera.start(video, (text) => this.#read(text), lost);
      if (this.#state.kind === 'starting') this.#become({ kind: 'looking' });
    } catch (error) {
      this.#become({ kind: 'trouble', reason: error instanceof CameraError ? error.kind : 'unsupported' });
    }
  }

  stop(): void {
    this.#camera.stop();
  }

  render(): TemplateResult {
    return html`<div class="card-reader" part="card-reader">
      <video muted playsinline ?hidden=${this.#state.kind === 'trouble'} aria-hidden="true"></video>
      <p role="status">${words(this.#state)}</p>
      <p class="small muted">${msg('Ảnh chỉ được đọc trên máy này, không gửi đi đâu.')}</p>
      <p class="actions">
        <label class="button">
          ${msg('Chọn ảnh chụp thẻ')}
          <input
            type="file"
            accept="image/*"
            class="visually-hidden"
            aria-label=${msg('Chọn ảnh chụp thẻ căn cước, thấy rõ mã QR')}
            @change=${this.#readPicture}
          />
        </label>
        <button type="button" class="button" @click=${this.#close}>${msg('Đóng, tự điền')}</button>
      </p>
    </div>`;
  }

  /** True when the camera may rest: a card was found. */
  #read(text: string): boolean {
    const card = readIdentityCard(text);
    if (card.kind === 'card') {
      this.stop();
      void this.#fill(card);
      return true;
    }
    this.#become({ kind: 'foreign' });
    return false;
  }

  async #fill(card: Card): Promise<void> {
    const { units, language } = this.#host;
    this.#host.filled(await fillFromCard(card, this.#targets, this.#session, units, language));
  }

  readonly #readPicture = async (event: Event): Promise<void> => {
    const picture = (event.target as HTMLInputElement).files?.[0];
    if (!picture) return;
    try {
      const text = await readCodeFromPicture(picture);
      if (text === undefined) this.#become({ kind: 'nothing' });
      else this.#read(text);
    } catch {
      this.#become({ kind: 'nothing' });
    }
  };

  readonly #close = (): void => {
    this.stop();
    this.#host.closed();
  };

  #become(state: ReaderState): void {
    this.#state = state;
    this.#host.changed();
  }
}

function words(state: ReaderState): unknown {
  switch (state.kind) {
    case 'starting':
      return msg('Đang mở máy ảnh…');
    case 'looking':
      return msg('Đưa mã QR trên thẻ vào giữa khung hình, cách máy khoảng một gang tay.');
    case 'foreign':
      return msg('Mã này không phải của thẻ căn cước. Xin đưa mã QR trên thẻ căn cước vào khung hình.');
    case 'nothing':
      return msg('Chưa đọc được mã trong ảnh. Xin chụp gần hơn, đủ sáng, hoặc tự điền.');
    case 'trouble':
      return troubleWords(state.reason);
    default:
      return nothing;
  }
}

function troubleWords(reason: CameraError['kind']): string {
  switch (reason) {
    case 'missing':
      return msg('Máy này không có máy ảnh. Xin chọn ảnh chụp thẻ, hoặc tự điền.');
    case 'refused':
      return msg('Trang chưa được phép dùng máy ảnh. Xin chọn ảnh chụp thẻ, hoặc tự điền.');
    case 'busy':
      return msg('Máy ảnh đang được chương trình khác dùng. Xin chọn ảnh chụp thẻ, hoặc tự điền.');
    default:
      return msg('Trình duyệt này không mở được máy ảnh. Xin chọn ảnh chụp thẻ, hoặc tự điền.');
  }
}
