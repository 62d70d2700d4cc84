import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, test } from 'node:test';
import { countAct, PAYMENT_LIMITS } from '../../endpoint/payments/limits.ts';
import type { Payment } from '../../src/contract/payments.ts';
import { readVietQrFor } from '../../src/domain/vietqr.ts';
import { FRIDAY, problemOf } from './filing-support.ts';
import {
  auditOf,
  begin,
  cancel,
  findBill,
  findFine,
  findLateFine,
  good,
  order,
  PAGE,
  payAndTell,
  paymentOf,
  receiptAnswer,
  receiptOf,
  startPaying,
  stateOf,
} from './payment-support.ts';
import { rawRequest } from './support.ts';

const endpoint = await startPaying();
const { url, platform, store } = endpoint;

/** A bill nobody has begun to pay, as often as one is needed. */
async function freshBill() {
  const bill = await findFine(url);
  if (bill.openPayment !== undefined) await cancel(url, { id: bill.openPayment });
  return findFine(url);
}

describe('beginning', () => {
  test('opens the payment at the platform, and says where to go', async () => {
    const bill = await freshBill();
    const payment = await begin(url, bill);
    assert.match(payment.id, /^[\da-f-]{36}$/);
    assert.equal(payment.reference, 'TT-261120-000001');
    assert.equal(payment.state.code, 'PENDING');
    assert.deepEqual(payment.action, { kind: 'redirect', url: `${platform.url}/pay/${payment.reference}` });
    assert.equal(payment.amount, 500_000);
    assert.equal(payment.createdAt, '2026-11-20T09:30:00+07:00');
    assert.equal(payment.expiresAt, '2026-11-20T09:45:00+07:00');
    assert.equal(payment.asOf, payment.createdAt);
    assert.equal(payment.cancellable, true);
    assert.deepEqual(
      payment.lines.map(({ id, total, state }) => [id, total, state.code]),
      [['fine', 500_000, 'PENDING']],
    );
    assert.equal(payment.bill.number, '990001/QĐ-XPHC', 'the number of a decision is nobody’s own');
    const { init } = platform.orders.get(payment.reference)!;
    assert.equal(init.SoTien, 500_000);
    assert.equal(init.UrlThongBao, `${url}/payment-platform/notifications`);
    assert.equal(init.HanThanhToan, '2026-11-20T02:45:00.000Z');
    assert.equal((await findFine(url)).openPayment, payment.shared);
  });

  test('a square code is one a bank reads, for this sum and this payment', async () => {
    const payment = await begin(url, await freshBill(), 'VIETQR');
    assert.equal(payment.action?.kind, 'qr');
    assert.equal(payment.action?.bankName, 'Ngân hàng Thí Dụ');
    const read = readVietQrFor(payment.action?.payload ?? '', {
      amount: payment.amount,
      reference: payment.reference,
    });
    assert.equal(read.kind, 'read');
  });

  test('labels come in the language that is asked for, and numbers of people are veiled', async () => {
    const bill = await findBill(url, 'SOCIAL_INSURANCE', '9900000001', { months: '3' });
    const payment = await begin(url, bill);
    const english = good<Payment>(
      await rawRequest(`${url}/payments/${payment.id}`, { headers: { 'Accept-Language': 'en' } }),
    );
    assert.equal(payment.state.label, 'Chờ thanh toán');
    assert.equal(english.state.label, 'Waiting for the payment');
    assert.equal(english.bill.number, '•••••••001');
    assert.equal(JSON.stringify(payment).includes('9900000001'), false);
    await cancel(url, payment);
  });

  test('the same key is the same payment, as it stands now; another body is refused', async () => {
    const bill = await freshBill();
    const key = randomUUID();
    const body = { bill: bill.id, method: 'REDIRECT', expected: bill.total };
    const first = good<Payment>(await order(url, body, { key }));
    const again = await order(url, { expected: bill.total, method: 'REDIRECT', bill: bill.id }, { key });
    assert.equal(again.status, 201);
    assert.equal(good<Payment>(again).id, first.id);
    await payAndTell(endpoint, first.reference);
    assert.equal(good<Payment>(await order(url, body, { key })).state.code, 'PAID');
    const other = await order(url, { ...body, method: 'VIETQR' }, { key });
    assert.equal(other.status, 422);
    assert.equal(problemOf(other).type, 'urn:dvc:problem:idempotency-key-reused');
    assert.equal([...platform.orders.keys()].filter((one) => one === first.reference).length, 1);
  });

  test('many with one key at once are one payment', async () => {
    const bill = await findLateFine(url);
    const key = randomUUID();
    const body = { bill: bill.id, method: 'REDIRECT', expected: bill.total };
    const answers = await Promise.all(Array.from({ length: 6 }, () => order(url, body, { key })));
    assert.deepEqual(
      answers.filter(({ status }) => ![201, 409].includes(status)).map(({ text }) => text),
      [],
    );
    const made = answers.filter(({ status }) => status === 201).map((one) => good<Payment>(one).id);
    assert.equal(new Set(made).size, 1);
    await cancel(url, { id: made[0]! });
  });

  test('many with keys of their own at once: one payment, and the others hear of it', async () => {
    const bill = await findLateFine(url);
    const body = { bill: bill.id, method: 'REDIRECT', expected: bill.total };
    const answers = await Promise.all(Array.from({ length: 6 }, () => order(url, body)));
    const made = answers.filter(({ status }) => status === 201);
    assert.equal(made.length, 1);
    const { id, shared } = good<Payment>(made[0]!);
    for (const answer of answers.filter(({ status }) => status !== 201)) {
      assert.equal(problemOf(answer).type, 'urn:dvc:problem:payment-open');
      assert.equal(problemOf(answer).payment, shared);
    }
    await cancel(url, { id });
  });

  test('whatever of it is chosen, one payment of a number is open', async () => {
    const [three, six] = await Promise.all(
      ['3', '6'].map((months) => findBill(url, 'SOCIAL_INSURANCE', '9900000002', { months })),
    );
    const payment = await begin(url, three!);
    const answer = await order(url, { bill: six!.id, method: 'VIETQR', expected: six!.total });
    assert.equal(problemOf(answer).payment, payment.shared);
    await cancel(url, payment);
  });
});

describe('what is refused', () => {
  const refused = async (body: object, type: string, pointer?: string) => {
    const answer = await order(url, body);
    assert.equal(problemOf(answer).type, `urn:dvc:problem:${type}`, answer.text);
    if (pointer !== undefined) assert.equal(problemOf(answer).errors?.[0]?.pointer, pointer);
    return answer;
  };

  test('another sum than the payer saw', async () => {
    const bill = await findLateFine(url);
    const body = { bill: bill.id, method: 'REDIRECT' };
    await refused({ ...body, expected: bill.total - 1 }, 'amount-changed');
    await refused({ ...body, expected: bill.total + 1 }, 'amount-changed');
    assert.equal((await findLateFine(url)).openPayment, undefined);
  });

  test('a bill, a line or a method there is not', async () => {
    const bill = await findLateFine(url);
    const body = { bill: bill.id, method: 'REDIRECT', expected: bill.total };
    for (const id of [randomUUID(), 'x', ''])
      assert.equal((await refused({ ...body, bill: id }, 'bill-not-found')).status, 404);
    await refused({ ...body, lines: ['fine', 'other'] }, 'invalid-request', '/lines/1');
    await refused({ ...body, method: 'CASH' }, 'invalid-request', '/method');
    await refused({ ...body, expected: 'all' }, 'invalid-request', '/expected');
    await refused({ ...body, lines: ['fine'], expected: 5_000_000 }, 'invalid-request', '/lines');
  });

  test('what is paid, and what costs nothing', async () => {
    const bill = await findBill(url, 'POSTAGE', 'EE990000011VN');
    const payment = await begin(url, bill);
    await payAndTell(endpoint, payment.reference);
    await refused({ bill: bill.id, method: 'REDIRECT', expected: bill.total }, 'nothing-due');
    const free = await findBill(url, 'REGISTRATION_TAX', '99000000000004');
    await refused({ bill: free.id, method: 'REDIRECT', expected: 0 }, 'nothing-due');
  });

  test('a page to come back to that is not of the page that asks', async () => {
    const bill = await findBill(url, 'POSTAGE', 'EE990000025VN');
    const ask = (returnUrl: string, headers: Record<string, string> = { Origin: PAGE }) =>
      order(url, { bill: bill.id, method: 'REDIRECT', expected: bill.total, returnUrl }, { headers });
    const bad: [string, Record<string, string>?][] = [
      ['https://other.example/', { Origin: PAGE }],
      ['http://portal.example/', { Origin: 'http://portal.example' }],
      ['javascript:alert(1)', { Origin: PAGE }],
      ['https://portal.example.evil.example/', { Origin: PAGE }],
      ['https://someone@portal.example/', { Origin: PAGE }],
      ['/pay', { Origin: PAGE }],
      ['', { Origin: PAGE }],
      [`${PAGE}/`, {}],
      [`${PAGE}/`, { Origin: 'null' }],
      [`${PAGE}/${'x'.repeat(1_500)}`, { Origin: PAGE }],
    ];
    for (const [address, headers] of bad) {
      const answer = await ask(address, headers);
      assert.equal(answer.status, 400, address);
      assert.equal(problemOf(answer).errors?.[0]?.pointer, '/returnUrl');
    }
    const good_: [string, Record<string, string>, (id: string) => string][] = [
      [
        `${PAGE}/pay?a=%20b&dvc-payment=old#part`,
        { Origin: PAGE },
        (id) => `${PAGE}/pay?a=%20b&dvc-payment=${id}#part`,
      ],
      [
        'http://localhost:8080/pay',
        { Origin: 'http://localhost:8080' },
        (id) => `http://localhost:8080/pay?dvc-payment=${id}`,
      ],
    ];
    for (const [address, headers, wanted] of good_) {
      const payment = good<Payment>(await ask(address, headers));
      assert.equal(platform.orders.get(payment.reference)?.init.UrlTraVe, wanted(payment.id));
      await cancel(url, payment);
    }
  });
});

describe('who has not begun a payment', () => {
  test('reads it and gives it up, and is led nowhere by it', async () => {
    const bill = await findLateFine(url);
    const body = {
      bill: bill.id,
      method: 'REDIRECT',
      expected: bill.total,
      returnUrl: 'https://evil.example/?x',
    };
    const own = good<Payment>(await order(url, body, { headers: { Origin: 'https://evil.example' } }));
    const id = (await findLateFine(url)).openPayment ?? '';
    assert.notEqual(id, own.id);
    const answer = await rawRequest(`${url}/payments/${id}`);
    const { action: _, shared: __, ...common } = await paymentOf(url, own);
    assert.deepEqual(good<Payment>(answer), { ...common, id });
    for (const secret of [own.id, own.action?.url ?? '', 'evil.example'])
      assert.equal(answer.text.includes(secret), false, secret);
    const given = await cancel(url, { id });
    assert.deepEqual([good<Payment>(given).id, good<Payment>(given).state.code], [id, 'CANCELLED']);
    assert.equal(given.text.includes(own.id), false);
    assert.equal(await stateOf(url, own), 'CANCELLED');
  });

  test('sees what it was paid with, and its receipt', async () => {
    const bill = await findBill(url, 'REGISTRATION_TAX', '99000000000001');
    const own = await begin(url, bill);
    await payAndTell(endpoint, own.reference);
    const [id = ''] = (await findBill(url, 'REGISTRATION_TAX', '99000000000001')).settledBy;
    assert.equal(id, own.shared);
    const { payment, transaction, ...common } = await receiptOf(url, own);
    assert.equal(payment, own.reference);
    assert.deepEqual(await receiptOf(url, { id }), common, 'neither its reference nor its transaction');
    assert.equal(transaction?.startsWith('GD'), true);
  });

  test('gives payments of one number up only so often; whoever began one always can', async () => {
    await endpoint.reset();
    for (let time = 0; time < PAYMENT_LIMITS.givenUp.code; time += 1) {
      const { shared = '' } = await begin(url, await findFine(url));
      assert.equal((await cancel(url, { id: shared })).status, 200);
    }
    const own = await begin(url, await findFine(url));
    const refused = await cancel(url, { id: own.shared ?? '' });
    assert.deepEqual([refused.status, await stateOf(url, own)], [429, 'PENDING']);
    assert.ok(Number(refused.headers['retry-after']) > 0);
    assert.equal((await cancel(url, own)).status, 200);
    const other = await begin(url, await findLateFine(url));
    assert.equal((await cancel(url, { id: other.shared ?? '' })).status, 200, 'another number');
    await endpoint.reset();
  });

  test('begins only so many from one address', async () => {
    for (let time = 0; time < PAYMENT_LIMITS.begun.address; time += 1)
      await store.database.transaction((database) =>
        countAct(database, 'begun', { payable: 'x', address: '127.0.0.1', now: new Date(FRIDAY) }),
      );
    const bill = await findFine(url);
    const body = { bill: bill.id, method: 'REDIRECT', expected: bill.total };
    assert.equal((await order(url, body)).status, 429);
    await endpoint.reset();
  });
});

describe('reading', () => {
  test('a payment that is not there, and a receipt that is not there yet', async () => {
    assert.equal((await rawRequest(`${url}/payments/${randomUUID()}`)).status, 404);
    assert.equal((await cancel(url, { id: randomUUID() })).status, 404);
    assert.equal((await receiptAnswer(url, { id: randomUUID() })).status, 404);
    const payment = await begin(url, await findLateFine(url));
    const answer = await receiptAnswer(url, payment);
    assert.equal(problemOf(answer).type, 'urn:dvc:problem:receipt-not-found');
    await cancel(url, payment);
  });

  test('no cache but the payer’s own keeps it, and nothing new is 304', async () => {
    const payment = await begin(url, await findLateFine(url));
    const { headers } = await rawRequest(`${url}/payments/${payment.id}`);
    assert.equal(headers['cache-control'], 'private, no-cache');
    const again = await rawRequest(`${url}/payments/${payment.id}`, {
      headers: { 'If-None-Match': String(headers['etag']) },
    });
    assert.equal(again.status, 304);
    await cancel(url, payment);
  });

  test('the receipt has every line, and adds up', async () => {
    const bill = await findLateFine(url);
    const payment = await begin(url, bill);
    const { MaGiaoDich } = await payAndTell(endpoint, payment.reference);
    const receipt = await receiptOf(url, payment);
    assert.match(receipt.number, /^BL-261120-\d{6}$/);
    assert.equal(receipt.payment, payment.reference);
    assert.equal(receipt.transaction, MaGiaoDich);
    assert.deepEqual(
      receipt.lines.map(({ id, state }) => [id, state.code]),
      bill.lines.map(({ id }) => [id, 'PAID']),
    );
    assert.equal(
      receipt.lines.reduce((sum, { total }) => sum + total, 0),
      receipt.total,
    );
    assert.equal(receipt.total, bill.total);
    assert.equal(receipt.refunded, 0);
    assert.equal((await paymentOf(url, payment)).settledAt, receipt.paidAt);
    assert.equal(await stateOf(url, payment), 'PAID');
  });

  test('everything adds up', async () => {
    const { findings, totals } = await auditOf(endpoint);
    assert.deepEqual(findings, []);
    assert.equal(totals.received, totals.receipts);
  });
});
