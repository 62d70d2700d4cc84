/** `npm start`: the national endpoint and the demo portal, on PORT (8080) and ENDPOINT_PORT (8787). */
import { createServer } from 'node:net';
import { resolve } from 'node:path';
import { startEndpoint } from '../endpoint/start.ts';
import { buildIfStale } from './portal/fresh-build.ts';
import { startPortal } from './portal/portal.ts';

const root = resolve(import.meta.dirname, '..');
/** Whatever has not stopped by then is given up. */
const LONGEST_STOP = 10_000;

/** Working minutes in a second: who files a dossier in the demo sees its result within a minute. */
const DESK_SPEED = 15;

class StartError extends Error {}

async function main(): Promise<void> {
  const port = readPort('PORT', 8080);
  const endpointPort = readPort('ENDPOINT_PORT', 8787);
  if (port === endpointPort && port !== 0) {
    throw new StartError(
      `PORT and ENDPOINT_PORT are both ${port}; the portal and the endpoint need one each.`,
    );
  }
  await mustBeFree('PORT', port);
  await mustBeFree('ENDPOINT_PORT', endpointPort);
  await buildIfStale(root);

  console.log('Starting the national endpoint…');
  const endpoint = await startEndpoint({
    port: endpointPort,
    sandbox: true,
    demoDossiers: true,
    deskSpeed: DESK_SPEED,
  });
  const running: { close(): Promise<void> }[] = [endpoint];
  stopOnSignal(running);
  try {
    const portal = await startPortal({ port, endpoint: endpoint.url });
    running.push(portal);
    await mustAnswer(`${endpoint.url}/health`);
    await mustAnswer(`${portal.url}/`);
    console.log(`National endpoint  ${endpoint.url}\nDemo portal        ${portal.url}\nCtrl-C stops both.`);
  } catch (error) {
    await closeAll(running);
    throw error;
  }
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
