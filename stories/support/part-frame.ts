import { html, LitElement, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { Language } from '../../src/config/settings.ts';
import { register } from '../../src/define/register.ts';
import { LocalizationController } from '../../src/i18n/localization.ts';
import { base } from '../../src/theme/base.styles.ts';
import { tokens } from '../../src/theme/tokens.styles.ts';
import { badgeStyles } from '../../src/ui/badge.ts';
import { noticeStyles } from '../../src/ui/notice.ts';
import { skeletonStyles } from '../../src/ui/skeleton.ts';
import { sourceTextStyles } from '../../src/ui/source-text.ts';

/** Stands in for a widget: a shadow root with its styles and language, in which the shared parts are drawn. */
class PartFrameElement extends LitElement {
  static override styles = [tokens, base, badgeStyles, noticeStyles, skeletonStyles, sourceTextStyles];

  @property() override lang = 'vi';
  /** Called while rendering, so that its words come in the frame's language. */
  @property({ attribute: false }) content: (language: Language) => unknown = () => '';

  readonly #localization = new LocalizationController(this, () => this.#language);

  get #language(): Language {
    return this.lang === 'en' ? 'en' : 'vi';
  }

  protected override render(): unknown {
    return this.#localization.ready
      ? html`<div class="root" lang=${this.#language}>${this.content(this.#language)}</div>`
      : '';
  }
}

register('story-part', PartFrameElement);

/** `render` of a story about a shared part. */
export function part(content: (language: Language) => unknown) {
  return (_args: unknown, { globals }: { readonly globals: Record<string, unknown> }): TemplateResult =>
    html`<story-part lang=${String(globals['language'])} .content=${content}></story-part>`;
}
