import assert from 'node:assert/strict';
import { connect, type Socket } from 'node:net';
import { beforeEach, describe, test } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import { getJson, rawRequest } from './support.ts';
import {
  begin,
  checksum,
  CHUNK,
  create,
  digest,
  heldBytes,
  offsetOf,
  patch,
  pdf,
  seeded,
  send,
  sendPart,
  startUploads,
} from './uploads-support.ts';

const PATIENCE = 400;
const endpoint = await startUploads({ patience: PATIENCE });
const { url } = endpoint;

const order = async (...faults: object[]) => {
  const body = JSON.stringify(faults.map((fault) => ({ operation: 'upload', ...fault })));
  const answer = await rawRequest(`${url}/sandbox/faults`, { method: 'PUT', body });
  assert.equal(answer.status, 200, answer.text);
};

interface Report {
  readonly uploads: { count: number; bytesReceived: number; completed: number };
  readonly recent: Record<string, unknown>[];
}

beforeEach(async () => {
  await rawRequest(`${url}/sandbox/reset`, { method: 'POST' });
});

/** A request for a chunk that goes on for as long as the test wants. */
function openChunk(address: string, length: number, more = ''): Promise<Socket> {
  const { hostname, port, pathname } = new URL(address);
  return new Promise((resolve) => {
    const socket = connect(Number(port), hostname, () => {
      socket.write(`PATCH ${pathname} HTTP/1.1\r\nHost: ${hostname}\r\nTus-Resumable: 1.0.0\r\n`);
      socket.write(`Content-Type: ${CHUNK}\r\nUpload-Offset: 0\r\nContent-Length: ${length}\r\n${more}\r\n`);
      resolve(socket);
    });
    socket.on('error', () => undefined);
  });
}

const heard = (socket: Socket) =>
  new Promise<string>((resolve) => socket.once('data', (data) => resolve(data.toString())));

describe('a line that breaks', () => {
  test('fifty times, wherever it likes, costs no byte and doubles none', async () => {
    const bytes = pdf(8 * 1_048_576, 3);
    const random = seeded(20_261_121);
    const address = await begin(url, { length: bytes.length });
    let offset = 0;
    for (let cut = 0; cut < 50; cut += 1) {
      const rest = bytes.subarray(offset);
      await sendPart(address, offset, rest, Math.floor(random() * Math.min(rest.length, 330_000)));
      const reached = await offsetOf(address);
      assert.equal(reached >= offset, true);
      offset = reached;
    }
    assert.equal(offset < bytes.length, true, 'the cuts came before the end');
    assert.equal((await patch(address, offset, bytes.subarray(offset))).status, 204);
    assert.equal(digest(await heldBytes(endpoint, address)), digest(bytes));
  });

  test('keeps what arrived to the byte, or with a checksum nothing', async () => {
    const bytes = pdf(900_000);
    for (const [headers, kept] of [
      [{}, 300_007],
      [checksum(bytes), 0],
    ] as const) {
      const address = await begin(url, { length: bytes.length });
      await order({ kind: 'cut-body', bytes: 300_007 });
      await assert.rejects(patch(address, 0, bytes, headers), { code: /ECONNRESET|EPIPE/ });
      assert.equal(await offsetOf(address), kept);
      assert.equal((await patch(address, kept, bytes.subarray(kept))).status, 204);
      assert.equal(digest(await heldBytes(endpoint, address)), digest(bytes));
    }
  });

  test('breaks where there is no body to spoil; in drops, the headers come late', async (context) => {
    const errors = context.mock.method(console, 'error', () => undefined);
    const address = await begin(url, { length: 1000 });
    await order({ kind: 'truncated-body', method: 'HEAD' });
    await assert.rejects(offsetOf(address), { code: 'ECONNRESET' });
    await order({ kind: 'slow-drip', method: 'HEAD', milliseconds: 5 });
    assert.equal(await offsetOf(address), 0);
    assert.equal(errors.mock.callCount(), 0, 'no answer is sent twice');
  });

  test('without saying so is noticed when somebody asks how far the upload is', async () => {
    const bytes = pdf(1_000_000);
    const address = await begin(url, { length: bytes.length });
    const socket = await openChunk(address, bytes.length);
    const answer = heard(socket);
    socket.write(bytes.subarray(0, 400_000));
    // The embedded database answers without giving the sockets their turn.
    while ((await heldBytes(endpoint, address)).length === 0) await setImmediate();
    const { status, headers } = await send(address, { method: 'HEAD' });
    assert.equal(status, 200);
    const offset = Number(headers['upload-offset']);
    assert.equal(offset > 0 && offset <= 400_000, true, String(offset));
    assert.match(await answer, new RegExp(`^HTTP/1.1 204 [^]*upload-offset: ${offset}\r\n`, 'i'));
    socket.destroy();
    assert.equal((await patch(address, offset, bytes.subarray(offset))).status, 204);
    assert.equal(digest(await heldBytes(endpoint, address)), digest(bytes));
  });

  test('is given up when nothing has come for a while', async () => {
    const bytes = pdf(1_000);
    for (const [more, status, kept] of [
      ['', '204', 600],
      [`Upload-Checksum: ${checksum(bytes)['Upload-Checksum']}\r\n`, '408', 0],
    ] as const) {
      const address = await begin(url, { length: bytes.length });
      const socket = await openChunk(address, 1_000, more);
      const answer = heard(socket);
      socket.write(bytes.subarray(0, 600));
      assert.match(await answer, new RegExp(`^HTTP/1.1 ${status} `));
      socket.destroy();
      assert.equal(await offsetOf(address), kept);
    }
  });
});

describe('faults on order', () => {
  test('a lost answer: the chunk is kept; a lost request: it is not', async () => {
    const bytes = pdf(5_000);
    const address = await begin(url, { length: bytes.length });
    await order({ kind: 'lost-request', method: 'PATCH' }, { kind: 'lost-answer', method: 'PATCH' });
    await assert.rejects(patch(address, 0, bytes.subarray(0, 2_000)), { code: 'ECONNRESET' });
    assert.equal(await offsetOf(address), 0);
    await assert.rejects(patch(address, 0, bytes.subarray(0, 2_000)), { code: 'ECONNRESET' });
    assert.equal(await offsetOf(address), 2_000);
    assert.equal((await patch(address, 2_000, bytes.subarray(2_000))).status, 204);
  });

  test('an upload that is forgotten, at the next request that needs it', async () => {
    await order({ kind: 'forgotten' });
    const address = await begin(url, { length: 5_000 });
    assert.equal((await patch(address, 0, pdf(100))).status, 404);
    assert.equal((await send(address, { method: 'HEAD' })).status, 404);
  });

  test('a status, a delay, a web page', async () => {
    const address = await begin(url, { length: 5_000 });
    await order(
      { kind: 'status', status: 503, retryAfter: 4 },
      { kind: 'latency', milliseconds: 120 },
      { kind: 'html-body' },
    );
    const unavailable = await patch(address, 0, pdf(100));
    assert.equal(unavailable.status, 503);
    assert.equal(unavailable.headers['retry-after'], '4');
    assert.equal(unavailable.headers['access-control-allow-origin'], '*');
    const started = performance.now();
    assert.equal((await patch(address, 0, pdf(100))).status, 204);
    assert.equal(performance.now() - started >= 110, true);
    const page = await patch(address, 100, pdf(100));
    assert.equal(page.status, 200);
    assert.equal(page.headers['content-type'], 'text/html; charset=utf-8');
    assert.equal(page.headers['upload-offset'], undefined);
    assert.equal(await offsetOf(address), 100);
  });

  test('what spoils other answers does no harm here', async () => {
    for (const kind of ['wrong-content-type', 'contract-version', 'slow-drip']) {
      await order({ operation: '*', kind, ...(kind === 'contract-version' && { version: '2.0' }) });
      assert.equal((await create(url, { length: 10 })).status, 201, kind);
    }
    for (const operation of ['*', 'listUnits']) {
      const body = JSON.stringify({ operation, kind: 'cut-body', bytes: 1 });
      assert.equal((await rawRequest(`${url}/sandbox/faults`, { method: 'PUT', body })).status, 400);
    }
  });

  test('the ledger counts files and bytes', async () => {
    const bytes = pdf(5_000);
    const address = await begin(url, { length: bytes.length });
    await order({ kind: 'cut-body', bytes: 1_000 });
    await assert.rejects(patch(address, 0, bytes));
    await patch(address, 1_000, bytes.subarray(1_000));
    await patch(address, 5_000, Buffer.alloc(0));
    await create(url, { length: 0 });
    const { uploads, recent } = await getJson<Report>(`${url}/sandbox/ledger`);
    assert.deepEqual(uploads, { count: 1, bytesReceived: 5_000, completed: 1 });
    assert.deepEqual(
      recent.map((entry) => [entry['operation'], entry['method'], entry['bytesReceived'], entry['answered']]),
      [
        ['upload', 'POST', 0, true],
        ['upload', 'PATCH', 1_000, false],
        ['upload', 'PATCH', 4_000, true],
        ['upload', 'PATCH', 0, true],
        ['upload', 'POST', 0, true],
      ],
    );
  });
});
