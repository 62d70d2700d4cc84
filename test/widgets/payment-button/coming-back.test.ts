import { expect } from 'chai';
import { inside, shown, until } from '../../support/mount.ts';
import {
  FINE,
  forgetPayments,
  headingOf,
  openButton,
  press,
  says,
  startButton,
  theButton,
  theDialog,
  wordsOf,
} from '../../support/payment-button.ts';
import { FakeEndpoint } from '../../support/fake-clients.ts';
import { OTHER_PAYMENT_ID, paidBill, payment, PAYMENT_ID, qrPayment } from '../../support/payments.ts';
import { tidyAfterEach } from '../../support/tidy.ts';

const pageBefore = location.href;

function comeBackWith(id: string): void {
  const address = new URL(pageBefore);
  address.searchParams.set('dvc-payment', id);
  history.replaceState(null, '', address);
}

describe('dvc-payment-button: coming back', () => {
  tidyAfterEach();
  beforeEach(forgetPayments);
  afterEach(() => history.replaceState(null, '', pageBefore));

  it('opens by itself for whoever is back from the bank, and cleans the address', async () => {
    comeBackWith(PAYMENT_ID);
    const endpoint = new FakeEndpoint();
    endpoint.payments.put(payment('PENDING', { action: undefined }));
    const { element } = await startButton({ properties: FINE, endpoint });
    await until('the dialog', () => theDialog(element).open);
    await says(element, 'Bạn đã quay lại từ trang thanh toán.');
    expect(headingOf(element)).to.equal('Đang chờ ngân hàng xác nhận');
    expect(location.search).not.to.include('dvc-payment');
    endpoint.payments.move('PAID');
    await press(element, 'Hỏi lại ngay');
    await says(element, 'Đã nộp 900.000 đồng');
  });

  it('believes the endpoint, and not the address', async () => {
    comeBackWith(OTHER_PAYMENT_ID);
    const { element } = await startButton({ properties: FINE });
    await until('the dialog', () => theDialog(element).open);
    await says(element, 'Địa chỉ của trang nêu một khoản thanh toán không có');
    await says(element, 'Nộp 900.000 đồng');
    expect(wordsOf(element)).not.to.include('Đã nộp');
  });

  it('leaves to another button what is that one’s', async () => {
    comeBackWith(PAYMENT_ID);
    const endpoint = new FakeEndpoint();
    endpoint.payments.put(payment('PENDING', { action: undefined }));
    const tax = await startButton({
      properties: { billKind: 'REGISTRATION_TAX', billNumber: 'TK-1' },
      endpoint,
    });
    const fine = await startButton({ properties: FINE, endpoint });
    await until('the dialog', () => theDialog(fine.element).open);
    expect(theDialog(tax.element).open).to.equal(false);
  });

  it('remembers on this device what was begun, and says so in the button', async () => {
    const first = await openButton({ properties: { ...FINE, method: 'VIETQR' } });
    await press(first.element, 'Nộp 900.000 đồng');
    await shown(first.element, '.square-code');
    first.element.remove();
    const { element } = await startButton({ properties: FINE, endpoint: first.endpoint });
    await until('the words', () => theButton(element).textContent?.includes('đang chờ xác nhận'));
    expect(theDialog(element).open).to.equal(false);
    theButton(element).click();
    await says(element, 'Mã này đã được mở trên máy này lúc');
    expect(first.payments.attempts).to.have.length(1);
  });

  it('shows what is paid already, with its receipt', async () => {
    const endpoint = new FakeEndpoint();
    endpoint.payments.put(qrPayment('PAID'));
    endpoint.payments.billOf = () => paidBill();
    const { element } = await openButton({ properties: FINE, endpoint });
    await says(element, 'Khoản này đã được nộp');
    await says(element, 'BL-261120-000042');
    expect(inside(element, '[part="print-button"]')).to.be.an('htmlbuttonelement');
  });

  it('goes back to what is owed from a payment that has ended', async () => {
    comeBackWith(PAYMENT_ID);
    const endpoint = new FakeEndpoint();
    endpoint.payments.put(payment('FAILED', { reason: 'Tài khoản không đủ số dư.' }));
    const { element } = await startButton({ properties: FINE, endpoint });
    await says(element, 'Tài khoản không đủ số dư.');
    await press(element, 'Thanh toán lại');
    await says(element, 'Nộp 900.000 đồng');
  });
});
