import { expect } from 'chai';
import type { Payment } from '../../../src/contract/payments.ts';
// There when they are used, as for everybody but the first on a slow line.
import '../../../src/payments/paying-in-place.ts';
import '../../../src/widgets/status-lookup/dossier-following.ts';
import { OpenPayments } from '../../../src/device/open-payments.ts';
import { hasReturned } from '../../../src/payments/payment-return.ts';
import { findRole } from '../../support/accessible.ts';
import { hear } from '../../support/events.ts';
import { CODE, DOSSIERS, moved, PROOFS, statusTerm } from '../../support/every-dossier.ts';
import { FakeEndpoint } from '../../support/fake-clients.ts';
import { FakeDossierTracking } from '../../support/fake-dossier-tracking.ts';
import { inside, shown, textOf, until } from '../../support/mount.ts';
import { dossierBill, payment, PAYMENT_ID, qrPayment } from '../../support/payments.ts';
import { replace } from '../../support/replace.ts';
import {
  clickButton,
  fillIn,
  focused,
  lookUp,
  openDossier,
  says,
  startLookup,
  wordsOf,
  type LookupOptions,
} from '../../support/status-lookup.ts';
import { begunHere } from '../../support/payment-button.ts';
import { tidyAfterEach } from '../../support/tidy.ts';

const OF = dossierBill({ number: CODE });
const PAY = 'Nộp phí, lệ phí';
const paid: Partial<Payment> = { settledAt: '2026-11-20T08:02:00+07:00' };

/** An endpoint one pays at, with a dossier that waits for money. */
function paying(operations: readonly string[] = ['createPayment']) {
  const endpoint = new FakeEndpoint({ operations });
  endpoint.payments.billOf = () => OF;
  endpoint.payments.begin = (_, id) => qrPayment('PENDING', { ...payment('PENDING', { of: OF }), id });
  const tracking = new FakeDossierTracking(DOSSIERS.payment);
  const around = { clients: { ...endpoint.clients, dossierTracking: tracking } };
  return { endpoint, tracking, payments: endpoint.payments, options: { tracking, around } };
}

async function openBill(options: LookupOptions) {
  const { element } = await openDossier(DOSSIERS.payment, options);
  await clickButton(element, PAY);
  await says(element, 'Phí tra cứu');
  return element;
}

/** As the payment platform leads a payer back who has begun the payment in this browser. */
function comeBack(id: string = PAYMENT_ID): void {
  new OpenPayments('', () => false).remember({ id, kind: 'DOSSIER', bill: OF.id });
  const address = new URL(location.href);
  address.searchParams.set('dvc-payment', id);
  begunHere(id, 'DOSSIER');
  history.replaceState(history.state, '', address);
}

function titleOf(element: HTMLElement): string {
  return textOf(element.shadowRoot?.querySelector('#payment-heading'));
}

describe('dvc-status-lookup: paying right there', () => {
  tidyAfterEach();
  let address = '';
  beforeEach(() => {
    address = location.href;
    sessionStorage.clear();
    localStorage.clear();
  });
  afterEach(() => history.replaceState(history.state, '', address));

  it('opens in place of what is to be done, proved by the token, and closes to the button', async () => {
    const { payments, options } = paying();
    const element = await openBill(options);
    expect(element.shadowRoot?.querySelector('[part="next-action"]')).to.equal(null);
    await until('the focus', () => focused(element)?.id === 'payment-heading');
    expect(payments.lookups).to.deep.equal([
      { kind: 'DOSSIER', number: CODE, proof: { kind: 'tracking', value: 'thí dụ 1' } },
    ]);
    await clickButton(element, 'Đóng phần thanh toán');
    await until('the focus', () => focused(element)?.getAttribute('part') === 'pay-button');
    expect(titleOf(element)).to.equal('');
  });

  it('is paid when the endpoint says so, and the dossier is read anew', async () => {
    const settled = hear('dvc-payment-settled');
    const { payments, tracking, options } = paying();
    const element = await openBill(options);
    payments.begin = (_, id) => payment('PAID', { of: OF, id });
    await clickButton(element, /^Nộp \d/);
    const streams = tracking.listeners;
    await says(element, 'BL-261120-000042');
    expect(settled).to.have.length(1);
    expect(streams).to.be.greaterThan(0);
    tracking.put(moved(DOSSIERS.payment, 'Đã nhận lệ phí.', { status: statusTerm('4'), version: 9 }));
    await until('the new state', () => textOf(inside(element, '#heading')).startsWith('Đang xử lý'));
    // What was paid stays, until it is put away.
    await says(element, 'BL-261120-000042');
    await shown(element, '[part="next-action"]');
  });

  it('tells of a payment the payer comes back with before anybody proves anything', async () => {
    const { payments, options } = paying();
    payments.put(payment('PAID', { of: OF, ...paid }));
    comeBack();
    const { element } = await startLookup(options);
    await says(element, 'BL-261120-000042');
    expect(location.search).not.to.include('dvc-payment');
    expect(inside<HTMLInputElement>(element, '#code').value).to.equal(CODE);
    await fillIn(element, 'proof', PROOFS.identity);
    inside<HTMLFormElement>(element, 'form').requestSubmit();
    await shown(element, 'article #payment-heading');
    expect(element.shadowRoot?.querySelectorAll('#payment-heading').length).to.equal(1);
  });

  it('tells of it too where another widget of the page has emptied the address', async () => {
    const { payments, options } = paying();
    payments.put(payment('PAID', { of: OF, ...paid }));
    comeBack();
    const name = location.href;
    replace(performance, 'getEntriesByType', () => [{ name }] as never);
    expect(hasReturned()).to.equal(true);
    expect(location.search).not.to.include('dvc-payment');
    const { element } = await startLookup(options);
    await says(element, 'BL-261120-000042');
  });

  it('believes nothing of an address', async () => {
    const { options } = paying();
    comeBack();
    const { element } = await startLookup(options);
    await until('the end of the question', () => !element.shadowRoot?.querySelector('[aria-busy="true"]'));
    expect(wordsOf(element)).not.to.include('Đã nhận được tiền');
    expect(location.search).not.to.include('dvc-payment');
  });

  it('does not stand with another dossier than its own', async () => {
    const { payments, tracking, options } = paying();
    const other = { ...DOSSIERS.processing, code: 'H29-261105-0007' };
    tracking.put(other);
    payments.put(payment('PAID', { of: OF, ...paid }));
    comeBack();
    const { element } = await startLookup(options);
    await says(element, 'BL-261120-000042');
    await lookUp(element, other.code);
    await shown(element, 'article');
    expect(element.shadowRoot?.querySelector('article #payment-heading')).to.equal(null);
    expect(titleOf(element)).not.to.equal('');
  });

  it('shows what there is to pay of a dossier that does not wait for it', async () => {
    const { tracking, options } = paying();
    tracking.put(DOSSIERS.processing);
    const { element } = await openDossier(DOSSIERS.processing, options);
    await clickButton(element, 'Xem khoản phải nộp và biên lai');
    await says(element, 'Phí tra cứu');
    await shown(element, '[part="next-action"]');
  });

  it('asks again with the new token when the old one had run out', async () => {
    const { payments, tracking, options } = paying();
    const { element } = await openDossier(DOSSIERS.payment, options);
    tracking.expire();
    await shown(element, '#renewal');
    payments.fates = [{ kind: 'refused', status: 404, problem: { type: 'urn:dvc:problem:bill-not-found' } }];
    await clickButton(element, PAY);
    await says(element, 'Khoản phải nộp');
    await fillIn(element, 'proof', PROOFS.identity);
    await clickButton(element, 'Xem tiếp');
    await says(element, 'Phí tra cứu');
    expect(payments.lookups.map(({ proof }) => proof?.value)).to.deep.equal(['thí dụ 1', 'thí dụ 2']);
  });

  it('leads to the page of the host where the endpoint takes no payments', async () => {
    const { options } = paying([]);
    const properties = { payHref: '/nop-phi?ho-so={code}' };
    const { element } = await openDossier(DOSSIERS.payment, { ...options, properties });
    const link = inside<HTMLAnchorElement>(element, 'a[part="pay-button"]');
    expect(link.getAttribute('href')).to.equal(`/nop-phi?ho-so=${CODE}`);
    expect(findRole(element, 'button', PAY)).to.equal(undefined);
  });

  it('keeps the page of the host as another way where it does', async () => {
    const { options } = paying();
    const properties = { payHref: '/nop-phi?ho-so={code}' };
    const { element } = await openDossier(DOSSIERS.payment, { ...options, properties });
    expect(inside(element, '[part="pay-button"]').localName).to.equal('button');
    const link = inside<HTMLAnchorElement>(element, 'a[part="pay-link"]');
    expect(link.getAttribute('href')).to.equal(`/nop-phi?ho-so=${CODE}`);
  });

  it('leaves nothing of it on the screen of a shared machine', async () => {
    const { options } = paying();
    const element = await openBill({ ...options, properties: { kiosk: true } });
    await clickButton(element, 'Xong, xóa màn hình');
    await until('an empty screen', () => titleOf(element) === '');
    expect(inside<HTMLInputElement>(element, '#code').value).to.equal('');
  });
});
