import assert from 'node:assert/strict';
import { beforeEach, describe, test } from 'node:test';
import { FINES } from '../../endpoint/bills/registries/fines.ts';
import { INSURED_HOUSEHOLDS, INSURED_PERSONS } from '../../endpoint/bills/registries/insured.ts';
import type { Bill } from '../../src/contract/bills.ts';
import type { Payment } from '../../src/contract/payments.ts';
import { problemOf } from './filing-support.ts';
import {
  auditOf,
  begin,
  cancel,
  findBill,
  findLateFine,
  good,
  order,
  payAndTell,
  paymentOf,
  refundByOffice,
  startPaying,
  stateOf,
} from './payment-support.ts';

const endpoint = await startPaying();
const { url } = endpoint;
beforeEach(() => endpoint.reset());

const PERSON = '9900000001';
const find = (months: number, number = PERSON) =>
  findBill(url, 'SOCIAL_INSURANCE', number, { months: String(months) });
const labels = ({ lines }: Bill) => lines.map(({ label }) => label);

async function pay(bill: Bill): Promise<Payment> {
  const payment = await begin(url, bill);
  await payAndTell(endpoint, payment.reference);
  return payment;
}

describe('months of insurance', () => {
  test('that are paid move the next bill on', async () => {
    assert.deepEqual(labels(await find(6)), ['Tiền đóng, 12/2026 đến 05/2027']);
    const payment = await pay(await find(6));
    assert.equal(await stateOf(url, payment), 'PAID');
    const next = await find(6);
    assert.deepEqual(labels(next), ['Tiền đóng, 06/2027 đến 11/2027']);
    assert.deepEqual([next.settledBy, next.total], [[], 1_584_000]);
    await pay(await find(1));
    assert.deepEqual(labels(await find(3)), ['Tiền đóng, 07/2027 đến 09/2027']);
    assert.deepEqual((await auditOf(endpoint)).findings, []);
  });

  test('that were let lapse go on from now', async () => {
    assert.deepEqual(labels(await find(3, '9900000004')), ['Tiền đóng, 11/2026 đến 01/2027']);
    endpoint.setTime('2027-03-01T00:00:00+07:00');
    assert.deepEqual(labels(await find(3, '9900000004')), ['Tiền đóng, 03/2027 đến 05/2027']);
  });

  test('that are paid by now are owed no more under another choice', async () => {
    const old = await find(12);
    await pay(await find(3));
    const answer = await order(url, { bill: old.id, method: 'REDIRECT', expected: old.total });
    assert.equal(answer.status, 422);
  });

  test('of one number are paid one after the other, whatever is chosen', async () => {
    const payment = await begin(url, await find(6));
    const other = await find(12);
    assert.equal(other.openPayment, payment.shared);
    const answer = await order(url, { bill: other.id, method: 'REDIRECT', expected: other.total });
    assert.equal(problemOf(answer).type, 'urn:dvc:problem:payment-open');
    assert.equal(problemOf(answer).payment, payment.shared);
  });

  test('paid once more by a payment given up before go back', async () => {
    const first = await begin(url, await find(6));
    await cancel(url, first);
    await pay(await find(12));
    await payAndTell(endpoint, first.reference);
    const { state, refunds } = await paymentOf(url, first);
    assert.notEqual(state.code, 'PAID');
    assert.deepEqual(
      refunds.map(({ amount }) => amount),
      [1_584_000],
    );
    assert.deepEqual(labels(await find(1)), ['Tiền đóng, 12/2027']);
    assert.deepEqual((await auditOf(endpoint)).findings, []);
  });

  test('whose money is given back by order are not insured, and can be paid anew', async () => {
    const first = await find(6);
    for (const _time of ['first', 'second']) {
      const payment = await pay(await find(6));
      assert.equal(await stateOf(url, payment), 'PAID');
      assert.ok((await refundByOffice(url, payment.id)).status < 300);
    }
    const anew = await find(6);
    assert.deepEqual([labels(anew), anew.total], [labels(first), first.total]);
    assert.notEqual(anew.id, first.id);
    const old = await order(url, { bill: first.id, method: 'REDIRECT', expected: first.total });
    assert.equal(old.status, 422, 'the old bill stays given back');
    assert.deepEqual(labels(await find(3)), ['Tiền đóng, 12/2026 đến 02/2027']);
    assert.equal((await find(3)).total, 792_000);
  });

  for (const [kind, number] of [
    ['SOCIAL_INSURANCE', '9900000004'],
    ['HEALTH_INSURANCE', '9900000103'],
  ] as const)
    test(`${kind}: that were let lapse are as before once the money is given back`, async () => {
      const ask = async () =>
        (await findBill(url, kind, number)).title + labels(await findBill(url, kind, number));
      const before = await ask();
      const payment = await pay(await findBill(url, kind, number));
      assert.notEqual(await ask(), before);
      assert.ok((await refundByOffice(url, payment.id)).status < 300);
      assert.equal(await ask(), before);
      // A month later the lapsed insurance goes on from that month: nothing between was paid.
      endpoint.setTime('2026-12-20T09:30:00+07:00');
      assert.match(await ask(), /12\/2026/);
    });

  test('are given back from the last one on, and all of them can be paid anew', async () => {
    const first = await pay(await find(6));
    const second = await pay(await find(3));
    const early = await refundByOffice(url, first.id);
    assert.ok(early.status >= 400 && early.status < 500, `${early.status}`);
    assert.deepEqual([await stateOf(url, first), await stateOf(url, second)], ['PAID', 'PAID']);
    assert.deepEqual(labels(await find(1)), ['Tiền đóng, 09/2027']);
    for (const payment of [second, first]) assert.ok((await refundByOffice(url, payment.id)).status < 300);
    assert.deepEqual(labels(await find(6)), ['Tiền đóng, 12/2026 đến 05/2027']);
    await pay(await find(6));
    assert.deepEqual(labels(await find(3)), ['Tiền đóng, 06/2027 đến 08/2027']);
    assert.deepEqual((await auditOf(endpoint)).findings, []);
  });

  test('say nothing of the person: neither income nor support, nor how long they are insured', async () => {
    for (const kind of ['SOCIAL_INSURANCE', 'HEALTH_INSURANCE'])
      for (const { number } of kind === 'SOCIAL_INSURANCE' ? INSURED_PERSONS : INSURED_HOUSEHOLDS)
        for (const months of ['3', '12', ...(kind === 'SOCIAL_INSURANCE' ? ['24', '60'] : [])]) {
          const { notes } = await findBill(url, kind, number, { months });
          assert.ok(
            notes.every((note) => !/\d|thu nhập|hỗ trợ|đến hết/i.test(note)),
            notes.join(' '),
          );
        }
  });

  test('of a household belong together', async () => {
    const bill = await findBill(url, 'HEALTH_INSURANCE', '9900000101', { members: '2', months: '6' });
    assert.deepEqual(
      bill.lines.map(({ total }) => total),
      [683_100, 478_170],
    );
    const part = { bill: bill.id, lines: ['member-1'], method: 'REDIRECT', expected: 683_100 };
    assert.equal((await order(url, part)).status, 400);
    await pay(bill);
    const next = await findBill(url, 'HEALTH_INSURANCE', '9900000101');
    assert.equal(next.title, 'Gia hạn bảo hiểm y tế hộ gia đình, từ 06/2027 đến 05/2028');
  });
});

describe('a fine that grows with every day', () => {
  test('is settled by money that was paid before midnight and came after', async () => {
    endpoint.setTime('2026-11-20T23:58:00+07:00');
    const bill = await findLateFine(url);
    const payment = await begin(url, bill);
    endpoint.setTime('2026-11-21T00:04:00+07:00');
    await payAndTell(endpoint, payment.reference);
    assert.equal(await stateOf(url, payment), 'PAID');
    const paid = await findLateFine(url);
    assert.deepEqual([paid.id, paid.total, paid.settledBy], [bill.id, 0, [payment.shared]]);
    assert.ok(paid.lines.every(({ state }) => state.code === 'PAID'));
  });

  test('grows no more once it is paid', async () => {
    const find = () => findBill(url, 'TRAFFIC_FINE', '990003/QĐ-XPHC');
    const bill = await find();
    assert.deepEqual(labels(bill), ['Tiền phạt theo quyết định'], 'today is its last day');
    await pay(bill);
    const fine = FINES.find(({ number }) => number === bill.number)!;
    const late = { ...fine, receivedDaysAgo: fine.receivedDaysAgo + 30 };
    Object.assign(fine, late);
    const after = await find();
    Object.assign(fine, { receivedDaysAgo: late.receivedDaysAgo - 30 });
    assert.deepEqual(
      after.lines.map(({ id, total, state }) => [id, total, state.code]),
      [['fine', 5_000_000, 'PAID']],
    );
    assert.equal(after.total, 0);
  });

  test('and its interest are paid together', async () => {
    const bill = await findLateFine(url);
    const answer = await order(url, {
      bill: bill.id,
      lines: ['fine'],
      method: 'REDIRECT',
      expected: 5_000_000,
    });
    assert.equal(answer.status, 400);
    assert.ok(good<Payment>(await order(url, { bill: bill.id, method: 'REDIRECT', expected: bill.total })));
  });
});
