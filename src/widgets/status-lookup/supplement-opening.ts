import { msg } from '../../i18n/message.ts';
import { html, nothing, type LitElement } from 'lit';
import type { ConfigurationController } from '../../config/configuration-controller.ts';
import type { DossierProgress } from '../../contract/dossier-progress.ts';
import { LazyPart } from '../../fields/lazy-part.ts';
import { notice } from '../../ui/notice.ts';
import type { DossierView } from './dossier-view.ts';
import { missingPart } from '../../ui/missing-part.ts';
import { SupplementSentEvent } from './status-lookup.events.ts';
import type { SupplementPart } from './supplement-part.ts';

export interface SupplementOpeningOptions {
  readonly configuration: ConfigurationController;
  /** What is on the screen now: the token is another once the proof was given again. */
  readonly view: () => DossierView | undefined;
  /** The endpoint has answered with the dossier as it is now. */
  readonly accept: (progress: DossierProgress) => void;
}

/** What is asked for, opened in place of the next action while somebody answers it. */
export class SupplementOpening {
  readonly #host: LitElement;
  readonly #options: SupplementOpeningOptions;
  readonly #code: LazyPart<typeof import('./supplement-part.ts')>;
  /** Id of the request that is being answered. */
  #request: string | undefined;
  #part: SupplementPart | undefined;
  /** Before an answer to it was known to have arrived. */
  #isTakenBack = false;

  constructor(host: LitElement, options: SupplementOpeningOptions) {
    this.#host = host;
    this.#options = options;
    this.#code = new LazyPart(host, () => import('./supplement-part.ts'));
  }

  /** A change has come: perhaps what was asked for is not awaited any more. */
  heard({ supplement }: DossierProgress): void {
    if (this.#request === undefined || supplement?.id === this.#request) return;
    // Which answer the agency has got, this one or that of another device, the endpoint alone knows.
    if (this.#part?.hasLeft) this.#part.resend();
    else {
      this.#part?.discard();
      this.reset();
    }
    this.#isTakenBack = true;
  }

  /** What is said where the question has gone while somebody was at it. */
  end(): unknown {
    if (!this.#isTakenBack) return nothing;
    const isUnknown = this.#part !== undefined && !this.#part.isNotAwaited;
    return notice({
      tone: 'information',
      title: msg('Nơi giải quyết không còn chờ phần bổ sung này'),
      text: isUnknown
        ? msg('Có thể phần bổ sung đã được nhận, hoặc hồ sơ đã chuyển sang bước khác.')
        : msg('Những gì đã điền chưa được gửi vào hồ sơ.'),
    });
  }

  /** `undefined` while nothing is open. */
  render({ dossier, kiosk }: DossierView): unknown {
    if (this.#request === undefined || this.#isTakenBack || this.#code.failed) return undefined;
    const code = this.#code.part;
    if (!code) return missingPart(this.#code);
    this.#part ??= new code.SupplementPart(this.#host, this.#partOptions(dossier, kiosk));
    return html`<section part="supplement">${this.#part.render()}</section>`;
  }

  /** Above the button that opens it, when it has not come. */
  trouble(): unknown {
    return this.#request !== undefined && this.#code.failed ? missingPart(this.#code) : nothing;
  }

  readonly open = (): void => {
    this.reset();
    this.#code.retry();
    this.#request = this.#options.view()?.dossier.supplement?.id;
    this.#host.requestUpdate();
  };

  reset(): void {
    this.#part?.dispose();
    this.#part = undefined;
    this.#request = undefined;
    this.#isTakenBack = false;
  }

  #partOptions(progress: DossierProgress, kiosk: boolean): ConstructorParameters<typeof SupplementPart>[1] {
    const { configuration, view } = this.#options;
    return {
      progress,
      kiosk,
      get token() {
        return view()?.token ?? '';
      },
      configuration,
      sent: this.#sent,
      closed: (known) => void this.#close(known),
    };
  }

  readonly #sent = (progress: DossierProgress): void => {
    const wasTakenBack = this.#isTakenBack;
    this.reset();
    this.#options.accept(progress);
    this.#host.dispatchEvent(new SupplementSentEvent({ code: progress.code }));
    // Long out of sight, it calls nobody away.
    if (!wasTakenBack) void this.#focus('#heading');
    else this.#host.requestUpdate();
  };

  /** Back to the button that opened it; with the dossier as it is now, where that was found out. */
  async #close(known: DossierProgress | undefined): Promise<void> {
    this.reset();
    if (known) this.#options.accept(known);
    await this.#focus('[part="supplement-button"]');
  }

  async #focus(place: string): Promise<void> {
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    this.#host.renderRoot.querySelector<HTMLElement>(place)?.focus();
  }
}
