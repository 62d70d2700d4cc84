/** `npm start` as somebody uses it: two addresses, ports of their own, a clear word when one is taken. */
import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { describe, it } from 'node:test';

const root = resolve(import.meta.dirname, '../..');

describe('npm start', () => {
  it('prints both addresses when they answer, and stops both on Ctrl-C', async () => {
    const start = run({ PORT: '0', ENDPOINT_PORT: '0' });
    const output = await printed(start, /Ctrl-C/);
    const [endpoint = '', portal = ''] = output.match(/http:\/\/127\.0\.0\.1:\d+/g) ?? [];
    assert.equal((await fetch(`${endpoint}/health`)).status, 200);
    assert.match(await (await fetch(portal)).text(), new RegExp(`data-endpoint="${endpoint}"`));

    const stopped = once(start, 'exit');
    start.kill('SIGINT');
    assert.deepEqual(await stopped, [0, null]);
    for (const address of [endpoint, portal])
      await assert.rejects(fetch(address), 'nothing listens any more');
  });

  for (const variable of ['PORT', 'ENDPOINT_PORT']) {
    it(`says so in one line when ${variable} is taken`, async () => {
      const other = createServer().listen(0, '127.0.0.1');
      await once(other, 'listening');
      const { port } = other.address() as AddressInfo;
      const start = run({ PORT: '0', ENDPOINT_PORT: '0', [variable]: String(port) });
      const errors = text(start);
      assert.deepEqual(await once(start, 'exit'), [1, null]);
      assert.match(await errors, new RegExp(`^Port ${port} is taken\\. .*${variable}=\\d+ npm start\\n$`));
      other.close();
    });
  }

  it('refuses what is no port', async () => {
    const start = run({ PORT: 'eighty' });
    const errors = text(start);
    assert.deepEqual(await once(start, 'exit'), [1, null]);
    assert.equal(await errors, 'PORT=eighty: a number from 0 to 65535 is expected.\n');
  });
});

function run(environment: Record<string, string>): ChildProcess {
  return spawn(process.execPath, ['tools/start.ts'], { cwd: root, env: { ...process.env, ...environment } });
}

async function printed(child: ChildProcess, pattern: RegExp): Promise<string> {
  let output = '';
  for await (const chunk of child.stdout ?? []) {
    output += String(chunk);
    if (pattern.test(output)) return output;
  }
  throw new Error(`ended without a word of ${String(pattern)}: ${output}`);
}

async function text(child: ChildProcess): Promise<string> {
  let output = '';
  for await (const chunk of child.stderr ?? []) output += String(chunk);
  return output;
}
