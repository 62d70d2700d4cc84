import { expect } from 'chai';
import { sendKeys } from '@web/test-runner-commands';
import { findRole, names } from '../../support/accessible.ts';
import { hear } from '../../support/events.ts';
import { refusal } from '../../support/fake-payments.ts';
import { inside, shown, textOf, until } from '../../support/mount.ts';
import {
  FINE,
  focused,
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
import { insuranceBill } from '../../support/payments.ts';
import { listenForWarnings } from '../../support/replace.ts';
import { tidyAfterEach } from '../../support/tidy.ts';

describe('dvc-payment-button: the button', () => {
  tidyAfterEach();
  beforeEach(forgetPayments);

  it('asks nobody anything before it is pressed', async () => {
    const { element, endpoint, payments } = await startButton({ properties: FINE });
    await element.updateComplete;
    expect(endpoint.reads).to.deep.equal([]);
    expect(payments.lookups).to.deep.equal([]);
    theButton(element).click();
    await until('the question', () => payments.lookups.length === 1);
    expect(payments.lookups[0]).to.deep.equal({ kind: FINE.billKind, number: FINE.billNumber });
  });

  it('stands in a line of text, as wide as its words', async () => {
    const { element } = await startButton({ properties: FINE });
    const line = document.createElement('p');
    element.replaceWith(line);
    line.append('Bạn có thể ', element, ' ngay bây giờ.');
    await element.updateComplete;
    const { width } = element.getBoundingClientRect();
    expect(getComputedStyle(element).display).to.equal('inline-block');
    expect(width).to.be.within(44, 300);
    expect(theButton(element).getBoundingClientRect().height).to.be.at.least(44);
  });

  it('has the page’s own words in place of its own', async () => {
    const label = Object.assign(document.createElement('span'), { slot: 'label', textContent: 'Nộp phạt' });
    const { element } = await startButton({ properties: FINE, children: [label] });
    expect(names(element.parentElement!, 'button')).to.deep.equal(['Nộp phạt']);
  });

  it('opens a dialog with what is owed, and gives the focus back', async () => {
    const { element } = await openButton();
    await says(element, '900.000 đồng');
    expect(theDialog(element).open).to.equal(true);
    await until('the focus', () => focused(element)?.id === 'payment-heading');
    await sendKeys({ press: 'Escape' });
    await until('closed', () => !theDialog(element).open);
    expect(focused(element)).to.equal(theButton(element));
    expect(textOf(theButton(element))).to.include('900.000 đồng');
  });

  it('closes at its button', async () => {
    const { element } = await openButton();
    await press(element, 'Đóng');
    await until('closed', () => !theDialog(element).open);
  });

  it('leads to the page’s own way where the page names a charge that there is not', async () => {
    const { element } = await startButton({ properties: { ...FINE, open: true, charge: 'fnie' } });
    await says(element, 'Trang này nêu một khoản không có ở đây');
    expect(element.shadowRoot?.querySelector('slot:not([name])')).to.not.equal(null);
    element.charge = 'fine';
    await says(element, 'Nộp 900.000 đồng');
    expect(element.shadowRoot?.querySelector('slot:not([name])')).to.equal(null);
  });

  it('shows everything in the page with “open”, and asks at once', async () => {
    const { element, payments } = await startButton({ properties: { ...FINE, open: true } });
    await says(element, 'Nộp 900.000 đồng');
    expect(payments.lookups).to.have.length(1);
    expect(element.shadowRoot?.querySelector('dialog')).to.equal(null);
    expect(getComputedStyle(element).display).to.equal('block');
  });

  it('keeps the page’s own fallback where there is nobody to ask', async () => {
    listenForWarnings();
    const link = Object.assign(document.createElement('a'), { href: '/', textContent: 'Cổng quốc gia' });
    const { element } = await startButton({
      properties: FINE,
      children: [link],
      around: { clients: undefined },
    });
    await says(element, 'Phần này của trang chưa dùng được');
    expect(link.assignedSlot).not.to.equal(null);
  });

  it('says what an endpoint of another major version is', async () => {
    const { element } = await startButton({ properties: FINE, condition: 'incompatible' });
    theButton(element).click();
    await says(element, 'Trang này cần được cập nhật');
  });

  it('says when the endpoint takes no payments', async () => {
    const { element, payments } = await startButton({ properties: FINE });
    payments.always = refusal(404, 'operation-not-found');
    theButton(element).click();
    await says(element, 'Hệ thống này chưa nhận thanh toán trực tuyến');
  });
});

describe('dvc-payment-button: paying', () => {
  tidyAfterEach();
  beforeEach(forgetPayments);

  it('offers the ways of the endpoint, the first one chosen, and says what comes next', async () => {
    const { element } = await openButton();
    await says(element, 'Nộp 900.000 đồng');
    expect(names(element, 'radio')).to.have.length(2);
    expect(wordsOf(element)).to.include(
      'Bạn sẽ được chuyển sang trang thanh toán quốc gia, rồi quay lại đây.',
    );
    findRole(element, 'radio', /VietQR/)?.click();
    await says(element, 'Mã QR sẽ hiện ngay ở đây');
  });

  it('offers the one way that the page names', async () => {
    const { element } = await openButton({ properties: { ...FINE, method: 'VIETQR' } });
    await says(element, 'Mã QR sẽ hiện ngay ở đây');
    expect(names(element, 'radio')).to.deep.equal([]);
  });

  it('lets the sum follow the choice at once', async () => {
    const { endpoint, element } = await startButton({
      properties: { billKind: 'SOCIAL_INSURANCE', billNumber: '0000000042' },
    });
    endpoint.payments.billOf = ({ choices }) => insuranceBill(choices?.[0]?.value ?? '3');
    theButton(element).click();
    await says(element, 'Nộp 990.000 đồng');
    const six = findRole(element, 'radio', '6 tháng')!;
    six.focus();
    six.click();
    await says(element, 'Nộp 1.980.000 đồng');
    expect(textOf(focused(element)?.closest('label'))).to.equal('6 tháng');
  });

  it('shows the square code with all that it says', async () => {
    const { element, payments } = await openButton({ properties: { ...FINE, method: 'VIETQR' } });
    await press(element, 'Nộp 900.000 đồng');
    await shown(element, '.square-code');
    const words = wordsOf(element);
    for (const part of ['Ngân hàng Thí Dụ', '0000000042', 'TT261120000042', '900.000 đồng'])
      expect(words).to.include(part);
    await until('the focus', () => focused(element)?.id === 'payment-heading');
    payments.move('PAID');
    await press(element, 'Hỏi lại ngay');
    await says(element, 'BL-261120-000042');
    expect(headingOf(element)).to.equal('Đã nộp 900.000 đồng');
  });

  it('begins once, however often the button is pressed, and says so', async () => {
    const { element, payments } = await openButton({ properties: { ...FINE, method: 'VIETQR' } });
    await says(element, 'Nộp 900.000 đồng');
    payments.fates = ['held'];
    const button = inside(element, '[part="pay-button"]');
    button.click();
    button.click();
    await says(element, 'Bấm thêm lần nữa cũng chỉ nộp một lần.');
    inside(element, '[part="pay-button"]').click();
    payments.release();
    await shown(element, '.square-code');
    expect(payments.attempts).to.have.length(1);
  });

  it('tells the page of it, and opens nothing to it', async () => {
    const started = hear('dvc-payment-started');
    const settled = hear('dvc-payment-settled');
    const { element, payments } = await openButton({ properties: { ...FINE, method: 'VIETQR' } });
    await press(element, 'Nộp 900.000 đồng');
    await shown(element, '.square-code');
    payments.move('PAID');
    await press(element, 'Hỏi lại ngay');
    await until('the event', () => settled.length === 1);
    const detail = { kind: 'TRAFFIC_FINE', reference: 'TT-261120-000042' };
    expect(started.map((event) => event.detail)).to.deep.equal([{ ...detail, state: 'PENDING' }]);
    expect(settled.map((event) => event.detail)).to.deep.equal([{ ...detail, state: 'PAID' }]);
  });

  it('begins nothing that the page has prevented', async () => {
    const prevent = (event: Event) => event.preventDefault();
    addEventListener('dvc-before-payment', prevent, { once: true });
    const { element, payments } = await openButton({ properties: { ...FINE, method: 'VIETQR' } });
    await press(element, 'Nộp 900.000 đồng');
    expect(payments.attempts).to.deep.equal([]);
    await press(element, 'Nộp 900.000 đồng');
    await until('the attempt', () => payments.attempts.length === 1);
  });
});
