import { expect } from 'chai';
import { html, LitElement } from 'lit';
import type { FormField } from '../../src/contract/form.ts';
import type { FieldView } from '../../src/fields/field-view.ts';
import type { Fields } from '../../src/fields/fields.ts';
import { ask, field, input, options } from '../support/asking.ts';
import { settled } from '../support/clock.ts';
import { defineFieldHost, FakeUnits, type FieldHostElement } from '../support/field-host.ts';
import { freshModule } from '../support/fresh-module.ts';
import { inside, mount, textOf, until } from '../support/mount.ts';
import { tidyAfterEach } from '../support/tidy.ts';

const page = globalThis as unknown as { loadField: (module: string) => Promise<unknown> };

const LATER: readonly FormField[] = [
  field('address'),
  field('address', { appearance: 'ward' }),
  field('choice', { appearance: 'search', ...options('Một') }),
  field('date'),
  field('text'),
  field('longText'),
];

describe('Fields', () => {
  tidyAfterEach();

  it('leaves files to the widget', async () => {
    const host = await ask(field('file', { label: 'Ảnh' }));
    expect(textOf(input(host))).to.equal('Ảnh');
  });

  for (const width of [320, 900]) {
    it(`keeps the room of what is still on its way, at ${width} px`, async () => {
      defineFieldHost();
      const questions = LATER.map((one) => ({ field: one }));
      const host = await mount<FieldHostElement>('test-fields', { properties: { questions } });
      host.style.inlineSize = `${width}px`;
      const heights = () =>
        [...(host.shadowRoot?.querySelectorAll<HTMLElement>('.field') ?? [])].map((one) => one.offsetHeight);
      const before = heights();
      expect(host.shadowRoot?.querySelectorAll('.field-skeleton')).to.have.length(6);
      await until('the parts', () => !host.shadowRoot?.querySelector('.field-skeleton'));
      await host.updateComplete;
      const after = heights();
      after.forEach((height, index) =>
        expect(before[index], `question ${index}`).to.be.within(height - 2, height + 2),
      );
    });
  }

  it('says that a question did not come, and asks for it again', async () => {
    const asked: string[] = [];
    page.loadField = async (module) => {
      asked.push(module);
      throw new TypeError('Failed to fetch dynamically imported module');
    };
    const module = await freshModule<{ Fields: typeof Fields }>('/src/fields/fields.ts', (code) =>
      code.replaceAll(/import\(\s*(["'][^"']*["'])\s*\)/g, 'globalThis.loadField($1)'),
    );
    class BrokenElement extends LitElement {
      readonly fields = new module.Fields(this, new FakeUnits(), () => '');
      override render() {
        const more = {
          filled: false,
          private: false,
          optional: false,
          onChange: () => {},
          onLeave: () => {},
        };
        const view: FieldView = { id: 'home', field: field('address'), value: undefined, ...more };
        return html`${this.fields.render(view)}`;
      }
    }
    if (!customElements.get('test-broken')) customElements.define('test-broken', BrokenElement);
    const host = await mount<BrokenElement>('test-broken');
    await settled();
    await host.updateComplete;
    expect(textOf(inside(host, '.field-skeleton p'))).to.match(/^Chưa tải được/);
    expect(asked).to.have.length(1);
    inside(host, '.field-skeleton button').click();
    await settled();
    expect(asked).to.have.length(2);
  });

  it('can load ahead what later steps need', async () => {
    const host = await ask();
    host.fields.prepare([field('group', { fields: [field('date'), ...LATER] })]);
    await settled();
    host.questions = LATER.map((one) => ({ field: one }));
    await until('the parts', () => !host.shadowRoot?.querySelector('.field-skeleton'));
  });
});
