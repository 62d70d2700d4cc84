import assert from 'node:assert/strict';
import { beforeEach, describe, test } from 'node:test';
import type { DeskEntry } from '../../endpoint/simulation/desk/desk.ts';
import { nextStep, pathOf } from '../../endpoint/simulation/desk/paths.ts';
import { resultDocument } from '../../endpoint/simulation/desk/result-document.ts';
import type { DossierProgress } from '../../src/contract/dossier-progress.ts';
import { file, ownSubmission, receiptOf } from './filing-support.ts';
import { rawRequest, serverUrl, startForTest, temporaryFolder } from './support.ts';
import { Following, move } from './watch-support.ts';

const endpoint = await startForTest({ sandbox: true });
const { url } = endpoint;

interface DeskState {
  readonly speed: number;
  readonly dossiers: DeskEntry[];
}

const post = (path: string, body?: object) =>
  rawRequest(`${url}/sandbox${path}`, { method: 'POST', ...(body && { body: JSON.stringify(body) }) });

async function fileOne(code: string, delivery?: string) {
  const submission = await ownSubmission(url, code);
  const id = delivery ?? submission.delivery.id;
  return receiptOf(await file(url, { ...submission, delivery: { ...submission.delivery, id } }));
}

async function desk(): Promise<DeskState> {
  return JSON.parse((await rawRequest(`${url}/sandbox/desk`)).text) as DeskState;
}

async function progress(code: string, token: string): Promise<DossierProgress> {
  const { text } = await rawRequest(`${url}/dossiers/${code}`, {
    headers: { Authorization: `Bearer ${token}` },
  });
  return JSON.parse(text) as DossierProgress;
}

/** Step after step to the end; the kinds of the moves. */
async function walk(code: string): Promise<string[]> {
  const moves: string[] = [];
  for (;;) {
    const { status, text } = await post(`/dossiers/${code}/next`);
    if (status !== 200) return moves;
    moves.push((JSON.parse(text) as { move: string }).move);
  }
}

beforeEach(() => rawRequest(`${url}/sandbox/reset`, { method: 'POST' }));

describe('step by step', () => {
  test('a birth is registered and the certificate handed over', async () => {
    const { code, trackingToken } = await fileOne('1.001193');
    const [entry] = (await desk()).dossiers;
    assert.deepEqual(entry, { code, status: '1', version: 1, path: 'direct', next: 'accept', minutes: 30 });
    assert.deepEqual(await walk(code), [
      'accept',
      'askForPayment',
      'paid',
      'process',
      'process',
      'finish',
      'return',
    ]);
    const { status, results, timeline, version } = await progress(code, trackingToken);
    assert.equal(status.code, '10');
    assert.equal(version, 8);
    // Newest first: nobody is named who filed it.
    assert.deepEqual(
      timeline.map(({ officer }) => officer === undefined),
      [false, false, false, false, false, false, false, true],
    );
    const answer = await rawRequest(`${url}/dossiers/${code}/results/${results[0]?.id}`, {
      headers: { Authorization: `Bearer ${trackingToken}` },
    });
    assert.equal(answer.headers['content-type'], 'application/pdf');
    assert.ok(answer.text.startsWith('%PDF-1.4\n') && answer.text.endsWith('%%EOF\n'));
    assert.deepEqual((await desk()).dossiers, []);
  });

  test('a residence is registered by several departments, and the result goes by post', async () => {
    const { code, trackingToken } = await fileOne('1.004222', 'POST');
    const moves = await walk(code);
    assert.deepEqual(moves.slice(-5), ['finish', 'ship', 'shipmentEvent', 'shipmentEvent', 'return']);
    assert.equal(moves.filter((kind) => kind === 'process').length, 3);
    const { shipment, timeline, holder } = await progress(code, trackingToken);
    assert.deepEqual(
      shipment?.events.map(({ what }) => what),
      ['Bưu gửi đã được nhận.', 'Bưu gửi đang được phát.', 'Đã phát cho người nhận.'],
    );
    // The post carries the result; it does not hold the dossier.
    assert.equal(holder.department, 'Bộ phận văn thư');
    assert.ok(new Set(timeline.map(({ department }) => department)).size >= 5);
  });

  test('the way of a dossier is that of its number', () => {
    const of = (code: string) => pathOf({ code, procedureCode: '1.001193', total: 0, posted: false }).id;
    assert.deepEqual(['H26-261120-0001', 'H26-261120-0005', 'H26-261120-0009', 'H26-261120-0010'].map(of), [
      'direct',
      'papers',
      'refused',
      'stopped',
    ]);
  });

  test('a move made out of turn skips those before it', () => {
    const path = pathOf({ code: 'H26-261120-0001', procedureCode: '1.001193', total: 0, posted: false });
    assert.equal(nextStep(path, ['file', 'accept', 'finish'])?.move.kind, 'return');
    assert.equal(nextStep(path, ['file', 'accept', 'finish', 'return']), undefined);
  });

  test('who is waited for is not passed over', async () => {
    const { code } = await fileOne('1.001612');
    await post(`/dossiers/${code}/next`);
    await move(url, code, { kind: 'askForPapers' });
    const { status, text } = await post(`/dossiers/${code}/next`);
    assert.equal(status, 409);
    assert.match(text, /chờ người nộp bổ sung/);
    assert.equal((await desk()).dossiers[0]?.standstill, 'waits for the citizen');
  });
});

describe('an order', () => {
  test('that is not right is named by its place', async () => {
    const { code } = await fileOne('1.001612');
    const places = async (body: object) => {
      const { status, text } = await post(`/dossiers/${code}/move`, body);
      assert.equal(status, 400, text);
      return (JSON.parse(text) as { errors?: { pointer: string }[] }).errors?.map(({ pointer }) => pointer);
    };
    assert.deepEqual(await places({ kind: 'jump' }), ['/kind']);
    assert.deepEqual(await places({ kind: 'process', by: 'somebody' }), ['/by', '/what']);
    assert.deepEqual(await places({ kind: 'stop', reasons: [] }), ['/reasons']);
    assert.deepEqual(await places({ kind: 'accept', now: 1 }), ['']);
    assert.deepEqual(await places({ kind: 'supplement' }), ['/kind']);
    await post(`/dossiers/${code}/next`);
    const fields = [{ pointer: '/x', label: { vi: 'X', en: 'X' }, kind: 'text' }];
    assert.equal(await places({ kind: 'askForPapers', fields, schema: { type: 'object' } }), undefined);
  });

  test('that the state does not allow, or for nobody', async () => {
    const { code } = await fileOne('1.001612');
    assert.equal((await post(`/dossiers/${code}/move`, { kind: 'return' })).status, 409);
    assert.equal((await post('/dossiers/H26-261120-9999/move', { kind: 'accept' })).status, 404);
    assert.equal((await post('/dossiers/H26-261120-9999/next')).status, 404);
  });

  test('of every kind is carried out', async () => {
    const text = { vi: 'Lý do mẫu.', en: 'A sample reason.' };
    const { code, trackingToken } = await fileOne('1.001612');
    const orders = [
      { kind: 'accept' },
      { kind: 'process', what: text, by: 'specialist', localStatus: { code: 'X', label: text } },
      { kind: 'extend', dueAt: '2027-01-04T10:00:00+07:00', reason: text },
      { kind: 'enter', status: { code: '11', label: text }, what: text },
      { kind: 'askForPayment', reasons: [text], until: '2027-01-03T10:00:00+07:00' },
      { kind: 'paid' },
      { kind: 'finish', what: text },
      { kind: 'ship', carrier: text, number: 'EE1VN', url: 'https://a.example/EE1VN' },
      { kind: 'shipmentEvent', what: text, place: text },
      { kind: 'return', by: 'post' },
    ];
    for (const [index, order] of orders.entries()) assert.equal(await move(url, code, order), index + 2);
    assert.equal((await progress(code, trackingToken)).status.code, '10');
    const refused = (await fileOne('1.001612')).code;
    await move(url, refused, { kind: 'refuse', reasons: [text], advice: [text] });
  });
});

describe('by itself', () => {
  const setSpeed = (speed: unknown) =>
    rawRequest(`${url}/sandbox/desk`, { method: 'PUT', body: JSON.stringify({ speed }) });

  test('a dossier goes to its end at the speed that is set, and stands when it is stopped', async () => {
    const { code, trackingToken } = await fileOne('1.001612');
    const stream = await Following.open(url, code, trackingToken);
    assert.equal((await stream.dossier()).version, 1);
    assert.equal((await setSpeed(1_000)).status, 200);
    const seen: string[] = [];
    while (seen.at(-1) !== '10') seen.push((await stream.dossier()).status.code);
    assert.deepEqual([...new Set(seen)], ['2', '6', '4', '9', '10']);
    stream.close();
    assert.equal((JSON.parse((await setSpeed(0)).text) as DeskState).speed, 0);
    assert.equal((await setSpeed(-1)).status, 400);
    assert.equal((await setSpeed('fast')).status, 400);
    assert.equal((await rawRequest(`${url}/sandbox/desk`, { method: 'DELETE' })).status, 405);
  });

  test(
    'how far a dossier is, it says itself: a restart changes nothing',
    { skip: serverUrl !== undefined },
    async () => {
      const data = await temporaryFolder();
      const one = await startForTest({ sandbox: true, data });
      const { code } = receiptOf(await file(one.url, await ownSubmission(one.url, '1.001612')));
      const next = (base: string) => rawRequest(`${base}/sandbox/dossiers/${code}/next`, { method: 'POST' });
      await next(one.url);
      await next(one.url);
      await one.close();
      const again = await startForTest({ sandbox: true, data });
      assert.deepEqual(JSON.parse((await next(again.url)).text), { code, move: 'paid', version: 4 });
    },
  );
});

test('without --sandbox there is no desk', async () => {
  const closed = await startForTest();
  assert.equal((await rawRequest(`${closed.url}/sandbox/desk`)).status, 404);
  const next = `${closed.url}/sandbox/dossiers/H26-261120-0001/next`;
  assert.equal((await rawRequest(next, { method: 'POST' })).status, 404);
});

test('a result document is a whole PDF: every object stands where its table says', () => {
  const text = new TextDecoder().decode(
    resultDocument({ title: 'Kết quả (1)', lines: ['Đơn \\ vị', '日本'] }),
  );
  assert.match(text, /\(Ket qua \\\(1\\\)\) Tj/);
  assert.match(text, /\(Don \\\\ vi\) Tj/);
  const [, table = ''] = /xref\n0 6\n([\s\S]*?)trailer/.exec(text) ?? [];
  const offsets = [...table.matchAll(/^(\d{10}) 00000 n $/gm)].map(([, offset]) => Number(offset));
  assert.equal(offsets.length, 5);
  for (const [index, offset] of offsets.entries()) assert.ok(text.startsWith(`${index + 1} 0 obj\n`, offset));
  const [, start] = /startxref\n(\d+)\n/.exec(text) ?? [];
  assert.ok(text.startsWith('xref\n', Number(start)));
  const [, length, content] = /<< \/Length (\d+) >>\nstream\n([\s\S]*?)\nendstream/.exec(text) ?? [];
  assert.equal(content?.length, Number(length));
});
