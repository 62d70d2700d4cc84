import assert from 'node:assert/strict';
import { beforeEach, describe, test } from 'node:test';
import { failedLookups, secrets } from '../../endpoint/db/schema/following.ts';
import { bills } from '../../endpoint/db/schema/payments.ts';
import { attemptOf, LOOKUP_LIMITS, notePerson } from '../../endpoint/dossiers/lookup-limits.ts';
import { DECLARATIONS } from '../../endpoint/bills/registries/declarations.ts';
import { FINES } from '../../endpoint/bills/registries/fines.ts';
import { INSURED_HOUSEHOLDS, INSURED_PERSONS } from '../../endpoint/bills/registries/insured.ts';
import { PARCELS } from '../../endpoint/bills/registries/parcels.ts';
import type { Bill } from '../../src/contract/bills.ts';
import { problemOf } from './filing-support.ts';
import { findBill, lookUpBill, startPaying } from './payment-support.ts';
import { type Answer, rawRequest } from './support.ts';

const endpoint = await startPaying();
const { url, store } = endpoint;
beforeEach(() => endpoint.reset());

const KNOWN: readonly [kind: string, numbers: readonly string[]][] = [
  ['TRAFFIC_FINE', FINES.map(({ number }) => number)],
  ['SOCIAL_INSURANCE', INSURED_PERSONS.map(({ number }) => number)],
  ['HEALTH_INSURANCE', INSURED_HOUSEHOLDS.map(({ number }) => number)],
  ['REGISTRATION_TAX', DECLARATIONS.map(({ number }) => number)],
  ['POSTAGE', PARCELS.map(({ number }) => number)],
];

/** Every way to choose. */
function waysOf({ choices }: Bill): Record<string, string>[] {
  return choices.reduce<Record<string, string>[]>(
    (ways, { id, options }) => ways.flatMap((way) => options.map(({ value }) => ({ ...way, [id]: value }))),
    [{}],
  );
}

function assertAddsUp(bill: Bill) {
  for (const { amount, quantity, total } of bill.lines) {
    for (const sum of [amount, quantity, total]) assert.ok(Number.isSafeInteger(sum) && sum >= 0);
    assert.equal(amount * quantity, total);
  }
  const due = bill.lines.filter(({ state }) => state.code === 'DUE');
  assert.equal(
    bill.total,
    due.reduce((sum, { total }) => sum + total, 0),
  );
  assert.equal(new Set(bill.lines.map(({ id }) => id)).size, bill.lines.length);
}

describe('a bill', () => {
  for (const [kind, numbers] of KNOWN)
    for (const number of numbers)
      test(`${kind} ${number}: adds up whatever is chosen, and is one for each choice`, async () => {
        const usual = await findBill(url, kind, number);
        const ids = new Set<string>();
        for (const way of waysOf(usual)) {
          const bill = await findBill(url, kind, number, way);
          assertAddsUp(bill);
          assert.ok(bill.lines.every((line) => line.source !== undefined || bill.source !== undefined));
          assert.deepEqual(Object.fromEntries(bill.choices.map(({ id, chosen }) => [id, chosen])), way);
          assert.equal((await findBill(url, kind, number, way)).id, bill.id);
          assert.ok(!ids.has(bill.id));
          ids.add(bill.id);
        }
        assert.ok(ids.has(usual.id));
        assert.deepEqual([usual.number, usual.settledBy, usual.openPayment], [number, [], undefined]);
        assert.deepEqual(
          usual.methods.map(({ code }) => code),
          ['REDIRECT', 'VIETQR'],
        );
      });

  test('is written in both languages, and its number in one way', async () => {
    const ask = async (language: string) => {
      const answer = await rawRequest(`${url}/bills/lookup`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', 'Accept-Language': language },
        body: JSON.stringify({ kind: 'TRAFFIC_FINE', number: ' 0990002 / qđ-xphc ' }),
      });
      assert.equal(answer.headers['cache-control'], 'no-store');
      return JSON.parse(answer.text) as Bill;
    };
    const [vi, en] = [await ask('vi'), await ask('en')];
    assert.equal(vi.id, en.id);
    assert.equal(vi.number, '990002/QĐ-XPHC');
    assert.equal(vi.payee, 'Kho bạc Nhà nước');
    assert.deepEqual(
      [vi, en].map(({ lines }) => lines.map(({ label }) => label)),
      [
        ['Tiền phạt theo quyết định', 'Tiền chậm nộp phạt, 7 ngày'],
        ['Fine of the decision', 'Late payment, 7 days'],
      ],
    );
    assert.deepEqual([vi.total, vi.until], [5_017_500, '2026-11-13T23:59:59+07:00']);
  });

  test('without anything to pay is free, and has no day it is to be paid by', async () => {
    const bill = await findBill(url, 'REGISTRATION_TAX', '99000000000004');
    assert.deepEqual([bill.total, bill.until], [0, undefined]);
    assert.deepEqual(
      bill.lines.map(({ state }) => state.code),
      ['FREE'],
    );
  });

  test('of a vehicle is by the rate of the day its notice was written', async () => {
    const ask = async (number: string) => {
      const { title, total, lines, until } = await findBill(url, 'REGISTRATION_TAX', number);
      assert.match(lines[0]?.source ?? '', /30 ngày .*\(ví dụ\)/);
      return [title, total, until];
    };
    assert.deepEqual(await ask('99000000000005'), [
      'Lệ phí trước bạ: xe máy, tại thành phố',
      1_500_000,
      '2026-12-16T23:59:59+07:00',
    ]);
    endpoint.setTime('2027-03-02T09:00:00+07:00');
    assert.equal((await ask('99000000000004'))[1], 0, 'its notice is of 28 February');
    endpoint.setTime('2027-03-03T09:00:00+07:00');
    assert.equal((await ask('99000000000004'))[1], 30_200_000);
  });

  test('writes money as its language does', async () => {
    const answer = await rawRequest(`${url}/bills/lookup`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'Accept-Language': 'en' },
      body: JSON.stringify({ kind: 'REGISTRATION_TAX', number: '99000000000002' }),
    });
    const { lines } = JSON.parse(answer.text) as Bill;
    assert.equal(lines[0]?.label, 'Registration tax, 10% of 520,000,000 dong');
  });

  test('names the kinds in the description', async () => {
    const { billKinds } = JSON.parse((await rawRequest(url)).text) as { billKinds: { code: string }[] };
    assert.deepEqual(
      billKinds.map(({ code }) => code),
      ['DOSSIER', ...KNOWN.map(([kind]) => kind)],
    );
  });
});

describe('no bill', () => {
  const wrong: readonly [what: string, kind: string, number: string][] = [
    ['of a number nobody has', 'TRAFFIC_FINE', '123456/QĐ-XPHC'],
    ['of something that is no number', 'TRAFFIC_FINE', 'abc'],
    ['of a person nobody knows', 'SOCIAL_INSURANCE', '1234567890'],
    ['of a very long number', 'HEALTH_INSURANCE', '9'.repeat(100_000)],
    ['of nothing', 'POSTAGE', ''],
    ['of another kind', 'REGISTRATION_TAX', '9900000001'],
  ];
  for (const [what, kind, number] of wrong)
    test(what, async () => {
      const answer = await lookUpBill(url, { kind, number });
      assert.equal(answer.status, 404);
      assert.equal(problemOf(answer).type, 'urn:dvc:problem:bill-not-found');
      assert.equal((await store.database.select().from(bills)).length, 0);
    });

  const refused: readonly [what: string, body: object, pointer: string][] = [
    ['a kind there is not', { kind: 'WATER', number: '1' }, '/kind'],
    ['a choice of another kind', { choices: [{ id: 'members', value: '1' }] }, '/choices'],
    ['a choice that is not offered', { choices: [{ id: 'months', value: '7' }] }, '/choices'],
    ['a number that looks like one', { choices: [{ id: 'months', value: '6.0' }] }, '/choices'],
    ['a name of all objects', { choices: [{ id: '__proto__', value: '6' }] }, '/choices'],
    ['a proof there is not', { proof: { kind: 'name', value: 'x' } }, '/proof/kind'],
    ['no number', { number: undefined }, '/number'],
  ];
  for (const [what, change, pointer] of refused)
    test(`with ${what}`, async () => {
      const answer = await lookUpBill(url, { kind: 'SOCIAL_INSURANCE', number: '9900000001', ...change });
      assert.equal(answer.status, 400);
      assert.deepEqual(
        problemOf(answer).errors?.map((error) => error.pointer),
        [pointer],
      );
    });
});

const FRIDAY = '2026-11-20T09:30:00+07:00';

describe('attempts', () => {
  const ask = (number: string, kind = 'TRAFFIC_FINE') => lookUpBill(url, { kind, number });
  const statusOf = ({ status }: Answer) => status;

  test('are limited for a number', async () => {
    for (let at = 0; at < LOOKUP_LIMITS.code; at += 1) assert.equal(statusOf(await ask('111')), 404);
    const answer = await ask('111');
    assert.equal(answer.status, 429);
    assert.equal(answer.headers['retry-after'], String(LOOKUP_LIMITS.window / 1_000));
    assert.equal(statusOf(await ask('990001')), 200);
    assert.equal(
      statusOf(await ask('9911111111', 'SOCIAL_INSURANCE')),
      404,
      'another kind is another number',
    );
    endpoint.setTime(new Date(Date.parse(FRIDAY) + LOOKUP_LIMITS.window));
    assert.equal(statusOf(await ask('111')), 404);
  });

  test('are limited for an address, whatever the kind', async () => {
    for (let at = 0; at < LOOKUP_LIMITS.address; at += 1)
      await (at % 2 === 0 ? ask(String(1_000 + at)) : ask(String(9_910_000_000 + at), 'SOCIAL_INSURANCE'));
    assert.equal(statusOf(await ask('990001')), 429);
  });

  test('that succeed, and slips of the keyboard, do not count', async () => {
    for (let at = 0; at < LOOKUP_LIMITS.address + 1; at += 1) {
      assert.equal(statusOf(await ask('990001')), 200);
      assert.equal(statusOf(await ask('99000l')), 404);
    }
    assert.equal((await store.database.select().from(failedLookups)).length, 0);
  });

  test('that find people are limited for an address; those it has found can be read again', async () => {
    const person = (number: string) => ask(number, 'SOCIAL_INSURANCE');
    const now = new Date(FRIDAY);
    for (let time = 0; time < 3; time += 1) assert.equal(statusOf(await person('9900000001')), 200);
    await store.database.transaction(async (transaction) => {
      for (let at = 1; at < LOOKUP_LIMITS.people; at += 1) {
        const code = `SOCIAL_INSURANCE ${9_910_000_000 + at}`;
        await notePerson(transaction, await attemptOf(store.database, { code, address: '127.0.0.1', now }));
      }
    });
    const kept = await store.database.select().from(failedLookups);
    assert.equal(kept.length, LOOKUP_LIMITS.people, 'one read again counts once');
    const answer = await person('9900000002');
    assert.equal(answer.status, 429);
    assert.equal(answer.headers['retry-after'], String(LOOKUP_LIMITS.window / 1_000));
    assert.match(problemOf(answer).detail ?? '', /nhiều người/);
    assert.equal(statusOf(await person('1234567890')), 429, 'also of nobody');
    assert.equal(statusOf(await ask('9900000101', 'HEALTH_INSURANCE')), 429);
    assert.equal(statusOf(await person('9900000001')), 200);
    assert.equal(statusOf(await ask('990001')), 200, 'a fine is no person');
    endpoint.setTime(new Date(now.getTime() + LOOKUP_LIMITS.window));
    assert.equal(statusOf(await person('9900000002')), 200);
  });

  test('are remembered without the number', async () => {
    await ask('1234567890', 'SOCIAL_INSURANCE');
    await ask('9900000001', 'SOCIAL_INSURANCE');
    const kept = JSON.stringify([
      await store.database.select().from(failedLookups),
      await store.database.select({ name: secrets.name }).from(secrets),
    ]);
    assert.ok(!kept.includes('1234567890') && !kept.includes('9900000001'));
  });
});
