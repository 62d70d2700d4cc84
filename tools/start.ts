/**
 * `npm start`: the demo portal, the national endpoint and a simulated payment platform, on PORT (8080),
 * ENDPOINT_PORT (8787) and PAYMENT_PORT (8788).
 */
import { createServer } from 'node:net';
import { resolve } from 'node:path';
import { startEndpoint } from '../endpoint/start.ts';
import { startPlatformProcess } from './payment-platform.ts';
import { buildIfStale } from './portal/fresh-build.ts';
import { startPortal } from './portal/portal.ts';

const root = resolve(import.meta.dirname, '..');
/** Whatever has not stopped by then is given up. */
const LONGEST_STOP = 10_000;

/** Working minutes in a second: who files a dossier in the demo sees its result within a minute. */
const DESK_SPEED = 15;

class StartError extends Error {}

const PORTS = { PORT: 8080, ENDPOINT_PORT: 8787, PAYMENT_PORT: 8788 } as const;

async function main(): Promise<void> {
  const ports = await readPorts();
  await buildIfStale(root);

  console.log('Starting the national endpoint…');
  const running: { close(): Promise<void> }[] = [];
  stopOnSignal(running);
  try {
    const platform = await startPlatformProcess({ port: ports.PAYMENT_PORT });
    running.push(platform);
    const endpoint = await startEndpoint({
      port: ports.ENDPOINT_PORT,
      sandbox: true,
      demoDossiers: true,
      deskSpeed: DESK_SPEED,
      payments: { platform: platform.url, partner: platform.partner, secret: platform.secret },
    });
    running.push(endpoint);
    const portal = await startPortal({ port: ports.PORT, endpoint: endpoint.url });
    running.push(portal);
    for (const address of [`${endpoint.url}/health`, `${portal.url}/`, `${platform.url}/bank-app`])
      await mustAnswer(address);
    console.log(
      `National endpoint  ${endpoint.url}\nDemo portal        ${portal.url}\nPayment platform   ${platform.url}\nCtrl-C stops all three.`,
    );
  } catch (error) {
    await closeAll(running);
    throw error;
  }
}

async function readPorts(): Promise<Record<keyof typeof PORTS, number>> {
  const ports = { ...PORTS } as Record<keyof typeof PORTS, number>;
  const names = Object.keys(PORTS) as (keyof typeof PORTS)[];
  for (const name of names) {
    ports[name] = readPort(name, PORTS[name]);
    const other = names.slice(0, names.indexOf(name)).find((one) => ports[one] === ports[name]);
    if (other && ports[name] !== 0)
      throw new StartError(`${other} and ${name} are both ${ports[name]}: each needs a port of its own.`);
  }
  for (const name of names) await mustBeFree(name, ports[name]);
  return ports;
}

function readPort(variable: string, usual: number): number {
  const written = process.env[variable];
  if (written === undefined || written === '') return usual;
  const port = Number(written);
  if (/^\d{1,5}$/.test(written) && port <= 65_535) return port;
  throw new StartError(`${variable}=${written}: a number from 0 to 65535 is expected.`);
}

/** Asked first, because the endpoint takes seconds to get ready only to find its port taken. */
async function mustBeFree(variable: string, port: number): Promise<void> {
  await new Promise<void>((free, reject) => {
    const probe = createServer();
    probe.once('error', ({ code }: NodeJS.ErrnoException) => {
      const reason = code === 'EADDRINUSE' ? 'is taken' : `cannot be used (${code ?? 'unknown'})`;
      const example = `${variable}=${port < 65_535 ? port + 1 : port - 1} npm start`;
      reject(new StartError(`Port ${port} ${reason}. Choose another one: ${example}`));
    });
    probe.listen(port, '127.0.0.1', () => probe.close(() => free()));
  });
}

async function mustAnswer(address: string): Promise<void> {
  const { status } = await fetch(address);
  if (status !== 200) throw new StartError(`${address} answers with status ${status}.`);
}

function stopOnSignal(running: readonly { close(): Promise<void> }[]): void {
  const stop = () => {
    setTimeout(() => process.exit(1), LONGEST_STOP).unref();
    void closeAll(running).then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

async function closeAll(running: readonly { close(): Promise<void> }[]): Promise<void> {
  await Promise.all(running.map((server) => server.close()));
}

main().catch((error: unknown) => {
  console.error(error instanceof StartError ? error.message : error);
  process.exit(1);
});
