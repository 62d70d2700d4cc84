import { expect } from 'chai';
import { html, LitElement } from 'lit';
import type { Language } from '../../src/config/settings.ts';
import { templates } from '../../src/i18n/generated/en.ts';
import { LocalizationController } from '../../src/i18n/localization.ts';
import { msg, str } from '../../src/i18n/message.ts';
import { inside, textOf, until } from '../support/mount.ts';
import { tidyAfterEach } from '../support/tidy.ts';

class GreetingElement extends LitElement {
  language: Language = 'vi';
  count = 1;
  readonly localization = new LocalizationController(this, () => this.language);

  protected override render() {
    if (!this.localization.ready) return html`<slot></slot>`;
    return html`<p>${msg('Thử lại')}</p>
      <b>${msg(str`${this.count} thủ tục`)}</b>`;
  }

  get retry(): string {
    return textOf(inside(this, 'p'));
  }
}
customElements.define('test-greeting', GreetingElement);

async function greeting(language: Language): Promise<GreetingElement> {
  const element = document.createElement('test-greeting') as GreetingElement;
  element.language = language;
  document.body.append(element);
  await until('its words', () => element.shadowRoot?.querySelector('p'));
  return element;
}

describe('LocalizationController', () => {
  tidyAfterEach();

  it('shows the fallback while the words of another language are under way', async () => {
    const element = document.createElement('test-greeting') as GreetingElement;
    element.language = 'en';
    document.body.append(element);
    expect(element.localization.ready).to.equal(false);
    await element.updateComplete;
    expect(element.shadowRoot?.querySelector('slot')).not.to.equal(null);
    await until('its words', () => element.shadowRoot?.querySelector('p'));
    expect(element.localization.ready).to.equal(true);
  });

  it('speaks Vietnamese at once, without loading anything', async () => {
    const element = document.createElement('test-greeting') as GreetingElement;
    document.body.append(element);
    expect(element.localization.ready).to.equal(true);
    await element.updateComplete;
    expect(element.retry).to.equal('Thử lại');
  });

  it('lets a Vietnamese and an English widget stand side by side', async () => {
    const [vi, en] = [await greeting('vi'), await greeting('en')];
    const english = en.retry;
    expect(vi.retry).to.equal('Thử lại');
    expect(english).to.be.a('string').that.is.not.equal('Thử lại');
    // Each keeps its language when both draw in one go, in either order.
    for (const order of [
      [vi, en],
      [en, vi],
    ]) {
      for (const element of order) {
        element.count += 1;
        element.requestUpdate();
      }
      await Promise.all([vi.updateComplete, en.updateComplete]);
      expect([vi.retry, en.retry]).to.deep.equal(['Thử lại', english]);
      expect(textOf(inside(vi, 'b'))).to.equal(`${vi.count} thủ tục`);
      expect(textOf(inside(en, 'b')))
        .to.include(String(en.count))
        .and.not.include('thủ tục');
    }
  });

  it('changes its language on the spot', async () => {
    const element = await greeting('vi');
    element.language = 'en';
    element.requestUpdate();
    await element.updateComplete;
    expect(element.retry).not.to.equal('Thử lại');
    element.language = 'vi';
    element.requestUpdate();
    await element.updateComplete;
    expect(element.retry).to.equal('Thử lại');
  });

  it('has an English text for everything, with the same figures in it', () => {
    for (const [id, template] of Object.entries(templates as Record<string, unknown>)) {
      expect(template, id).to.satisfy(
        (value: unknown) => typeof value === 'object' || (typeof value === 'string' && value !== ''),
      );
    }
    expect(Object.keys(templates).length).to.be.above(50);
  });
});
