/** An endpoint of one's own and the page that talks to it: faults ordered here strike nobody else. */
import { rm } from 'node:fs/promises';
import pino from 'pino';
import { eq, isNull } from 'drizzle-orm';
import { createApp } from '../../endpoint/app.ts';
import { catalogueLoader } from '../../endpoint/catalogue/load.ts';
import { openStore, type Store } from '../../endpoint/db/connect.ts';
import { dossiers } from '../../endpoint/db/schema/dossiers.ts';
import { uploads } from '../../endpoint/db/schema/uploads.ts';
import { forgetDossiers } from '../../endpoint/dossiers/ledger.ts';
import { loadForms } from '../../endpoint/forms/forms.ts';
import { listen } from '../../endpoint/http/server.ts';
import { CatalogueWatch } from '../../endpoint/services/catalogue.ts';
import type { FaultBook } from '../../endpoint/simulation/faults.ts';
import type { Ledger } from '../../endpoint/simulation/ledger.ts';
import { createSimulation } from '../../endpoint/simulation/simulation.ts';
import { formFolder } from './form.ts';
import type { FiledDossier } from './judge.ts';
import { faultPages, type Site, startSite } from './site.ts';

export interface Lane {
  readonly site: Site;
  readonly endpoint: string;
  readonly faults: FaultBook;
  readonly ledger: Ledger;
  /** What has been filed since the last reset, with the papers that came with it. */
  dossiers(): Promise<FiledDossier[]>;
  /** Its patience with the files of unsent dossiers is over. `gone`: they were removed; `expired`: not yet. */
  loseUploads(how: 'gone' | 'expired'): Promise<void>;
  /** When all requests have come to their end, those included whose page is gone. */
  settled(): Promise<void>;
  /** As if nobody had ever asked for anything. */
  reset(): Promise<void>;
  close(): Promise<void>;
}

export async function openLane(widgets: string): Promise<Lane> {
  const folder = await formFolder();
  const forms = await loadForms({ folder, sandbox: true });
  const prepare = await catalogueLoader({ file: undefined, report: () => undefined });
  const store = await openStore({ prepare });
  const { faults, ledger } = createSimulation();
  const app = createApp({
    store,
    forms,
    catalogue: new CatalogueWatch(store),
    now: () => new Date(),
    simulation: { faults, ledger },
    logger: pino({ level: 'silent' }),
  });
  const running = new Set<Promise<unknown>>();
  const handle = app.fetch;
  app.fetch = (...request) => {
    const answer = Promise.resolve(handle(...request));
    running.add(answer);
    const end = () => running.delete(answer);
    void answer.then(end, end);
    return answer;
  };
  const settled = async () => {
    while (running.size > 0) await Promise.allSettled(running);
  };
  const server = await listen({ app, host: '127.0.0.1', port: 0 });
  const endpoint = `http://127.0.0.1:${server.port}`;
  const site = await startSite({ endpoint, widgets, pages: faultPages(endpoint) });
  return {
    site,
    endpoint,
    faults,
    ledger,
    dossiers: () => filedDossiers(store),
    settled,
    loseUploads: async (how) => {
      const unsent = isNull(uploads.claimedBy);
      if (how === 'gone') await store.database.delete(uploads).where(unsent);
      else
        await store.database
          .update(uploads)
          .set({ expiresAt: new Date(0) })
          .where(unsent);
    },
    reset: async () => {
      faults.clear();
      await settled();
      ledger.clear();
      await forgetDossiers(store);
      await store.database.delete(uploads);
    },
    close: async () => {
      await site.close();
      await server.close(100);
      await store.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function filedDossiers({ database }: Store): Promise<FiledDossier[]> {
  const rows = await database.select({ code: dossiers.code, draft: dossiers.draft }).from(dossiers);
  return Promise.all(
    rows.map(async ({ code, draft }) => {
      const files = await database
        .select({ sha256: uploads.sha256 })
        .from(uploads)
        .where(eq(uploads.claimedBy, code));
      return { code, draft, papers: files.map(({ sha256 }) => sha256 ?? '') };
    }),
  );
}
