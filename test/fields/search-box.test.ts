import { expect } from 'chai';
import { sendMouse } from '@web/test-runner-commands';
import { brokenReferences, byRole, everyRole, names } from '../support/accessible.ts';
import { ask, description, field, input, options, press, typeInto } from '../support/asking.ts';
import type { FieldHostElement } from '../support/field-host.ts';
import { allInside, inside, textOf } from '../support/mount.ts';
import { tidyAfterEach } from '../support/tidy.ts';

const PEOPLES =
  'Kinh, Tày, Thái, Hoa, Khmer, Mường, Nùng, Mông, Dao, Gia Rai, Ê Đê, Ba Na, Sán Chay, Sán Dìu'.split(', ');
const question = field('choice', { ...options(...PEOPLES), label: 'Dân tộc' });
const codeOf = (label: string) => `CODE_${PEOPLES.indexOf(label)}`;
const status = (host: FieldHostElement) => textOf(inside(host, '[role="status"]'));

describe('a choice of many', () => {
  tidyAfterEach();

  it('is a combobox with a list, wired within one root', async () => {
    const host = await ask({ field: { ...question, help: 'Theo giấy khai sinh.' }, error: 'Chọn một.' });
    const box = byRole(host, 'combobox', 'Dân tộc');
    expect(box).to.equal(input(host));
    expect(description(box)).to.equal('Theo giấy khai sinh. | Chọn một.');
    expect(box.getAttribute('aria-expanded')).to.equal('false');
    await typeInto(host, 'san');
    await press(host, 'ArrowDown');
    byRole(host, 'listbox', 'Dân tộc');
    expect(box.getAttribute('aria-expanded')).to.equal('true');
    expect(brokenReferences(host)).to.deep.equal([]);
  });

  it('finds while one types, without tone marks, and says how many once', async () => {
    const host = await ask(question);
    expect(status(host)).to.equal('');
    await typeInto(host, 'san');
    expect(names(host, 'option')).to.deep.equal(['Sán Chay', 'Sán Dìu']);
    expect(status(host)).to.equal('Có 2 mục để chọn');
    expect(allInside(host, 'mark').map(textOf)).to.deep.equal(['Sán', 'Sán']);
  });

  it('says that there is none', async () => {
    const host = await ask(question);
    await typeInto(host, 'zz');
    expect(status(host)).to.equal('Chưa tìm thấy. Thử gõ ít chữ hơn.');
    expect(inside(host, '[role="status"]').className).not.to.include('visually-hidden');
    expect(input(host).getAttribute('aria-expanded')).to.equal('false');
  });

  it('is chosen from with the keyboard; the focus stays, and Enter files nothing', async () => {
    const host = await ask(question);
    let sent = 0;
    inside(host, 'form').addEventListener('submit', () => (sent += 1));
    await typeInto(host, 'san');
    await press(host, 'ArrowDown', 'ArrowDown', 'Enter');
    expect(host.answer).to.equal(codeOf('Sán Dìu'));
    expect(input(host).value).to.equal('Sán Dìu');
    expect(input(host).getAttribute('aria-expanded')).to.equal('false');
    await press(host, 'Enter');
    expect(host.shadowRoot?.activeElement).to.equal(input(host));
    expect(sent).to.equal(0);
  });

  it('takes the only one there is with Enter alone', async () => {
    const host = await ask(question);
    await typeInto(host, 'khm');
    await press(host, 'Enter');
    expect(host.answer).to.equal(codeOf('Khmer'));
  });

  it('is chosen from with the mouse', async () => {
    const host = await ask(question);
    await typeInto(host, 'hoa');
    const { x, y, width, height } = everyRole(host, 'option')[0]!.element.getBoundingClientRect();
    await sendMouse({ type: 'click', position: [Math.round(x + width / 2), Math.round(y + height / 2)] });
    await host.updateComplete;
    expect(host.answer).to.equal(codeOf('Hoa'));
    expect(input(host).value).to.equal('Hoa');
    expect(host.left, 'the focus stays in the field').to.deep.equal([]);
  });

  it('shows everything when it is clicked, and what is typed next takes the place of what was chosen', async () => {
    const host = await ask({ field: question, value: codeOf('Hoa') });
    expect(input(host).value).to.equal('Hoa');
    const { x, y } = input(host).getBoundingClientRect();
    await sendMouse({ type: 'click', position: [Math.round(x + 8), Math.round(y + 8)] });
    await host.updateComplete;
    expect(names(host, 'option')).to.have.length(PEOPLES.length);
    const { selectionStart, selectionEnd } = input(host);
    expect([selectionStart, selectionEnd]).to.deep.equal([0, 3]);
  });

  it('closes with Escape, keeping what was typed', async () => {
    const host = await ask(question);
    await typeInto(host, 'san');
    await press(host, 'Escape');
    expect(names(host, 'option')).to.deep.equal([]);
    expect(input(host).value).to.equal('san');
  });

  it('takes a whole name for the choice when it is left', async () => {
    const host = await ask(question);
    await typeInto(host, 'san diu');
    expect(host.answer).to.equal('san diu');
    await press(host, 'Tab');
    expect(host.answer).to.equal(codeOf('Sán Dìu'));
    expect(input(host).value).to.equal('Sán Dìu');
    expect(host.left).to.deep.equal(['question-0']);
  });

  it('keeps what names nothing, so that nothing typed is lost and the form refuses it', async () => {
    const host = await ask(question);
    await typeInto(host, 'sán');
    await press(host, 'Tab');
    expect([host.answer, input(host).value]).to.deep.equal(['sán', 'sán']);
    expect(names(host, 'option')).to.deep.equal([]);
  });

  it('is empty again when the text is taken out', async () => {
    const host = await ask({ field: question, value: codeOf('Hoa') });
    await typeInto(host, '');
    expect(host.answer).to.equal(undefined);
  });

  it('searches for no half syllable of an input method', async () => {
    const host = await ask(question);
    const box = input(host);
    box.focus();
    const put = async (text: string, event: Event) => {
      box.value = text;
      box.dispatchEvent(event);
      await host.updateComplete;
    };
    for (const text of ['m', 'mu', 'mươ', 'mường'])
      await put(text, new InputEvent('input', { bubbles: true, isComposing: true }));
    expect(names(host, 'option')).to.deep.equal([]);
    expect(host.answer, 'it is kept all the same').to.equal('mường');
    await put('mường', new CompositionEvent('compositionend', { bubbles: true, data: 'mường' }));
    expect(names(host, 'option')).to.deep.equal(['Mường']);
    await press(host, 'Enter');
    await put('Mường', new CompositionEvent('compositionend', { bubbles: true, data: 'Mường' }));
    expect(host.answer, 'a late end of a composition changes nothing').to.equal(codeOf('Mường'));
    expect(names(host, 'option')).to.deep.equal([]);
  });

  it('keeps the options within reach of a finger', async () => {
    const host = await ask(question);
    await typeInto(host, 'san');
    for (const { element } of everyRole(host, 'option')) expect(element.offsetHeight).to.be.at.least(44);
  });
});
