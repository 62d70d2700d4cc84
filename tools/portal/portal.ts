/** The demo portal: the pages of `demo/` and the script-tag build, as a province's own web server would serve them. */
import { readFile } from 'node:fs/promises';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize, resolve, sep } from 'node:path';
import { createAdaptorServer } from '@hono/node-server';
import { Hono, type Context } from 'hono';
import { contentSecurityPolicy } from './policy.ts';

export interface PortalOptions {
  /** 0, the default, takes any free one. */
  port?: number;
  /** Base address of the national endpoint the pages shall talk to. */
  endpoint: string;
  /** Folder of the script-tag build. */
  widgets?: string;
}

export interface RunningPortal {
  /** Without a slash at the end. */
  url: string;
  /** What browsers reported as violations of the policy, oldest first. */
  reports: unknown[];
  close(): Promise<void>;
}

/** What the pages in `demo/` name; the portal puts the running endpoint in its place. */
const ENDPOINT_IN_PAGES = 'http://127.0.0.1:8787';
const HOST = '127.0.0.1';
const MOST_REPORTS = 500;
const root = resolve(import.meta.dirname, '../..');

const TYPES: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

export async function startPortal(options: PortalOptions): Promise<RunningPortal> {
  const { endpoint, widgets = join(root, 'dist/cdn'), port = 0 } = options;
  const reports: unknown[] = [];
  const app = createPortal({ endpoint: new URL(endpoint).origin, widgets, reports });
  const server = createAdaptorServer({ fetch: app.fetch, hostname: HOST });
  server.listen(port, HOST);
  await once(server, 'listening');
  const { port: bound } = server.address() as AddressInfo;
  return {
    url: `http://${HOST}:${bound}`,
    reports,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        if ('closeAllConnections' in server) server.closeAllConnections();
      }),
  };
}

function createPortal({
  endpoint,
  widgets,
  reports,
}: {
  endpoint: string;
  widgets: string;
  reports: unknown[];
}): Hono {
  const app = new Hono();
  const policy = contentSecurityPolicy(endpoint);

  app.use(async (context, next) => {
    await next();
    context.header('Content-Security-Policy', policy);
    context.header('X-Content-Type-Options', 'nosniff');
    context.header('Referrer-Policy', 'strict-origin-when-cross-origin');
    context.header('Cache-Control', 'no-cache');
  });
  app.get('/csp-report', (context) => context.json(reports));
  app.post('/csp-report', async (context) => {
    if (reports.length < MOST_REPORTS) reports.push(await context.req.json());
    return context.body(null, 204);
  });
  app.get('/vendor/jquery.min.js', (context) =>
    send(context, join(root, 'node_modules/jquery/dist'), 'jquery.min.js'),
  );
  app.get('/dvc/*', (context) => send(context, widgets, context.req.path.slice('/dvc/'.length)));
  app.get('*', (context) => {
    const page = context.req.path === '/' ? 'index.html' : context.req.path.slice(1);
    return send(context, join(root, 'demo'), page, (text) => text.replaceAll(ENDPOINT_IN_PAGES, endpoint));
  });
  return app;
}

async function send(
  context: Context,
  folder: string,
  name: string,
  change: (text: string) => string = (text) => text,
): Promise<Response> {
  try {
    const path = normalize(join(folder, decodeURIComponent(name)));
    const type = TYPES[extname(path)];
    if (!path.startsWith(folder + sep) || type === undefined) return context.notFound();
    const content = await readFile(path);
    const body = extname(path) === '.html' ? change(content.toString('utf8')) : new Uint8Array(content);
    return context.body(body, 200, { 'Content-Type': type });
  } catch {
    // No such file, or an address that is none (`/%`).
    return context.notFound();
  }
}
