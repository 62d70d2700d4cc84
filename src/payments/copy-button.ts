import { msg, str } from '../i18n/message.ts';
import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';

/** What was copied last, so that it can be said once, beside what was copied. */
export class Copying {
  readonly #host: ReactiveControllerHost;
  #what: string | undefined;
  #failed = false;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
  }

  /** @param name What is copied, as it stands beside the button. */
  button(name: string, text: string): TemplateResult {
    return html`<button
      type="button"
      class="button plain copy screen-only"
      part="copy-button"
      aria-label=${msg(str`Sao chép ${name}`)}
      @click=${() => void this.#copy(name, text)}
    >
      ${msg('Sao chép')}
    </button>`;
  }

  /** For a live region. */
  words(): unknown {
    if (this.#what === undefined) return nothing;
    return this.#failed
      ? msg('Trình duyệt này không cho sao chép. Xin chọn dòng chữ rồi sao chép.')
      : msg(str`Đã sao chép ${this.#what}`);
  }

  reset(): void {
    this.#what = undefined;
  }

  async #copy(name: string, text: string): Promise<void> {
    try {
      await navigator.clipboard.writeText(text);
      this.#failed = false;
    } catch {
      this.#failed = true;
    }
    this.#what = name;
    this.#host.requestUpdate();
  }
}
