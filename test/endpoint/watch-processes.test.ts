import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { after, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { DEMO_DOSSIERS } from '../../endpoint/simulation/demo-dossiers/scenes.ts';
import { freshDatabase, serverUrl } from './support.ts';
import { Following, lookUp, move } from './watch-support.ts';

const main = fileURLToPath(new URL('../../endpoint/main.ts', import.meta.url));
const running = new Set<ChildProcess>();
after(() => running.forEach((child) => child.kill('SIGKILL')));

/** A process of its own, as one of several behind a gateway. */
async function startProcess(databaseUrl: string) {
  const child = spawn(process.execPath, [main, '--port', '0', '--sandbox', '--demo-dossiers'], {
    env: { ...process.env, DATABASE_URL: databaseUrl },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  running.add(child);
  const ended = once(child, 'close').finally(() => running.delete(child));
  const [ready] = (await once(child.stdout, 'data')) as [Buffer];
  const [, url] = /^Endpoint ready on (\S+)\n/.exec(ready.toString()) ?? [];
  if (url === undefined) throw new Error(ready.toString());
  const stop = async () => {
    child.kill('SIGTERM');
    return (await ended)[0] as number | null;
  };
  return { url, stop };
}

const [, dossier] = DEMO_DOSSIERS;
const { code, lookupCode } = dossier!;

describe('two processes of one server', { skip: serverUrl === undefined, timeout: 120_000 }, () => {
  test('hear of each other’s changes, also after their line to it was cut', async () => {
    const databaseUrl = (await freshDatabase())!;
    // At once: the dossiers for show are there once all the same.
    const [one, other] = await Promise.all([startProcess(databaseUrl), startProcess(databaseUrl)]);
    const { trackingToken } = await lookUp(one.url, code, lookupCode);
    const streams = [
      await Following.open(one.url, code, trackingToken),
      await Following.open(other.url, code, trackingToken),
    ];
    const told = async () => Promise.all(streams.map(async (stream) => (await stream.dossier()).version));
    await told();
    const version = await move(one.url, code);
    assert.deepEqual(await told(), [version, version]);
    assert.equal(await move(other.url, code), version + 1);
    assert.deepEqual(await told(), [version + 1, version + 1]);

    // A change while nobody can hear of it, told once they have found the server again.
    assert.equal(await cutListeners(databaseUrl), 2);
    await move(one.url, code);
    assert.deepEqual(await told(), [version + 2, version + 2]);
    await move(other.url, code);
    assert.deepEqual(await told(), [version + 3, version + 3]);

    // One goes: its stream is told so, and the other goes on.
    const leaving = one.stop();
    assert.deepEqual(await streams[0]!.until('end'), { event: 'end', data: 'closing' });
    assert.equal(await leaving, 0);
    const resumed = await Following.open(other.url, code, trackingToken, {
      'Last-Event-ID': String(version),
    });
    assert.equal((await resumed.dossier()).version, version + 3);
    resumed.close();
    streams[1]!.close();
    assert.equal(await other.stop(), 0);
  });
});

/** As a server does that is restarted, or a firewall that forgets. */
async function cutListeners(databaseUrl: string): Promise<number> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const { rowCount } = await client.query(
    `select pg_terminate_backend(pid) from pg_stat_activity
     where datname = current_database() and query like 'listen %'`,
  );
  await client.end();
  return rowCount ?? 0;
}
