import assert from 'node:assert/strict';
import { beforeEach, describe, test } from 'node:test';
import { eq } from 'drizzle-orm';
import { workingCalendar } from '../../endpoint/catalogue/holidays.ts';
import { dossiers } from '../../endpoint/db/schema/dossiers.ts';
import { dossierEvents } from '../../endpoint/db/schema/following.ts';
import type { Move } from '../../endpoint/dossiers/move.ts';
import { MoveError } from '../../endpoint/dossiers/move.ts';
import { moveDossier } from '../../endpoint/dossiers/moves.ts';
import { isPossible } from '../../endpoint/dossiers/transitions.ts';
import { addWorkingTime } from '../../src/domain/working-time.ts';
import { file, FRIDAY, ownSubmission, receiptOf, smallForm, startFiling } from './filing-support.ts';
import { applicant, ask, fileOne, MORE, moveAt, progressOf, standing, text } from './following-support.ts';
import { rawRequest } from './support.ts';

const endpoint = await startFiling();
const { url, store } = endpoint;

beforeEach(async () => {
  endpoint.setTime(FRIDAY);
  await rawRequest(`${url}/sandbox/reset`, { method: 'POST' });
});

const at = (time: string) => `2026-11-${time}:00+07:00`;
const desk = {
  department: text('Bộ phận Một cửa', 'One-stop desk'),
  officer: text('Trần Thị Thí Dụ'),
  title: text('Công chức tiếp nhận', 'Reception officer'),
};
const results = [
  { name: text('Giấy mẫu', 'Sample'), type: 'application/pdf', bytes: Buffer.from('%PDF-1.7 mẫu') },
];

/** One of each move, as it may be ordered. */
const MOVES: Readonly<Record<Move['kind'], Move>> = {
  accept: { kind: 'accept' },
  refuse: { kind: 'refuse', reasons: [text('Sai nơi nhận.')], advice: [text('Nộp tại nơi cư trú.')] },
  process: { kind: 'process', department: text('Phòng Hộ tịch'), what: text('Đang đối chiếu.') },
  askForPapers: MORE,
  askForPayment: { kind: 'askForPayment', reasons: [text('Cần nộp lệ phí.')] },
  paid: { kind: 'paid' },
  money: { kind: 'money', what: text('Đã nhận lệ phí.') },
  stop: { kind: 'stop', reasons: [text('Không bổ sung.')], advice: [text('Nộp lại.')] },
  finish: { kind: 'finish', results },
  ship: { kind: 'ship', carrier: text('Bưu điện'), number: 'VN000000001' },
  shipmentEvent: { kind: 'shipmentEvent', what: text('Đang phát.') },
  return: { kind: 'return' },
  extend: { kind: 'extend', dueAt: new Date(at('30T17:00')), reason: text('Cần xác minh.') },
  enter: { kind: 'enter', status: { code: '11', label: text('Chờ xác minh') }, what: text('Gửi xác minh.') },
  supplement: { kind: 'supplement' },
  withdraw: { kind: 'withdraw' },
};

/** How to get a dossier into each state. */
const WAYS: Readonly<Record<string, readonly Move['kind'][]>> = {
  1: [],
  2: ['accept'],
  3: ['refuse'],
  4: ['accept', 'process'],
  5: ['accept', 'askForPapers'],
  6: ['accept', 'askForPayment'],
  7: ['withdraw'],
  8: ['accept', 'stop'],
  9: ['accept', 'finish'],
  10: ['accept', 'finish', 'return'],
  11: ['accept', 'enter'],
};

const ALLOWED: Readonly<Record<string, readonly Move['kind'][]>> = {
  1: ['accept', 'refuse', 'withdraw'],
  2: ['process', 'askForPapers', 'askForPayment', 'stop', 'finish', 'extend', 'enter', 'withdraw'],
  4: ['process', 'askForPapers', 'askForPayment', 'stop', 'finish', 'extend', 'enter', 'withdraw'],
  5: ['stop', 'supplement', 'withdraw'],
  6: ['paid', 'stop', 'withdraw'],
  9: ['ship', 'return'],
  11: ['process', 'askForPapers', 'askForPayment', 'stop', 'finish', 'extend', 'enter'],
};

describe('from each state', () => {
  for (const [status, way] of Object.entries(WAYS))
    test(`${status}: only what may follow it`, async () => {
      const ticket = await fileOne(url);
      const { code } = ticket;
      for (const kind of way) await moveAt(endpoint, code, MOVES[kind], at('20T10:00'));
      const before = await progressOf(url, ticket);
      assert.equal(before.status.code, status);
      assert.equal(before.version, way.length + 1);
      const refused = new Set<string>();
      for (const move of Object.values(MOVES)) {
        // Each is tried, and undone where it was possible.
        const tried = store.database.transaction(async (transaction) => {
          await moveDossier(transaction, { code, move, by: desk, now: new Date(at('20T11:00')) });
          transaction.rollback();
        });
        const error: unknown = await tried.catch((reason: unknown) => reason);
        if (error instanceof MoveError) refused.add(move.kind);
        assert.equal(isPossible(move.kind, status) || refused.has(move.kind), true, move.kind);
      }
      const possible = Object.keys(MOVES).filter((kind) => !refused.has(kind));
      assert.deepEqual(possible.toSorted(), ['money', ...(ALLOWED[status] ?? [])].toSorted());
      assert.deepEqual(await progressOf(url, ticket), before);
    });

  test('nothing happens to a dossier there is not', async () => {
    await assert.rejects(moveAt(endpoint, 'H26-261120-9999', MOVES.accept, at('20T10:00')), MoveError);
  });
});

describe('the timeline', () => {
  test('has one row for each version, newest first, with who did what', async () => {
    const ticket = await fileOne(url);
    await moveAt(endpoint, ticket.code, MOVES.accept, at('20T10:00'), desk);
    await moveAt(endpoint, ticket.code, MOVES.process, at('20T10:30'));
    const { timeline, holder, version } = await progressOf(url, ticket, { 'Accept-Language': 'en' });
    assert.equal(version, 3);
    assert.deepEqual(timeline, [
      {
        id: '3',
        at: at('20T10:30'),
        status: { code: '4', label: 'Being processed' },
        what: 'Đang đối chiếu.',
        department: 'Phòng Hộ tịch',
      },
      {
        id: '2',
        at: at('20T10:00'),
        status: { code: '2', label: 'Received' },
        what: 'The application was received.',
        department: 'One-stop desk',
        officer: 'Trần Thị Thí Dụ',
        title: 'Reception officer',
      },
      {
        id: '1',
        at: FRIDAY,
        status: { code: '1', label: 'Newly filed' },
        what: 'The application was sent.',
      },
    ]);
    assert.equal(holder.department, 'Phòng Hộ tịch');
  });

  test('has no gap and no double when many move at once', async () => {
    const { code } = await fileOne(url);
    await moveAt(endpoint, code, MOVES.accept, at('20T10:00'));
    const moved = await Promise.all(
      Array.from({ length: 8 }, () => moveAt(endpoint, code, MOVES.process, at('20T10:30'))),
    );
    assert.deepEqual(
      moved.toSorted((a, b) => a - b),
      [3, 4, 5, 6, 7, 8, 9, 10],
    );
    const rows = await store.database.select().from(dossierEvents).where(eq(dossierEvents.dossier, code));
    assert.equal(rows.length, 10);
  });

  test('is told to whoever listens, with the version, and only of what was done', async () => {
    const heard: string[] = [];
    let enough = () => {};
    const all = new Promise<void>((resolve) => {
      enough = resolve;
    });
    const stop = await store.listen('dvc_dossier', (payload) => {
      if (payload !== undefined) heard.push(payload);
      if (heard.length === 3) enough();
    });
    const { code } = await fileOne(url);
    await moveAt(endpoint, code, MOVES.accept, at('20T10:00'));
    await assert.rejects(moveAt(endpoint, code, MOVES.paid, at('20T10:00')));
    await moveAt(endpoint, code, MOVES.process, at('20T10:30'));
    await all;
    await stop();
    assert.deepEqual(heard, [`${code} 1`, `${code} 2`, `${code} 3`]);
  });
});

describe('the clock', () => {
  const kept = async (code: string) => {
    const [row] = await store.database.select().from(dossiers).where(eq(dossiers.code, code));
    assert.ok(row);
    return row;
  };

  test('begins when the receipt says, however late the office opens the dossier', async () => {
    const ticket = await fileOne(url);
    assert.equal((await progressOf(url, ticket)).receivedAt, undefined);
    await moveAt(endpoint, ticket.code, MOVES.accept, at('23T16:00'));
    const { receivedAt, deadline } = await progressOf(url, ticket);
    assert.equal(receivedAt, ticket.receivedAt);
    assert.equal(deadline.dueAt, ticket.dueAt);
    assert.deepEqual(deadline.changes, []);
  });

  // Working time is 7:00–11:30 and 13:30–17:00; 24 November and weekends do not count. Due: Thursday 26, 9:30.
  for (const [asked, answered, due, why] of [
    ['20T10:00', '20T10:45', '26T10:15', 'three quarters of an hour'],
    ['20T11:00', '20T14:00', '26T10:30', 'half an hour before noon and half an hour after it'],
    ['20T16:30', '23T07:15', '26T10:15', 'over a weekend'],
    ['20T10:00', '23T10:00', '27T09:30', 'a whole working day'],
    ['23T16:00', '25T08:00', '26T11:30', 'over the holiday of 24 November'],
    ['21T10:00', '22T10:00', '26T09:30', 'on a Saturday and Sunday: nothing'],
  ] as const)
    for (const [ask, end] of [
      ['askForPapers', 'supplement'],
      ['askForPayment', 'paid'],
    ] as const)
      test(`moves by exactly the working time awaited: ${ask}, ${why}`, async () => {
        const { code } = await fileOne(url);
        await moveAt(endpoint, code, MOVES.accept, at('20T09:45'));
        await moveAt(endpoint, code, MOVES[ask], at(asked));
        endpoint.setTime(at(asked));
        const waiting = await standing(url, code);
        assert.equal(waiting.deadline.standing.code, 'PAUSED');
        assert.equal(waiting.deadline.pausedSince, at(asked));
        assert.equal(waiting.deadline.dueAt, at('26T09:30'));
        await moveAt(endpoint, code, MOVES[end], at(answered));
        endpoint.setTime(at(answered));
        const { deadline } = await standing(url, code);
        assert.equal(deadline.dueAt, at(due));
        assert.equal(deadline.pausedSince, undefined);
        const moved = due !== '26T09:30';
        assert.equal(deadline.changes.length, moved ? 1 : 0);
        if (moved) {
          assert.equal(deadline.changes[0]?.before, at('26T09:30'));
          assert.equal(deadline.changes[0].after, deadline.dueAt);
          assert.match(deadline.changes[0].reason, /không tính vào thời hạn/);
        }
        assert.equal((await kept(code)).originalDueAt?.toISOString(), '2026-11-26T02:30:00.000Z');
      });

  test('adds every pause, one behind the other', async () => {
    const { code } = await fileOne(url);
    await moveAt(endpoint, code, MOVES.accept, at('20T09:45'));
    const calendar = await workingCalendar(2026);
    let due = new Date(at('26T09:30'));
    for (const [from, to, minutes] of [
      ['20T10:00', '20T10:20', 20],
      ['20T14:00', '20T15:30', 90],
      ['23T07:00', '23T11:30', 270],
    ] as const) {
      await moveAt(endpoint, code, MOVES.askForPapers, at(from));
      await moveAt(endpoint, code, MOVES.supplement, at(to));
      due = addWorkingTime(due, minutes * 60_000, calendar);
      assert.equal((await kept(code)).dueAt?.toISOString(), due.toISOString());
    }
    assert.equal((await kept(code)).dueChanges.length, 3);
  });

  test('is set anew with a reason', async () => {
    const ticket = await fileOne(url);
    await moveAt(endpoint, ticket.code, MOVES.accept, at('20T10:00'));
    await moveAt(endpoint, ticket.code, MOVES.extend, at('20T10:30'));
    const { deadline, status } = await progressOf(url, ticket);
    assert.equal(status.code, '2');
    const change = { at: at('20T10:30'), before: at('26T09:30'), after: at('30T17:00') };
    assert.deepEqual(deadline.changes, [{ ...change, reason: 'Cần xác minh.' }]);
    assert.equal(deadline.dueAt, at('30T17:00'));
  });

  test('stands against the due time in seven ways', async () => {
    const seen: Record<string, string> = {};
    for (const [name, way, now] of [
      ['running', ['accept'], '26T16:00'],
      ['overdue', ['accept'], '27T08:00'],
      ['paused', ['accept', 'askForPapers'], '27T08:00'],
    ] as const) {
      const { code } = await fileOne(url);
      for (const kind of way) await moveAt(endpoint, code, MOVES[kind], at('20T10:00'));
      endpoint.setTime(at(now));
      const { standing: stands, workingDaysLeft } = (await standing(url, code)).deadline;
      seen[name] = `${stands.code} ${stands.label} ${workingDaysLeft}`;
      endpoint.setTime(FRIDAY);
    }
    for (const day of ['25', '26', '27']) {
      const ticket = await fileOne(url);
      await moveAt(endpoint, ticket.code, MOVES.accept, at('20T10:00'));
      await moveAt(endpoint, ticket.code, MOVES.finish, at(`${day}T16:00`));
      const { deadline, calendar } = await progressOf(url, ticket);
      seen[day] = `${deadline.standing.code} ${deadline.standing.label}`;
      assert.equal(deadline.workingDaysLeft, undefined);
      // By how many days it was late is counted by whoever shows it.
      assert.equal(calendar !== undefined, day === '27');
    }
    assert.deepEqual(seen, {
      running: 'RUNNING Còn hạn 0',
      overdue: 'OVERDUE Quá hạn -1',
      paused: 'PAUSED Tạm dừng tính thời hạn -1',
      25: 'EARLY Trước hạn',
      26: 'ON_TIME Đúng hạn',
      27: 'LATE Trễ hạn',
    });
  });

  test('says nothing where there is no time limit', async () => {
    const free = await startFiling({ forms: [{ ...smallForm(), processing: undefined }] });
    const ticket = await fileOne(free.url);
    await moveAt(free, ticket.code, MOVES.accept, at('20T10:00'));
    await moveAt(free, ticket.code, MOVES.askForPapers, at('20T10:00'));
    await moveAt(free, ticket.code, MOVES.supplement, at('23T10:00'));
    const { deadline, calendar } = await progressOf(free.url, ticket);
    assert.deepEqual(deadline, {
      standing: { code: 'NONE', label: 'Không quy định thời hạn' },
      changes: [],
    });
    assert.equal(calendar, undefined);
  });
});

describe('what people are told', () => {
  const told = async (way: readonly Move[], changes: object = {}) => {
    const ticket = await fileOne(url, changes);
    for (const move of way) await moveAt(endpoint, ticket.code, move, at('20T10:00'));
    return { ticket, progress: await progressOf(url, ticket, { 'Accept-Language': 'en' }) };
  };

  test('a refusal and a stop, with reasons and advice', async () => {
    const refused = (await told([MOVES.refuse])).progress;
    assert.deepEqual([refused.reasons, refused.advice], [['Sai nơi nhận.'], ['Nộp tại nơi cư trú.']]);
    assert.equal(refused.finishedAt, at('20T10:00'));
    const stopped = (await told([MOVES.accept, MOVES.askForPapers, MOVES.stop])).progress;
    assert.deepEqual(stopped.reasons, ['Không bổ sung.']);
    assert.equal(stopped.supplement, undefined);
    assert.equal(stopped.deadline.pausedSince, undefined);
  });

  test('reasons go with the state they were given for', async () => {
    const { progress } = await told([MOVES.accept, MOVES.askForPapers, MOVES.supplement]);
    assert.deepEqual([progress.reasons, progress.status.code], [[], '4']);
  });

  test('what may stay unanswered is not named as needed', async () => {
    const { schema } = MORE;
    const optional = { ...MORE, schema: { ...schema, required: [] } };
    const { progress } = await told([MOVES.accept, optional]);
    assert.deepEqual(progress.supplement?.asks, ['A clear photo']);
  });

  test('what is asked for, one name each', async () => {
    const until = new Date(at('30T17:00'));
    const { progress } = await told([MOVES.accept, { ...MORE, until }]);
    const { id, ...supplement } = progress.supplement ?? { id: '' };
    assert.match(id, /^[\da-f-]{36}$/);
    assert.deepEqual(supplement, {
      requestedAt: at('20T10:00'),
      until: at('30T17:00'),
      asks: ['A clear photo', 'Message'],
    });
    assert.deepEqual(progress.reasons, ['The photo is blurred.']);
  });

  test('what is to be paid, labelled in the language asked for', async () => {
    const ticket = await fileOne(url, {
      answers: { applicant, copies: 2 },
    });
    await moveAt(endpoint, ticket.code, MOVES.accept, at('20T10:00'));
    await moveAt(endpoint, ticket.code, MOVES.askForPayment, at('20T10:00'));
    const { payment } = await progressOf(url, ticket, { 'Accept-Language': 'en' });
    const line = { id: 'copies', label: 'Copies', type: { code: 'FEE', label: 'Fee' } };
    assert.deepEqual(payment, {
      lines: [{ ...line, amount: 8_000, quantity: 2, total: 16_000 }],
      total: 16_000,
    });
    await moveAt(endpoint, ticket.code, MOVES.paid, at('20T10:30'));
    assert.equal((await progressOf(url, ticket)).payment, undefined);
  });

  test('where the result waits, until it is handed over', async () => {
    const { ticket, progress } = await told([MOVES.accept, MOVES.finish]);
    assert.match(progress.collection?.place ?? '', /^One-stop desk, People’s Committee/);
    assert.equal((progress.collection?.bring.length ?? 0) > 0, true);
    await moveAt(endpoint, ticket.code, MOVES.return, at('23T10:00'));
    const { collection, finishedAt, status } = await progressOf(url, ticket);
    assert.deepEqual([collection, finishedAt, status.code], [undefined, at('20T10:00'), '10']);
  });

  test('that a paper has to be fetched although a copy comes over the line', async () => {
    const own = await startFiling({ ownForms: true });
    const ticket = receiptOf(await file(own.url, await ownSubmission(own.url, '1.000894')));
    const submission = await ownSubmission(own.url, '1.000894');
    const both = receiptOf(await file(own.url, { ...submission, delivery: { id: 'DESK_ONLINE' } }));
    for (const { code, trackingToken } of [ticket, both]) {
      await moveAt(own, code, MOVES.accept, at('20T10:00'));
      await moveAt(own, code, MOVES.finish, at('20T10:00'));
      const { collection } = await progressOf(own.url, { code, trackingToken });
      assert.match(collection?.place ?? '', /^Bộ phận Một cửa, Ủy ban nhân dân/);
    }
  });

  test('the parcel on its way', async () => {
    const delivery = {
      id: 'POST',
      recipient: 'Nguyễn Văn Mẫu',
      phone: '0912345678',
      address: { province: '01', ward: '00004', detail: 'Số 1 phố Thí Dụ' },
    };
    const { progress } = await told(
      [MOVES.accept, MOVES.finish, MOVES.ship, { ...MOVES.shipmentEvent, place: text('Hà Nội') } as Move],
      { delivery },
    );
    assert.equal(progress.collection, undefined);
    assert.deepEqual(progress.shipment, {
      carrier: 'Bưu điện',
      number: 'VN000000001',
      events: [{ at: at('20T10:00'), what: 'Đang phát.', place: 'Hà Nội' }],
    });
  });

  test('a state nobody has heard of, by its own label, and a state within the state', async () => {
    const { ticket, progress } = await told([MOVES.accept, MOVES.enter]);
    assert.deepEqual(progress.status, { code: '11', label: 'Chờ xác minh' });
    assert.deepEqual(progress.timeline[0]?.status, progress.status);
    assert.equal(progress.withdrawable, false);
    const localStatus = { code: 'HT-03', label: text('Chờ ký', 'To be signed') };
    await moveAt(endpoint, ticket.code, { ...MOVES.process, localStatus } as Move, at('20T10:00'));
    const next = await progressOf(url, ticket);
    assert.deepEqual([next.status.code, next.localStatus], ['4', { code: 'HT-03', label: 'Chờ ký' }]);
  });

  test('nothing of what was filed, and no name of who filed it', async () => {
    const { ticket } = await told([MOVES.accept, MOVES.process, MOVES.finish]);
    const { text: body } = await ask(url, ticket);
    for (const secret of ['Nguyễn Văn Mẫu', '1990', '001090000123', '0912345678', 'Thí Dụ 1'])
      assert.equal(body.includes(secret), false, secret);
  });

  test('questions that contradict themselves are not asked', async () => {
    const { code } = await fileOne(url);
    await moveAt(endpoint, code, MOVES.accept, at('20T10:00'));
    const wrong = { ...MORE, fields: [{ ...MORE.fields[0], pointer: '/other' }] };
    await assert.rejects(moveAt(endpoint, code, wrong, at('20T10:00')), /no answer \/other/);
  });
});
