import { expect } from 'chai';
import { html, LitElement } from 'lit';
import { msg } from '../../src/i18n/message.ts';
import { freshModule } from '../support/fresh-module.ts';
import { inside, textOf, until } from '../support/mount.ts';
import { tidyAfterEach } from '../support/tidy.ts';

type Module = typeof import('../../src/i18n/localization.ts');

const page = globalThis as unknown as { loadWords: () => Promise<unknown> };

/** Alone in its file: `msg()` can be set up once in a page. */
describe('LocalizationController on a line that is down', () => {
  tidyAfterEach();

  it('speaks Vietnamese rather than nothing, and lets the next widget try again', async () => {
    let loads = 0;
    page.loadWords = async () => {
      loads += 1;
      if (loads === 1) throw new TypeError('Failed to fetch dynamically imported module');
      return { translate: () => 'Try again' };
    };
    const { LocalizationController } = await freshModule<Module>('/src/i18n/localization.ts', (code) =>
      code.replace(/import\([^)]*english[^)]*\)/, 'globalThis.loadWords()'),
    );
    class GreetingElement extends LitElement {
      readonly localization = new LocalizationController(this, () => 'en');
      protected override render() {
        return this.localization.ready ? html`<p>${msg('Thử lại')}</p>` : html`<slot></slot>`;
      }
    }
    customElements.define('test-failing-words', GreetingElement);
    const greet = async () => {
      const element = document.createElement('test-failing-words') as GreetingElement;
      document.body.append(element);
      await until('its words', () => element.shadowRoot?.querySelector('p'));
      return element;
    };
    const first = await greet();
    expect(textOf(inside(first, 'p'))).to.equal('Thử lại');
    expect(first.localization.language).to.equal('vi');
    const second = await greet();
    expect(textOf(inside(second, 'p'))).to.equal('Try again');
    expect(second.localization.language).to.equal('en');
    expect(loads).to.equal(2);
  });
});
