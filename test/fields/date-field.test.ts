import { expect } from 'chai';
import { byRole } from '../support/accessible.ts';
import { ask, description, field, input, press, typeInto } from '../support/asking.ts';
import { inside, shown } from '../support/mount.ts';
import { replace } from '../support/replace.ts';
import { tidyAfterEach } from '../support/tidy.ts';

describe('date questions', () => {
  tidyAfterEach();

  for (const text of ['20/11/1990', '20-11-1990', '20.11.1990', '20111990']) {
    it(`are typed as people write dates: ${text}`, async () => {
      const host = await ask(field('date'));
      await typeInto(host, text);
      expect(input(host).value, 'as typed').to.equal(text);
      await press(host, 'Tab');
      expect([host.answer, input(host).value]).to.deep.equal(['1990-11-20', '20/11/1990']);
    });
  }

  it('keep what is no date', async () => {
    const host = await ask(field('date'));
    await typeInto(host, '31/02/1990');
    await press(host, 'Tab');
    expect([host.answer, input(host).value]).to.deep.equal(['31/02/1990', '31/02/1990']);
  });

  it('take less where less is known, and say so', async () => {
    const host = await ask(field('date', { precision: 'year' }), field('date', { precision: 'month' }));
    await typeInto(host, '1950');
    await typeInto(host, '5/1950', 'question-1');
    expect([host.answers.get(0), host.answers.get(1)]).to.deep.equal(['1950', '1950-05']);
    expect(description(input(host))).to.match(/năm: 1950$/);
    expect(input(host, 'question-1').hasAttribute('inputmode'), 'a keyboard with signs').to.equal(false);
  });
});

describe('the calendar beside a date', () => {
  tidyAfterEach();

  async function withCalendar(value?: string) {
    const host = await ask({ field: field('date', { label: 'Ngày sinh' }), value });
    const button = await shown(host, '.calendar-button');
    const calendar = inside<HTMLInputElement>(host, '.calendar-input');
    return { host, button, calendar };
  }

  it('opens the browser’s own, at the date that stands there', async () => {
    const { host, button, calendar } = await withCalendar('1990-11-20');
    let opened = 0;
    replace(HTMLInputElement.prototype, 'showPicker', () => (opened += 1));
    expect(byRole(host, 'button', 'Chọn từ lịch: Ngày sinh')).to.equal(button);
    button.click();
    expect([opened, calendar.value]).to.deep.equal([1, '1990-11-20']);
    expect([calendar.tabIndex, calendar.ariaHidden]).to.deep.equal([-1, 'true']);
  });

  it('starts anew where no whole date stands', async () => {
    const { button, calendar } = await withCalendar('1990');
    replace(HTMLInputElement.prototype, 'showPicker', () => undefined);
    calendar.value = '2000-01-01';
    button.click();
    expect(calendar.value).to.equal('');
  });

  it('gives its date to the question', async () => {
    const { host, button, calendar } = await withCalendar();
    calendar.value = '2026-11-20';
    calendar.dispatchEvent(new Event('change', { bubbles: true }));
    await host.updateComplete;
    expect([host.answer, input(host).value]).to.deep.equal(['2026-11-20', '20/11/2026']);
    expect(host.left).to.deep.equal(['question-0']);
    expect(host.shadowRoot?.activeElement).to.equal(button);
  });

  it('leaves the typing where the browser refuses it', async () => {
    const { host, button } = await withCalendar();
    replace(HTMLInputElement.prototype, 'showPicker', () => {
      throw new DOMException('in a frame', 'SecurityError');
    });
    button.click();
    expect(host.shadowRoot?.activeElement).to.equal(input(host));
  });

  it('leaves room for a finger', async () => {
    const { button } = await withCalendar();
    expect(Math.min(button.offsetWidth, button.offsetHeight)).to.be.at.least(44);
  });
});
