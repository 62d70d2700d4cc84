import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { startEndpoint } from '../../endpoint/start.ts';
import { catalogueFile, freshDatabase, rawRequest, serverUrl, temporaryFolder } from './support.ts';

const main = fileURLToPath(new URL('../../endpoint/main.ts', import.meta.url));
const running = new Set<ChildProcess>();
after(() => running.forEach((child) => child.kill('SIGKILL')));

function run(arguments_: readonly string[], databaseUrl?: string) {
  const environment: NodeJS.ProcessEnv = { ...process.env };
  delete environment['DATABASE_URL'];
  if (databaseUrl !== undefined) environment['DATABASE_URL'] = databaseUrl;
  const child = spawn(process.execPath, [main, ...arguments_], { env: environment });
  running.add(child);
  const output = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk: Buffer) => (output.stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output.stderr += chunk.toString()));
  const ended = once(child, 'close').then(([code]) => {
    running.delete(child);
    return code as number | null;
  });
  const ready = new Promise<string>((resolve, reject) => {
    child.stdout.on('data', () => {
      const [, url] = /^Endpoint ready on (\S+)\n/.exec(output.stdout) ?? [];
      if (url !== undefined) resolve(url);
    });
    void ended.then(() => reject(new Error(output.stderr)));
  });
  ready.catch(() => undefined);
  return { child, output, ended, ready };
}

const small = await catalogueFile([
  { code: '1.000001', name: 'Việc mẫu', steps: 'Nộp tại bộ phận một cửa.' },
]);

describe('start and stop', () => {
  test('says one line when it answers, logs no text people typed, ends on a signal', async () => {
    const folder = await temporaryFolder();
    const { child, output, ended, ready } = run(['--port', '0', '--data', folder, '--catalogue', small]);
    const url = await ready;
    assert.equal((await rawRequest(`${url}/procedures?q=nguyen+van+secret`)).status, 200);
    assert.equal((await rawRequest(`${url}/procedures?q=secret&limit=x`)).status, 400);
    child.kill('SIGTERM');
    assert.equal(await ended, 0);
    assert.equal(output.stdout, `Endpoint ready on ${url}\n`);
    assert.equal(/secret|127\.0\.0\.1/.test(output.stderr), false);
    const lines = output.stderr
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    const request = lines.find((line) => line['msg'] === 'request');
    assert.deepEqual(Object.keys(request ?? {}).toSorted(), [
      'level',
      'method',
      'milliseconds',
      'msg',
      'operation',
      'requestId',
      'status',
      'time',
    ]);
    assert.equal(
      lines.some((line) => String(line['msg']).startsWith('Catalogue imported: 1 ')),
      true,
    );

    const again = run(['--port', '0', '--data', folder, '--catalogue', small]);
    await again.ready;
    const second = run(['--port', '0', '--data', folder]);
    assert.equal(await second.ended, 1);
    assert.match(second.output.stderr, /^--data \S+: in use by the endpoint with process id \d+\n$/);
    again.child.kill('SIGINT');
    assert.equal(await again.ended, 0);
    // Read once it has ended: its two outputs are two pipes, and either may be the first to arrive here.
    assert.match(again.output.stderr, /Catalogue unchanged: 1 procedures/);
  });

  test('a running request is finished first', async () => {
    const { child, ended, ready } = run(['--port', '0', '--catalogue', small, '--sandbox']);
    const url = await ready;
    await rawRequest(`${url}/sandbox/faults`, {
      method: 'PUT',
      body: JSON.stringify({ operation: 'describeEndpoint', kind: 'latency', milliseconds: 700 }),
    });
    const answer = rawRequest(`${url}/`);
    await untilStruck(url);
    child.kill('SIGTERM');
    assert.equal((await answer).status, 200);
    assert.equal(await ended, 0);
  });
});

/** The fault is used up once the request it strikes has arrived. */
async function untilStruck(url: string): Promise<void> {
  const { text } = await rawRequest(`${url}/sandbox/faults`);
  if ((JSON.parse(text) as { items: unknown[] }).items.length > 0) await untilStruck(url);
}

describe('what cannot work is said in one line', () => {
  const cases: [name: string, arguments_: () => Promise<string[]> | string[], message: RegExp][] = [
    ['an unknown option', () => ['--prot', '1'], /--prot/],
    ['an argument too many', () => ['now'], /now/],
    ['a port that is no number', () => ['--port', 'x'], /^--port x: /],
    ['a port out of range', () => ['--port', '65536'], /^--port 65536: /],
    [
      'a file that is not there',
      () => ['--catalogue', '/nowhere.jsonl'],
      /^--catalogue \/nowhere\.jsonl: no such file/,
    ],
    ['a folder that is a file', () => ['--data', small], /^--data \S+: a file, not a folder\n$/],
    [
      'a host of no machine',
      () => ['--host', 'nowhere.invalid', '--port', '0'],
      /^--host nowhere\.invalid: /,
    ],
    ['a host of another machine', () => ['--host', '192.0.2.1'], /^--host 192\.0\.2\.1: /],
    ['no host at all', () => ['--host', ''], /^--host: an address is expected\n$/],
    [
      'a proxy without an address',
      () => ['--trusted-proxy', ''],
      /^--trusted-proxy: an address is expected\n$/,
    ],
    [
      'a proxy that is a name',
      () => ['--trusted-proxy', '10.0.0.0/8,gateway'],
      /^--trusted-proxy gateway: an address or a network is expected\n$/,
    ],
    ['a folder below a file', () => ['--data', join(small, 'x')], /^--data \S+: cannot write there/],
    [
      'a broken line',
      async () => {
        const file = join(await temporaryFolder(), 'broken.jsonl');
        await writeFile(file, '{"code":"1.000001"}');
        return ['--catalogue', file];
      },
      /broken\.jsonl:1: name: missing\n$/,
    ],
    [
      'a folder instead of a file',
      async () => {
        const folder = join(await temporaryFolder(), 'x.jsonl');
        await mkdir(folder);
        return ['--catalogue', folder];
      },
      /^--catalogue \S+: a folder, not a file/,
    ],
  ];
  for (const [name, arguments_, message] of cases)
    test(name, async () => {
      const { ended, output } = run(await arguments_());
      assert.equal(await ended, 1);
      assert.match(output.stderr, message);
      assert.equal(output.stderr.trim().split('\n').length, 1, output.stderr);
      assert.equal(output.stdout, '');
    });

  test('all there is to set stands in the help', async () => {
    const { ended, output } = run(['--help']);
    assert.equal(await ended, 0);
    for (const word of [
      '--port',
      '--host',
      '--data',
      '--catalogue FILE[.gz]',
      '--sandbox',
      '--trusted-proxy',
      'DATABASE_URL',
    ])
      assert.ok(output.stdout.includes(word), word);
  });

  test('a port that is taken', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const address = taken.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const { ended, output } = run(['--port', String(port), '--catalogue', small]);
    assert.equal(await ended, 1);
    assert.match(output.stderr, new RegExp(`--port ${port}: already in use on 127.0.0.1\n$`));
    taken.close();
  });

  test('a server that is not there, without its password', async () => {
    const { ended, output } = run([], 'postgres://someone:hidden@127.0.0.1:1/none');
    assert.equal(await ended, 1);
    assert.equal(output.stderr, 'DATABASE_URL: cannot connect to the PostgreSQL server (ECONNREFUSED)\n');
  });
});

test(
  'two that start at once on one server do not disturb each other',
  { skip: serverUrl === undefined },
  async () => {
    const databaseUrl = await freshDatabase();
    const both = await Promise.all([startEndpoint({ databaseUrl }), startEndpoint({ databaseUrl })]);
    for (const endpoint of both)
      assert.equal((await rawRequest(`${endpoint.url}/procedures/1.001193`)).status, 200);
    await Promise.all(both.map((endpoint) => endpoint.close()));
  },
);
