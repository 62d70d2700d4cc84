import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import pg from 'pg';
import { type EndpointOptions, type RunningEndpoint, startEndpoint } from '../../endpoint/start.ts';

export const serverUrl = process.env['DATABASE_URL'];

/** What a file started, put away behind all of its tests, the last first. */
const cleanups: (() => Promise<unknown>)[] = [];
after(async () => {
  for (const cleanup of cleanups.toReversed()) await cleanup();
});

/** A database of its own on the server of `DATABASE_URL`; undefined where the embedded one is used. */
export async function freshDatabase(): Promise<string | undefined> {
  if (serverUrl === undefined) return undefined;
  const name = `dvc_test_${randomUUID().replaceAll('-', '')}`;
  await onServer(`create database ${name}`);
  cleanups.push(() => onServer(`drop database ${name} with (force)`));
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
}

async function onServer(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  await client.query(statement);
  await client.end();
}

/** An endpoint for one test file, closed behind it. */
export async function startForTest(options: EndpointOptions = {}): Promise<RunningEndpoint> {
  const databaseUrl = await freshDatabase();
  const endpoint = await startEndpoint({ databaseUrl, ...options });
  cleanups.push(() => endpoint.close());
  return endpoint;
}

export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'dvc-endpoint-'));
  cleanups.push(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** Published records as a JSONL file. */
export async function catalogueFile(lines: readonly object[]): Promise<string> {
  const file = join(await temporaryFolder(), 'procedures.jsonl');
  await writeFile(file, lines.map((line) => JSON.stringify(line)).join('\n'));
  return file;
}

export interface Answer {
  readonly status: number;
  readonly headers: Record<string, string | string[] | undefined>;
  readonly body: Buffer;
  readonly text: string;
}

/** Over a plain socket: headers as sent, nothing unpacked, cached or followed. */
export function rawRequest(
  url: string,
  {
    method = 'GET',
    headers = {},
    body,
  }: { method?: string; headers?: Record<string, string>; body?: string } = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = httpRequest(url, { method, headers, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        const whole = Buffer.concat(chunks);
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: whole,
          text: whole.toString(),
        });
      });
    });
    request.on('error', reject);
    request.end(body);
  });
}

/** Body of a good answer, as the caller knows it from the contract. */
export async function getJson<T>(url: string, headers: Record<string, string> = {}): Promise<T> {
  const response = await fetch(url, { headers });
  if (!response.ok) throw new Error(`${url}: ${response.status} ${await response.text()}`);
  return (await response.json()) as T;
}
