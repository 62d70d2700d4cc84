import assert from 'node:assert/strict';
import { Writable } from 'node:stream';
import { beforeEach, describe, test } from 'node:test';
import pino from 'pino';
import { MESSAGE_CODE, verify } from '../../endpoint/payments/messages.ts';
import { readBook } from '../../endpoint/payments/book.ts';
import { NOTIFICATION_PATH } from '../../endpoint/payments/payments.ts';
import type { Payment } from '../../src/contract/payments.ts';
import { SECRET } from './fake-platform.ts';
import { fileOne, moveAt, progressOf, text } from './following-support.ts';
import { FRIDAY } from './filing-support.ts';
import {
  auditOf,
  begin,
  cancel,
  findBill,
  findFine,
  findLateFine,
  good,
  lookUpBill,
  notify,
  order,
  payAndTell,
  paymentOf,
  receiptAnswer,
  startPaying,
  stateOf,
} from './payment-support.ts';
import type { Bill } from '../../src/contract/bills.ts';
import { rawRequest } from './support.ts';

const lines: string[] = [];
const logger = pino(
  { level: 'debug' },
  new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      lines.push(chunk.toString());
      done();
    },
  }),
);

const endpoint = await startPaying({ logger });
const { url, platform, payments } = endpoint;
beforeEach(() => endpoint.reset());

describe('money that arrives', () => {
  test('settles once, however often and from how many sides it is told', async () => {
    const payment = await begin(url, await findFine(url));
    const money = platform.pay(payment.reference);
    const message = platform.notification(money);
    const answers = await Promise.all([
      ...Array.from({ length: 5 }, () => notify(url, message)),
      // Another message about the same money.
      notify(url, platform.notification(money)),
      endpoint.pass(4),
      payments.schedule.reconcile(),
      cancel(url, payment),
    ]);
    for (const answer of answers.slice(0, 6))
      assert.equal(good<{ MaLoi: string }>(answer as never).MaLoi, MESSAGE_CODE.done);
    assert.equal(await stateOf(url, payment), 'PAID');
    const { money: kept, receipts, entries, refunds } = await readBook(endpoint.store);
    assert.deepEqual([kept.length, receipts.length, entries.length, refunds.length], [1, 1, 4, 0]);
    assert.deepEqual((await auditOf(endpoint)).findings, []);
  });

  test('is found by asking where nobody says a word', async () => {
    const payment = await begin(url, await findFine(url));
    platform.pay(payment.reference);
    await endpoint.pass(4);
    assert.equal(await stateOf(url, payment), 'PAID');
    assert.equal((await findFine(url)).settledBy[0], payment.shared);
  });

  test('is found in the statement where asking is over', async () => {
    const payment = await begin(url, await findFine(url));
    await payAndTell(endpoint, payment.reference);
    for (let day = 0; day < 10; day += 1) await endpoint.pass(86_400);
    const asked = platform.asked.filter((kind) => kind === 'QUERY').length;
    await endpoint.pass(300);
    assert.equal(platform.asked.filter((kind) => kind === 'QUERY').length, asked, 'it has ended');
    platform.pay(payment.reference);
    await endpoint.pass(86_400);
    await endpoint.pass(1);
    const { refunds } = await paymentOf(url, payment);
    assert.deepEqual(
      refunds.map(({ amount, state }) => [amount, state.code]),
      [[payment.amount, 'DONE']],
    );
    assert.equal(await stateOf(url, payment), 'PAID');
    assert.deepEqual((await auditOf(endpoint)).findings, []);
  });

  test('moves the dossier it is for, and those who look at it see it', async () => {
    const ticket = await fileOne(url, {
      answers: {
        applicant: {
          name: 'Nguyễn Văn Mẫu',
          birthDate: '1990-05-01',
          home: { province: '01', ward: '00004', detail: 'Số 1 phố Thí Dụ' },
          married: false,
          identityNumber: '001090000123',
          phone: '0912345678',
        },
        copies: 2,
      },
    });
    await moveAt(endpoint, ticket.code, { kind: 'accept' }, FRIDAY);
    await moveAt(endpoint, ticket.code, { kind: 'askForPayment', reasons: [text('Lệ phí.')] }, FRIDAY);
    const bill = good<Bill>(
      await lookUpBill(url, {
        kind: 'DOSSIER',
        number: ticket.code,
        proof: { kind: 'tracking', value: ticket.trackingToken },
      }),
    );
    assert.equal(bill.total, 16_000);
    const payment = await begin(url, bill);
    const { version } = await progressOf(url, ticket);
    await payAndTell(endpoint, payment.reference);
    const progress = await progressOf(url, ticket);
    assert.deepEqual([progress.status.code, progress.version], ['4', version + 1]);
  });

  test('insurance: the next bill begins where this one ended', async () => {
    const find = () => findBill(url, 'SOCIAL_INSURANCE', '9900000001', { months: '6' });
    const bill = await find();
    const payment = await begin(url, bill);
    await payAndTell(endpoint, payment.reference);
    const next = await find();
    assert.notEqual(next.id, bill.id);
    assert.equal(next.total > 0, true);
    assert.equal(await stateOf(url, payment), 'PAID');
  });
});

describe('messages that are not the platform’s', () => {
  test('change nothing, are counted, and get no signature', async () => {
    const payment = await begin(url, await findFine(url));
    const other = await begin(url, await findLateFine(url));
    const money = {
      MaGiaoDich: 'GD-FORGED',
      MaThamChieu: payment.reference,
      SoTien: payment.amount,
      ThoiGianGD: '2026-11-20T02:31:00.000Z',
    };
    const real = platform.notification(money);
    const { MaXacThuc: signature, ...unsigned } = real;
    const forged: object[] = [
      unsigned,
      { ...real, MaXacThuc: '' },
      { ...real, MaXacThuc: '0'.repeat(64) },
      { ...real, MaXacThuc: signature.toUpperCase() },
      platform.sign(unsigned, 'another secret'),
      // The platform's own signature, under something else.
      { ...real, SoTien: payment.amount + 1 },
      { ...real, MaThamChieu: other.reference },
      { ...real, MaGiaoDich: 'GD-OTHER' },
      { ...real, more: 1 },
      {},
      [],
    ];
    for (const message of forged) {
      const answer = await notify(url, message);
      assert.equal(answer.status, 403, answer.text);
      assert.equal(answer.text.includes('MaXacThuc'), false);
      assert.equal(answer.headers['access-control-allow-origin'], undefined);
    }
    assert.equal((await notify(url, 'x' as never)).status, 403);
    // Deeper than a stack.
    const deep = `{"MaXacThuc":"${signature}","a":${'['.repeat(200_000)}${']'.repeat(200_000)}}`;
    const headers = { 'Content-Type': 'application/json' };
    const answer = await rawRequest(url + NOTIFICATION_PATH, { method: 'POST', headers, body: deep });
    assert.equal(answer.status, 403, answer.text);
    assert.equal(payments.place.irregularities.counts.wrongSignature, forged.length + 2);
    // Signed, and no notification to this endpoint: a reply of the platform, one for somebody else, one of nothing.
    const wrong = [
      platform.sign({ ...unsigned, LoaiBanTin: 'QUERY_REPLY' }),
      platform.sign({ ...unsigned, MaDoiTac: 'KHAC' }),
      platform.sign({ ...unsigned, SoTien: 0 }),
      platform.sign({ ...unsigned, SoTien: 1.5 }),
      platform.sign({ ...unsigned, MaGiaoDich: undefined }),
    ];
    for (const message of wrong) assert.equal((await notify(url, message)).status, 403);
    assert.equal(payments.place.irregularities.counts.malformed, wrong.length);
    assert.equal((await readBook(endpoint.store)).money.length, 0);
    for (const one of [payment, other]) assert.equal(await stateOf(url, one), 'PENDING');
    assert.equal((await receiptAnswer(url, payment)).status, 404);
    const written = lines.join('');
    for (const secret of [SECRET, signature, 'another secret', '990001', payment.id])
      assert.equal(written.includes(secret), false, 'a secret stands in the log');
    assert.match(written, /wrongSignature/);
  });

  test('a replayed one is answered as the first time, and counts once', async () => {
    const payment = await begin(url, await findFine(url));
    const message = platform.notification(platform.pay(payment.reference));
    for (const _ of [1, 2, 3]) {
      const reply = good<{ MaLoi: string; MaBanTin: string }>(await notify(url, message));
      assert.equal(verify(reply, SECRET), true);
      assert.deepEqual([reply.MaLoi, reply.MaBanTin], [MESSAGE_CODE.done, message.MaBanTin]);
    }
    // That it was refused, told of a payment that is paid.
    await notify(url, platform.endNotification(payment.reference, MESSAGE_CODE.refused));
    assert.equal(await stateOf(url, payment), 'PAID');
    assert.deepEqual((await auditOf(endpoint)).findings, []);
  });

  test('one number of money stands for one sum of one payment', async () => {
    const payment = await begin(url, await findFine(url));
    const other = await begin(url, await findLateFine(url));
    const money = await payAndTell(endpoint, payment.reference);
    const contradictions = [
      { ...money, SoTien: money.SoTien + 1 },
      { ...money, MaThamChieu: other.reference },
      { ...money, MaThamChieu: other.reference, SoTien: other.amount },
    ];
    for (const one of contradictions) {
      const reply = good<{ MaLoi: string }>(await notify(url, platform.notification(one)));
      assert.equal(reply.MaLoi, MESSAGE_CODE.otherContent);
    }
    const unknown = { ...money, MaGiaoDich: 'GD-9', MaThamChieu: 'TT-261120-999999' };
    const reply = good<{ MaLoi: string }>(await notify(url, platform.notification(unknown)));
    assert.equal(reply.MaLoi, MESSAGE_CODE.unknownReference);
    assert.deepEqual(payments.place.irregularities.counts, { contradiction: 3, unknownReference: 1 });
    assert.equal(await stateOf(url, other), 'PENDING');
    assert.deepEqual((await auditOf(endpoint)).findings, []);
  });

  test('replies that are changed, forged or of another message say nothing', async () => {
    const payment = await begin(url, await findFine(url));
    platform.mischief.QUERY = ['tampered', 'forged', 'replayed'];
    for (const _ of [1, 2, 3]) await endpoint.pass(10);
    assert.equal(await stateOf(url, payment), 'PENDING');
    assert.equal(payments.place.irregularities.counts.untrustedReply, 3);
    platform.mischief.CANCEL = ['tampered'];
    assert.equal((await cancel(url, payment)).status, 503);
    assert.equal(await stateOf(url, payment), 'PENDING');
    const bill = await findLateFine(url);
    platform.mischief.INIT = ['tampered'];
    const made = good<Payment>(await order(url, { bill: bill.id, method: 'REDIRECT', expected: bill.total }));
    assert.deepEqual([made.state.code, made.action], ['CREATED', undefined]);
  });

  test('the way for notifications takes nothing but notifications', async () => {
    assert.equal((await rawRequest(`${url}/payment-platform/notifications`)).status, 404);
    const preflight = await rawRequest(`${url}/payment-platform/notifications`, {
      method: 'OPTIONS',
      headers: { Origin: 'https://xa.example', 'Access-Control-Request-Method': 'POST' },
    });
    assert.equal(preflight.headers['access-control-allow-origin'], undefined);
  });
});
