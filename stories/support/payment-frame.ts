import { html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { Language } from '../../src/config/settings.ts';
import { register } from '../../src/define/register.ts';
import { LocalizationController } from '../../src/i18n/localization.ts';
import { PaymentPanel } from '../../src/payments/payment-panel.ts';
import { base } from '../../src/theme/base.styles.ts';
import { tokens } from '../../src/theme/tokens.styles.ts';
import { noticeStyles } from '../../src/ui/notice.ts';
import { skeletonStyles } from '../../src/ui/skeleton.ts';
import { STAGES, StillControl, type StageName, type StillStage } from '../../test/support/payment-stages.ts';

const HOTLINE = { label: '1900 0000', url: 'tel:19000000' };

/** Stands in for a widget: a shadow root in which paying stands still at one stage. */
class PaymentFrameElement extends LitElement {
  static override styles = [tokens, base, noticeStyles, skeletonStyles];

  @property() override lang = 'vi';
  @property({ attribute: false }) still: StillStage | undefined;

  readonly #localization = new LocalizationController(this, () => this.#language);
  #panel: PaymentPanel | undefined;

  get #language(): Language {
    return this.lang === 'en' ? 'en' : 'vi';
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('still') || !this.still) return;
    this.#panel?.dispose();
    this.#panel = new PaymentPanel(this, new StillControl(this.still));
  }

  protected override render(): unknown {
    if (!this.#localization.ready) return '';
    const place = {
      language: this.#language,
      kiosk: false,
      hotline: HOTLINE,
      level: 2,
      line: this.still?.line,
    } as const;
    return html`<div class="root" lang=${this.#language}>${this.#panel?.render(place)}</div>`;
  }
}

register('story-payment', PaymentFrameElement);

/** `render` of a story about one stage of paying. */
export function paymentAt(name: StageName) {
  return (_args: unknown, { globals }: { readonly globals: Record<string, unknown> }): TemplateResult =>
    html`<story-payment lang=${String(globals['language'])} .still=${STAGES[name]}></story-payment>`;
}
