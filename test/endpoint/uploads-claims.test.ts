import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, test } from 'node:test';
import { openStore } from '../../endpoint/db/connect.ts';
import { type ClaimError, claimUploads } from '../../endpoint/uploads/claims.ts';
import { UploadRecords } from '../../endpoint/uploads/records.ts';
import { PROBLEM_TYPES } from '../../src/contract/index.ts';
import { freshDatabase, serverUrl } from './support.ts';
import {
  begin,
  create,
  digest,
  heldBytes,
  idOf,
  offsetOf,
  patch,
  PDF,
  pdf,
  send,
  serveStore,
  startUploads,
} from './uploads-support.ts';

const DAY = 24 * 3_600_000;
let now = Date.parse('2026-11-21T08:00:00+07:00');
const endpoint = await startUploads({ now: () => now });
const { url, store } = endpoint;

async function whole(draft: string, bytes = pdf(3_000)): Promise<string> {
  const address = await begin(url, { length: bytes.length, draft, filename: 'giay-to.pdf' });
  assert.equal((await patch(address, 0, bytes)).status, 204);
  return address;
}

const claim = (draft: string, uploadIds: readonly string[], dossierCode: string) =>
  store.database.transaction((transaction) => claimUploads(transaction, { draft, uploadIds, dossierCode }));

const refusedAs = (index: number, reason: string) => (error: ClaimError) =>
  error.name === 'ClaimError' && error.index === index && error.reason === reason;

describe('a dossier that takes its files', () => {
  test('learns what they are, in the order it named them, as often as it asks', async () => {
    const draft = randomUUID();
    const bytes = [pdf(3_000, 1), pdf(4_000, 2), pdf(5_000, 3)];
    const ids: string[] = [];
    for (const one of bytes) ids.unshift(idOf(await whole(draft, one)));
    for (const code of ['G01-1', 'G01-1'])
      assert.deepEqual(
        await claim(draft.toUpperCase(), ids, code),
        bytes.toReversed().map((one, index) => ({
          id: ids[index],
          filename: 'giay-to.pdf',
          type: PDF,
          bytes: one.length,
          sha256: digest(one),
        })),
      );
    assert.deepEqual(await claim(draft, [], 'G01-1'), []);
  });

  test('gets none when one is wrong, and hears which', async () => {
    const draft = randomUUID();
    const good = idOf(await whole(draft));
    const taken = idOf(await whole(draft));
    await claim(draft, [taken], 'G01-2');
    const foreign = idOf(await whole(randomUUID()));
    const incomplete = idOf(await begin(url, { length: 10, draft }));
    for (const [id, reason] of [
      [randomUUID(), 'unknown'],
      ['../x', 'unknown'],
      [foreign, 'unknown'],
      [incomplete, 'incomplete'],
      [taken, 'claimed'],
      [good, 'repeated'],
    ] as const)
      await assert.rejects(claim(draft, [good, id], 'G01-3'), refusedAs(1, reason), reason);
    assert.equal((await claim(draft, [good], 'G01-4')).length, 1, 'it was still free');
  });

  test('keeps them: they cannot be deleted and do not expire', async () => {
    const draft = randomUUID();
    const address = await whole(draft);
    await claim(draft, [idOf(address)], 'G01-5');
    const refused = await send(address, { method: 'DELETE' });
    assert.equal(refused.status, 403);
    assert.notEqual(refused.problem.detail, undefined);
    const { headers } = await send(address, { method: 'HEAD' });
    assert.equal(headers['upload-expires'], undefined);
    now += 8 * DAY;
    await new UploadRecords(store, () => now).removeExpired();
    assert.equal(await offsetOf(address), 3_000);
    assert.equal((await heldBytes(endpoint, address)).length, 3_000);
  });

  test('gets a file that a process left without its last check, once somebody asks for it', async () => {
    const draft = randomUUID();
    const bytes = pdf(3_000);
    const address = await begin(url, { length: bytes.length, draft });
    await new UploadRecords(store, () => now).append(idOf(address), 0, bytes);
    await assert.rejects(claim(draft, [idOf(address)], 'G01-6'), refusedAs(0, 'incomplete'));
    assert.equal(await offsetOf(address), 3_000);
    assert.equal((await claim(draft, [idOf(address)], 'G01-6'))[0]?.sha256, digest(bytes));
  });
});

describe('what nobody goes on with', () => {
  test('is gone seven days after the last byte', async () => {
    const address = await begin(url, { length: 3_000 });
    now += 6 * DAY;
    assert.equal((await patch(address, 0, pdf(1_000))).status, 204);
    now += 6 * DAY;
    assert.equal(await offsetOf(address), 1_000);
    now += DAY;
    for (const method of ['HEAD', 'PATCH']) {
      const headers = { 'Upload-Offset': '1000', 'Content-Type': 'application/offset+octet-stream' };
      const answer = await send(address, { method, headers });
      assert.equal(answer.status, 410);
      if (method === 'PATCH') assert.equal(answer.problem.type, PROBLEM_TYPES.uploadNotFound);
    }
    assert.equal((await new UploadRecords(store, () => now).removeExpired()) > 0, true);
    assert.equal((await send(address, { method: 'HEAD' })).status, 404);
    assert.equal((await heldBytes(endpoint, address)).length, 0);
  });
});

describe('what one draft may hold', () => {
  test('a hundred files, even when all come at once', async () => {
    const draft = randomUUID();
    const answers = await Promise.all(Array.from({ length: 103 }, () => create(url, { length: 10, draft })));
    assert.equal(answers.filter(({ status }) => status === 201).length, 100);
    const refused = answers.filter(({ status }) => status === 413);
    assert.equal(refused.length, 3);
    assert.equal(refused[0]?.problem.type, PROBLEM_TYPES.uploadTooLarge);
    assert.equal(refused[0].problem.detail, 'Mỗi hồ sơ chỉ kèm được 100 tệp.');
    assert.equal((await create(url, { length: 10 })).status, 201, 'another draft');
  });

  test('half a gigabyte, and what was taken back does not count', async () => {
    const draft = randomUUID();
    const addresses = [];
    for (let file = 0; file < 8; file += 1) addresses.push(await begin(url, { length: 67_108_864, draft }));
    const refused = await create(url, { length: 1, draft, headers: { 'Accept-Language': 'en' } });
    assert.equal(refused.status, 413);
    assert.equal(refused.problem.detail, 'All files of a dossier together may hold 512 MB.');
    await send(addresses[0] ?? '', { method: 'DELETE' });
    assert.equal((await create(url, { length: 1, draft })).status, 201);
  });
});

test('another process goes on with an upload', { skip: serverUrl === undefined }, async () => {
  const databaseUrl = await freshDatabase();
  const [first, second] = await Promise.all(
    [1, 2].map(async () => serveStore(await openStore({ databaseUrl, prepare: () => Promise.resolve() }))),
  );
  assert.ok(first && second);
  const bytes = pdf(2_000_000);
  const address = await begin(first.url, { length: bytes.length });
  const other = address.replace(first.url, second.url);
  await patch(address, 0, bytes.subarray(0, 700_000));
  assert.equal(await offsetOf(other), 700_000);
  const rest = bytes.subarray(700_000);
  const answers = await Promise.all([patch(address, 700_000, rest), patch(other, 700_000, rest)]);
  assert.deepEqual(answers.map(({ status }) => status).toSorted(), [204, 409]);
  assert.equal(digest(await heldBytes(second, address)), digest(bytes));
});
