import { msg, str } from '../../i18n/message.ts';
import { html, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { UnitsClient } from '../../client/units.ts';
import type { IdentityCardTargets } from '../../contract/form.ts';
import { readIdentityCard } from '../../domain/identity-card.ts';
import { CodeScanner, type ScannerWords } from '../../ui/code-scanner.ts';
import { fillFromCard, type Card, type FilledAnswers } from './card-fill.ts';
import type { FormSession } from './form-session.ts';

export interface CardReaderOptions {
  readonly units: UnitsClient | undefined;
  readonly language: string;
  /** A card has been read: the first answer it has filled in, and what is to be said of it. */
  readonly filled: (first: string | undefined, words: () => string) => void;
  readonly closed: () => void;
}

/** Fills a section in from the square code of an identity card. */
export class CardReader {
  readonly #session: FormSession;
  readonly #targets: IdentityCardTargets;
  readonly #options: CardReaderOptions;
  readonly #scanner: CodeScanner;

  constructor(
    host: ReactiveControllerHost & HTMLElement & { readonly renderRoot: ParentNode },
    session: FormSession,
    targets: IdentityCardTargets,
    options: CardReaderOptions,
  ) {
    this.#session = session;
    this.#targets = targets;
    this.#options = options;
    this.#scanner = new CodeScanner(host, { words, read: this.#read, closed: options.closed });
  }

  /** Begins once it is on the screen. */
  start(): Promise<void> {
    return this.#scanner.start();
  }

  stop(): void {
    this.#scanner.stop();
  }

  render(): TemplateResult {
    return html`<div class="card-reader" part="card-reader">${this.#scanner.render()}</div>`;
  }

  readonly #read = (text: string): boolean => {
    const card = readIdentityCard(text);
    if (card.kind !== 'card') return false;
    void this.#fill(card);
    return true;
  };

  async #fill(card: Card): Promise<void> {
    const { units, language, filled } = this.#options;
    const answers = await fillFromCard(card, this.#targets, this.#session, units, language);
    filled(answers.pointers[0], () => filledWords(answers));
  }
}

function filledWords({ pointers, moved }: FilledAnswers): string {
  const count = pointers.length;
  const filled = msg(str`Đã điền ${count} ô theo thẻ căn cước. Xin so lại với thẻ; ô nào cũng sửa được.`);
  return moved ? `${filled} ${msg(str`Thẻ ghi “${moved.from}”, nay là ${moved.to}.`)}` : filled;
}

function words(): ScannerWords {
  return {
    name: msg('Đọc thẻ căn cước'),
    looking: msg('Đưa mã QR trên thẻ vào giữa khung hình, cách máy khoảng một gang tay.'),
    foreign: msg('Mã này không phải của thẻ căn cước. Xin đưa mã QR trên thẻ căn cước vào khung hình.'),
    otherwise: msg('Xin chọn ảnh chụp thẻ, hoặc tự điền.'),
    choose: msg('Chọn ảnh chụp thẻ'),
    chooseInFull: msg('Chọn ảnh chụp thẻ căn cước, thấy rõ mã QR'),
    close: msg('Đóng, tự điền'),
  };
}
