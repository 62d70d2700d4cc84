import { expect } from 'chai';
import { appearanceOf } from '../../src/fields/appearance.ts';
import { brokenReferences, byRole, findRole, names } from '../support/accessible.ts';
import { ask, description, field, input, options, press } from '../support/asking.ts';
import { allInside, textOf } from '../support/mount.ts';
import { tidyAfterEach } from '../support/tidy.ts';

const many = (count: number) => options(...Array.from({ length: count }, (_, index) => `Mục ${index}`));

describe('appearanceOf', () => {
  it('follows the number of options', () => {
    const shapes = [0, 5, 6, 12, 13, 200].map((count) => appearanceOf(field('choice', many(count))));
    expect(shapes).to.deep.equal(['radio', 'radio', 'select', 'select', 'search', 'search']);
  });

  it('follows the form where it says so, if it says something known', () => {
    expect(appearanceOf(field('choice', { ...many(3), appearance: 'select' }))).to.equal('select');
    expect(appearanceOf(field('choice', { ...many(30), appearance: 'radio' }))).to.equal('radio');
    expect(appearanceOf(field('choice', { ...many(3), appearance: 'carousel' }))).to.equal('radio');
  });
});

describe('radio questions', () => {
  tidyAfterEach();

  it('are one group, named and described by the question', async () => {
    const host = await ask({
      field: field('choice', { ...options('Cha', 'Mẹ'), label: 'Quan hệ', help: 'Với trẻ.' }),
      error: 'Chọn một.',
    });
    const group = byRole(host, 'radiogroup', 'Quan hệ');
    expect(description(group)).to.equal('Với trẻ. | Chọn một.');
    expect(group.getAttribute('aria-required')).to.equal('true');
    expect(group.getAttribute('aria-invalid')).to.equal('true');
    expect(names(host, 'radio')).to.deep.equal(['Cha', 'Mẹ']);
    expect(brokenReferences(host)).to.deep.equal([]);
    expect(textOf(input(host).closest('label')), 'the id leads to the first').to.equal('Cha');
  });

  it('store the code, by keyboard too', async () => {
    const host = await ask(field('choice', options('Cha', 'Mẹ', 'Khác')));
    byRole(host, 'radio', 'Mẹ').click();
    expect(host.answer).to.equal('CODE_1');
    byRole(host, 'radio', 'Mẹ').focus();
    await press(host, 'ArrowDown');
    expect(host.answer).to.equal('CODE_2');
    expect(byRole<HTMLInputElement>(host, 'radio', 'Khác').checked).to.equal(true);
  });

  it('are left once, when the focus leaves the group', async () => {
    const host = await ask(field('choice', options('Cha', 'Mẹ')), field('text'));
    byRole(host, 'radio', 'Cha').focus();
    byRole(host, 'radio', 'Mẹ').focus();
    expect(host.left).to.deep.equal([]);
    input(host, 'question-1').focus();
    expect(host.left).to.deep.equal(['question-0']);
  });

  it('can be taken back where no answer is needed', async () => {
    const host = await ask({ field: field('choice', options('Cha', 'Mẹ')), optional: true });
    expect(findRole(host, 'button', 'Bỏ chọn')).to.equal(undefined);
    byRole(host, 'radio', 'Cha').click();
    await host.updateComplete;
    byRole(host, 'button', 'Bỏ chọn').click();
    await host.updateComplete;
    expect(host.answer).to.equal(undefined);
    expect(byRole<HTMLInputElement>(host, 'radio', 'Cha').checked).to.equal(false);
    expect(host.shadowRoot?.activeElement, 'the focus stays in the question').to.equal(input(host));
    expect(host.left).to.deep.equal([]);
  });

  it('store yes and no as such', async () => {
    const host = await ask(field('yesNo'));
    expect(names(host, 'radio')).to.deep.equal(['Có', 'Không']);
    byRole(host, 'radio', 'Không').click();
    expect(host.answer).to.equal(false);
    byRole(host, 'radio', 'Có').click();
    expect(host.answer).to.equal(true);
  });

  it('have nothing chosen for an answer that is no option', async () => {
    const host = await ask({ field: field('choice', options('Cha', 'Mẹ')), value: 'GONE' });
    expect(allInside<HTMLInputElement>(host, ':checked')).to.deep.equal([]);
  });
});

describe('checkbox questions', () => {
  tidyAfterEach();

  it('store the codes in the order of the form, and nothing for none', async () => {
    const host = await ask(field('multiChoice', options('Một', 'Hai', 'Ba')));
    for (const name of ['Ba', 'Một']) {
      byRole(host, 'checkbox', name).click();
      await host.updateComplete;
    }
    expect(host.answer).to.deep.equal(['CODE_0', 'CODE_2']);
    for (const name of ['Ba', 'Một']) {
      byRole(host, 'checkbox', name).click();
      await host.updateComplete;
    }
    expect(host.answer).to.equal(undefined);
  });

  it('say that several can be chosen', async () => {
    const host = await ask(field('multiChoice', { ...options('Một', 'Hai'), label: 'Để làm gì' }));
    expect(description(byRole(host, 'group', 'Để làm gì'))).to.equal('Có thể chọn nhiều mục');
  });

  it('leave room for a finger', async () => {
    const host = await ask(field('multiChoice', options('Một')));
    expect(input(host).closest('label')?.offsetHeight).to.be.at.least(44);
  });
});

describe('select questions', () => {
  tidyAfterEach();

  it('start with nothing chosen', async () => {
    const host = await ask(field('choice', many(7)), { field: field('choice', many(7)), value: 'CODE_3' });
    const [empty, chosen] = allInside<HTMLSelectElement>(host, 'select');
    expect([empty?.value, chosen?.value]).to.deep.equal(['', 'CODE_3']);
  });

  it('store the code, and nothing for the empty option', async () => {
    const host = await ask(field('choice', { ...many(7), label: 'Giấy tờ' }));
    const select = byRole<HTMLSelectElement>(host, 'combobox', 'Giấy tờ');
    for (const code of ['CODE_2', '']) {
      select.value = code;
      select.dispatchEvent(new Event('change', { bubbles: true }));
      expect(host.answer).to.equal(code || undefined);
      await host.updateComplete;
    }
    expect(select.value).to.equal('');
  });

  it('follow an answer that comes from elsewhere', async () => {
    const host = await ask({ field: field('choice', many(7)), value: 'CODE_3' });
    const select = input(host);
    host.answers.set(0, 'CODE_5');
    host.requestUpdate();
    await host.updateComplete;
    expect(select.value).to.equal('CODE_5');
    host.answers.set(0, undefined);
    host.requestUpdate();
    await host.updateComplete;
    expect(select.value).to.equal('');
  });
});
