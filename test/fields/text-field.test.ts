import { expect } from 'chai';
import { brokenReferences, byRole } from '../support/accessible.ts';
import { ask, description, field, input, press, typeInto } from '../support/asking.ts';
import { textOf } from '../support/mount.ts';
import { tidyAfterEach } from '../support/tidy.ts';

describe('text questions', () => {
  tidyAfterEach();

  it('have their label as their name, and say what can be left out', async () => {
    const host = await ask(field('text', { label: 'Nơi sinh' }), {
      field: field('text', { label: 'Ghi chú' }),
      optional: true,
    });
    expect(byRole(host, 'textbox', 'Nơi sinh').getAttribute('aria-required')).to.equal('true');
    expect(byRole(host, 'textbox', 'Ghi chú (không bắt buộc)').hasAttribute('aria-required')).to.equal(false);
  });

  it('describe themselves with help, example, error and warning, in one root', async () => {
    const host = await ask({
      field: field('taxCode', { help: 'Trên thông báo.', example: '0100109106' }),
      error: 'Sai.',
      warning: 'Lạ.',
      filled: true,
    });
    expect(description(input(host))).to.equal(
      'Trên thông báo.Ví dụ: 0100109106 | Lấy từ thẻ căn cước, sửa được | Sai. | Lạ.',
    );
    expect(input(host).getAttribute('aria-invalid')).to.equal('true');
    expect(brokenReferences(host)).to.deep.equal([]);
  });

  it('say nothing they have nothing to say about', async () => {
    const host = await ask(field('text'));
    expect(input(host).hasAttribute('aria-describedby')).to.equal(false);
    expect(input(host).hasAttribute('aria-invalid')).to.equal(false);
  });

  it('hand over each keystroke as it is stored', async () => {
    const host = await ask(field('phone'));
    await typeInto(host, '0912 345 678');
    expect(host.answer).to.equal('0912345678');
    expect(host.changes).to.have.length(12);
    await typeInto(host, '');
    expect(host.answer).to.equal(undefined);
  });

  it('keep what they cannot read', async () => {
    const host = await ask(field('number'));
    await typeInto(host, 'hai');
    await press(host, 'Tab');
    expect([host.answer, input(host).value]).to.deep.equal(['hai', 'hai']);
  });

  it('show the stored form once they are left, and not before', async () => {
    const host = await ask(field('money'), field('text'));
    await typeInto(host, '1500000');
    expect(input(host).value).to.equal('1500000');
    await press(host, 'Tab');
    expect(input(host).value).to.equal('1.500.000');
    expect([host.answer, host.left]).to.deep.equal([1_500_000, ['question-0']]);
    expect(description(input(host))).to.equal('đồng');
  });

  it('are not left when another window takes the focus', async () => {
    const host = await ask(field('text'));
    input(host).focus();
    input(host).dispatchEvent(new FocusEvent('focusout', { bubbles: true }));
    expect(host.left).to.deep.equal([]);
  });

  it('never cut what is pasted', async () => {
    const host = await ask(field('identityNumber'));
    expect(input(host).hasAttribute('maxlength')).to.equal(false);
  });

  it('bring the keyboard that fits', async () => {
    const kinds = ['number', 'money', 'identityNumber', 'phone', 'email', 'plate', 'personName', 'text'];
    const host = await ask(...kinds.map((kind) => field(kind)));
    const got = kinds.map((_, index) => {
      const place = input(host, `question-${index}`);
      return ['inputmode', 'autocapitalize', 'spellcheck'].map((name) => place.getAttribute(name) ?? '');
    });
    expect(got.map((values) => values.join())).to.deep.equal([
      'decimal,,false',
      'numeric,,false',
      'numeric,,false',
      'tel,,false',
      'email,none,false',
      ',characters,false',
      ',words,false',
      ',,',
    ]);
  });

  it('are filled in by the browser only where the form says so, and never on a shared device', async () => {
    const own = field('phone', { autocomplete: 'tel' });
    const host = await ask(own, field('phone'), { field: own, private: true });
    const tokens = [0, 1, 2].map((index) => input(host, `question-${index}`).autocomplete);
    expect(tokens).to.deep.equal(['tel', 'off', 'off']);
  });

  it('show markup as text', async () => {
    const markup = '<img src=x onerror="alert(1)">';
    const host = await ask({ field: field('text', { label: markup, help: markup }), error: markup });
    expect(host.shadowRoot?.querySelector('img')).to.equal(null);
    expect(textOf(host.shadowRoot?.querySelector('label'))).to.equal(markup);
  });

  it('take a kind nobody has heard of as text', async () => {
    const host = await ask(field('constructor'), field('heart rate'));
    expect(input(host).type).to.equal('text');
    await typeInto(host, '72', 'question-1');
    expect(host.answers.get(1)).to.equal('72');
  });

  it('grow with what is written', async () => {
    const host = await ask(field('longText'));
    const before = input(host).offsetHeight;
    await typeInto(host, 'Một dòng');
    expect(input(host).offsetHeight).to.equal(before);
    host.answers.set(0, 'dòng\n'.repeat(12));
    input(host).blur();
    host.requestUpdate();
    await host.updateComplete;
    expect(input(host).offsetHeight).to.be.above(before * 2);
    expect(input(host).scrollHeight).to.be.at.most(input(host).offsetHeight);
  });

  it('leave room for a finger', async () => {
    const host = await ask(field('text'), field('date'), field('longText'));
    for (const index of [0, 1, 2]) expect(input(host, `question-${index}`).offsetHeight).to.be.at.least(44);
  });
});
