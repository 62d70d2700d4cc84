import { createHash, randomUUID } from 'node:crypto';
import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { after } from 'node:test';
import pino from 'pino';
import { createApp } from '../../endpoint/app.ts';
import { openStore, type Store } from '../../endpoint/db/connect.ts';
import { NO_FORMS } from '../../endpoint/forms/forms.ts';
import { listen } from '../../endpoint/http/server.ts';
import type { UploadOptions } from '../../endpoint/routes/uploads.ts';
import { CatalogueWatch } from '../../endpoint/services/catalogue.ts';
import { createSimulation } from '../../endpoint/simulation/simulation.ts';
import { readUpload } from '../../endpoint/uploads/records.ts';
import type { Problem } from '../../src/contract/index.ts';
import { freshDatabase } from './support.ts';

export const PDF = 'application/pdf';
export const CHUNK = 'application/offset+octet-stream';

export interface UploadEndpoint {
  readonly url: string;
  readonly port: number;
  readonly store: Store;
}

/** An endpoint without a catalogue, whose database the test can look into. */
export async function startUploads(options: UploadOptions = {}): Promise<UploadEndpoint> {
  const store = await openStore({ databaseUrl: await freshDatabase(), prepare: () => Promise.resolve() });
  return serveStore(store, options);
}

export async function serveStore(store: Store, uploads: UploadOptions = {}): Promise<UploadEndpoint> {
  const logger = pino({ level: 'silent' });
  const catalogue = new CatalogueWatch(store);
  const now = () => new Date();
  const simulation = createSimulation();
  const app = createApp({ store, catalogue, forms: NO_FORMS, now, simulation, logger, uploads });
  const server = await listen({ app, host: '127.0.0.1', port: 0 });
  after(async () => {
    await server.close(100);
    await store.close().catch(() => undefined);
  });
  return { url: `http://127.0.0.1:${server.port}`, port: server.port, store };
}

export interface UploadAnswer {
  readonly status: number;
  readonly headers: Record<string, string | string[] | undefined>;
  readonly problem: Problem;
}

export interface Sent {
  readonly method: string;
  readonly headers?: Record<string, string>;
  readonly body?: Uint8Array;
}

/** Over a plain socket, with no more headers than named. */
export function send(url: string, { method, headers = {}, body }: Sent): Promise<UploadAnswer> {
  return new Promise((resolve, reject) => {
    const all = { 'Tus-Resumable': '1.0.0', ...headers };
    const request = httpRequest(url, { method, headers: all, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString();
        const problem = (text.startsWith('{') ? JSON.parse(text) : {}) as Problem;
        resolve({ status: response.statusCode ?? 0, headers: response.headers, problem });
      });
    });
    request.on('error', reject);
    request.end(body);
  });
}

export function metadata(values: Readonly<Record<string, string>>): string {
  return Object.entries(values)
    .map(([key, value]) => `${key} ${Buffer.from(value).toString('base64')}`)
    .join(',');
}

export interface Creation {
  readonly length: number | string;
  readonly draft?: string;
  readonly filename?: string;
  readonly filetype?: string;
  readonly headers?: Record<string, string>;
}

export function create(url: string, creation: Creation): Promise<UploadAnswer> {
  const { length, headers, draft = randomUUID(), filename = 'giay-to.pdf', filetype = PDF } = creation;
  return send(`${url}/uploads`, {
    method: 'POST',
    headers: {
      'Upload-Length': String(length),
      'Upload-Metadata': metadata({ draft, filename, filetype }),
      ...headers,
    },
  });
}

/** Address of a new upload. */
export async function begin(url: string, creation: Creation): Promise<string> {
  const answer = await create(url, creation);
  if (answer.status !== 201) throw new Error(`${answer.status} ${JSON.stringify(answer.problem)}`);
  return new URL(String(answer.headers['location']), `${url}/uploads`).href;
}

export const idOf = (address: string) => address.split('/').at(-1) ?? '';

export function patch(
  address: string,
  offset: number,
  body: Uint8Array,
  headers: Record<string, string> = {},
): Promise<UploadAnswer> {
  return send(address, {
    method: 'PATCH',
    headers: { 'Content-Type': CHUNK, 'Upload-Offset': String(offset), ...headers },
    body,
  });
}

export async function offsetOf(address: string): Promise<number> {
  const { status, headers } = await send(address, { method: 'HEAD' });
  if (status !== 200) throw new Error(`HEAD ${status}`);
  return Number(headers['upload-offset']);
}

export const digest = (bytes: Uint8Array, encoding: 'hex' | 'base64' = 'hex') =>
  createHash('sha256').update(bytes).digest(encoding);

export const checksum = (bytes: Uint8Array) => ({ 'Upload-Checksum': `sha256 ${digest(bytes, 'base64')}` });

/** A chunk of which only so many bytes leave before the connection breaks. */
export function sendPart(address: string, offset: number, body: Uint8Array, sent: number): Promise<void> {
  const { hostname, port, pathname } = new URL(address);
  const head = [
    `PATCH ${pathname} HTTP/1.1`,
    `Host: ${hostname}`,
    'Tus-Resumable: 1.0.0',
    `Content-Type: ${CHUNK}`,
    `Upload-Offset: ${offset}`,
    `Content-Length: ${body.length}`,
  ].join('\r\n');
  return new Promise((resolve) => {
    const socket = connect(Number(port), hostname, () => {
      socket.write(`${head}\r\n\r\n`);
      socket.write(body.subarray(0, sent), () => socket.destroy());
    });
    socket.on('error', () => undefined);
    socket.on('close', () => resolve());
  });
}

/** What the database holds of an upload. */
export async function heldBytes({ store }: UploadEndpoint, address: string): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of readUpload(store.database, idOf(address))) pieces.push(piece);
  return Buffer.concat(pieces);
}

/** Numbers that look random and are the same in every run (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** So many bytes that begin as a PDF does. */
export function pdf(length: number, seed = 1): Buffer {
  const random = seeded(seed);
  const bytes = Buffer.alloc(length);
  for (let at = 0; at < length; at += 1) bytes[at] = Math.floor(random() * 256);
  bytes.write('%PDF-1.7\n%âãÏÓ\n', 'latin1');
  return bytes;
}
