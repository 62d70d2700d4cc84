import { expect } from 'chai';
// There when they are used, as for everybody but the first on a slow line.
import '../../../src/payments/paying-in-place.ts';
import '../../../src/widgets/online-form/receipt.ts';
import { OpenPayments } from '../../../src/device/open-payments.ts';
import { findRole } from '../../support/accessible.ts';
import { FakeEndpoint } from '../../support/fake-clients.ts';
import { endpointOfDrafts } from '../../support/filled-form.ts';
import { inside, shown, textOf, unmountAll, until } from '../../support/mount.ts';
import {
  agreeAndSend,
  clearDevice,
  click,
  focused,
  openForm,
  openReview,
  receiptCode,
  says,
  untilKept,
  wordsOf,
  type FormOptions,
} from '../../support/online-form.ts';
import { dossierBill, payment, PAYMENT_ID } from '../../support/payments.ts';
import { begunHere } from '../../support/payment-button.ts';
import { tidyAfterEach } from '../../support/tidy.ts';

const CODE = 'H29-261120-0001';
const PAY = 'Nộp phí, lệ phí ngay';
const OF = dossierBill({ number: CODE });

/** An endpoint one pays at. */
function payingEndpoint(operations: readonly string[] = ['createPayment']): FakeEndpoint {
  const endpoint = new FakeEndpoint({ operations });
  endpoint.payments.billOf = () => OF;
  return endpoint;
}

async function file(options: FormOptions = {}) {
  const endpoint = options.endpoint ?? payingEndpoint();
  const { element } = await openReview({ endpoint, ...options });
  await agreeAndSend(element);
  await receiptCode(element);
  return { element, endpoint };
}

/** As the payment platform leads a payer back who has begun the payment in this browser. */
function comeBack(): void {
  const place = endpointOfDrafts() && new URL(endpointOfDrafts()).href;
  new OpenPayments(place, () => false).remember({ id: PAYMENT_ID, kind: 'DOSSIER', bill: OF.id });
  const address = new URL(location.href);
  address.searchParams.set('dvc-payment', PAYMENT_ID);
  begunHere(PAYMENT_ID, 'DOSSIER');
  history.replaceState(history.state, '', address);
}

describe('dvc-online-form: paying for what was filed', () => {
  beforeEach(clearDevice);
  tidyAfterEach();
  let address = '';
  beforeEach(() => {
    address = location.href;
    sessionStorage.clear();
    localStorage.clear();
  });
  afterEach(() => history.replaceState(history.state, '', address));

  it('is done in place of the charges, proved by the look-up code, and closes to the button', async () => {
    const { element, endpoint } = await file();
    await click(element, PAY);
    await says(element, 'Phí tra cứu');
    await until('the focus', () => focused(element)?.id === 'payment-heading');
    expect(endpoint.payments.lookups).to.deep.equal([
      { kind: 'DOSSIER', number: CODE, proof: { kind: 'receipt', value: '7KQ2M4XD9RPT' } },
    ]);
    expect(textOf(inside(element, '.receipt .code'))).to.equal(CODE);
    await click(element, 'Đóng phần thanh toán');
    await until('the focus', () => focused(element)?.getAttribute('part') === 'pay-button');
  });

  it('shows the payment with the receipt when the payer has come back', async () => {
    const { endpoint } = await file();
    await untilKept('the receipt', (content) => content !== undefined && 'receipt' in content);
    unmountAll();
    endpoint.payments.put(payment('PAID', { of: OF }));
    comeBack();
    const { element } = await openForm({ endpoint });
    await shown(element, '.receipt #payment-heading');
    await says(element, 'BL-261120-000042');
    expect(wordsOf(element)).to.include('7KQ2-M4XD-9RPT').and.include(CODE);
    expect(location.search).not.to.include('dvc-payment');
    expect(element.shadowRoot?.querySelectorAll('#payment-heading').length).to.equal(1);
  });

  it('shows code and payment where the machine keeps no receipt', async () => {
    const endpoint = payingEndpoint();
    endpoint.payments.put(payment('PAID', { of: OF }));
    comeBack();
    const { element } = await openForm({ endpoint, properties: { kiosk: true } });
    await says(element, 'BL-261120-000042');
    expect(wordsOf(element)).to.include(CODE).and.include('Trước khi bắt đầu');
    await click(element, 'Đóng phần thanh toán');
    await until('it to go', () => !element.shadowRoot?.querySelector('#payment-heading'));
  });

  it('is not offered where the endpoint takes no payments, and the link of the host is', async () => {
    const properties = { payHref: '/nop-phi?ma={code}' };
    const { element } = await file({ endpoint: payingEndpoint([]), properties });
    expect(findRole(element, 'button', PAY)).to.equal(undefined);
    const link = findRole<HTMLAnchorElement>(element, 'link', 'Nộp phí, lệ phí');
    expect(link?.getAttribute('href')).to.equal(`/nop-phi?ma=${CODE}`);
  });

  it('is not offered where nothing is charged', async () => {
    const endpoint = payingEndpoint();
    const { receiptOf } = endpoint.dossiers;
    endpoint.dossiers.receiptOf = (body, code) => ({ ...receiptOf(body, code), charges: [], total: 0 });
    const { element } = await file({ endpoint });
    expect(findRole(element, 'button', PAY)).to.equal(undefined);
  });
});
