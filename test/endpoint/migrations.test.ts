import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { openCluster } from '../../endpoint/db/cluster.ts';

const folder = new URL('../../endpoint/db/migrations/', import.meta.url);
const journal = JSON.parse(await readFile(new URL('meta/_journal.json', folder), 'utf8')) as {
  entries: { tag: string }[];
};

test('dossiers filed before they could be followed get a timeline and keep their tokens', async () => {
  const database = await openCluster(undefined, true);
  const run = async (tag: string) => {
    const statements = (await readFile(new URL(`${tag}.sql`, folder), 'utf8')).split(
      '--> statement-breakpoint',
    );
    for (const statement of statements) await database.exec(statement);
  };
  const tags = journal.entries.map(({ tag }) => tag);
  const following = tags.indexOf('0004_following');
  for (const tag of tags.slice(0, following)) await run(tag);
  await database.exec(`
    insert into dossiers (code, procedure_code, form_version, draft, status, answers, documents, delivery,
      charges, total, consent, filed_at, received_at, due_at, uploads, key_digest, tracking_digest,
      tracking_expires_at)
    values ('H26-261120-0001', '1.001193', '1', gen_random_uuid(), '1', '{}', '[]', '{"id": "DESK"}', '[]', 0,
      '1', '2026-11-20 02:30Z', '2026-11-20 02:30Z', '2026-11-26 02:30Z', 0, 'key', 'token', '2026-11-21 02:30Z')`);
  for (const tag of tags.slice(following)) await run(tag);
  const one = async (query: string) => (await database.query(query)).rows;
  assert.deepEqual(await one('select version, original_due_at = due_at as due, proofs from dossiers'), [
    { version: 1, due: true, proofs: { identity: [], phone: [] } },
  ]);
  assert.deepEqual(await one('select dossier, version, move, status from dossier_events'), [
    { dossier: 'H26-261120-0001', version: 1, move: 'file', status: '1' },
  ]);
  assert.deepEqual(await one('select digest, dossier from tracking_tokens'), [
    { digest: 'token', dossier: 'H26-261120-0001' },
  ]);
  await database.close();
});
