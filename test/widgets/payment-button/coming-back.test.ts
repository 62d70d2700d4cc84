import { expect } from 'chai';
import { inside, shown, until } from '../../support/mount.ts';
import {
  begunHere,
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
import type { Bill } from '../../../src/contract/bills.ts';
import {
  bill,
  billLine,
  insuranceBill,
  OTHER_PAYMENT_ID,
  paidBill,
  payment,
  PAYMENT_ID,
  qrPayment,
} from '../../support/payments.ts';
import { tidyAfterEach } from '../../support/tidy.ts';

const pageBefore = location.href;

function comeBackWith(id: string): void {
  const address = new URL(pageBefore);
  address.searchParams.set('dvc-payment', id);
  history.replaceState(null, '', address);
}

/** Numbers of persons are veiled in payments. */
function insurer(of: Bill): FakeEndpoint {
  const endpoint = new FakeEndpoint();
  const number = '•••••••042';
  endpoint.payments.billOf = () => of;
  endpoint.payments.getPayment = async (id) => {
    const begun = endpoint.payments.payments.find((one) => one.id === id)!;
    return { ...begun, bill: { ...begun.bill, number } };
  };
  return endpoint;
}

describe('dvc-payment-button: coming back', () => {
  tidyAfterEach();
  beforeEach(forgetPayments);
  afterEach(() => history.replaceState(null, '', pageBefore));

  it('opens by itself for whoever is back from the bank, and cleans the address', async () => {
    begunHere(PAYMENT_ID);
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
    begunHere(PAYMENT_ID);
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
    await until('the words', () => theButton(element).textContent?.includes('chưa có kết quả'));
    expect(theDialog(element).open).to.equal(false);
    theButton(element).click();
    await says(element, 'Mã này đã được mở trên máy này lúc');
    expect(first.payments.attempts).to.have.length(1);
  });

  it('opens nothing by itself for what was begun before, though nobody answers', async () => {
    const first = await openButton({ properties: { ...FINE, method: 'VIETQR' } });
    await press(first.element, 'Nộp 900.000 đồng');
    await shown(first.element, '.square-code');
    first.element.remove();
    const { payments } = first;
    payments.always = { kind: 'unreachable' };
    const before = payments.reads.length;
    const one = await startButton({ properties: FINE, endpoint: first.endpoint });
    const other = await startButton({ endpoint: first.endpoint });
    await until('both to have asked', () => payments.reads.length >= before + 2);
    theButton(one.element).click();
    await says(one.element, 'xin đừng thanh toán lại');
    expect(theDialog(other.element).open).to.equal(false);
    expect(theButton(other.element).textContent).not.to.include('chưa có kết quả');
  });

  it('opens one dialog for whoever is back, though nobody answers', async () => {
    begunHere(PAYMENT_ID);
    comeBackWith(PAYMENT_ID);
    const endpoint = new FakeEndpoint();
    endpoint.payments.put(payment('PAID'));
    endpoint.payments.always = { kind: 'unreachable' };
    const { element } = await startButton({ properties: FINE, endpoint });
    const other = await startButton({ properties: FINE, endpoint });
    await until('both to have asked', () => endpoint.payments.reads.length >= 2);
    await until('the dialog', () => theDialog(element).open || theDialog(other.element).open);
    expect(theDialog(element).open && theDialog(other.element).open).to.equal(false);
  });

  it('takes nobody’s payment for that of a number that ends alike', async () => {
    const of = insuranceBill();
    const first = await openButton({
      properties: { billKind: 'SOCIAL_INSURANCE', billNumber: '9900000042', method: 'VIETQR' },
      endpoint: insurer(of),
    });
    first.payments.begin = (_, id) => qrPayment('PENDING', { id, of });
    await press(first.element, 'Nộp 990.000 đồng');
    await shown(first.element, '.square-code, [part="check-button"]');
    first.element.remove();
    first.payments.billOf = () => undefined;
    const { element } = await openButton({
      properties: { billKind: 'SOCIAL_INSURANCE', billNumber: '1234567042' },
      endpoint: first.endpoint,
    });
    await says(element, 'Chưa tìm thấy');
    expect(first.payments.lookups.at(-1)).to.deep.include({ number: '1234567042' });
  });

  it('leads from what is paid to what is owed now, and says in the button no more than it knows', async () => {
    const { element, payments } = await openButton({ properties: { ...FINE, method: 'VIETQR' } });
    await press(element, 'Nộp 900.000 đồng');
    await shown(element, '.square-code');
    payments.move('PAID');
    await press(element, 'Hỏi lại ngay');
    await says(element, 'Đã nộp 900.000 đồng');
    expect(theButton(element).textContent).not.to.include('(đã nộp)');
    payments.billOf = () =>
      bill({ lines: [billLine('PAID'), billLine('DUE', { id: 'rest', amount: 26_000 })] });
    await press(element, 'Xem còn khoản nào phải nộp');
    await says(element, 'Nộp 26.000 đồng');
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
    begunHere(PAYMENT_ID);
    comeBackWith(PAYMENT_ID);
    const endpoint = new FakeEndpoint();
    endpoint.payments.put(payment('FAILED', { reason: 'Tài khoản không đủ số dư.' }));
    const { element } = await startButton({ properties: FINE, endpoint });
    await says(element, 'Tài khoản không đủ số dư.');
    await press(element, 'Thanh toán lại');
    await says(element, 'Nộp 900.000 đồng');
  });
});
