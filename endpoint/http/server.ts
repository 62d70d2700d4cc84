import { createAdaptorServer } from '@hono/node-server';
import type { Hono } from 'hono';
import {
  createServer,
  type IncomingMessage,
  type Server,
  type ServerResponse,
  STATUS_CODES,
} from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { StartError } from '../errors.ts';
import { isChunk } from '../uploads/protocol.ts';
import type { Environment } from './environment.ts';
import { problemBody, ProblemError, type ProblemName } from './problems.ts';

export interface ListenOptions {
  readonly app: Hono<Environment>;
  readonly host: string;
  readonly port: number;
  /** How long a client may take to send its headers, in milliseconds. */
  readonly headersTimeout?: number | undefined;
}

export interface RunningServer {
  readonly port: number;
  /** Takes no new requests, lets the running ones finish, breaks what is left after the grace time. */
  close(grace: number): Promise<void>;
}

const HEADERS_TIMEOUT = 10_000;
const REQUEST_TIMEOUT = 30_000;
/** A chunk of an upload may crawl over a rural line, as long as it moves. */
const CHUNK_TIMEOUT = 900_000;
const KEEP_ALIVE = 5_000;
const HEADER_BYTES = 16_384;

export async function listen({ app, host, port, headersTimeout }: ListenOptions): Promise<RunningServer> {
  const headers = headersTimeout ?? HEADERS_TIMEOUT;
  const server = createAdaptorServer({
    fetch: app.fetch,
    hostname: host,
    createServer,
    serverOptions: {
      headersTimeout: headers,
      requestTimeout: Math.max(headers, CHUNK_TIMEOUT),
      keepAliveTimeout: KEEP_ALIVE,
      connectionsCheckingInterval: Math.min(2_000, headers),
      maxHeaderSize: HEADER_BYTES,
    },
  });
  if (!isHttpServer(server)) throw new TypeError('an HTTP/1.1 server is expected');
  server.on('clientError', (error: Error & { code?: string }, socket) =>
    refuse(error.code, socket as Socket),
  );
  server.on('request', limitPatience);
  await started(server, port, host);
  const { port: bound } = server.address() as AddressInfo;
  return { port: bound, close: (grace) => stop(server, grace) };
}

/** Says early that a port is taken or a host unknown: before a database is opened and a catalogue imported in vain. */
export async function checkPort(port: number, host: string): Promise<void> {
  const probe = createServer();
  await started(probe, port, host);
  await new Promise((resolve) => probe.close(resolve));
}

function isHttpServer(server: object): server is Server {
  return 'closeIdleConnections' in server && 'headersTimeout' in server;
}

/** The name leads nowhere, or to another machine. */
const HOST_ERRORS = new Set(['ENOTFOUND', 'EAI_AGAIN', 'EADDRNOTAVAIL', 'EINVAL']);

function started(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: Error & { code?: string }) => {
      if (HOST_ERRORS.has(error.code ?? '')) {
        reject(new StartError(`--host ${host}: no address of this machine (${error.code})`));
        return;
      }
      const reason =
        error.code === 'EADDRINUSE'
          ? 'already in use'
          : error.code === 'EACCES'
            ? 'needs more rights than this process has'
            : (error.code ?? error.message);
      reject(new StartError(`--port ${port}: ${reason} on ${host}`));
    });
    server.listen(port, host, resolve);
  });
}

/** Node knows one time limit for every request; of all but the chunks of uploads less is expected. */
function limitPatience(incoming: IncomingMessage, outgoing: ServerResponse): void {
  const { 'content-length': length = '0', 'transfer-encoding': encoding } = incoming.headers;
  if ((length === '0' && encoding === undefined) || isChunk(incoming.method, incoming.url ?? '')) return;
  const timer = setTimeout(() => {
    if (!incoming.complete) refuse('ERR_HTTP_REQUEST_TIMEOUT', incoming.socket);
  }, REQUEST_TIMEOUT);
  outgoing.once('close', () => clearTimeout(timer));
}

const REFUSALS: Readonly<Record<string, ProblemName>> = {
  ERR_HTTP_REQUEST_TIMEOUT: 'requestTimeout',
  HPE_HEADER_OVERFLOW: 'headersTooLarge',
};

/** What is refused before it is a request: too slow, too large, not HTTP. */
function refuse(code: string | undefined, socket: Socket): void {
  if (code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const body = problemBody(new ProblemError(REFUSALS[code ?? ''] ?? 'invalidRequest'), 'vi');
  const text = JSON.stringify(body);
  const status = body.status ?? 400;
  const lines = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`,
    'Content-Type: application/problem+json',
    'Content-Language: vi',
    `Content-Length: ${Buffer.byteLength(text)}`,
    'Access-Control-Allow-Origin: *',
    'Connection: close',
  ];
  socket.end(`${lines.join('\r\n')}\r\n\r\n${text}`);
}

function stop(server: Server, grace: number): Promise<void> {
  return new Promise((resolve) => {
    const last = setTimeout(() => server.closeAllConnections(), grace);
    server.close(() => {
      clearTimeout(last);
      resolve();
    });
    server.closeIdleConnections();
  });
}
