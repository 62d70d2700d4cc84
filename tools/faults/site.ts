/** The page with the form, under the strictest policy, on a server that only this run knows. */
import { readFile } from 'node:fs/promises';
import { createServer, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { basename, extname, join } from 'node:path';
import { contentSecurityPolicy } from '../portal/policy.ts';
import { PROCEDURE } from './form.ts';
import { paper } from './paper.ts';

export interface Site {
  /** Without a slash at the end. */
  readonly url: string;
  close(): Promise<void>;
}

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
};

export const PAGE_HEAD =
  '<!doctype html><html lang="vi"><meta charset="utf-8"><link rel="icon" href="data:,"><title>Thử</title>';

export interface SiteOptions {
  readonly endpoint: string;
  /** Folder of the script-tag build. */
  readonly widgets: string;
  /** HTML by path. */
  readonly pages: Readonly<Record<string, string>>;
}

/** The pages a run needs: the form under conditions of one's choice, and another one to go away to. */
export function faultPages(endpoint: string): Record<string, string> {
  const form = `${PAGE_HEAD}<link rel="stylesheet" href="/dvc/dvc-widgets.css">
    <script src="/conditions.js"></script>
    <script type="module" src="/dvc/dvc-widgets.js" data-endpoint="${endpoint}"></script>
    <dvc-online-form procedure="${PROCEDURE}"></dvc-online-form></html>`;
  return { '/': form, '/away': `${PAGE_HEAD}<p>Trang khác.</p></html>` };
}

export async function startSite(options: SiteOptions): Promise<Site> {
  const policy = contentSecurityPolicy(options.endpoint);
  const server = createServer((request, response) => {
    response.setHeader('Content-Security-Policy', policy);
    answer(new URL(request.url ?? '/', 'http://site'), response, options).catch(() =>
      response.writeHead(404).end(),
    );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answer(
  { pathname, searchParams }: URL,
  response: ServerResponse,
  { widgets, pages }: SiteOptions,
): Promise<void> {
  const send = (type: string, body: string | Uint8Array) =>
    response.writeHead(200, { 'Content-Type': type }).end(body);
  const page = pages[pathname];
  if (page !== undefined) return void send('text/html; charset=utf-8', page);
  if (pathname === '/paper') {
    const [seed, bytes] = ['seed', 'bytes'].map((name) => Number(searchParams.get(name)));
    return void send('application/pdf', paper(seed ?? 0, bytes ?? 0));
  }
  const file =
    pathname === '/conditions.js'
      ? join(import.meta.dirname, 'conditions.js')
      : join(widgets, basename(pathname));
  const body = await readFile(file);
  response.setHeader('Cache-Control', 'max-age=3600');
  send(TYPES[extname(file)] ?? 'application/octet-stream', body);
}
