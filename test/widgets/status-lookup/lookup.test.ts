import { sendKeys } from '@web/test-runner-commands';
import { expect } from 'chai';
import { byRole, findRole, names } from '../../support/accessible.ts';
import { Clock } from '../../support/clock.ts';
import { hear } from '../../support/events.ts';
import { CODE, PROOFS } from '../../support/every-dossier.ts';
import { EXPIRED, LIMITED } from '../../support/fake-dossier-tracking.ts';
import { inside, mount, shown, textOf, until } from '../../support/mount.ts';
import { listenForWarnings } from '../../support/replace.ts';
import {
  clickButton,
  fillIn,
  focused,
  lookUp,
  openDossier,
  says,
  startLookup,
  wordsOf,
} from '../../support/status-lookup.ts';
import { tidyAfterEach } from '../../support/tidy.ts';

const pageBefore = location.href;

function visit(code: string): void {
  const address = new URL(pageBefore);
  address.searchParams.set('dvc-dossier', code);
  history.replaceState(null, '', address);
}

const codeField = (element: Element) => inside<HTMLInputElement>(element, '#code');
const proofField = (element: Element) => inside<HTMLInputElement>(element, '#proof');

describe('dvc-status-lookup: what is asked', () => {
  tidyAfterEach();
  afterEach(() => history.replaceState(null, '', pageBefore));

  it('is a form with a name, a code and one proof', async () => {
    const { element } = await startLookup();
    byRole(element, 'heading', 'Tra cứu hồ sơ');
    expect(names(element, 'textbox')).to.deep.equal(['Mã hồ sơ', '6 số cuối của số định danh']);
    expect(names(element, 'radio')).to.have.length(3);
    byRole(element, 'button', 'Tra cứu');
  });

  it('begins with the code of the tag, else that of the address, and proves nothing by it', async () => {
    visit(` ${CODE} `);
    const { element, tracking } = await startLookup();
    expect(codeField(element).value).to.equal(CODE);
    const named = await startLookup({ properties: { code: 'H18-261120-0001' } });
    expect(codeField(named.element).value).to.equal('H18-261120-0001');
    expect(tracking.lookups).to.deep.equal([]);
  });

  it('follows the address when somebody goes back', async () => {
    visit(CODE);
    const { element } = await startLookup();
    visit('H18-261120-0001');
    dispatchEvent(new PopStateEvent('popstate'));
    await until('the other', () => codeField(element).value === 'H18-261120-0001');
  });

  it('forgives spaces, small letters and dashes of any length', async () => {
    const { element, tracking } = await startLookup();
    await lookUp(element, ' h29–261118 — 0042 ', '0123 45');
    await shown(element, 'article');
    expect(tracking.lookups).to.deep.equal([{ code: CODE, proof: { kind: 'identity', value: '012345' } }]);
  });

  it('warns of an unusual code, and asks all the same', async () => {
    const { element, tracking } = await startLookup();
    await fillIn(element, 'code', 'HS-77');
    await says(element, 'Mã này khác dạng thường gặp');
    await lookUp(element, 'HS-77');
    await until('the question', () => tracking.lookups.length === 1);
  });

  it('takes a receipt’s text for code and proof at once', async () => {
    const { element, tracking } = await startLookup();
    const field = codeField(element);
    field.focus();
    field.value = `${CODE}|${PROOFS.receipt}`;
    field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    await until('the proof', () => proofField(element).value === PROOFS.receipt);
    expect(field.value).to.equal(CODE);
    expect(byRole<HTMLInputElement>(element, 'radio', /giấy biên nhận/).checked).to.equal(true);
    await clickButton(element, 'Tra cứu');
    await shown(element, 'article');
    expect(tracking.lookups[0]?.proof).to.deep.equal({ kind: 'receipt', value: PROOFS.receipt });
  });

  it('keeps what was typed of each proof', async () => {
    const { element } = await startLookup();
    await fillIn(element, 'proof', '01234');
    byRole(element, 'radio', /^Số điện thoại/).click();
    await element.updateComplete;
    expect(proofField(element).value).to.equal('');
    byRole(element, 'radio', /^6 số cuối/).click();
    await element.updateComplete;
    expect(proofField(element).value).to.equal('01234');
  });

  it('says what is missing, at the field, and puts the focus there', async () => {
    const { element, tracking } = await startLookup();
    await lookUp(element, '', '123');
    await until('the focus', () => focused(element)?.id === 'code');
    expect(wordsOf(element)).to.include('Xin nhập mã hồ sơ.').and.include('Cần đủ 6 số cuối.');
    await fillIn(element, 'code', CODE);
    await clickButton(element, 'Tra cứu');
    expect(tracking.lookups).to.deep.equal([]);
    await lookUp(element, CODE, '123');
    await until('the focus', () => focused(element)?.id === 'proof');
  });

  it('asks at Enter, but not at the one that ends a syllable', async () => {
    const { element, tracking } = await startLookup();
    await fillIn(element, 'code', CODE);
    await fillIn(element, 'proof', PROOFS.identity);
    const composing = new KeyboardEvent('keydown', { key: 'Enter', isComposing: true, cancelable: true });
    proofField(element).dispatchEvent(composing);
    expect(composing.defaultPrevented).to.equal(true);
    proofField(element).focus();
    await sendKeys({ press: 'Enter' });
    await shown(element, 'article');
    expect(tracking.lookups).to.have.length(1);
  });

  it('asks once, however often the button is pressed', async () => {
    const { element, tracking } = await startLookup();
    tracking.fates = ['held'];
    await lookUp(element, CODE);
    inside<HTMLFormElement>(element, 'form').requestSubmit();
    inside<HTMLFormElement>(element, 'form').requestSubmit();
    await until('the question', () => tracking.lookups.length === 1);
    tracking.release();
    await shown(element, 'article');
    expect(tracking.lookups).to.have.length(1);
  });
});

describe('dvc-status-lookup: what comes of it', () => {
  tidyAfterEach();

  it('shows the dossier, with the focus on its heading, and tells the host', async () => {
    const heard = hear('dvc-dossier-found');
    const { element } = await openDossier();
    const heading = byRole(element, 'heading', /^Đang xử lý tại/);
    await until('the focus', () => focused(element) === heading);
    await until('the event', () => heard.length === 1);
    expect(heard[0]?.detail).to.deep.equal({ code: CODE });
  });

  it('says the same of a wrong proof and of an unknown code', async () => {
    const { element, tracking } = await startLookup();
    await lookUp(element, CODE, '999999');
    const notice = await shown(element, '.answer .notice');
    const words = textOf(notice);
    await lookUp(element, 'H29-261118-9999', PROOFS.identity);
    await until(
      'the answer',
      () => tracking.lookups.length === 2 && element.shadowRoot?.querySelector('.answer .notice'),
    );
    expect(textOf(inside(element, '.answer .notice'))).to.equal(words);
    expect(codeField(element).value).to.equal('H29-261118-9999');
    expect(proofField(element).value).to.equal(PROOFS.identity);
  });

  it('says when one may try again, and lets nobody try before', async () => {
    const clock = new Clock();
    const { element, tracking } = await startLookup();
    tracking.fates = [LIMITED];
    await lookUp(element, CODE);
    await says(element, 'xin thử lại sau 08:07');
    await clickButton(element, 'Tra cứu');
    expect(tracking.lookups).to.have.length(1);
    await clock.pass(420_000);
    await element.updateComplete;
    await clickButton(element, 'Tra cứu');
    await until('the question', () => tracking.lookups.length === 2);
  });

  for (const [failure, words] of [
    [{ kind: 'offline' }, 'Máy đang mất mạng'],
    [{ kind: 'unreachable' }, 'chưa trả lời'],
    [{ kind: 'timeout', milliseconds: 25_000 }, 'chưa trả lời'],
    [{ kind: 'broken-contract', reason: 'x' }, 'chưa trả lời'],
    [{ kind: 'refused', status: 503, problem: {} }, 'chưa trả lời'],
    [EXPIRED, 'không nhận yêu cầu này'],
  ] as const) {
    it(`loses nothing that was typed: ${failure.kind} ${'status' in failure ? failure.status : ''}`, async () => {
      const { element, tracking } = await startLookup();
      tracking.fates = [failure];
      await lookUp(element, CODE);
      await says(element, words);
      byRole(element, 'link', /Gọi/);
      await clickButton(element, 'Tra cứu');
      await shown(element, 'article');
      expect(tracking.lookups[1]).to.deep.equal(tracking.lookups[0]);
    });
  }

  it('says that the line is slow', async () => {
    const clock = new Clock();
    const { element, tracking } = await startLookup();
    tracking.fates = ['held'];
    await lookUp(element, CODE);
    await clock.pass(4_100);
    await says(element, 'Đường truyền chậm');
  });

  it('forgets the proof, keeps nothing of it in the address, and leads back to the form', async () => {
    const { element } = await openDossier();
    expect(location.href).not.to.include(PROOFS.identity);
    await clickButton(element, 'Tra cứu hồ sơ khác');
    await until('the focus', () => focused(element)?.id === 'heading');
    expect(proofField(element).value).to.equal('');
    expect(codeField(element).value).to.equal('');
  });

  it('shows nothing of an endpoint of another version, and the host’s fallback', async () => {
    const link = Object.assign(document.createElement('a'), { href: '#quoc-gia', textContent: 'Cổng' });
    const { element } = await startLookup({ condition: 'incompatible', children: [link] });
    await says(element, 'cần được cập nhật');
    expect(link.assignedSlot).not.to.equal(null);
    expect(findRole(element, 'button', 'Tra cứu')).to.equal(undefined);
  });

  it('says without an endpoint what is missing, with the host’s fallback', async () => {
    listenForWarnings();
    await startLookup();
    const link = Object.assign(document.createElement('a'), { href: '#quoc-gia', textContent: 'Cổng' });
    const properties = { endpoint: 'ftp://x.example' } as object;
    const element = await mount('dvc-status-lookup', { properties, children: [link] });
    expect(wordsOf(element)).to.match(/ftp:\/\/x\.example/);
    expect(link.assignedSlot).not.to.equal(null);
  });

  it('starts anew with another endpoint’s dossiers', async () => {
    const { element, tracking } = await openDossier();
    const config = element.parentElement as HTMLElement & { endpoint: string };
    config.endpoint = 'https://endpoint.example';
    await until('the form', () => element.shadowRoot?.querySelector('#code'));
    expect(tracking.listeners).to.equal(0);
  });
});
