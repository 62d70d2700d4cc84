import { randomUUID } from 'node:crypto';
import type { MiddlewareHandler } from 'hono';
import type { Logger } from 'pino';
import type { Ledger } from '../simulation/ledger.ts';
import type { Environment } from './environment.ts';

/** Faults that leave the client without an answer. */
const LOSING: ReadonlySet<string> = new Set(['lost-request', 'lost-answer', 'cut-body']);

/**
 * Names each request, times it, and writes one line when it is over. Never the address, the query, a
 * body or a peer: what people look for is theirs.
 */
export function requestLog(logger: Logger, ledger: Ledger | undefined): MiddlewareHandler<Environment> {
  return async (context, next) => {
    const started = performance.now();
    const requestId = randomUUID();
    context.set('requestId', requestId);
    await next();
    const operation = context.get('operation') ?? 'none';
    const fault = context.get('fault');
    const lost = fault !== undefined && LOSING.has(fault);
    const status = context.get('lostStatus') ?? context.res.status;
    const { method } = context.req;
    const milliseconds = Math.round(performance.now() - started);
    logger.info({ requestId, method, operation, status, milliseconds, ...(fault && { fault }) }, 'request');
    if (ledger && operation !== 'sandbox' && operation !== 'health') {
      const conditional = context.req.header('If-None-Match') !== undefined;
      const at = new Date().toISOString();
      const more = { ...(fault && { fault }), ...context.get('upload') };
      ledger.record({ at, method, operation, status, conditional, answered: !lost, ...more });
    }
    if (!lost && context.get('lostStatus') === undefined) context.res.headers.set('X-Request-Id', requestId);
  };
}
