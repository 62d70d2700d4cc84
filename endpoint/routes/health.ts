import type { Hono } from 'hono';
import type { Environment } from '../http/environment.ts';
import type { Services } from './operation.ts';

/** For load balancers and supervisors; not part of the contract. */
export function serveHealth(app: Hono<Environment>, { store, catalogue }: Services): void {
  app.get('/health', async (context) => {
    context.set('operation', 'health');
    const current = await catalogue.current().catch(() => undefined);
    const body = {
      status: current ? 'ok' : 'unavailable',
      database: store.kind,
      ...(current && { catalogue: current.version, procedures: current.procedures }),
    };
    return context.json(body, current ? 200 : 503, {
      'Cache-Control': 'no-store',
      ...(current ? {} : { 'Retry-After': '5' }),
    });
  });
}
