import { msg } from '../../i18n/message.ts';
import { html, nothing, type ReactiveControllerHost } from 'lit';
import { createUnitsClient } from '../../client/units.ts';
import type { ConfigurationController } from '../../config/configuration-controller.ts';
import type { FormSection } from '../../contract/form.ts';
import { LazyPart } from '../../fields/lazy-part.ts';
import type { FormSession } from './form-session.ts';
import { ANSWERS } from '../../fields/shown-issue.ts';
import type { CardReader } from './card-reader.ts';

type Host = ReactiveControllerHost & HTMLElement & { readonly renderRoot: ParentNode };

/** "Fill from an identity card": the button, and the camera's part once it is opened. */
export class CardPart {
  readonly #host: Host;
  readonly #configuration: ConfigurationController;
  readonly #load: LazyPart<typeof CardReader>;
  /** Id of the section it is open in. */
  #open: string | undefined;
  #reader: CardReader | undefined;
  /** What the last card filled in, said once. */
  #filled: { readonly section: string; readonly words: () => string } | undefined;

  constructor(host: Host, { configuration }: { readonly configuration: ConfigurationController }) {
    this.#host = host;
    this.#configuration = configuration;
    this.#load = new LazyPart(host, async () => (await import('./card-reader.ts')).CardReader);
  }

  render(session: FormSession, section: FormSection): unknown {
    return html`<div class="card-part">
      ${this.#open === section.id ? this.#reading(session, section) : this.#button(section)}
      <p role="status" class="small">
        ${this.#filled?.section === section.id ? this.#filled.words() : nothing}
      </p>
    </div>`;
  }

  /** Rests the camera, wherever one goes from here. */
  close(): void {
    this.#reader?.stop();
    this.#reader = undefined;
    this.#open = undefined;
    this.#filled = undefined;
    this.#host.requestUpdate();
  }

  #button({ id }: FormSection): unknown {
    const open = () => {
      this.close();
      this.#open = id;
    };
    return html`<button type="button" class="button" id="card-${id}" @click=${open}>
      ${msg('Điền bằng thẻ căn cước')}
    </button>`;
  }

  #reading(session: FormSession, section: FormSection): unknown {
    const Reader = this.#load.part;
    if (this.#load.failed) {
      return html`<p>${msg('Chưa tải được phần đọc thẻ. Xin kiểm tra mạng, hoặc tự điền.')}</p>
        <button type="button" class="button" @click=${this.#load.retry}>${msg('Thử lại')}</button>`;
    }
    if (!Reader) return html`<p role="status">${msg('Đang mở máy ảnh…')}</p>`;
    if (!this.#reader) this.#begin(Reader, session, section);
    return this.#reader?.render();
  }

  #begin(Reader: typeof CardReader, session: FormSession, section: FormSection): void {
    const { language } = this.#configuration;
    const reader = new Reader(this.#host, session, section.identityCard ?? {}, {
      language,
      units: this.#configuration.client('units', createUnitsClient),
      closed: () => void this.#closed(`card-${section.id}`),
      filled: (first = '', words) => {
        this.#filled = { section: section.id, words };
        void this.#closed(ANSWERS + first);
      },
    });
    this.#reader = reader;
    void reader.start();
  }

  /** The focus goes on where the work does. */
  async #closed(focus: string): Promise<void> {
    const filled = this.#filled;
    this.close();
    this.#filled = filled;
    await this.#host.updateComplete;
    this.#host.renderRoot.querySelector<HTMLElement>(`[id="${CSS.escape(focus)}"]`)?.focus();
  }
}
