/** `npm start` as somebody uses it: three addresses, ports of their own, a clear word when one is taken. */
import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { describe, it } from 'node:test';

const root = resolve(import.meta.dirname, '../..');

const ANY = { PORT: '0', ENDPOINT_PORT: '0', PAYMENT_PORT: '0' };

describe('npm start', () => {
  it('prints three addresses when they answer, and stops all on Ctrl-C', async () => {
    const start = run(ANY);
    const output = await printed(start, /Ctrl-C/);
    const [endpoint = '', portal = '', platform = ''] = output.match(/http:\/\/127\.0\.0\.1:\d+/g) ?? [];
    assert.equal((await fetch(`${endpoint}/health`)).status, 200);
    assert.match(await (await fetch(`${platform}/bank-app`)).text(), /No real money|Không có tiền thật/);
    const { operations } = (await (await fetch(endpoint)).json()) as { operations: string[] };
    assert.ok(operations.includes('createPayment'));
    assert.match(await (await fetch(portal)).text(), new RegExp(`data-endpoint="${endpoint}"`));

    const stopped = once(start, 'exit');
    start.kill('SIGINT');
    assert.deepEqual(await stopped, [0, null]);
    for (const address of [endpoint, portal, platform])
      await assert.rejects(fetch(address), 'nothing listens any more');
  });

  it('takes the payment platform along, however it ends', async () => {
    const code = `console.log((await (await import('./tools/payment-platform.ts')).startPlatformProcess()).url)`;
    const start = spawn(process.execPath, ['--input-type=module', '--eval', code], { cwd: root });
    const platform = /http\S+/.exec(await printed(start, /\n/))![0];
    assert.equal((await fetch(`${platform}/bank-app`)).status, 200);
    start.kill('SIGKILL');
    await once(start, 'exit');
    await gone(platform);
  });

  it('says so when two are to have the same port', async () => {
    const start = run({ ENDPOINT_PORT: '8788' });
    const errors = text(start);
    assert.deepEqual(await once(start, 'exit'), [1, null]);
    assert.equal(
      await errors,
      'ENDPOINT_PORT and PAYMENT_PORT are both 8788: each needs a port of its own.\n',
    );
  });

  for (const variable of Object.keys(ANY)) {
    it(`says so in one line when ${variable} is taken`, async () => {
      const other = createServer().listen(0, '127.0.0.1');
      await once(other, 'listening');
      const { port } = other.address() as AddressInfo;
      const start = run({ ...ANY, [variable]: String(port) });
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

/** Asks until nobody answers. */
async function gone(address: string): Promise<void> {
  for (;;) {
    try {
      await fetch(address);
    } catch {
      return;
    }
  }
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
