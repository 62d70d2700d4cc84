import type { Hono, MiddlewareHandler } from 'hono';
import * as z from 'zod/mini';
import { forgetDossiers, listDossiers } from '../dossiers/ledger.ts';
import type { Environment } from '../http/environment.ts';
import { isLoopbackAddress, isLoopbackHost } from '../http/loopback.ts';
import { ProblemError } from '../http/problems.ts';
import { sayFieldIssue, WITH_INPUT } from '../issues.ts';
import { forgetPayments } from '../payments/book.ts';
import { type Fault, FaultList } from '../simulation/faults.ts';
import type { Simulation } from '../simulation/simulation.ts';
import { serveDesk } from './desk.ts';
import type { Services } from './operation.ts';
import { servePaymentBook } from './payment-book.ts';

/**
 * Only a program on this machine may order faults. A foreign `Host` means that a page reached loopback by
 * rebinding a name of its own; a foreign `Origin` that a page in a browser here sends what needs no
 * preflight.
 */
const loopbackOnly: MiddlewareHandler<Environment> = async (context, next) => {
  const peer = context.env.incoming.socket.remoteAddress ?? '';
  const origin = context.req.header('Origin');
  const allowed =
    isLoopbackAddress(peer) &&
    isLoopbackHost(context.req.header('Host') ?? '') &&
    (origin === undefined || isLoopbackHost(origin.replace(/^https?:\/\//, '')));
  if (!allowed)
    throw new ProblemError('forbidden', {
      detail: {
        vi: 'Chỉ chương trình trên chính máy này mới dùng được /sandbox.',
        en: 'Only a program on this very machine may use /sandbox.',
      },
    });
  context.set('operation', 'sandbox');
  await next();
  context.res.headers.set('Cache-Control', 'no-store');
};

async function readOrder(request: { text(): Promise<string> }): Promise<Fault[]> {
  const text = await request.text();
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    throw new ProblemError('invalidRequest', {
      detail: { vi: 'Nội dung không phải JSON.', en: 'The body is not JSON.' },
    });
  }
  const several = Array.isArray(body);
  const parsed = z.safeParse(FaultList, several ? body : [body], WITH_INPUT);
  if (parsed.success) return parsed.data;
  const errors = parsed.error.issues.map((issue) =>
    sayFieldIssue(issue, several ? issue.path : issue.path.slice(1)),
  );
  throw new ProblemError('invalidRequest', { errors });
}

/** `--sandbox`: order faults, move dossiers, read what was asked and answered, begin anew. */
export function serveSandbox(
  app: Hono<Environment>,
  { faults, ledger, office }: Simulation,
  { store, payments }: Pick<Services, 'store' | 'payments'>,
): void {
  const report = async () => ({ ...ledger.report(), dossiers: await listDossiers(store) });
  app.use('/sandbox/*', loopbackOnly);
  app.get('/sandbox/faults', (context) => context.json({ items: faults.ordered }));
  if (office) serveDesk(app, office);
  if (payments) servePaymentBook(app, payments);
  app.put('/sandbox/faults', async (context) => {
    faults.order(await readOrder(context.req));
    return context.json({ items: faults.ordered });
  });
  app.delete('/sandbox/faults', (context) => {
    faults.clear();
    return context.json({ items: faults.ordered });
  });
  app.get('/sandbox/ledger', async (context) => context.json(await report()));
  app.post('/sandbox/reset', async (context) => {
    faults.clear();
    ledger.clear();
    payments?.place.irregularities.clear();
    await forgetPayments(store);
    await forgetDossiers(store);
    await office?.open();
    return context.json({ faults: faults.ordered, ledger: await report() });
  });
}
