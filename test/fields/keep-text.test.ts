import { expect } from 'chai';
import type { FieldHostElement } from '../support/field-host.ts';
import { ask, field, input, press } from '../support/asking.ts';
import { tidyAfterEach } from '../support/tidy.ts';

/** Counts what the code writes into an input. */
function watch(place: HTMLInputElement): { readonly written: string[] } {
  const written: string[] = [];
  const property = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')!;
  Object.defineProperty(place, 'value', {
    get: () => property.get!.call(place) as string,
    set: (text: string) => {
      written.push(text);
      property.set!.call(place, text);
    },
  });
  return { written };
}

/** A syllable as an input method builds it, letter for letter. */
async function compose(host: FieldHostElement, steps: readonly string[]): Promise<void> {
  const place = input(host);
  const property = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')!;
  const put = async (text: string, isComposing: boolean) => {
    property.set!.call(place, text);
    place.dispatchEvent(new InputEvent('input', { bubbles: true, isComposing }));
    await host.updateComplete;
  };
  place.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true }));
  for (const step of steps) await put(step, true);
  place.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true, data: steps.at(-1) }));
  await put(steps.at(-1) ?? '', false);
}

describe('keepText', () => {
  tidyAfterEach();

  for (const kind of ['text', 'personName', 'money', 'date', 'phone']) {
    it(`writes nothing into a field somebody is in: ${kind}`, async () => {
      const host = await ask(field(kind));
      const place = input(host);
      place.focus();
      const { written } = watch(place);
      await compose(host, ['d', 'dd', 'đ', 'đa', 'đă', 'đăn', 'đăng', '  đăng  12']);
      host.answers.set(0, 'another');
      host.requestUpdate();
      await host.updateComplete;
      expect(written).to.deep.equal([]);
      await press(host, 'Tab');
      expect(written).to.deep.equal(['another']);
    });
  }

  it('shows at once what changes in a field nobody is in', async () => {
    const host = await ask({ field: field('text'), value: 'một' });
    expect(input(host).value).to.equal('một');
    host.answers.set(0, 'hai');
    host.requestUpdate();
    await host.updateComplete;
    expect(input(host).value).to.equal('hai');
  });

  it('keeps each letter of a syllable being composed, as the draft is kept', async () => {
    const host = await ask(field('text'));
    input(host).focus();
    await compose(host, ['d', 'đ', 'đă', 'đăng']);
    expect(host.changes).to.deep.equal(['d', 'đ', 'đă', 'đăng', 'đăng']);
  });
});
