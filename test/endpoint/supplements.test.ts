import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { beforeEach, describe, test } from 'node:test';
import { eq } from 'drizzle-orm';
import { dossiers } from '../../endpoint/db/schema/dossiers.ts';
import { dossierEvents, dossierSupplements } from '../../endpoint/db/schema/following.ts';
import { uploads } from '../../endpoint/db/schema/uploads.ts';
import type { DossierProgress, DossierReceipt, SupplementForm } from '../../src/contract/index.ts';
import { FRIDAY, problemOf, refusedPlaces, startFiling, upload } from './filing-support.ts';
import {
  ask,
  fileOne,
  foundOf,
  lookUp,
  MORE,
  moveAt,
  progressOf,
  send,
  standing,
  text,
} from './following-support.ts';
import { type Answer, rawRequest } from './support.ts';

const endpoint = await startFiling();
const { url, store } = endpoint;
const ASKED = '2026-11-20T10:00:00+07:00';
const ANSWERED = '2026-11-20T10:45:00+07:00';

beforeEach(async () => {
  endpoint.setTime(FRIDAY);
  await rawRequest(`${url}/sandbox/reset`, { method: 'POST' });
});

async function waiting(more: object = {}): Promise<DossierReceipt> {
  const receipt = await fileOne(url);
  await moveAt(endpoint, receipt.code, { kind: 'accept' }, FRIDAY);
  await moveAt(endpoint, receipt.code, { ...MORE, ...more }, ASKED);
  endpoint.setTime(ANSWERED);
  return receipt;
}

async function formOf(ticket: DossierReceipt, language = 'vi'): Promise<SupplementForm> {
  const answer = await ask(url, ticket, '/supplement-form', { 'Accept-Language': language });
  assert.equal(answer.status, 200, answer.text);
  return JSON.parse(answer.text) as SupplementForm;
}

async function bodyFor(ticket: DossierReceipt, changes: object = {}) {
  const draft = randomUUID();
  return {
    request: (await formOf(ticket)).id,
    draft,
    answers: { note: 'Đã chụp lại.' },
    documents: [{ id: 'clear-copy', uploads: [await upload(url, draft)] }],
    ...changes,
  };
}

const supplement = (ticket: DossierReceipt, body: object, options: { key?: string } = {}) =>
  send(url, ticket, '/supplements', body, options);
const withdraw = (ticket: DossierReceipt, body: object = {}, options: { key?: string } = {}) =>
  send(url, ticket, '/withdrawal', body, options);
const made = (answer: Answer): DossierProgress => {
  assert.equal(answer.status, 201, answer.text);
  return JSON.parse(answer.text) as DossierProgress;
};
const typeOf = (answer: Answer) => problemOf(answer).type?.replace('urn:dvc:problem:', '');

async function eventsOf(code: string): Promise<string[]> {
  const rows = await store.database
    .select()
    .from(dossierEvents)
    .where(eq(dossierEvents.dossier, code))
    .orderBy(dossierEvents.version);
  return rows.map(({ move }) => move);
}

describe('what is asked for', () => {
  test('comes as a form, in the language asked for', async () => {
    const ticket = await waiting({ until: new Date('2026-12-04T17:00:00+07:00') });
    const { id, ...form } = await formOf(ticket, 'en');
    assert.equal(id, (await progressOf(url, ticket)).supplement?.id);
    assert.deepEqual(form, {
      requestedAt: ASKED,
      until: '2026-12-04T17:00:00+07:00',
      reasons: ['The photo is blurred.'],
      fields: [{ pointer: '/note', label: 'Message', kind: 'longText' }],
      schema: MORE.schema,
      documents: [{ ...MORE.documents[0], name: 'A clear photo' }],
    });
    const { headers } = await ask(url, ticket, '/supplement-form');
    assert.equal(headers['cache-control'], 'private, no-cache');
    const again = { 'If-None-Match': String(headers['etag']) };
    assert.equal((await ask(url, ticket, '/supplement-form', again)).status, 304);
  });

  test('has fields of items by pointers from the item', async () => {
    const fields = [
      {
        pointer: '/members',
        label: text('Thành viên'),
        kind: 'group',
        fields: [{ pointer: './name', label: text('Họ và tên'), kind: 'personName' }],
      },
    ];
    const item = { type: 'object', properties: { name: { type: 'string', maxLength: 50 } } };
    const schema = { type: 'object', properties: { members: { type: 'array', maxItems: 3, items: item } } };
    const { fields: [group] = [] } = await formOf(await waiting({ fields, schema }));
    assert.equal(group?.fields?.[0]?.pointer, '/name');
  });

  test('is nothing when nothing is awaited', async () => {
    const ticket = await fileOne(url);
    assert.equal(typeOf(await ask(url, ticket, '/supplement-form')), 'supplement-not-awaited');
    const body = { request: randomUUID(), draft: randomUUID(), answers: {}, documents: [] };
    assert.equal(typeOf(await supplement(ticket, body)), 'supplement-not-awaited');
  });
});

describe('a supplement', () => {
  test('is kept, with its files, and the clock runs on', async () => {
    const ticket = await waiting();
    const body = await bodyFor(ticket);
    const progress = made(await supplement(ticket, body));
    assert.deepEqual(
      [progress.status.code, progress.version, progress.supplement, progress.reasons],
      ['4', 4, undefined, []],
    );
    assert.equal(progress.deadline.dueAt, '2026-11-26T10:15:00+07:00');
    assert.equal(progress.deadline.standing.code, 'RUNNING');
    assert.equal(progress.timeline[0]?.what, 'Đã nhận giấy tờ, thông tin bổ sung.');
    const [kept] = await store.database.select().from(dossierSupplements);
    assert.deepEqual(kept?.answers, { note: 'Đã chụp lại.' });
    assert.deepEqual(kept.documents, body.documents);
    assert.equal(kept.answeredAt?.toISOString(), new Date(ANSWERED).toISOString());
    const [file] = await store.database.select().from(uploads);
    assert.equal(file?.claimedBy, ticket.code);
    assert.equal((await store.database.select().from(dossiers))[0]?.uploads, 1);
    assert.equal(JSON.stringify(progress).includes('Đã chụp lại'), false);
  });

  test('that is sent again gets the first answer again, and nothing happens twice', async () => {
    const ticket = await waiting();
    const [body, key] = [await bodyFor(ticket), randomUUID()];
    const first = await supplement(ticket, body, { key });
    await moveAt(endpoint, ticket.code, { kind: 'finish', results: [] }, ANSWERED);
    const again = await supplement(ticket, body, { key });
    assert.equal(again.text, first.text);
    assert.equal(again.status, 201);
    assert.deepEqual(await eventsOf(ticket.code), ['file', 'accept', 'askForPapers', 'supplement', 'finish']);
    const other = await supplement(ticket, { ...body, answers: { note: 'Khác' } }, { key });
    assert.equal(typeOf(other), 'idempotency-key-reused');
  });

  test('that is sent many times at once counts once, under one key and under many', async () => {
    const ticket = await waiting();
    const [body, key] = [await bodyFor(ticket), randomUUID()];
    const answers = await Promise.all([
      ...Array.from({ length: 5 }, () => supplement(ticket, body, { key })),
      ...Array.from({ length: 5 }, () => supplement(ticket, body)),
    ]);
    const others = answers.filter(({ status }) => status !== 201).map(typeOf);
    assert.deepEqual(
      others.filter((type) => type !== 'supplement-not-awaited' && type !== 'request-in-progress'),
      [],
    );
    assert.deepEqual(await eventsOf(ticket.code), ['file', 'accept', 'askForPapers', 'supplement']);
    assert.equal((await progressOf(url, ticket)).deadline.changes.length, 1);
  });

  test('under the key of another dossier is another request', async () => {
    const [one, other] = [await waiting(), await waiting()];
    const key = randomUUID();
    made(await withdraw(one, {}, { key }));
    assert.equal(typeOf(await withdraw(other, {}, { key })), 'idempotency-key-reused');
    assert.equal((await progressOf(url, other)).status.code, '5');
  });

  test('hears everything at once that keeps it from being taken', async () => {
    const ticket = await waiting();
    const body = await bodyFor(ticket, { answers: { note: 'x'.repeat(51) }, documents: [] });
    const answer = await supplement(ticket, body);
    assert.equal(typeOf(answer), 'dossier-refused');
    assert.deepEqual(refusedPlaces(answer), ['/answers/note', '/documents/clear-copy']);
    const missing = await supplement(ticket, { ...body, answers: {} });
    assert.deepEqual(refusedPlaces(missing), ['/answers/note', '/documents/clear-copy']);
    assert.deepEqual(await eventsOf(ticket.code), ['file', 'accept', 'askForPapers']);
    made(await supplement(ticket, await bodyFor(ticket)));
  });

  test('takes files of its own draft only, and each once', async () => {
    const ticket = await waiting();
    const body = await bodyFor(ticket);
    const [paper] = body.documents;
    const foreign = await supplement(ticket, { ...body, draft: randomUUID() });
    assert.deepEqual(refusedPlaces(foreign), ['/documents/0']);
    made(await supplement(ticket, body));
    await moveAt(endpoint, ticket.code, MORE, ANSWERED);
    const again = await supplement(ticket, await bodyFor(ticket, { draft: body.draft, documents: [paper] }));
    assert.deepEqual(refusedPlaces(again), ['/documents/0']);
  });

  test('is held against its own request: an older one is not answered any more', async () => {
    const ticket = await waiting();
    const old = await bodyFor(ticket);
    made(await supplement(ticket, old));
    await moveAt(endpoint, ticket.code, MORE, ANSWERED);
    const draft = randomUUID();
    const documents = [{ id: 'clear-copy', uploads: [await upload(url, draft)] }];
    const answer = await supplement(ticket, { ...old, draft, documents });
    assert.equal(typeOf(answer), 'supplement-not-awaited');
    made(await supplement(ticket, await bodyFor(ticket)));
    assert.equal((await store.database.select().from(dossiers))[0]?.uploads, 2);
  });

  test('has addresses of today', async () => {
    const part = (pattern: string) => ({ type: 'string', pattern });
    const home = {
      type: 'object',
      properties: {
        province: part(String.raw`^\d{2}$`),
        ward: part(String.raw`^\d{5}$`),
        detail: { type: 'string', maxLength: 50 },
      },
    };
    const ticket = await waiting({
      fields: [{ pointer: '/home', label: text('Nơi ở'), kind: 'address' }],
      schema: { type: 'object', properties: { home } },
      documents: [],
    });
    const address = { province: '01', ward: '99999', detail: 'Số 1 phố Thí Dụ' };
    const wrong = await bodyFor(ticket, { answers: { home: address }, documents: [] });
    assert.deepEqual(refusedPlaces(await supplement(ticket, wrong)), ['/answers/home/ward']);
    made(await supplement(ticket, { ...wrong, answers: { home: { ...address, ward: '00004' } } }));
  });

  test('needs the token of the dossier, a key and a body', async () => {
    const [ticket, other] = [await waiting(), await fileOne(url)];
    const body = await bodyFor(ticket);
    const wrongToken = { ...ticket, trackingToken: other.trackingToken };
    assert.equal((await supplement(wrongToken, body)).status, 401);
    assert.equal(typeOf(await supplement(ticket, body, { key: 'short' })), 'idempotency-key-missing');
    const empty = await supplement(ticket, {});
    assert.equal(empty.status, 400);
    const noDraft = await supplement(ticket, { ...body, draft: 'x' });
    assert.deepEqual(refusedPlaces(noDraft), ['/draft']);
  });

  test('answered before but heard of only with a new token', async () => {
    const ticket = await waiting();
    const [body, key] = [await bodyFor(ticket), randomUUID()];
    const first = made(await supplement(ticket, body, { key }));
    endpoint.setTime('2026-11-21T10:45:00+07:00');
    assert.equal((await supplement(ticket, body, { key })).status, 401);
    const { trackingToken } = foundOf(await lookUp(url, ticket.code));
    assert.deepEqual(made(await supplement({ ...ticket, trackingToken }, body, { key })), first);
  });
});

describe('a withdrawal', () => {
  for (const [status, moves] of [
    ['1', []],
    ['2', [{ kind: 'accept' }]],
    ['4', [{ kind: 'accept' }, { kind: 'process', department: text('Phòng'), what: text('Đang xem.') }]],
    ['5', [{ kind: 'accept' }, MORE]],
    ['6', [{ kind: 'accept' }, { kind: 'askForPayment', reasons: [] }]],
  ] as const)
    test(`is possible in state ${status}, and ends the dossier`, async () => {
      const ticket = await fileOne(url);
      for (const move of moves) await moveAt(endpoint, ticket.code, move, FRIDAY);
      assert.equal((await progressOf(url, ticket)).withdrawable, true);
      const reason = 'Nộp nhầm nơi tiếp nhận.';
      const progress = made(await withdraw(ticket, { reason }));
      assert.deepEqual(
        [progress.status.code, progress.finishedAt, progress.deadline.pausedSince, progress.withdrawable],
        ['7', FRIDAY, undefined, false],
      );
      assert.equal(JSON.stringify(progress).includes(reason), false);
      assert.equal((await store.database.select().from(dossiers))[0]?.withdrawalReason, reason);
    });

  for (const [status, moves] of [
    ['3', [{ kind: 'refuse', reasons: [], advice: [] }]],
    ['8', [{ kind: 'accept' }, { kind: 'stop', reasons: [], advice: [] }]],
    ['9', [{ kind: 'accept' }, { kind: 'finish', results: [] }]],
    ['10', [{ kind: 'accept' }, { kind: 'finish', results: [] }, { kind: 'return' }]],
  ] as const)
    test(`is too late in state ${status}`, async () => {
      const ticket = await fileOne(url);
      for (const move of moves) await moveAt(endpoint, ticket.code, move, FRIDAY);
      assert.equal(typeOf(await withdraw(ticket)), 'withdrawal-not-possible');
      assert.equal((await progressOf(url, ticket)).withdrawable, false);
    });

  test('many times at once happens once', async () => {
    const ticket = await fileOne(url);
    const key = randomUUID();
    await Promise.all([
      ...Array.from({ length: 5 }, () => withdraw(ticket, {}, { key })),
      ...Array.from({ length: 5 }, () => withdraw(ticket)),
    ]);
    assert.deepEqual(await eventsOf(ticket.code), ['file', 'withdraw']);
    const { status } = await standing(url, ticket.code);
    assert.equal(status.code, '7');
  });

  test('and a supplement at the same moment: one of the two', async () => {
    const ticket = await waiting();
    const body = await bodyFor(ticket);
    await Promise.all([supplement(ticket, body), withdraw(ticket)]);
    const events = (await eventsOf(ticket.code)).slice(3);
    // Supplemented first, it can still be withdrawn; withdrawn first, nothing is awaited any more.
    assert.equal(['withdraw', 'supplement withdraw'].includes(events.join(' ')), true, events.join(' '));
  });

  test('has a reason that is not too long', async () => {
    const ticket = await fileOne(url);
    assert.deepEqual(refusedPlaces(await withdraw(ticket, { reason: 'x'.repeat(501) })), ['/reason']);
    made(await withdraw(ticket));
  });
});

describe('a document of the result', () => {
  const bytes = Buffer.from('%PDF-1.7 mẫu');
  const name = text('Giấy khai sinh (bản chính)', 'Birth certificate');

  async function finished(): Promise<DossierReceipt> {
    const ticket = await fileOne(url);
    await moveAt(endpoint, ticket.code, { kind: 'accept' }, FRIDAY);
    const results = [{ name, type: 'application/pdf', bytes }];
    await moveAt(endpoint, ticket.code, { kind: 'finish', results }, FRIDAY);
    return ticket;
  }

  test('comes as it is, to be saved under its name', async () => {
    const ticket = await finished();
    const { results } = await progressOf(url, ticket);
    const { id = '', ...described } = results[0] ?? {};
    assert.deepEqual(described, { name: name.vi, type: 'application/pdf', size: bytes.length });
    const answer = await ask(url, ticket, `/results/${id}`, { 'Accept-Encoding': 'br' });
    assert.equal(answer.status, 200);
    assert.deepEqual(answer.body, bytes);
    assert.equal(answer.headers['content-type'], 'application/pdf');
    assert.equal(answer.headers['content-length'], String(bytes.length));
    assert.equal(answer.headers['x-content-type-options'], 'nosniff');
    assert.equal(answer.headers['cache-control'], 'private, no-store');
    assert.equal(
      answer.headers['content-disposition'],
      `attachment; filename="ket-qua.pdf"; filename*=UTF-8''Gi%E1%BA%A5y%20khai%20sinh%20%28b%E1%BA%A3n%20ch%C3%ADnh%29.pdf`,
    );
  });

  test('is given to nobody else', async () => {
    const [ticket, other] = [await finished(), await finished()];
    const id = (await progressOf(url, ticket)).results[0]?.id ?? '';
    assert.equal((await ask(url, other, `/results/${id}`)).status, 404);
    assert.equal((await ask(url, { ...other, code: ticket.code }, `/results/${id}`)).status, 401);
    for (const wrong of [randomUUID(), 'x', `${id}x`, encodeURIComponent("' or 1=1")])
      assert.equal((await ask(url, ticket, `/results/${wrong}`)).status, 404);
  });
});
