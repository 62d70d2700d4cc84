/** Every wrong turn of paying, in a real browser: what the page says then, and that the book says the same. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import type { Route } from 'playwright-core';
import type { Bill } from '../../src/contract/bills.ts';
import type { PayingPage } from './support/paying-page.ts';
import { PayingStage } from './support/paying-stage.ts';

const MINUTE = 60_000;

let stage: PayingStage;
before(async () => {
  stage = await PayingStage.open();
});
after(() => stage.close());

/** Somebody at the page of the platform, about to pay. */
async function atPlatform(kind: string, number: string): Promise<PayingPage> {
  const payer = await stage.payer();
  await payer.find(kind, number);
  await payer.payByRedirect();
  return payer;
}

/** How many payments of this name have money, and how much. */
async function money(reference: string): Promise<number[]> {
  const { book, findings } = await stage.books();
  assert.deepEqual(findings, []);
  const id = book.payments.find((payment) => payment.reference === reference)?.id;
  return book.money.filter(({ payment }) => payment === id).map(({ amount }) => amount);
}

/** The answer of yesterday: a thousand đồng less. */
async function seenLess(route: Route): Promise<void> {
  const response = await route.fetch();
  const bill = (await response.json()) as Bill;
  const [line, ...others] = bill.lines;
  const less = { ...line!, amount: line!.amount - 1_000, total: line!.total - 1_000 };
  await route.fulfill({ response, json: { ...bill, total: bill.total - 1_000, lines: [less, ...others] } });
}

describe('one goes away and comes back', () => {
  test('tab closed at the bank: the next tab knows of it, and nothing is paid twice', async () => {
    await using payer = await atPlatform('SOCIAL_INSURANCE', '9900000001');
    const next = await payer.secondTab();
    await payer.page.close();
    await next.openAgain('SOCIAL_INSURANCE');
    await next.says('Khoản này chưa có kết quả thanh toán');
    await next.part('platform-link').click();
    await next.atPlatform();
    await next.confirm();
    await next.isBack();
    await next.isPaid();
  });

  test('Back at the bank: not taken for paid, nor for given up; forward, and it is paid', async () => {
    await using payer = await atPlatform('SOCIAL_INSURANCE', '9900000002');
    await payer.page.goBack();
    await payer.part('button').filter({ hasText: 'chưa có kết quả' }).click();
    await payer.says(/Trang thanh toán chưa báo kết quả|Khoản này chưa có kết quả thanh toán/);
    await payer.page.goForward();
    await payer.confirm();
    await payer.isBack();
    await payer.isPaid();
    await payer.page.goBack();
    await payer.platformTitle.filter({ hasText: 'Đã thanh toán' }).waitFor();
    assert.equal(await payer.page.getByRole('button').count(), 0, 'nothing to press any more');
    payer.isQuiet();
  });

  test('reload of a code: the same code, the same payment', async () => {
    await using payer = await stage.payer();
    await payer.find('HEALTH_INSURANCE', '9900000101');
    await payer.showCode();
    const [code, reference] = [await payer.readCode(), await payer.reference()];
    await payer.page.reload();
    await payer.part('button').filter({ hasText: 'chưa có kết quả' }).click();
    await payer.part('qr-code').waitFor();
    assert.equal(await payer.readCode(), code);
    assert.equal(await payer.reference(), reference);
    await stage.control('/scans', { payload: code });
    await payer.isPaid();
    assert.equal((await money(reference)).length, 1);
    payer.isQuiet();
  });

  test('a second tab and another device find it under way', async () => {
    await using payer = await stage.payer();
    await payer.find('POSTAGE', 'EE990000011VN');
    await payer.showCode();
    await using other = await stage.payer();
    await other.look('POSTAGE', 'EE990000011VN');
    await other.widget.getByText('đang được thanh toán ở nơi khác').first().waitFor();
    // Only where it was begun can it be paid: in the same browser, in any tab.
    for (const way of ['qr-code', 'platform-link']) assert.equal(await other.part(way).count(), 0, way);
    const tab = await payer.secondTab();
    await tab.openAgain('POSTAGE');
    await tab.part('qr-code').waitFor();
    assert.equal(await tab.reference(), await payer.reference());
    await stage.control('/scans', { payload: await payer.readCode() });
    await Promise.all([payer.isPaid(), tab.isPaid(), other.isPaid()]);
  });

  test('given up from another device, which then pays itself', async () => {
    await using payer = await stage.payer();
    await payer.find('REGISTRATION_TAX', '99000000000002');
    await payer.showCode();
    await using other = await stage.payer();
    await other.look('REGISTRATION_TAX', '99000000000002');
    await other.part('cancel-button').click();
    await payer.says('Đã hủy lần thanh toán này');
    await other.says('Đã hủy lần thanh toán này');
    await other.part('again-button').click();
    await other.payAgain('99000000000002');
    await other.refuse();
    await other.isBack();
    await other.says('Đã hủy lần thanh toán này');
  });

  test('reload of the page one came back to, and Back to it', async () => {
    await using payer = await atPlatform('HEALTH_INSURANCE', '9900000102');
    await payer.confirm();
    await payer.isBack();
    await payer.isPaid();
    const address = payer.page.url();
    await payer.page.reload();
    assert.equal(payer.page.url(), address);
    payer.isQuiet();
  });
});

describe('one presses twice', () => {
  test('on "pay" and on "confirm": one payment, one transaction', async () => {
    await using payer = await stage.payer();
    await payer.find('REGISTRATION_TAX', '99000000000001');
    await payer.chooseMethod('REDIRECT');
    await payer.part('pay-button').dblclick({ noWaitAfter: true });
    await payer.atPlatform();
    const before = await stage.books();
    const reference = (await payer.page.getByText(/^TT-\d{6}-\d+$/).innerText()).trim();
    const { payable } = before.book.payments.find((one) => one.reference === reference)!;
    assert.equal(before.book.payments.filter((one) => one.payable === payable).length, 1);
    await payer.page.getByRole('button', { name: 'Xác nhận thanh toán' }).dblclick({ noWaitAfter: true });
    await payer.isBack();
    await payer.isPaid();
    assert.equal((await money(reference)).length, 1);
    assert.equal((await stage.payment(reference)).money.length, 1);
  });
});

describe('it comes to nothing', () => {
  test('refused by the payer, begun again, refused by the bank, begun again and paid', async () => {
    await using payer = await atPlatform('SOCIAL_INSURANCE', '9900000003');
    await payer.refuse();
    await payer.isBack();
    await payer.says('Đã hủy lần thanh toán này');
    await payer.part('again-button').click();
    await payer.payAgain('9900000003');
    await payer.confirm('Ngân hàng Từ Chối');
    await payer.isBack();
    await payer.says('Thanh toán chưa thành công');
    await payer.part('again-button').click();
    await payer.payAgain('9900000003');
    await payer.confirm();
    await payer.isBack();
    await payer.isPaid();
  });

  test('cancelled here: the page of the bank takes nothing any more', async () => {
    await using payer = await stage.payer();
    await payer.find('SOCIAL_INSURANCE', '9900000004');
    await payer.showCode();
    const reference = await payer.reference();
    await payer.part('cancel-button').click();
    await payer.says('Đã hủy lần thanh toán này');
    assert.equal((await stage.payment(reference)).state, 'CANCELLED');
  });

  test('expired: said so, and what is paid all the same counts', async () => {
    await using payer = await stage.payer();
    await payer.find('REGISTRATION_TAX', '99000000000002');
    await payer.showCode();
    const [code, reference] = [await payer.readCode(), await payer.reference()];
    stage.pass(16 * MINUTE);
    await payer.part('check-button').click();
    await payer.says(/Đã hết giờ thanh toán|Mã QR đã hết giờ/);
    await stage.control('/scans', { payload: code });
    await payer.part('again-button').click();
    await payer.isPaid();
    assert.equal((await money(reference)).length, 1);
  });
});

describe('the sum is another', () => {
  test('it has changed since it was seen: said so, with both sums, and nothing is begun', async () => {
    await using payer = await stage.payer();
    // The page was read when another sum was owed.
    await payer.page.route('**/bills/lookup', seenLess, { times: 1 });
    await payer.find('TRAFFIC_FINE', '990002');
    const seen = await payer.sum();
    await payer.chooseMethod('REDIRECT');
    await payer.part('pay-button').click();
    await payer.widget.getByText('Số tiền đã thay đổi.').waitFor();
    assert.ok((await payer.sum()) > seen);
    await payer.part('pay-button').click();
    await payer.atPlatform();
    await payer.confirm();
    await payer.isBack();
    await payer.isPaid();
  });

  test('the payer changes it: given back, and the right sum pays', async () => {
    await using payer = await stage.payer();
    await payer.find('POSTAGE', 'EE990000025VN');
    const sum = await payer.sum();
    await payer.showCode();
    const [payload, reference] = [await payer.readCode(), await payer.reference()];
    await payer.scan({ amount: String(sum - 1_000) });
    await stage.control('/scans', { payload });
    await payer.isPaid();
    await payer.part('refunds').getByText('Đã hoàn lại').waitFor();
    assert.deepEqual((await money(reference)).toSorted(), [sum - 1_000, sum].toSorted());
  });
});

describe('it is paid already', () => {
  test('elsewhere, while the bill was read here', async () => {
    await using payer = await stage.payer();
    await payer.find('TRAFFIC_FINE', '990003');
    await using other = await atPlatform('TRAFFIC_FINE', '990003');
    await other.confirm();
    await other.isBack();
    await other.isPaid();
    await payer.chooseMethod('REDIRECT');
    await payer.part('pay-button').click();
    await payer.isPaid();
    await payer.says('Khoản này đã được nộp');
  });

  test('twice: the second money goes back, and the page says so', async () => {
    await using payer = await stage.payer();
    await payer.find('TRAFFIC_FINE', '990001');
    await payer.showCode();
    const [code, reference] = [await payer.readCode(), await payer.reference()];
    await Promise.all([1, 2].map(() => stage.control('/scans', { payload: code })));
    await payer.isPaid();
    await using later = await stage.payer();
    await later.look('TRAFFIC_FINE', '990001');
    await later.isPaid();
    await later.part('refunds').getByText('Đã hoàn lại').waitFor();
    assert.equal((await money(reference)).length, 2);
  });
});

describe('the bank is slow', () => {
  test('waiting is called waiting, until the money is there', async () => {
    await using payer = await atPlatform('HEALTH_INSURANCE', '9900000103');
    const reference = (await payer.page.getByText(/^TT-\d{6}-\d+$/).innerText()).trim();
    await payer.confirm('Ngân hàng Thong Thả');
    await payer.isBack();
    await payer.says('Đang chờ ngân hàng xác nhận');
    await payer.part('check-button').click();
    await payer.says('Đang chờ ngân hàng xác nhận');
    await stage.control(`/payments/${reference}/work`, {});
    await payer.isPaid();
    payer.isQuiet();
  });
});

describe('the address one comes back to is forged', () => {
  const paid = '&MaLoi=00&status=PAID&dvc-status=PAID';

  test('with a payment that does not exist', async () => {
    await using payer = await stage.payer();
    await payer.goto(`?dvc-payment=${randomUUID()}${paid}`);
    await payer.page.getByText('nêu một khoản thanh toán không có').first().waitFor();
    assert.equal(await payer.part('payment-receipt').count(), 0);
    await payer.isBack();
  });

  test('with what is no name of a payment', async () => {
    await using payer = await stage.payer();
    for (const id of ['x', '%22%3E%3Cb%3E', '../../payments']) {
      await payer.goto(`?dvc-payment=${id}${paid}`);
      await payer.isBack();
      await payer.says('Tìm khoản phải nộp');
      assert.equal(await payer.part('payment-receipt').count(), 0);
    }
    payer.isQuiet();
  });

  test('with one that is not paid', async () => {
    await using other = await atPlatform('SOCIAL_INSURANCE', '9900000001');
    const reference = (await other.page.getByText(/^TT-\d{6}-\d+$/).innerText()).trim();
    const { book } = await stage.books();
    const { id } = book.payments.find((one) => one.reference === reference)!;
    await using payer = await stage.payer();
    payer.kind = 'SOCIAL_INSURANCE';
    await payer.goto(`?dvc-payment=${id}${paid}`);
    // Of somebody else: it is asked about, and nothing of it leads to paying.
    await payer.widget.getByText('Xin xem đây có phải khoản của bạn không').waitFor();
    await payer.widget.getByRole('heading', { name: 'Lần thanh toán này chưa có kết quả' }).waitFor();
    for (const name of ['payment-receipt', 'platform-link', 'qr-code'])
      assert.equal(await payer.part(name).count(), 0, name);
    await payer.isBack();
    await other.refuse();
    await payer.widget.getByRole('heading', { name: 'Đã hủy lần thanh toán này' }).waitFor();
  });
});

test('in the end every đồng is accounted for', async () => {
  const { totals, findings } = await stage.books();
  assert.deepEqual(findings, []);
  assert.equal(totals.received, totals.receipts + totals.pending + totals.refundsDue + totals.refunded);
  assert.ok(totals.receipts > 0 && totals.refunded > 0);
});
