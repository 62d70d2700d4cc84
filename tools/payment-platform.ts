/** The simulated payment platform as a child process, for `npm start` and for tests over three origins. */
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { join, resolve } from 'node:path';

export interface PlatformProcess {
  /** Without a slash at the end. */
  readonly url: string;
  /** Who the endpoint is to it, and what both know: for the endpoint's options, and for nobody else. */
  readonly partner: string;
  readonly secret: string;
  close(): Promise<void>;
}

const MAIN = join(resolve(import.meta.dirname, '..'), 'endpoint/simulation/payment-platform/main.ts');
const PARTNER = 'DVC-QUOC-GIA';
/** It has this long to end by itself. */
const GRACE = 5_000;

/** Resolves once it answers. The secret is new each time, and in the environment of the child alone. */
export async function startPlatformProcess({
  port = 0,
  data,
}: {
  readonly port?: number;
  readonly data?: string;
} = {}): Promise<PlatformProcess> {
  const secret = randomBytes(32).toString('base64url');
  const options = ['--port', String(port), '--control', ...(data === undefined ? [] : ['--data', data])];
  const child = spawn(process.execPath, [MAIN, ...options], {
    env: { ...process.env, PAYMENT_PLATFORM_PARTNER: PARTNER, PAYMENT_PLATFORM_SECRET: secret },
    // Over the last of them it notices when this process is gone, however it went.
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  const ended = once(child, 'exit');
  let output = '';
  let url: string | undefined;
  for await (const chunk of child.stdout!) {
    output += String(chunk);
    url = /ready on (http:\S+)\n/.exec(output)?.[1];
    if (url !== undefined) break;
  }
  if (url === undefined) throw new Error('The payment platform has not started.');
  return {
    url,
    partner: PARTNER,
    secret,
    close: async () => {
      const last = setTimeout(() => child.kill('SIGKILL'), GRACE);
      if (child.connected) child.disconnect();
      await ended;
      clearTimeout(last);
    },
  };
}
