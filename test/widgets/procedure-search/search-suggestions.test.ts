import { sendKeys, sendMouse } from '@web/test-runner-commands';
import { expect } from 'chai';
import type { ProcedureSearchElement } from '../../../src/widgets/procedure-search/procedure-search.ts';
import { brokenReferences, byRole, everyRole, names } from '../../support/accessible.ts';
import { Clock, settled } from '../../support/clock.ts';
import { hear } from '../../support/events.ts';
import { BIRTH, DEATH } from '../../support/fixtures/procedures.ts';
import { textOf, until } from '../../support/mount.ts';
import { tidyAfterEach } from '../../support/tidy.ts';
import { lastAsked, openSearch, queryField, type, WIDE, type Opened } from '../../support/widgets.ts';

const pageBefore = location.href;

/** What is suggested, as read out. */
const options = (element: ProcedureSearchElement) => everyRole(element, 'option');

/** Types, and waits for what is suggested for the whole of it: a slow hand gets some for its beginning as well. */
async function suggested({ element, endpoint }: Opened<ProcedureSearchElement>, text: string) {
  const field = await type(element, text);
  await until('the question', () => lastAsked<{ q?: string }>(endpoint, 'suggestProcedures')?.q === text);
  await settled();
  await element.updateComplete;
  expect(field.getAttribute('aria-expanded')).to.equal('true');
  return field;
}

/** The option that assistive technology is told is the active one. */
function active(element: ProcedureSearchElement): string | undefined {
  const id = queryField(element).getAttribute('aria-activedescendant');
  return id === null ? undefined : textOf(element.shadowRoot?.getElementById(id)?.firstElementChild);
}

describe('dvc-procedure-search: suggestions', () => {
  tidyAfterEach();
  afterEach(() => history.replaceState(null, '', pageBefore));

  it('come while typing, with the words typed marked', async () => {
    const opened = await openSearch();
    const { element } = opened;
    await suggested(opened, 'dang ky khai');
    expect(options(element).map(({ element: option }) => textOf(option.firstElementChild))).to.deep.equal([
      'Đăng ký khai sinh',
      'Đăng ký khai tử',
    ]);
    const marks = [...options(element)[0]!.element.querySelectorAll('mark')].map(textOf);
    expect(marks).to.deep.equal(['Đăng', 'ký', 'khai']);
    expect(lastAsked(opened.endpoint, 'suggestProcedures')).to.deep.include({ q: 'dang ky khai' });
    expect(opened.endpoint.count('searchProcedures'), 'typing alone searches nothing').to.equal(1);
  });

  it('are a list box of the field, wired within one root', async () => {
    const opened = await openSearch();
    const { element } = opened;
    const field = await suggested(opened, 'khai');
    byRole(element, 'listbox', 'Thủ tục gợi ý');
    await sendKeys({ press: 'ArrowDown' });
    await element.updateComplete;
    expect(brokenReferences(element)).to.deep.equal([]);
    expect(options(element).map(({ element: option }) => option.ariaSelected)).to.deep.equal(
      options(element).map((_, index) => String(index === 0)),
    );
    expect(element.shadowRoot?.activeElement, 'the focus stays').to.equal(field);
  });

  it('are reached and taken with the keyboard', async () => {
    const opened = await openSearch();
    const { element } = opened;
    await suggested(opened, 'dang ky khai');
    const heard = hear('dvc-procedure-selected', (event) => event.preventDefault());
    expect(active(element)).to.equal(undefined);
    await sendKeys({ press: 'ArrowDown' });
    await sendKeys({ press: 'ArrowDown' });
    await element.updateComplete;
    expect(active(element)).to.equal('Đăng ký khai tử');
    await sendKeys({ press: 'Enter' });
    await element.updateComplete;
    expect(heard.map(({ detail }) => detail)).to.deep.equal([{ code: DEATH }]);
    expect(queryField(element).getAttribute('aria-expanded')).to.equal('false');
    expect(options(element), 'hidden again').to.deep.equal([]);
  });

  it('are taken with the mouse', async () => {
    const opened = await openSearch();
    const { element } = opened;
    await suggested(opened, 'dang ky khai');
    const heard = hear('dvc-procedure-selected', (event) => event.preventDefault());
    const { x, y, width, height } = options(element)[0]!.element.getBoundingClientRect();
    await sendMouse({ type: 'click', position: [Math.round(x + width / 2), Math.round(y + height / 2)] });
    await until('the choice', () => heard.length === 1);
    expect(heard[0]?.detail).to.deep.equal({ code: BIRTH });
    expect(element.shadowRoot?.activeElement, 'the focus stays in the field').to.equal(queryField(element));
  });

  it('lead to the procedure when nobody cancels', async () => {
    const opened = await openSearch({ properties: { detailHref: '#xem-{code}' } });
    await suggested(opened, 'dang ky khai');
    await sendKeys({ press: 'ArrowDown' });
    await sendKeys({ press: 'Enter' });
    await until('the way there', () => location.href.endsWith(`#xem-${BIRTH}`));
  });

  it('close with Escape, keeping what was typed', async () => {
    const opened = await openSearch();
    const { element } = opened;
    const field = await suggested(opened, 'khai');
    await sendKeys({ press: 'Escape' });
    await element.updateComplete;
    expect(field.getAttribute('aria-expanded')).to.equal('false');
    expect(field.value).to.equal('khai');
  });

  it('close when the focus leaves', async () => {
    const opened = await openSearch();
    const { element } = opened;
    const field = await suggested(opened, 'khai');
    await sendKeys({ press: 'Tab' });
    await element.updateComplete;
    expect(element.shadowRoot?.activeElement).not.to.equal(field);
    expect(field.getAttribute('aria-expanded')).to.equal('false');
  });

  it('give way to the search with Enter while none is active', async () => {
    const opened = await openSearch();
    const { element } = opened;
    await suggested(opened, 'khai');
    const heard = hear('dvc-procedure-selected');
    await sendKeys({ press: 'Enter' });
    await until('the search', () => opened.endpoint.count('searchProcedures') === 2);
    await element.updateComplete;
    expect(heard).to.deep.equal([]);
    expect(queryField(element).getAttribute('aria-expanded')).to.equal('false');
  });
});

describe('dvc-procedure-search: when suggestions are asked for', () => {
  tidyAfterEach();

  /** A search with stopped time, and a hand that types. */
  async function stopped() {
    const opened = await openSearch({ width: WIDE });
    const clock = new Clock();
    const field = queryField(opened.element);
    const put = (text: string, more: InputEventInit = {}) => {
      field.value = text;
      field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true, ...more }));
    };
    const asked = () =>
      opened.endpoint.reads
        .filter(({ operation }) => operation === 'suggestProcedures')
        .map(({ about }) => (about as { q: string }).q);
    return { ...opened, clock, field, put, asked };
  }

  it('is after a pause in typing, once', async () => {
    const { clock, put, asked } = await stopped();
    for (const text of ['k', 'kh', 'kha', 'khai']) {
      put(text);
      await clock.pass(100);
    }
    expect(asked()).to.deep.equal([]);
    await clock.pass(100);
    await settled();
    expect(asked()).to.deep.equal(['khai']);
  });

  it('is not for less than two letters, nor for spaces', async () => {
    const { clock, put, asked, field, element } = await stopped();
    for (const text of ['k', '   ', ' k ', '']) {
      put(text);
      await clock.pass(1_000);
    }
    expect(asked()).to.deep.equal([]);
    await element.updateComplete;
    expect(field.getAttribute('aria-expanded')).to.equal('false');
  });

  it('is not in the middle of a syllable of an input method', async () => {
    const { clock, put, asked, field } = await stopped();
    field.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true }));
    for (const text of ['dd', 'đa', 'đaw', 'đă', 'đăn', 'đăng']) {
      put(text, { isComposing: true });
      await clock.pass(1_000);
    }
    expect(asked()).to.deep.equal([]);
    field.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true, data: 'đăng' }));
    await clock.pass(200);
    expect(asked()).to.deep.equal(['đăng']);
  });

  it('is with composed letters and single spaces', async () => {
    const { clock, put, asked } = await stopped();
    put(' đăng  ký '.normalize('NFD'));
    await clock.pass(200);
    expect(asked()).to.deep.equal(['đăng ký']);
  });

  it('is not any more once the search has been sent', async () => {
    const { clock, put, asked, element } = await stopped();
    put('khai sinh');
    byRole(element, 'button', 'Tìm').click();
    await clock.pass(1_000);
    expect(asked()).to.deep.equal([]);
  });

  it('is not any more once the focus has left: no list opens where nobody is', async () => {
    const { clock, put, field, element } = await stopped();
    field.focus();
    put('khai sinh');
    field.blur();
    await clock.pass(1_000);
    await element.updateComplete;
    expect(field.getAttribute('aria-expanded')).to.equal('false');
  });

  it('is not any more once the widget has left', async () => {
    const { clock, put, asked, element } = await stopped();
    put('khai sinh');
    element.remove();
    await clock.pass(1_000);
    expect(asked()).to.deep.equal([]);
    expect(clock.waiting).to.deep.equal([]);
  });

  it('keeps the old ones in sight while the new ones are under way', async () => {
    const { clock, put, element, endpoint, field } = await stopped();
    field.focus();
    put('khai');
    await clock.pass(200);
    await element.updateComplete;
    const before = names(element, 'option');
    expect(before.length).to.be.above(0);
    endpoint.condition = 'slow';
    put('khai sinh');
    await clock.pass(200);
    await element.updateComplete;
    expect(names(element, 'option')).to.deep.equal(before);
    endpoint.release();
    await settled();
    await element.updateComplete;
    expect(names(element, 'option')).to.have.length(1);
  });

  it('says nothing of a failure: the search itself still works', async () => {
    const { clock, put, element, endpoint, field } = await stopped();
    endpoint.condition = 'server-error';
    put('khai');
    await clock.pass(200);
    await element.updateComplete;
    expect(field.getAttribute('aria-expanded')).to.equal('false');
    expect(element.shadowRoot?.textContent).not.to.match(/chưa trả lời/);
  });
});
