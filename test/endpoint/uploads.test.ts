import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, test } from 'node:test';
import { UploadRecords } from '../../endpoint/uploads/records.ts';
import { PROBLEM_TYPES } from '../../src/contract/index.ts';
import {
  begin,
  checksum,
  CHUNK,
  create,
  digest,
  heldBytes,
  idOf,
  metadata,
  offsetOf,
  patch,
  PDF,
  pdf,
  send,
  startUploads,
} from './uploads-support.ts';

const endpoint = await startUploads();
const { url } = endpoint;
const WEEK = 7 * 24 * 3_600_000;

describe('the protocol', () => {
  test('a file in two chunks arrives byte for byte', async () => {
    const bytes = pdf(700_000);
    const created = await create(url, { length: bytes.length });
    assert.equal(created.status, 201);
    assert.match(String(created.headers['location']), /^uploads\/[\da-f-]{36}$/);
    const address = new URL(String(created.headers['location']), `${url}/uploads`).href;
    assert.equal(await offsetOf(address), 0);
    const first = await patch(address, 0, bytes.subarray(0, 300_001));
    assert.equal(first.status, 204);
    assert.equal(first.headers['upload-offset'], '300001');
    assert.equal(await offsetOf(address), 300_001);
    const last = await patch(address, 300_001, bytes.subarray(300_001));
    assert.equal(last.status, 204);
    assert.equal(last.headers['upload-offset'], '700000');
    assert.equal(digest(await heldBytes(endpoint, address)), digest(bytes));
    // Asked again, as after a lost answer.
    assert.equal((await patch(address, 700_000, Buffer.alloc(0))).status, 204);
  });

  test('says what it can, with every answer its version', async () => {
    const { status, headers } = await send(`${url}/uploads`, { method: 'OPTIONS' });
    assert.equal(status, 204);
    assert.equal(headers['tus-resumable'], '1.0.0');
    assert.equal(headers['tus-version'], '1.0.0');
    assert.equal(headers['tus-extension'], 'creation,expiration,termination,checksum');
    assert.equal(headers['tus-max-size'], '67108864');
    assert.equal(headers['tus-checksum-algorithm'], 'sha256');
    const missing = await send(`${url}/uploads/${randomUUID()}`, { method: 'HEAD' });
    assert.equal(missing.status, 404);
    assert.equal(missing.headers['tus-resumable'], '1.0.0');
  });

  test('HEAD tells length, place and time left, and nothing of the draft', async () => {
    const draft = randomUUID();
    const address = await begin(url, { length: 5_000, draft, filename: 'Giấy.pdf' });
    const { headers } = await send(address, { method: 'HEAD' });
    assert.equal(headers['upload-length'], '5000');
    assert.equal(headers['upload-offset'], '0');
    assert.equal(headers['cache-control'], 'no-store');
    assert.equal(headers['upload-metadata'], metadata({ filename: 'Giấy.pdf', filetype: PDF }));
    const left = Date.parse(String(headers['upload-expires'])) - Date.now();
    assert.equal(Math.abs(left - WEEK) < 60_000, true, String(left));
  });

  test('a wrong offset is a conflict that names the right one', async () => {
    const address = await begin(url, { length: 5_000 });
    await patch(address, 0, pdf(100));
    for (const headers of [{}, checksum(pdf(50))]) {
      const answer = await patch(address, 50, pdf(50), headers as Record<string, string>);
      assert.equal(answer.status, 409);
      assert.equal(answer.problem.type, PROBLEM_TYPES.uploadOffsetConflict);
    }
    assert.equal(await offsetOf(address), 100);
  });

  test('of two chunks for one place one is kept', async () => {
    const bytes = pdf(900_000);
    for (const headers of [{}, checksum(bytes)]) {
      const address = await begin(url, { length: bytes.length });
      const answers = await Promise.all(
        [0, 0, 0].map((offset) => patch(address, offset, bytes, headers as Record<string, string>)),
      );
      assert.deepEqual(
        answers.map(({ status }) => status).toSorted((a, b) => a - b),
        [204, 409, 409],
      );
      assert.equal(digest(await heldBytes(endpoint, address)), digest(bytes));
    }
  });

  test('what is late by a moment, in this process or another, is not written', async () => {
    const address = await begin(url, { length: 5_000 });
    const records = new UploadRecords(endpoint.store, Date.now);
    const bytes = pdf(100);
    assert.equal(await records.append(idOf(address), 0, bytes), 100);
    for (const offset of [0, 50, 150])
      await assert.rejects(records.append(idOf(address), offset, bytes), { status: 409 });
    assert.equal(await offsetOf(address), 100);
    assert.equal(digest(await heldBytes(endpoint, address)), digest(bytes));
  });

  test('more than announced is refused', async () => {
    const address = await begin(url, { length: 1_000 });
    const answer = await patch(address, 0, pdf(1_001));
    assert.equal(answer.status, 413);
    assert.equal(answer.problem.type, PROBLEM_TYPES.uploadTooLarge);
    const chunked = await patch(address, 0, pdf(1_001), { 'Transfer-Encoding': 'chunked' });
    assert.equal(chunked.status, 413);
    assert.equal(await offsetOf(address), 0);
  });

  test('an upload ends on request', async () => {
    const address = await begin(url, { length: 1_000 });
    assert.equal((await send(address, { method: 'DELETE' })).status, 204);
    for (const method of ['HEAD', 'DELETE']) assert.equal((await send(address, { method })).status, 404);
    const answer = await patch(address, 0, pdf(10));
    assert.equal(answer.problem.type, PROBLEM_TYPES.uploadNotFound);
    assert.equal(answer.problem.title, 'Không có tệp đang tải lên này');
  });

  test('nobody gets the bytes', async () => {
    const address = await begin(url, { length: 1_000 });
    await patch(address, 0, pdf(1_000));
    for (const [path, allow] of [
      [address, 'HEAD, PATCH, DELETE, OPTIONS'],
      [`${url}/uploads`, 'POST, OPTIONS'],
    ] as const) {
      const answer = await send(path, { method: 'GET' });
      assert.equal(answer.status, 405);
      assert.equal(answer.headers['allow'], allow);
    }
  });

  test('what is no request of the protocol is refused in words', async () => {
    const address = await begin(url, { length: 1_000 });
    const cases: [number, Record<string, string>][] = [
      [412, { 'Tus-Resumable': '', 'Upload-Offset': '0', 'Content-Type': CHUNK }],
      [400, { 'Tus-Resumable': '0.2.2', 'Upload-Offset': '0', 'Content-Type': CHUNK }],
      [400, { 'Content-Type': CHUNK }],
      [400, { 'Upload-Offset': '-1', 'Content-Type': CHUNK }],
      [400, { 'Upload-Offset': '1e3', 'Content-Type': CHUNK }],
      [415, { 'Upload-Offset': '0', 'Content-Type': 'application/json' }],
    ];
    for (const [status, headers] of cases) {
      const answer = await send(address, { method: 'PATCH', headers, body: pdf(10) });
      assert.equal(answer.status, status, JSON.stringify(headers));
      assert.equal(answer.headers['content-type'], 'application/problem+json');
      assert.equal(answer.problem.type, PROBLEM_TYPES.invalidRequest);
    }
    assert.equal(await offsetOf(address), 0);
    assert.equal((await send(`${url}/uploads/x`, { method: 'HEAD' })).status, 404);
  });

  test('any page may use it, and read what it answers', async () => {
    const asked = await send(`${url}/uploads/x`, {
      method: 'OPTIONS',
      headers: { Origin: 'https://tinh.example', 'Access-Control-Request-Method': 'PATCH' },
    });
    assert.equal(asked.status, 204);
    assert.equal(asked.headers['access-control-allow-origin'], '*');
    assert.equal(asked.headers['access-control-max-age'], '86400');
    assert.match(String(asked.headers['access-control-allow-methods']), /PATCH.*DELETE/);
    for (const name of ['Tus-Resumable', 'Upload-Offset', 'Upload-Checksum', 'Content-Type'])
      assert.match(String(asked.headers['access-control-allow-headers']), new RegExp(name));
    for (const { headers } of [await create(url, { length: 10 }), await create(url, { length: 0 })]) {
      assert.equal(headers['access-control-allow-origin'], '*');
      for (const name of ['Location', 'Upload-Offset', 'Upload-Length', 'Upload-Expires', 'Retry-After'])
        assert.match(String(headers['access-control-expose-headers']), new RegExp(name));
    }
  });
});

describe('checksums', () => {
  test('a damaged chunk leaves nothing behind', async () => {
    const bytes = pdf(600_000);
    const address = await begin(url, { length: bytes.length });
    const damaged = Buffer.from(bytes);
    damaged[400_000] = (damaged[400_000] ?? 0) ^ 1;
    const refused = await patch(address, 0, damaged, checksum(bytes));
    assert.equal(refused.status, 460);
    assert.equal(refused.problem.type, PROBLEM_TYPES.uploadChecksumMismatch);
    assert.equal(await offsetOf(address), 0);
    assert.equal((await heldBytes(endpoint, address)).length, 0);
    assert.equal((await patch(address, 0, bytes, checksum(bytes))).status, 204);
    assert.equal(digest(await heldBytes(endpoint, address)), digest(bytes));
  });

  test('only SHA-256, and no more than can be held', async () => {
    const address = await begin(url, { length: 9_000_000 });
    for (const header of ['md5 XrY7u+Ae7tCTyyK7j1rNww==', 'sha256', 'sha256 AAAA', 'sha256 ???'])
      assert.equal((await patch(address, 0, pdf(10), { 'Upload-Checksum': header })).status, 400, header);
    const large = pdf(8 * 1_048_576 + 1);
    const announced: Record<string, string>[] = [{}, { 'Transfer-Encoding': 'chunked' }];
    for (const headers of announced) {
      const answer = await patch(address, 0, large, { ...checksum(large), ...headers });
      assert.equal(answer.status, 413);
      assert.equal(answer.problem.type, PROBLEM_TYPES.uploadTooLarge);
    }
    assert.equal(await offsetOf(address), 0);
    const largest = large.subarray(0, -1);
    assert.equal((await patch(address, 0, largest, checksum(largest))).status, 204);
  });
});

describe('what is no allowed file', () => {
  test('is refused before it is sent where its description shows it', async () => {
    const refusals: [number, string, Parameters<typeof create>[1]][] = [
      [413, PROBLEM_TYPES.uploadTooLarge, { length: 67_108_865 }],
      [400, PROBLEM_TYPES.invalidRequest, { length: 0 }],
      [400, PROBLEM_TYPES.invalidRequest, { length: '1.5' }],
      [400, PROBLEM_TYPES.invalidRequest, { length: 1, draft: 'x' }],
      [400, PROBLEM_TYPES.invalidRequest, { length: 1, draft: '' }],
      [400, PROBLEM_TYPES.invalidRequest, { length: 1, filename: '../..' }],
      [415, PROBLEM_TYPES.uploadTypeRefused, { length: 1, filetype: 'application/x-msdownload' }],
      [415, PROBLEM_TYPES.uploadTypeRefused, { length: 1, filename: 'a.exe', filetype: '' }],
      [400, PROBLEM_TYPES.invalidRequest, { length: 1, headers: { 'Upload-Defer-Length': '1' } }],
      [400, PROBLEM_TYPES.invalidRequest, { length: 1, headers: { 'Upload-Metadata': 'draft' } }],
      [400, PROBLEM_TYPES.invalidRequest, { length: 1, headers: { 'Upload-Metadata': 'draft ?,,' } }],
    ];
    for (const [status, type, creation] of refusals) {
      const answer = await create(url, creation);
      assert.equal(answer.status, status, JSON.stringify(creation));
      assert.equal(answer.problem.type, type);
      assert.equal(answer.headers['content-type'], 'application/problem+json');
      assert.notEqual(answer.problem.detail, undefined);
    }
    const { problem } = await create(url, { length: 0, headers: { 'Accept-Language': 'en' } });
    assert.equal(problem.detail, 'The file is empty.');
  });

  test('is refused with its last byte where its bytes show it', async () => {
    const program = Buffer.alloc(2_000);
    program.write('MZ\x90\0', 'latin1');
    for (const bytes of [program, Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')]) {
      const address = await begin(url, { length: bytes.length, filename: 'anh.pdf' });
      const answer = await patch(address, 0, bytes);
      assert.equal(answer.status, 415);
      assert.equal(answer.problem.type, PROBLEM_TYPES.uploadTypeRefused);
      assert.equal((await send(address, { method: 'HEAD' })).status, 404);
    }
  });

  test('has a good name at most by accident', async () => {
    const names: [string, string][] = [
      ['C:\\Ho so\\Giấy khai sinh.pdf', 'Giấy khai sinh.pdf'],
      ['../../etc/passwd.pdf', 'passwd.pdf'],
      ['Gia\u0302\u0301y.pdf', 'Giấy.pdf'],
      ['ho\u202Efdp.exe\n.pdf', 'hofdp.exe.pdf'],
      [`${'đ'.repeat(300)}.pdf`, `${'đ'.repeat(196)}.pdf`],
    ];
    for (const [filename, kept] of names) {
      const address = await begin(url, { length: 10, filename });
      const { headers } = await send(address, { method: 'HEAD' });
      assert.equal(headers['upload-metadata'], metadata({ filename: kept, filetype: PDF }));
    }
  });
});

describe('what a browser calls a file', () => {
  test('does not matter where the name or the bytes say more', async () => {
    const jpeg = Buffer.concat([Buffer.from('ffd8ffe000104a46494600010100', 'hex'), Buffer.alloc(100)]);
    const heic = Buffer.concat([
      Buffer.from('00000024', 'hex'),
      Buffer.from('ftypheic\0\0\0\0mif1heic'),
      Buffer.alloc(100),
    ]);
    const files: [Buffer, string, string, string][] = [
      [jpeg, 'anh.png', 'image/png', 'image/jpeg'],
      [jpeg, 'anh.jpg', 'image/jpg', 'image/jpeg'],
      [heic, 'IMG_0001.HEIC', '', 'image/heic'],
      [heic, 'IMG_0001.heif', 'image/heif', 'image/heic'],
      [pdf(50), 'giay.pdf', 'application/octet-stream', PDF],
    ];
    for (const [bytes, filename, filetype, type] of files) {
      const address = await begin(url, { length: bytes.length, filename, filetype });
      assert.equal((await patch(address, 0, bytes)).status, 204, filename);
      const { headers } = await send(address, { method: 'HEAD' });
      assert.equal(headers['upload-metadata'], metadata({ filename, filetype: type }));
      assert.equal(idOf(address).length, 36);
    }
  });
});
