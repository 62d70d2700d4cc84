import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { auditBook } from '../../endpoint/payments/audit.ts';
import { readBook } from '../../endpoint/payments/book.ts';
import { PaymentSchedule } from '../../endpoint/payments/schedule.ts';
import { auditOf, begin, findFine, findLateFine, startPaying, stateOf } from './payment-support.ts';

const endpoint = await startPaying();
const { url, platform, payments, store } = endpoint;
beforeEach(() => endpoint.reset());

test('money whose content names no payment is kept, counted, and sent back once', async () => {
  platform.payForeign(5_000_000);
  const unheard = await auditOf(endpoint);
  assert.equal(unheard.findings.length, 1, 'the platform has what the book does not know');
  platform.mischief.REFUND = ['silent'];
  await payments.schedule.reconcile();
  await endpoint.pass(1);
  const due = await auditOf(endpoint);
  assert.deepEqual([due.findings, due.totals.refundsDue, due.totals.unmatched], [[], 5_000_000, 5_000_000]);
  await Promise.all([payments.schedule.reconcile(), payments.schedule.reconcile(), endpoint.pass(60)]);
  const { findings, totals } = await auditOf(endpoint);
  assert.deepEqual(findings, []);
  assert.deepEqual([totals.received, totals.refunded, totals.refundsDue], [5_000_000, 5_000_000, 0]);
  assert.deepEqual(
    platform.refunds.map(({ SoTien, MaThamChieu }) => [SoTien, MaThamChieu]),
    [[5_000_000, undefined]],
  );
});

test('and an audit finds where the platform says otherwise of it', async () => {
  platform.payForeign(70_000);
  await payments.schedule.reconcile();
  await endpoint.pass(1);
  const book = await readBook(store);
  const statement = await payments.place.platform.statement();
  assert.deepEqual(auditBook(book, statement).findings, []);
  const [one] = statement.foreign;
  const others = [
    { ...statement, foreign: [] },
    { ...statement, foreign: [{ ...one!, amount: 1 }] },
    { ...statement, foreign: [], money: [{ ...one!, reference: 'TT-261120-000001' }] },
  ];
  for (const other of others) assert.notDeepEqual(auditBook(book, other).findings, []);
  const kept = book.refunds.filter(({ payment }) => payment !== null);
  assert.notDeepEqual(auditBook({ ...book, refunds: kept }, statement).findings, [], 'nobody sends it back');
});

test('a database that fails once for one sum keeps neither it nor the others out', async () => {
  const [one, two] = [await begin(url, await findFine(url)), await begin(url, await findLateFine(url))];
  for (const { reference } of [one, two]) platform.pay(reference);
  let failures = 1;
  const database = new Proxy(store.database, {
    get: (target, name, receiver) =>
      name === 'transaction' && failures-- > 0
        ? () => Promise.reject(new Error('deadlock detected'))
        : (Reflect.get(target, name, receiver) as unknown),
  });
  const schedule = new PaymentSchedule({ ...payments.place, store: { ...store, database } });
  await schedule.reconcile();
  assert.deepEqual([await stateOf(url, one), await stateOf(url, two)], ['PENDING', 'PAID']);
  await schedule.reconcile();
  assert.equal(await stateOf(url, one), 'PAID');
  assert.deepEqual((await auditOf(endpoint)).findings, []);
});
