import assert from 'node:assert/strict';
import { beforeEach, describe, test } from 'node:test';
import fc from 'fast-check';
import { auditBook } from '../../endpoint/payments/audit.ts';
import { type Book, readBook } from '../../endpoint/payments/book.ts';
import type { Payment } from '../../src/contract/payments.ts';
import { MESSAGE_CODE } from '../../endpoint/payments/messages.ts';
import type { Mischief } from './fake-platform.ts';
import {
  auditOf,
  begin,
  cancel,
  findBill,
  findFine,
  good,
  lookUpBill,
  notify,
  order,
  payAndTell,
  paymentOf,
  receiptAnswer,
  refundByOffice,
  startPaying,
} from './payment-support.ts';
import type { Bill } from '../../src/contract/bills.ts';

const endpoint = await startPaying();
const { url, platform, payments } = endpoint;
beforeEach(() => endpoint.reset());

const NUMBERS = [
  { kind: 'TRAFFIC_FINE', number: '990001' },
  { kind: 'TRAFFIC_FINE', number: '990002' },
  { kind: 'SOCIAL_INSURANCE', number: '9900000001', months: '3' },
  { kind: 'SOCIAL_INSURANCE', number: '9900000001', months: '6' },
] as const;

/** What may happen, in any order; `of` picks a payment of those begun so far. */
type Event =
  | { readonly kind: 'begin'; readonly of: number; readonly method: 'REDIRECT' | 'VIETQR' }
  | { readonly kind: 'pay'; readonly of: number; readonly by: number; readonly told: 0 | 1 | 2 }
  | { readonly kind: 'cancel' | 'refuse' | 'refund' | 'replay' | 'both'; readonly of: number }
  | { readonly kind: 'wait'; readonly seconds: number }
  | {
      readonly kind: 'mischief';
      readonly at: 'INIT' | 'QUERY' | 'CANCEL' | 'REFUND';
      readonly how: Mischief;
    };

const of = fc.nat({ max: 5 });
const event: fc.Arbitrary<Event> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('begin' as const),
      of,
      method: fc.constantFrom('REDIRECT' as const, 'VIETQR' as const),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('pay' as const),
      of,
      // Mostly the right sum.
      by: fc.constantFrom(0, 0, 0, 1, -1_000),
      told: fc.constantFrom(0 as const, 1 as const, 2 as const),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constantFrom(
        'cancel' as const,
        'refuse' as const,
        'refund' as const,
        'replay' as const,
        'both' as const,
      ),
      of,
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('wait' as const),
      seconds: fc.constantFrom(1, 5, 60, 900, 1_000),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('mischief' as const),
      at: fc.constantFrom('INIT' as const, 'QUERY' as const, 'CANCEL' as const, 'REFUND' as const),
      how: fc.constantFrom<Mischief>('silent', 'lost', 'tampered', 'forged', 'replayed', 'trouble'),
    }),
  },
);

async function happen(one: Event, begun: Payment[]): Promise<void> {
  if (one.kind === 'wait') return endpoint.pass(one.seconds);
  if (one.kind === 'mischief') return void (platform.mischief[one.at] ??= []).push(one.how);
  if (one.kind === 'begin') {
    const { kind, number, ...choices } = NUMBERS[one.of % NUMBERS.length]!;
    const asked = Object.entries<string>(choices).map(([id, value]) => ({ id, value }));
    const bill = good<Bill>(await lookUpBill(url, { kind, number, choices: asked }));
    const answer = await order(url, { bill: bill.id, method: one.method, expected: bill.total });
    if (answer.status === 201) begun.push(good(answer));
    else assert.equal(answer.status, 422, answer.text);
    return;
  }
  const payment = begun.length > 0 ? begun[one.of % begun.length] : undefined;
  if (payment) await happenTo(payment, one);
}

async function happenTo(
  payment: Payment,
  one: Exclude<Event, { kind: 'wait' | 'mischief' | 'begin' }>,
): Promise<void> {
  const { id, reference } = payment;
  // An opening that was lost: nobody can pay what the platform does not know.
  if (one.kind !== 'cancel' && one.kind !== 'refund' && !platform.orders.has(reference)) return;
  switch (one.kind) {
    case 'pay': {
      const money = platform.pay(reference, payment.amount + one.by);
      for (let time = 0; time < one.told; time += 1) good(await notify(url, platform.notification(money)));
      return;
    }
    case 'cancel':
      assert.equal([200, 422, 503].includes((await cancel(url, payment)).status), true);
      return;
    case 'refuse':
      good(await notify(url, platform.endNotification(reference, MESSAGE_CODE.refused)));
      return;
    case 'refund':
      assert.equal([200, 404].includes((await refundByOffice(url, id)).status), true);
      return;
    case 'replay':
      for (const money of platform.money) good(await notify(url, platform.notification(money)));
      return;
    case 'both': {
      const money = platform.pay(reference);
      await Promise.all([
        notify(url, platform.notification(money)),
        notify(url, platform.notification(money)),
        cancel(url, payment),
        endpoint.pass(5),
      ]);
    }
  }
}

/** What the endpoint says of each payment is what the book says. */
async function assertPagesAgree(begun: readonly Payment[]): Promise<void> {
  const { receipts, payments: rows } = await readBook(endpoint.store);
  for (const { id, reference } of begun) {
    const { state, amount } = await paymentOf(url, { id });
    const receipt = receipts.find((one) => one.payment === id);
    assert.equal(state.code, rows.find((row) => row.id === id)?.state, reference);
    assert.equal((await receiptAnswer(url, { id })).status, receipt ? 200 : 404);
    if (state.code === 'PAID') assert.equal(receipt?.total, amount);
  }
}

/** So many a calm machine does in some seconds; fewer are no proof. */
const FEWEST_SEQUENCES = 4;
const TIME = 45_000;

test('whatever happens in whatever order, everything adds up', { timeout: 110_000 }, async (context) => {
  let done = 0;
  const end = performance.now() + TIME;
  await fc.assert(
    fc.asyncProperty(fc.array(event, { minLength: 4, maxLength: 24 }), async (events) => {
      if (done >= FEWEST_SEQUENCES && performance.now() > end) return;
      await endpoint.reset();
      const begun: Payment[] = [];
      for (const one of events) await happen(one, begun);
      // At every moment the ledger adds up; what the platform has not told is all that may be missing.
      const during = auditBook(await readBook(endpoint.store));
      assert.deepEqual(during.findings, []);
      for (const kind of ['INIT', 'QUERY', 'CANCEL', 'REFUND'] as const) platform.mischief[kind] = [];
      for (let round = 0; round < 3; round += 1) await endpoint.pass(1_900);
      await payments.schedule.reconcile();
      await endpoint.pass(3_700);
      const { findings, totals } = await auditOf(endpoint);
      assert.deepEqual(findings, []);
      assert.deepEqual([totals.pending, totals.refundsDue], [0, 0]);
      await assertPagesAgree(begun);
      done += 1;
    }),
    { numRuns: 20 },
  );
  context.diagnostic(`${done} sequences of 20`);
  assert.ok(done >= FEWEST_SEQUENCES, `only ${done} sequences ran`);
});

/** A book with one of everything: a receipt, a refund for a second payment, and one by order. */
async function fullBook(): Promise<{
  book: Book;
  statement: Awaited<ReturnType<typeof payments.place.platform.statement>>;
}> {
  const one = await begin(url, await findFine(url));
  await payAndTell(endpoint, one.reference);
  await payAndTell(endpoint, one.reference);
  const two = await begin(url, await findBill(url, 'HEALTH_INSURANCE', '9900000101'));
  await payAndTell(endpoint, two.reference);
  await refundByOffice(url, two.id);
  const three = await begin(url, await findBill(url, 'POSTAGE', 'EE990000025VN'));
  await payAndTell(endpoint, three.reference);
  await endpoint.pass(1);
  return { book: await readBook(endpoint.store), statement: await payments.place.platform.statement() };
}

/** The rows of a book as they may not be. */
type Loose = {
  -readonly [Table in keyof Book]: {
    -readonly [Field in keyof Book[Table][number]]: Book[Table][number][Field];
  }[];
};

describe('an audit finds', () => {
  const damage: [string, (book: Loose) => void][] = [
    ['an entry that is changed', (book) => (book.entries[0]!.amount += 1)],
    ['an entry that is gone', (book) => book.entries.pop()],
    ['an entry in another account', (book) => (book.entries[1]!.account = 'RECEIPTS')],
    [
      'a posting made twice',
      (book) => book.entries.push(...book.entries.slice(0, 2).map((entry) => ({ ...entry, posting: 'x' }))),
    ],
    ['money that is gone', (book) => book.money.splice(1, 1)],
    ['money that is more', (book) => (book.money[0]!.amount += 1)],
    ['money of another payment', (book) => (book.money[0]!.payment = book.payments[2]!.id)],
    ['a receipt that is gone', (book) => book.receipts.pop()],
    ['a receipt in the middle that is gone', (book) => book.receipts.splice(1, 1)],
    ['a receipt for more', (book) => (book.receipts[0]!.total += 1)],
    [
      'a receipt with another line',
      (book) => (book.receipts[0]!.lines = [{ id: 'x', total: book.receipts[0]!.total }]),
    ],
    [
      'a line settled twice',
      (book) => book.settledLines.push({ ...book.settledLines[0]!, payment: book.payments[2]!.id }),
    ],
    ['a line that is not settled', (book) => book.settledLines.pop()],
    [
      'a line given back, and its money not',
      (book) =>
        (book.settledLines[0]!.refundedAt = book.settledLines[0]!.refundedAt ? (undefined as never) : 'now'),
    ],
    ['a refund that is gone', (book) => book.refunds.pop()],
    ['a refund done twice', (book) => book.refunds.push({ ...book.refunds[0]!, id: 'x' })],
    ['a refund of another sum', (book) => (book.refunds[0]!.amount -= 1)],
    ['a refund that is not done', (book) => delete (book.refunds[0] as { doneAt?: string }).doneAt],
    ['a payment that says it is paid', (book) => (book.payments[1]!.state = 'PAID')],
    ['a payment that does not say so', (book) => (book.payments[0]!.state = 'EXPIRED')],
    ['a payment that says it was given back', (book) => (book.payments[2]!.state = 'REFUNDED')],
    [
      'two that are open',
      (book) =>
        book.payments.push(
          ...['a', 'b'].map((id) => ({
            ...book.payments[0]!,
            id,
            reference: id,
            state: 'PENDING',
            settledAt: undefined as never,
          })),
        ),
    ],
  ];

  test('nothing in a book that is right, and each thing that is wrong', async () => {
    const { book, statement } = await fullBook();
    const { findings, totals } = auditBook(book, statement);
    assert.deepEqual(findings, []);
    assert.equal(totals.received, totals.receipts + totals.refunded);
    for (const [what, spoil] of damage) {
      const spoilt = structuredClone(book) as Loose;
      spoil(spoilt);
      assert.notDeepEqual(auditBook(spoilt as Book, statement).findings, [], what);
    }
  });

  test('what the platform says otherwise', async () => {
    const { book, statement } = await fullBook();
    const { money, refunds } = statement;
    const [first] = money;
    const others = [
      { ...statement, money: money.slice(1) },
      { ...statement, money: [...money, { ...first!, transaction: 'GD-NEW' }] },
      { ...statement, money: [{ ...first!, amount: first!.amount + 1 }, ...money.slice(1)] },
      { ...statement, money: [{ ...first!, reference: 'TT-261120-999999' }, ...money.slice(1)] },
      { ...statement, money: [first!, ...money] },
      { ...statement, refunds: refunds.slice(1) },
      { ...statement, refunds: [{ ...refunds[0]!, done: false }, ...refunds.slice(1)] },
      { ...statement, refunds: [{ ...refunds[0]!, amount: 1 }, ...refunds.slice(1)] },
      { ...statement, refunds: [...refunds, { ...refunds[0]!, id: 'x' }] },
    ];
    for (const [index, other] of others.entries())
      assert.notDeepEqual(auditBook(book, other).findings, [], String(index));
  });
});
