/** An endpoint with its payment platform, and a clock for both that runs as fast as one likes. */
import { rm, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { createApp } from '../../../endpoint/app.ts';
import { catalogueLoader } from '../../../endpoint/catalogue/load.ts';
import { openStore } from '../../../endpoint/db/connect.ts';
import { loadForms } from '../../../endpoint/forms/forms.ts';
import { listen } from '../../../endpoint/http/server.ts';
import { type Book, forgetPayments, readBook } from '../../../endpoint/payments/book.ts';
import { createPayments, NOTIFICATION_PATH } from '../../../endpoint/payments/payments.ts';
import type { PlatformAccess } from '../../../endpoint/payments/platform.ts';
import { CatalogueWatch } from '../../../endpoint/services/catalogue.ts';
import type { FaultBook } from '../../../endpoint/simulation/faults.ts';
import {
  type RunningPaymentPlatform,
  startPaymentPlatform,
} from '../../../endpoint/simulation/payment-platform/platform.ts';
import { createSimulation } from '../../../endpoint/simulation/simulation.ts';

export interface PaymentLane {
  readonly endpoint: string;
  readonly access: PlatformAccess;
  readonly platform: RunningPaymentPlatform;
  /** Of the endpoint's own operations. */
  readonly faults: FaultBook;
  readonly now: () => Date;
  book(): Promise<Book>;
  /** Lets so much time pass; the endpoint does what is due then. */
  pass(milliseconds: number): Promise<void>;
  /** The endpoint reads the platform's statement. */
  reconcile(): Promise<void>;
  /** The platform stops, with or without its journal, and starts again. */
  restartPlatform(): Promise<void>;
  /** As if nobody had ever paid anything. */
  reset(): Promise<void>;
  close(): Promise<void>;
}

const PARTNER = 'DVC-THU';
const SECRET = 'of the fault runs';
/** Milliseconds between two attempts to tell. */
const ATTEMPTS = [5, 10, 20, 40];
/** Limits on those who guess are not what is looked at here. */
const GUESSERS = 1_000 * 60 * 60;

export async function openPaymentLane(): Promise<PaymentLane> {
  const folder = await mkdtemp(join(tmpdir(), 'dvc-payment-faults-'));
  let ahead = 0;
  const now = () => new Date(Date.now() + ahead);
  const startPlatform = (port: number, data: string) =>
    startPaymentPlatform({ port, partner: PARTNER, secret: SECRET, now, data, attempts: ATTEMPTS });
  let journals = 0;
  const journal = () => join(folder, String(journals));
  let platform = await startPlatform(0, journal());
  const { url: platformUrl, port } = platform;
  const forms = await loadForms({ sandbox: true });
  const prepare = await catalogueLoader({ file: undefined, report: () => undefined });
  const store = await openStore({ prepare });
  const logger = pino({ level: 'silent' });
  const simulation = createSimulation();
  const places = { store, catalogue: new CatalogueWatch(store), forms, now, logger };
  let url = '';
  const options = { platform: platformUrl, partner: PARTNER, secret: SECRET };
  const payments = createPayments(places, options, () => url);
  const app = createApp({ ...places, simulation, payments });
  const server = await listen({ app, host: '127.0.0.1', port: 0 });
  url = `http://127.0.0.1:${server.port}`;
  return {
    endpoint: url,
    access: { ...options, notify: url + NOTIFICATION_PATH },
    get platform() {
      return platform;
    },
    faults: simulation.faults,
    now,
    book: () => readBook(store),
    pass: async (milliseconds) => {
      ahead += milliseconds;
      await payments.schedule.look();
    },
    reconcile: () => payments.schedule.reconcile(),
    restartPlatform: async () => {
      await platform.close();
      platform = await startPlatform(port, journal());
    },
    reset: async () => {
      simulation.faults.clear();
      await platform.close();
      await forgetPayments(store);
      journals += 1;
      platform = await startPlatform(port, journal());
      ahead += GUESSERS;
    },
    close: async () => {
      await platform.close();
      await server.close(100);
      await payments.schedule.close();
      await store.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
