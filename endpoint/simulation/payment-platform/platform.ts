import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { createAdaptorServer } from '@hono/node-server';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { Book } from './book.ts';
import { BankWork } from './bank-work.ts';
import { serveControl } from './control.ts';
import { FaultOrders } from './faults.ts';
import { NO_JOURNAL, openJournal } from './journal.ts';
import { type PlatformEnvironment, serveMessages } from './message-route.ts';
import { ATTEMPTS, Notifier } from './notifier.ts';
import { serveBankApp } from './pages/bank-app.ts';
import { servePaymentPages, showNotFound } from './pages/payment-page.ts';
import { ownFormsOnly } from './pages/own-forms.ts';

export interface PaymentPlatformOptions {
  /** 0, the default, takes any free one. */
  readonly port?: number | undefined;
  readonly partner: string;
  readonly secret: string;
  /** Folder of its journal. Left out: in memory. */
  readonly data?: string | undefined;
  /** Adds `/control/*` for programs on this machine. */
  readonly control?: boolean | undefined;
  readonly now?: (() => Date) | undefined;
  /** Milliseconds between attempts to tell the partner. */
  readonly attempts?: readonly number[] | undefined;
}

export interface RunningPaymentPlatform {
  /** Without a slash at the end. */
  readonly url: string;
  readonly port: number;
  /** What it knows, for programs in the same process. */
  readonly book: Book;
  readonly faults: FaultOrders;
  /** Resolves once nothing is being told. */
  quiet(): Promise<void>;
  close(): Promise<void>;
}

const HOST = '127.0.0.1';
const LONGEST_FORM = 16_384;

/** A payment platform on its own origin, where no real money moves. */
export async function startPaymentPlatform(options: PaymentPlatformOptions): Promise<RunningPaymentPlatform> {
  const { port = 0, partner, secret, data, control = false, attempts = ATTEMPTS } = options;
  const now = options.now ?? (() => new Date());
  const book = new Book(data === undefined ? NO_JOURNAL : openJournal(data), now);
  const faults = new FaultOrders();
  const app = new Hono<PlatformEnvironment>();
  let url = '';
  serveMessages(app, { book, faults, partner, secret, now, url: () => url });
  for (const path of ['/pay/*', '/bank-app/*'])
    app.use(path, bodyLimit({ maxSize: LONGEST_FORM }), ownFormsOnly);
  servePaymentPages(app, book);
  serveBankApp(app, book);
  app.get('/', (context) => context.redirect('/bank-app', 303));
  app.notFound(showNotFound);
  const server = createAdaptorServer({ fetch: app.fetch, hostname: HOST });
  const notifier = new Notifier({ book, faults, partner, secret, attempts });
  const work = new BankWork(book, now);
  if (control) serveControl(app, { book, faults, notifier });
  server.listen(port, HOST);
  await once(server, 'listening');
  const { port: bound } = server.address() as AddressInfo;
  url = `http://${HOST}:${bound}`;
  return {
    url,
    port: bound,
    book,
    faults,
    quiet: () => notifier.quiet(),
    close: async () => {
      work.close();
      await notifier.close();
      await new Promise<void>((closed) => {
        server.close(() => closed());
        if ('closeAllConnections' in server) server.closeAllConnections();
      });
      book.close();
    },
  };
}
