import { randomUUID } from 'node:crypto';
import type { Context, Hono, MiddlewareHandler } from 'hono';
import * as z from 'zod/mini';
import { readVietQr } from '../../../src/domain/vietqr.ts';
import { isLoopbackAddress, isLoopbackHost } from '../../http/loopback.ts';
import { bankOf, BANKS } from './banks.ts';
import type { Book } from './book.ts';
import { Fault, type FaultOrders } from './faults.ts';
import type { PlatformEnvironment } from './message-route.ts';
import type { Notifier } from './notifier.ts';

export interface Controlled {
  readonly book: Book;
  readonly faults: FaultOrders;
  readonly notifier: Notifier;
}

const Scan = z.object({
  payload: z.string(),
  /** What the payer makes of it instead. */
  amount: z.optional(z.int().check(z.positive())),
  content: z.optional(z.string()),
  mark: z.optional(z.string()),
});
const Confirmation = z.object({ bank: z.optional(z.string()) });

/** Only programs on this machine: nothing a page in a browser could send, under whatever name. */
const programsOnly: MiddlewareHandler<PlatformEnvironment> = async (context, next) => {
  const isLocal =
    isLoopbackAddress(context.env.incoming.socket.remoteAddress ?? '') &&
    isLoopbackHost(context.req.header('Host') ?? '');
  const fromPage = ['Origin', 'Sec-Fetch-Site'].some((name) => context.req.header(name) !== undefined);
  if (!isLocal || fromPage) return context.json({ error: 'programs on this machine only' }, 403);
  await next();
};

/** `/control/*`: does what payers and bad lines do, on order. */
export function serveControl(app: Hono<PlatformEnvironment>, { book, faults, notifier }: Controlled): void {
  app.use('/control/*', programsOnly);

  app.post('/control/faults', (context) =>
    withBody(context, z.array(Fault), (orders) => {
      for (const order of orders) faults.order(order);
      return {};
    }),
  );
  app.delete('/control/faults', (context) => {
    faults.clear();
    return context.json({});
  });
  app.get('/control/payments', (context) => context.json({ items: book.payments }));
  app.post('/control/payments/:reference/confirmation', (context) =>
    withBody(context, Confirmation, ({ bank }) => {
      const chosen = bankOf(bank) ?? BANKS[0]!;
      return { done: book.confirm(context.req.param('reference'), chosen) };
    }),
  );
  app.post('/control/payments/:reference/work', (context) => {
    book.finishWork(context.req.param('reference'));
    return context.json({});
  });
  app.post('/control/payments/:reference/refusal', (context) =>
    context.json({ done: book.cancel(context.req.param('reference'), { told: false }) }),
  );
  app.post('/control/scans', (context) =>
    withBody(context, Scan, ({ payload, amount, content, mark }) => {
      const read = readVietQr(payload);
      if (read.kind === 'refused') return { fault: read.fault };
      const { transfer } = read;
      return book.receive({
        mark: `app ${mark ?? randomUUID()}`,
        amount: amount ?? transfer.amount ?? 0,
        content: content ?? transfer.content ?? '',
      });
    }),
  );
  app.post('/control/news', (context) => {
    for (const news of book.untold) notifier.tell(news);
    return context.json({});
  });
}

async function withBody<Body>(
  context: Context,
  schema: z.core.$ZodType<Body>,
  work: (body: Body) => object,
): Promise<Response> {
  const { data, success } = z.safeParse(schema, await context.req.json().catch(() => undefined));
  return success ? context.json(work(data)) : context.json({ error: 'not as expected' }, 400);
}
