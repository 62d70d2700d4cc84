import { setTimeout as delay } from 'node:timers/promises';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { MiddlewareHandler, Next } from 'hono';
import type { ServerResponse } from 'node:http';
import { type Environment, replaceAnswer, type RequestContext } from '../http/environment.ts';
import type { Language } from '../http/language.ts';
import { problemOf, problemResponse } from '../http/problems.ts';
import type { Fault, FaultBook } from './faults.ts';

const DRIP_DURATION = 20_000;
const DRIP_PIECES = 40;
const PAGE =
  '<!doctype html><html lang="vi"><title>Đăng nhập</title><p>Vui lòng đăng nhập để tiếp tục.</p></html>';

/** Lets the faults ordered for an operation strike it. In front of everything else the operation does. */
export function strike(book: FaultBook, operation: string): MiddlewareHandler<Environment> {
  return async (context, next) => {
    const fault = book.take(operation, context.req.method);
    if (fault === undefined) return next();
    context.set('fault', fault.kind);
    await apply(fault, context, next);
    // A spoilt answer must not be served again from a cache once the fault is over.
    if (context.res !== RESPONSE_ALREADY_SENT) context.res.headers.set('Cache-Control', 'no-store');
  };
}

async function apply(fault: Fault, context: RequestContext, next: Next): Promise<void> {
  switch (fault.kind) {
    case 'latency':
      await delay(fault.milliseconds, undefined, { signal: context.req.raw.signal }).catch(() => undefined);
      return next();
    case 'lost-request':
      return breakConnection(context, 0);
    case 'lost-answer':
      await next();
      return breakConnection(context, context.res.status);
    case 'status':
      replaceAnswer(context, statusAnswer(fault.status, fault.retryAfter, context.get('language')));
      return;
    case 'html-body':
      replaceAnswer(context, pageAnswer(fault.status));
      return;
    case 'wrong-content-type':
      await nextInFull(context, next);
      context.res.headers.set('Content-Type', 'text/plain; charset=utf-8');
      return;
    case 'contract-version':
      return announce(fault.version, context, next);
    case 'cut-body':
      context.set('cutAfter', fault.bytes);
      await next();
      return breakConnection(context, context.res.status);
    case 'forgotten':
      context.set('forgotten', true);
      return next();
    case 'truncated-body':
      await nextInFull(context, next);
      return context.req.method === 'HEAD' ? breakConnection(context, context.res.status) : sendHalf(context);
    case 'slow-drip':
      await nextInFull(context, next);
      return drip(context, fault.milliseconds ?? DRIP_DURATION);
  }
}

/** A 304 has no body that could be spoilt. */
async function nextInFull(context: RequestContext, next: Next): Promise<void> {
  context.set('unconditional', true);
  await next();
}

function pageAnswer(status = 200): Response {
  return new Response(PAGE, { status, headers: { 'Content-Type': 'text/html; charset=utf-8' } });
}

/** As the endpoint itself would word it, where it knows the status. */
function statusAnswer(status: number, retryAfter: number | undefined, language: Language): Response {
  const response = problemResponse(problemOf(status), language);
  response.headers.delete('Retry-After');
  if (retryAfter !== undefined) response.headers.set('Retry-After', String(retryAfter));
  return response;
}

function breakConnection(context: RequestContext, status: number): void {
  context.set('lostStatus', status);
  context.env.outgoing.destroy();
  replaceAnswer(context, RESPONSE_ALREADY_SENT);
}

async function announce(version: string, context: RequestContext, next: Next): Promise<void> {
  await nextInFull(context, next);
  if (!context.res.ok || !context.res.headers.get('Content-Type')?.includes('json')) return;
  const body: unknown = await context.res.json();
  const changed = typeof body === 'object' && body !== null ? { ...body, contract: version } : body;
  const headers = new Headers(context.res.headers);
  headers.delete('ETag');
  replaceAnswer(context, new Response(JSON.stringify(changed), { status: context.res.status, headers }));
}

/** Takes the answer out of the framework's hands and begins to send it: status, headers, no body yet. */
async function begin(context: RequestContext): Promise<{ outgoing: ServerResponse; body: Buffer }> {
  const response = context.res;
  const body = Buffer.from(await response.arrayBuffer());
  const headers = Object.fromEntries(response.headers);
  const outgoing = context.env.outgoing;
  context.set('lostStatus', response.status);
  outgoing.writeHead(response.status, {
    ...headers,
    'access-control-allow-origin': '*',
    'cache-control': 'no-store',
    'content-length': body.length,
  });
  return { outgoing, body };
}

async function sendHalf(context: RequestContext): Promise<void> {
  const { outgoing, body } = await begin(context);
  const half = body.subarray(0, Math.floor(body.length / 2));
  // The half has to leave before the connection breaks, else only a broken connection would be seen.
  await new Promise<void>((resolve) => outgoing.write(half, () => resolve()));
  outgoing.destroy();
  replaceAnswer(context, RESPONSE_ALREADY_SENT);
}

async function drip(context: RequestContext, duration: number): Promise<void> {
  // Headers alone come all at once.
  if (context.req.method === 'HEAD') return void (await delay(duration));
  const { outgoing, body } = await begin(context);
  const size = Math.max(1, Math.ceil(body.length / DRIP_PIECES));
  for (let at = 0; at < body.length && !outgoing.destroyed; at += size) {
    outgoing.write(body.subarray(at, at + size));
    await delay((duration * size) / body.length);
  }
  outgoing.end();
  replaceAnswer(context, RESPONSE_ALREADY_SENT);
}
