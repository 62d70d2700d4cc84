import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { beforeEach, describe, test } from 'node:test';
import { MESSAGE_CODE } from '../../endpoint/payments/messages.ts';
import { REFUND_REASONS } from '../../endpoint/payments/sentences.ts';
import type { Payment } from '../../src/contract/payments.ts';
import { problemOf } from './filing-support.ts';
import {
  auditOf,
  begin,
  cancel,
  findBill,
  findFine,
  findLateFine,
  good,
  notify,
  order,
  payAndTell,
  paymentOf,
  receiptOf,
  refundByOffice,
  startPaying,
  stateOf,
} from './payment-support.ts';

const endpoint = await startPaying();
const { url, platform } = endpoint;
beforeEach(() => endpoint.reset());

const MINUTE = 60;
const noFindings = async () => assert.deepEqual((await auditOf(endpoint)).findings, []);

describe('an opening whose end nobody knows', () => {
  test('goes on by itself: the same payment, opened once', async () => {
    const bill = await findFine(url);
    const key = randomUUID();
    const body = { bill: bill.id, method: 'REDIRECT', expected: bill.total };
    platform.mischief.INIT = ['lost', 'silent', 'trouble'];
    const first = good<Payment>(await order(url, body, { key }));
    assert.deepEqual([first.state.code, first.action], ['CREATED', undefined]);
    const again = good<Payment>(await order(url, body, { key }));
    assert.deepEqual([again.id, again.state.code], [first.id, 'CREATED']);
    for (const _ of [1, 2, 3]) await endpoint.pass(10);
    const ready = good<Payment>(await order(url, body, { key }));
    assert.equal(ready.id, first.id);
    assert.equal(ready.state.code, 'PENDING');
    assert.equal(ready.action?.kind, 'redirect');
    assert.equal(platform.orders.size, 1);
  });

  test('money may come before the answer does', async () => {
    platform.mischief.INIT = ['lost'];
    const payment = await begin(url, await findFine(url));
    assert.equal(payment.state.code, 'CREATED');
    await payAndTell(endpoint, payment.reference);
    assert.equal(await stateOf(url, payment), 'PAID');
    await endpoint.pass(30);
    assert.equal(await stateOf(url, payment), 'PAID');
  });

  test('a platform that says no ends it, with the reason', async () => {
    platform.mischief.INIT = ['refused'];
    const payment = await begin(url, await findFine(url));
    assert.equal(payment.state.code, 'FAILED');
    assert.match(payment.reason ?? '', /Cổng thanh toán/);
    assert.equal((await begin(url, await findFine(url))).state.code, 'PENDING');
  });

  test('a platform that is never there does not keep the bill for ever', async () => {
    platform.mischief.INIT = Array.from({ length: 200 }, () => 'silent');
    platform.mischief.CANCEL = Array.from({ length: 200 }, () => 'silent');
    const payment = await begin(url, await findFine(url));
    await endpoint.pass(15 * MINUTE + 1);
    assert.equal(await stateOf(url, payment), 'CREATED', 'nobody can say');
    for (let minute = 0; minute < 11; minute += 1) await endpoint.pass(MINUTE);
    assert.equal(await stateOf(url, payment), 'EXPIRED');
    platform.mischief.INIT = [];
    assert.equal((await begin(url, await findFine(url))).state.code, 'PENDING');
  });
});

describe('expiry', () => {
  test('after a quarter of an hour; the platform takes no more', async () => {
    const payment = await begin(url, await findFine(url));
    await endpoint.pass(15 * MINUTE - 1);
    assert.equal(await stateOf(url, payment), 'PENDING');
    await endpoint.pass(1);
    const after = await paymentOf(url, payment);
    assert.equal(after.state.code, 'EXPIRED');
    assert.deepEqual(
      [after.action, after.cancellable, after.lines[0]?.state.code],
      [undefined, false, 'DUE'],
    );
    assert.equal(platform.orders.get(payment.reference)?.state, 'CANCELLED');
    assert.equal((await cancel(url, payment)).status, 422);
    assert.equal((await findFine(url)).openPayment, undefined);
  });

  test('not while the platform has money', async () => {
    const payment = await begin(url, await findFine(url));
    await endpoint.pass(15 * MINUTE - 1);
    platform.pay(payment.reference);
    await endpoint.pass(2);
    assert.equal(await stateOf(url, payment), 'PAID');
  });

  test('while the bank is at it, for a while; and its money counts later', async () => {
    const payment = await begin(url, await findFine(url));
    platform.orders.get(payment.reference)!.busy = true;
    await endpoint.pass(16 * MINUTE);
    assert.equal(await stateOf(url, payment), 'PENDING');
    await endpoint.pass(10 * MINUTE);
    assert.equal(await stateOf(url, payment), 'EXPIRED');
    await payAndTell(endpoint, payment.reference);
    assert.equal(await stateOf(url, payment), 'PAID');
  });

  test('money that comes later settles what is still owed', async () => {
    const payment = await begin(url, await findFine(url));
    await endpoint.pass(16 * MINUTE);
    assert.equal(await stateOf(url, payment), 'EXPIRED');
    platform.pay(payment.reference);
    await endpoint.pass(2 * MINUTE);
    const paid = await paymentOf(url, payment);
    assert.deepEqual([paid.state.code, paid.refunds.length], ['PAID', 0]);
    assert.equal((await receiptOf(url, payment)).total, payment.amount);
    await noFindings();
  });

  test('and goes back where another payment was faster', async () => {
    const first = await begin(url, await findFine(url));
    await endpoint.pass(16 * MINUTE);
    const second = await begin(url, await findFine(url));
    await payAndTell(endpoint, second.reference);
    await payAndTell(endpoint, first.reference);
    const late = await paymentOf(url, first);
    assert.deepEqual([late.state.code, late.refunds[0]?.state.code], ['EXPIRED', 'PENDING']);
    assert.match(late.refunds[0]?.reason ?? '', /đã được thanh toán trước đó/);
    await endpoint.pass(1);
    assert.equal(await stateOf(url, first), 'REFUNDED');
    assert.equal(await stateOf(url, second), 'PAID');
    await noFindings();
  });

  test('a payment that has become needless is ended before anybody pays it', async () => {
    const first = await begin(url, await findFine(url));
    await endpoint.pass(16 * MINUTE);
    const second = await begin(url, await findFine(url));
    await payAndTell(endpoint, first.reference);
    assert.equal(await stateOf(url, first), 'PAID');
    await endpoint.pass(0);
    const needless = await paymentOf(url, second);
    assert.equal(needless.state.code, 'CANCELLED');
    assert.match(needless.reason ?? '', /một cách khác/);
    assert.equal(platform.orders.get(second.reference)?.state, 'CANCELLED');
  });
});

describe('a bill that is closed meanwhile', () => {
  test('ends the payment, and says why', async () => {
    const find = (months: string) => findBill(url, 'SOCIAL_INSURANCE', '9900000002', { months });
    const three = await begin(url, await find('3'));
    await endpoint.pass(16 * MINUTE);
    const six = await begin(url, await find('6'));
    await payAndTell(endpoint, three.reference);
    await endpoint.pass(1);
    const needless = await paymentOf(url, six);
    assert.equal(needless.state.code, 'CANCELLED');
    assert.match(needless.reason ?? '', /không còn phải nộp/);
  });
});

describe('giving up', () => {
  test('once or twice, it is given up, and the bill can be paid in another way', async () => {
    const payment = await begin(url, await findFine(url));
    for (const _ of [1, 2]) {
      const answer = good<Payment>(await cancel(url, payment));
      assert.deepEqual([answer.state.code, answer.cancellable], ['CANCELLED', false]);
    }
    assert.equal(platform.orders.get(payment.reference)?.state, 'CANCELLED');
    await begin(url, await findFine(url), 'VIETQR');
  });

  test('many at once are one', async () => {
    const payment = await begin(url, await findFine(url));
    const answers = await Promise.all(Array.from({ length: 4 }, () => cancel(url, payment)));
    assert.deepEqual(
      answers.map(({ status }) => status),
      [200, 200, 200, 200],
    );
  });

  test('not where the platform has money: it is paid', async () => {
    const payment = await begin(url, await findFine(url));
    platform.pay(payment.reference);
    const answer = await cancel(url, payment);
    assert.equal(problemOf(answer).type, 'urn:dvc:problem:payment-not-cancellable');
    assert.equal(await stateOf(url, payment), 'PAID');
  });

  test('not while the bank is at it', async () => {
    const payment = await begin(url, await findFine(url));
    platform.orders.get(payment.reference)!.busy = true;
    assert.equal((await cancel(url, payment)).status, 422);
    assert.equal(await stateOf(url, payment), 'PENDING');
  });

  test('not where nobody can say: it is as it was', async () => {
    const payment = await begin(url, await findFine(url));
    platform.mischief.CANCEL = ['silent'];
    const answer = await cancel(url, payment);
    assert.equal(answer.status, 503);
    assert.notEqual(answer.headers['retry-after'], undefined);
    assert.equal(await stateOf(url, payment), 'PENDING');
  });

  test('money that comes all the same counts', async () => {
    const payment = await begin(url, await findFine(url));
    await cancel(url, payment);
    await payAndTell(endpoint, payment.reference);
    assert.equal(await stateOf(url, payment), 'PAID');
    await noFindings();
  });
});

describe('what the bank says', () => {
  const cases = [
    [MESSAGE_CODE.refused, 'FAILED'],
    [MESSAGE_CODE.cancelled, 'CANCELLED'],
    [MESSAGE_CODE.expired, 'EXPIRED'],
  ] as const;
  for (const [code, state] of cases) {
    test(`${state}, told`, async () => {
      const payment = await begin(url, await findFine(url));
      await notify(url, platform.endNotification(payment.reference, code));
      assert.equal(await stateOf(url, payment), state);
    });

    test(`${state}, asked`, async () => {
      const payment = await begin(url, await findFine(url));
      platform.end(payment.reference, state);
      await endpoint.pass(4);
      assert.equal(await stateOf(url, payment), state);
      assert.equal(typeof (await paymentOf(url, payment)).reason === 'string', state === 'FAILED');
    });
  }

  test('and money after a refusal counts', async () => {
    const payment = await begin(url, await findFine(url));
    platform.end(payment.reference, 'FAILED');
    await endpoint.pass(4);
    await payAndTell(endpoint, payment.reference);
    assert.equal(await stateOf(url, payment), 'PAID');
    assert.equal((await paymentOf(url, payment)).reason, undefined);
  });
});

describe('money that goes back', () => {
  test('paid twice: the second, and once', async () => {
    const payment = await begin(url, await findFine(url));
    await payAndTell(endpoint, payment.reference);
    await payAndTell(endpoint, payment.reference);
    platform.slowRefunds = true;
    await endpoint.pass(1);
    assert.equal((await paymentOf(url, payment)).refunds[0]?.state.code, 'PENDING');
    await endpoint.pass(5);
    const { state, refunds } = await paymentOf(url, payment);
    assert.deepEqual([state.code, refunds.length, refunds[0]?.state.code], ['PAID', 1, 'DONE']);
    assert.equal(platform.refunds.length, 1);
    assert.equal((await receiptOf(url, payment)).refunded, 0, 'the receipt was for the first');
    await noFindings();
  });

  test('whatever comes after it is paid, and whatever has become of the bill, has been paid twice', async () => {
    const payment = await begin(url, await findFine(url), 'VIETQR');
    await payAndTell(endpoint, payment.reference);
    await payAndTell(endpoint, payment.reference, payment.amount - 1);
    assert.equal((await refundByOffice(url, payment.id)).status, 200);
    await payAndTell(endpoint, payment.reference);
    await endpoint.pass(1);
    const { state, refunds } = await paymentOf(url, payment);
    assert.equal(state.code, 'REFUNDED');
    assert.deepEqual(
      refunds.map(({ amount, reason }) => [amount, reason]).toSorted(),
      [
        [payment.amount, 'Thu nhầm.'],
        [payment.amount, REFUND_REASONS.paidTwice.vi],
        [payment.amount - 1, REFUND_REASONS.paidTwice.vi],
      ].toSorted(),
    );
    await noFindings();
  });

  test('an order whose answer is lost, or not to be believed, is one refund', async () => {
    const payment = await begin(url, await findFine(url));
    await payAndTell(endpoint, payment.reference);
    await payAndTell(endpoint, payment.reference);
    platform.mischief.REFUND = ['lost', 'tampered', 'trouble', 'silent'];
    for (let step = 0; step < 6; step += 1) await endpoint.pass(10 * MINUTE);
    assert.equal((await paymentOf(url, payment)).refunds[0]?.state.code, 'DONE');
    assert.equal(platform.refunds.length, 1);
    await noFindings();
  });

  test('another sum than the one due: it goes back, and the right one may still come', async () => {
    const payment = await begin(url, await findFine(url), 'VIETQR');
    for (const amount of [1, payment.amount - 1, payment.amount + 1]) {
      await payAndTell(endpoint, payment.reference, amount);
      await endpoint.pass(1);
    }
    const open = await paymentOf(url, payment);
    assert.equal(open.state.code, 'PENDING');
    assert.deepEqual(
      open.refunds.map(({ amount, state }) => [amount, state.code]),
      [
        [1, 'DONE'],
        [payment.amount - 1, 'DONE'],
        [payment.amount + 1, 'DONE'],
      ],
    );
    await payAndTell(endpoint, payment.reference);
    assert.equal(await stateOf(url, payment), 'PAID');
    await noFindings();
  });

  test('where only a wrong sum came, it ends as refunded', async () => {
    const payment = await begin(url, await findFine(url), 'VIETQR');
    await payAndTell(endpoint, payment.reference, 1_000);
    await endpoint.pass(1);
    await endpoint.pass(15 * MINUTE);
    assert.equal(await stateOf(url, payment), 'REFUNDED');
    await payAndTell(endpoint, payment.reference);
    await endpoint.pass(1);
    assert.equal(await stateOf(url, payment), 'REFUNDED', 'the payer was told so');
    assert.equal((await findFine(url)).total, 500_000);
    await noFindings();
  });

  test('a bill that has changed meanwhile', async () => {
    const find = (months: string) => findBill(url, 'SOCIAL_INSURANCE', '9900000001', { months });
    const six = await begin(url, await find('6'));
    await endpoint.pass(16 * MINUTE);
    const three = await begin(url, await find('3'));
    await payAndTell(endpoint, three.reference);
    await payAndTell(endpoint, six.reference);
    await endpoint.pass(1);
    const late = await paymentOf(url, six);
    assert.equal(late.state.code, 'REFUNDED');
    assert.match(late.refunds[0]?.reason ?? '', /đã thay đổi/);
    await noFindings();
  });

  test('by order of the office: the receipt stays, and nothing is owed for it any more', async () => {
    const bill = await findLateFine(url);
    const payment = await begin(url, bill);
    assert.equal((await refundByOffice(url, payment.id)).status, 404, 'nothing was received');
    await payAndTell(endpoint, payment.reference);
    assert.equal((await refundByOffice(url, payment.id)).status, 200);
    assert.equal((await refundByOffice(url, payment.id)).status, 404, 'once');
    await endpoint.pass(1);
    const back = await paymentOf(url, payment);
    assert.deepEqual(
      [back.state.code, back.refunds[0]?.reason, back.lines[0]?.state.code],
      ['REFUNDED', 'Thu nhầm.', 'REFUNDED'],
    );
    const receipt = await receiptOf(url, payment);
    assert.deepEqual([receipt.total, receipt.refunded], [bill.total, bill.total]);
    const after = await findLateFine(url);
    assert.equal(after.total, 0);
    const again = await order(url, { bill: after.id, method: 'REDIRECT', expected: bill.total });
    assert.equal(problemOf(again).type, 'urn:dvc:problem:nothing-due');
    const { findings, totals } = await auditOf(endpoint);
    assert.deepEqual(findings, []);
    assert.deepEqual([totals.received, totals.receipts, totals.refunded], [bill.total, 0, bill.total]);
  });
});
