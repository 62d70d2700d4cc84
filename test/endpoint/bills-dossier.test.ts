import assert from 'node:assert/strict';
import { beforeEach, describe, test } from 'node:test';
import { eq } from 'drizzle-orm';
import { dossiers } from '../../endpoint/db/schema/dossiers.ts';
import { LOOKUP_LIMITS } from '../../endpoint/dossiers/lookup-limits.ts';
import type { Bill, BillLookup } from '../../src/contract/bills.ts';
import type { DossierReceipt } from '../../src/contract/dossier-submission.ts';
import type { Payment } from '../../src/contract/payments.ts';
import { HOME } from './filing-support.ts';
import {
  applicant,
  fileOne,
  IDENTITY,
  lookUp,
  moveAt,
  PHONE,
  progressOf,
  text,
} from './following-support.ts';
import {
  auditOf,
  begin,
  good,
  lookUpBill,
  order,
  payAndTell,
  refundByOffice,
  startPaying,
  stateOf,
} from './payment-support.ts';
import { type Answer } from './support.ts';

const endpoint = await startPaying();
const { url, store } = endpoint;
beforeEach(() => endpoint.reset());

const NOW = '2026-11-20T09:30:00+07:00';
const OFFICER = { officer: text('Trần Thị Thí Dụ'), department: text('Bộ phận một cửa') };
const ASK = { kind: 'askForPayment', reasons: [text('Cần nộp lệ phí.')] } as const;

/** Copies for 24 000 đồng and postage for 20 000. */
function filePosted(): Promise<DossierReceipt> {
  return fileOne(url, {
    answers: { applicant, copies: 3 },
    delivery: { id: 'POST', recipient: 'Nguyễn Văn Mẫu', phone: PHONE, address: HOME },
  });
}

/** Its postage is due with the result. */
async function postageLater({ code }: DossierReceipt): Promise<void> {
  const which = eq(dossiers.code, code);
  const [row] = await store.database.select().from(dossiers).where(which);
  const charges = row!.charges.map((line) =>
    line.type.code === 'POSTAGE' ? { ...line, due: 'ON_RETURN' } : line,
  );
  await store.database.update(dossiers).set({ charges }).where(which);
}

const proofOf = (value: string, kind = 'identity') => ({ kind, value });

function ask({ code }: { code: string }, proof: BillLookup['proof']): Promise<Answer> {
  return lookUpBill(url, { kind: 'DOSSIER', number: code, ...(proof && { proof }) });
}

async function billOf(dossier: DossierReceipt): Promise<Bill> {
  return good(await ask(dossier, proofOf(dossier.trackingToken, 'tracking')));
}

const move = (dossier: DossierReceipt, ...moves: Parameters<typeof moveAt>[2][]) =>
  moves.reduce<Promise<unknown>>(
    (before, one) => before.then(() => moveAt(endpoint, dossier.code, one, NOW)),
    Promise.resolve(),
  );

const states = ({ lines }: Bill) => Object.fromEntries(lines.map(({ id, state }) => [id, state.code]));

async function pay(bill: Bill): Promise<Payment> {
  const payment = await begin(url, bill);
  await payAndTell(endpoint, payment.reference);
  return payment;
}

async function payLine(bill: Bill, id: string): Promise<Payment> {
  const expected = bill.lines.find((line) => line.id === id)?.total ?? 0;
  const payment = good<Payment>(
    await order(url, { bill: bill.id, lines: [id], method: 'REDIRECT', expected }),
  );
  await payAndTell(endpoint, payment.reference);
  return payment;
}

describe('a proof', () => {
  test('is one of a look-up, or the token', async () => {
    const dossier = await fileOne(url, { answers: { applicant, copies: 3 } });
    const proofs = [
      proofOf(IDENTITY.slice(-6)),
      proofOf(PHONE, 'phone'),
      proofOf(dossier.lookupCode ?? '', 'receipt'),
      proofOf(dossier.trackingToken, 'tracking'),
    ];
    const bills = await Promise.all(proofs.map(async (proof) => good<Bill>(await ask(dossier, proof))));
    assert.equal(new Set(bills.map(({ id }) => id)).size, 1);
    assert.equal(bills[0]?.total, 24_000);
    assert.ok(!JSON.stringify(bills).includes('Nguyễn Văn Mẫu'), 'nobody is named');
  });

  test('is needed, and a wrong one is answered like an unknown dossier', async () => {
    const dossier = await fileOne(url, { answers: { applicant, copies: 3 } });
    const other = await fileOne(url);
    const unknown = { code: 'H26-261120-7777' };
    const shape = ({ status, headers, text: body }: Answer) => {
      const { date: _date, 'x-request-id': _id, ...rest } = headers;
      return { status, headers: rest, body };
    };
    for (const proof of [
      undefined,
      proofOf('999999'),
      proofOf('0900000000', 'phone'),
      proofOf('7KQ2M4XD9RPT', 'receipt'),
      proofOf(other.trackingToken, 'tracking'),
      proofOf('x'.repeat(43), 'tracking'),
    ]) {
      const wrong = shape(await ask(dossier, proof));
      assert.deepEqual(wrong, shape(await ask(unknown, proof)));
      assert.equal(wrong.status, 404);
    }
  });

  test('failures count together with those of the look-up, and keep no token out', async () => {
    const dossier = await fileOne(url, { answers: { applicant, copies: 3 } });
    for (let at = 0; at < LOOKUP_LIMITS.code; at += 1)
      await (at % 2 === 0 ? ask(dossier, proofOf('999999')) : lookUp(url, dossier.code, { value: '999999' }));
    assert.equal((await ask(dossier, proofOf(IDENTITY.slice(-6)))).status, 429);
    assert.equal((await lookUp(url, dossier.code)).status, 429);
    assert.equal((await billOf(dossier)).total, 24_000);
  });
});

describe('what a dossier owes', () => {
  test('on receipt is due from the start, and with the result only then', async () => {
    const dossier = await filePosted();
    await postageLater(dossier);
    const filed = await billOf(dossier);
    assert.deepEqual(states(filed), { copies: 'DUE', 'postage-near': 'LATER' });
    assert.equal(filed.total, 24_000);
    await move(dossier, { kind: 'accept' }, { kind: 'finish', results: [] });
    assert.deepEqual(states(await billOf(dossier)), { copies: 'DUE', 'postage-near': 'DUE' });
    await move(dossier, { kind: 'return' });
    const ended = await billOf(dossier);
    assert.deepEqual([ended.lines, ended.total, ended.notes.length], [[], 0, 1]);
  });

  for (const [name, moves] of [
    ['refused', [{ kind: 'refuse', reasons: [], advice: [] }]],
    ['withdrawn', [{ kind: 'withdraw' }]],
    ['stopped', [{ kind: 'accept' }, { kind: 'stop', reasons: [], advice: [] }]],
  ] as const)
    test(`is nothing any more when it is ${name}, and money that comes late goes back`, async () => {
      const dossier = await filePosted();
      const bill = await billOf(dossier);
      const payment = await begin(url, bill);
      await move(dossier, ...moves);
      assert.deepEqual([(await billOf(dossier)).lines, (await billOf(dossier)).total], [[], 0]);
      await payAndTell(endpoint, payment.reference);
      assert.notEqual(await stateOf(url, payment), 'PAID');
      assert.equal((await order(url, { bill: bill.id, method: 'REDIRECT', expected: 44_000 })).status, 422);
      assert.deepEqual((await auditOf(endpoint)).findings, []);
    });

  test('is nothing where nothing is charged', async () => {
    const bill = await billOf(await fileOne(url));
    assert.deepEqual([bill.lines, bill.total], [[], 0]);
  });
});

describe('paying', () => {
  test('all a dossier waits for lets it go on, and its clock run', async () => {
    const dossier = await filePosted();
    await postageLater(dossier);
    await move(dossier, { kind: 'accept' }, ASK);
    const waiting = await progressOf(url, dossier);
    assert.deepEqual(
      [waiting.status.code, waiting.payment?.total, waiting.payment?.lines.map(({ id }) => id)],
      ['6', 24_000, ['copies']],
    );
    const payment = await pay(await billOf(dossier));
    const after = await progressOf(url, dossier);
    assert.deepEqual(
      [after.status.code, after.payment, after.deadline.pausedSince, after.version],
      ['4', undefined, undefined, waiting.version + 1],
    );
    assert.equal(after.timeline[0]?.what, 'Đã nhận phí, lệ phí.');
    assert.equal(after.timeline[0]?.officer, undefined);
    const bill = await billOf(dossier);
    assert.deepEqual(states(bill), { copies: 'PAID', 'postage-near': 'LATER' });
    assert.deepEqual([bill.settledBy, bill.total], [[payment.shared], 0]);
  });

  test('a part of it leaves the dossier waiting for the rest', async () => {
    const dossier = await filePosted();
    await move(dossier, { kind: 'accept' }, ASK);
    await payLine(await billOf(dossier), 'copies');
    const between = await progressOf(url, dossier);
    assert.deepEqual(
      [between.status.code, between.payment?.total, between.payment?.lines.map(({ id }) => id)],
      ['6', 20_000, ['postage-near']],
    );
    assert.equal(between.timeline[0]?.what, 'Đã nhận phí, lệ phí nộp trực tuyến.');
    await pay(await billOf(dossier));
    assert.equal((await progressOf(url, dossier)).status.code, '4');
    assert.deepEqual((await auditOf(endpoint)).findings, []);
  });

  for (const [state, moves] of [
    ['1', []],
    ['2', [{ kind: 'accept' }]],
  ] as const)
    test(`in state ${state} is a line of the story, and the state stays`, async () => {
      const dossier = await filePosted();
      await move(dossier, ...moves);
      const before = await progressOf(url, dossier);
      await pay(await billOf(dossier));
      const after = await progressOf(url, dossier);
      assert.deepEqual([after.status.code, after.version], [state, before.version + 1]);
      assert.deepEqual(after.deadline, before.deadline);
      await move(dossier, ...(state === '1' ? [{ kind: 'accept' } as const] : []), ASK);
      assert.equal((await progressOf(url, dossier)).payment, undefined, 'nothing is owed any more');
    });

  test('at the desk is as good: a payment begun before it goes back', async () => {
    const dossier = await filePosted();
    await move(dossier, { kind: 'accept' }, ASK);
    const payment = await begin(url, await billOf(dossier));
    await moveAt(endpoint, dossier.code, { kind: 'paid' }, NOW, OFFICER);
    assert.deepEqual(states(await billOf(dossier)), { copies: 'PAID', 'postage-near': 'PAID' });
    await payAndTell(endpoint, payment.reference);
    assert.notEqual(await stateOf(url, payment), 'PAID');
    const { timeline } = await progressOf(url, dossier);
    assert.equal(timeline.filter(({ what }) => what === 'Đã nhận phí, lệ phí.').length, 1);
    assert.deepEqual((await auditOf(endpoint)).findings, []);
  });

  test('and getting it back by order is told, and nothing is owed for it again', async () => {
    const dossier = await filePosted();
    await move(dossier, { kind: 'accept' }, ASK);
    const payment = await pay(await billOf(dossier));
    assert.ok((await refundByOffice(url, payment.id)).status < 300);
    const after = await progressOf(url, dossier);
    assert.deepEqual([after.status.code, after.timeline[0]?.what], ['4', 'Phí, lệ phí đã nộp được trả lại.']);
    assert.deepEqual(states(await billOf(dossier)), { copies: 'REFUNDED', 'postage-near': 'REFUNDED' });
    await move(dossier, { kind: 'withdraw' });
    assert.deepEqual(states(await billOf(dossier)), { copies: 'REFUNDED', 'postage-near': 'REFUNDED' });
    assert.deepEqual((await auditOf(endpoint)).findings, []);
  });

  test('is seen as under way while it is', async () => {
    const dossier = await filePosted();
    const bill = await billOf(dossier);
    const payment = good<Payment>(
      await order(url, { bill: bill.id, lines: ['copies'], method: 'VIETQR', expected: 24_000 }),
    );
    const open = await billOf(dossier);
    assert.deepEqual(states(open), { copies: 'PENDING', 'postage-near': 'DUE' });
    assert.deepEqual([open.openPayment, open.total, open.id], [payment.shared, 20_000, bill.id]);
  });
});
