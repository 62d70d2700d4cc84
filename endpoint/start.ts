import type { BlockList } from 'node:net';
import pino, { type Logger } from 'pino';
import { createApp } from './app.ts';
import { catalogueLoader } from './catalogue/load.ts';
import { openStore } from './db/connect.ts';
import { sweepKeys } from './dossiers/idempotency.ts';
import { sweepFailures } from './dossiers/lookup-limits.ts';
import { sweepTokens } from './dossiers/tracking.ts';
import { loadForms } from './forms/forms.ts';
import { checkPort, listen } from './http/server.ts';
import { DossierNews } from './live/dossier-news.ts';
import { createPayments, type PaymentOptions } from './payments/payments.ts';
import type { EventLimits } from './routes/events.ts';
import { CatalogueWatch } from './services/catalogue.ts';
import { createOffice } from './simulation/office.ts';
import { createSimulation } from './simulation/simulation.ts';
import { sweepUploads } from './uploads/sweep.ts';

export interface EndpointOptions {
  /** 0, the default, takes any free one. */
  readonly port?: number | undefined;
  /** Loopback unless told otherwise: a gateway with TLS belongs in front. */
  readonly host?: string | undefined;
  /** Folder of the embedded PostgreSQL. Left out: in memory. */
  readonly data?: string | undefined;
  /** A PostgreSQL server instead of the embedded one. */
  readonly databaseUrl?: string | undefined;
  /** JSONL(.gz) of the national portal's records. Left out: the endpoint's own catalogue. */
  readonly catalogue?: string | undefined;
  /** Adds `/sandbox/*` for programs on this machine. */
  readonly sandbox?: boolean | undefined;
  /** With the sandbox: dossiers of people who do not exist, in every state. */
  readonly demoDossiers?: boolean | undefined;
  /** With the sandbox: working minutes that pass in a second at the simulated desk; 0, the default: none. */
  readonly deskSpeed?: number | undefined;
  /** Milliseconds between two signs of life on a stream of events. */
  readonly heartbeat?: number | undefined;
  /** How many streams of events may be open. */
  readonly events?: EventLimits | undefined;
  /** Silent when left out. */
  readonly logger?: Logger | undefined;
  /** Told what the import does, line by line. */
  readonly report?: ((line: string) => void) | undefined;
  /** How long a client may take to send its headers, in milliseconds. */
  readonly headersTimeout?: number | undefined;
  /** Folder of the forms on offer. Left out: the endpoint's own. */
  readonly forms?: string | undefined;
  /** What time it is, where a dossier asks. */
  readonly now?: (() => Date) | undefined;
  /** Proxies whose `X-Forwarded-For` is believed. */
  readonly trusted?: BlockList | undefined;
  /** The payment platform. Left out, nothing can be paid here, and no bill is found. */
  readonly payments?: PaymentOptions | undefined;
}

export interface RunningEndpoint {
  /** Base address, without a slash at the end. */
  readonly url: string;
  readonly port: number;
  close(): Promise<void>;
}

/** Running requests get this long to finish when the endpoint stops. */
const GRACE = 8_000;

/** Starts a complete endpoint; resolves once it answers. */
export async function startEndpoint(options: EndpointOptions = {}): Promise<RunningEndpoint> {
  const { host = '127.0.0.1', port = 0, sandbox = false } = options;
  const logger = options.logger ?? pino({ level: 'silent' });
  const report = options.report ?? (() => undefined);
  await checkPort(port, host);
  const now = options.now ?? (() => new Date());
  const forms = await loadForms({ folder: options.forms, sandbox });
  const prepare = await catalogueLoader({ file: options.catalogue, report });
  const store = await openStore({ databaseUrl: options.databaseUrl, data: options.data, prepare });
  try {
    const { demoDossiers = false, deskSpeed = 0, trusted, events } = options;
    const catalogue = new CatalogueWatch(store);
    const places = { store, catalogue, forms, now, logger };
    const office = sandbox
      ? createOffice({ ...places, demoDossiers, deskSpeed, paidOnline: options.payments !== undefined })
      : undefined;
    await office?.open();
    const simulation = office && createSimulation(office);
    const news = new DossierNews(store, { now, interval: options.heartbeat });
    let url = '';
    const payments = options.payments && createPayments(places, options.payments, () => url);
    const app = createApp({ ...places, trusted, simulation, news, events, payments });
    const server = await listen({ app, host, port, headersTimeout: options.headersTimeout });
    url = `http://${host.includes(':') ? `[${host}]` : host}:${server.port}`;
    payments?.schedule.start();
    const sweeps = [
      sweepUploads(store, logger),
      ...[sweepKeys, sweepTokens, sweepFailures].map((sweep) => sweep(store, now, logger)),
    ];
    const close = async () => {
      await office?.close();
      news.close();
      await Promise.all([server.close(GRACE), payments?.schedule.close()]);
      await Promise.all(sweeps.map((end) => end()));
      await store.close();
    };
    let closing: Promise<void> | undefined;
    return { url, port: server.port, close: () => (closing ??= close()) };
  } catch (error) {
    await store.close();
    throw error;
  }
}
