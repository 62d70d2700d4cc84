import { html, LitElement, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import { ConfigurationController } from '../../src/config/configuration-controller.ts';
import { register } from '../../src/define/register.ts';
import { fieldStyles } from '../../src/fields/fields.ts';
import { LocalizationController } from '../../src/i18n/localization.ts';
import { base } from '../../src/theme/base.styles.ts';
import { tokens } from '../../src/theme/tokens.styles.ts';
import { noticeStyles } from '../../src/ui/notice.ts';
import { mount, type MountOptions } from './mount.ts';

interface Part {
  render(): unknown;
}

/** Stands in for a widget: a shadow root with its settings, in which one part of a widget is drawn. */
export class PartHostElement extends LitElement {
  static override styles = [tokens, base, noticeStyles, fieldStyles];

  @property() override lang = 'vi';

  readonly configuration = new ConfigurationController(this);
  readonly #localization = new LocalizationController(this, () => this.configuration.language);
  shownPart: Part | undefined;

  protected override render(): unknown {
    if (!this.#localization.ready) return nothing;
    return html`<div class="root" lang=${this.configuration.language}>
      ${this.shownPart?.render() ?? nothing}
    </div>`;
  }
}

/** Puts a part into the page; it is drawn anew whenever it asks for it. */
export async function mountPart<Made extends Part>(
  make: (host: PartHostElement) => Made,
  around: MountOptions<PartHostElement>['around'] = {},
): Promise<{ host: PartHostElement; part: Made }> {
  register('test-part', PartHostElement);
  const host = await mount<PartHostElement>('test-part', { around });
  const part = make(host);
  host.shownPart = part;
  host.requestUpdate();
  await host.updateComplete;
  return { host, part };
}
