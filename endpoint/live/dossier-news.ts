import { inArray } from 'drizzle-orm';
import { today } from '../../src/domain/calendar-date.ts';
import type { Store } from '../db/connect.ts';
import { dossiers } from '../db/schema/dossiers.ts';
import { DOSSIER_CHANNEL } from '../dossiers/events.ts';

/** Why a stream ends: its proof is over, or this process is. */
export type Ending = 'expired' | 'closing';

/** An open stream, as far as the news goes. None of these may throw. */
export interface Watcher {
  /** The dossier has this version now; without one it is to be read anew in any case. */
  news(version?: number): void;
  /** A look into the database has just shown that nothing was missed. */
  beat(): void;
  end(ending: Ending): void;
  /** Nobody knows any more whether something has changed. */
  lost(): void;
}

export interface DossierNewsOptions {
  readonly now: () => Date;
  /** Milliseconds between two looks into the database. */
  readonly interval?: number | undefined;
}

const INTERVAL = 15_000;

/**
 * Carries what the database says of changes to all open streams of this process. Changes made by other
 * processes arrive as well, and what was missed while the line to the database was down is found by looking.
 */
export class DossierNews {
  readonly #store: Store;
  readonly #now: () => Date;
  readonly #interval: number;
  readonly #watchers = new Map<string, Set<Watcher>>();
  #listening: Promise<unknown> | undefined;
  #timer: NodeJS.Timeout | undefined;
  #day: string;
  #count = 0;
  #closed = false;
  /** Grows whenever everything is to be read anew: what was read under an older number does not count then. */
  generation = 0;

  constructor(store: Store, { now, interval = INTERVAL }: DossierNewsOptions) {
    this.#store = store;
    this.#now = now;
    this.#interval = interval;
    this.#day = today(now());
  }

  get closed(): boolean {
    return this.#closed;
  }

  /** Open streams of this process. */
  get count(): number {
    return this.#count;
  }

  countOf(code: string): number {
    return this.#watchers.get(code)?.size ?? 0;
  }

  /** Resolves once no change can be missed any more. */
  ready(): Promise<unknown> {
    this.#listening ??= this.#store
      .listen(DOSSIER_CHANNEL, (payload) => this.#hear(payload))
      .catch((error: unknown) => {
        this.#listening = undefined;
        throw error;
      });
    return this.#listening;
  }

  /** What it gives ends the watching, however often it is called. */
  watch(code: string, watcher: Watcher): () => void {
    const watchers = this.#watchers.get(code) ?? new Set();
    this.#watchers.set(code, watchers.add(watcher));
    this.#count += 1;
    this.#timer ??= setInterval(() => void this.#look(true), this.#interval).unref();
    return () => {
      if (!watchers.delete(watcher)) return;
      this.#count -= 1;
      if (watchers.size === 0) this.#watchers.delete(code);
      if (this.#count > 0) return;
      clearInterval(this.#timer);
      this.#timer = undefined;
    };
  }

  /** Ends every stream, and takes no new ones. The store stops listening when it is closed. */
  close(): void {
    this.#closed = true;
    for (const watcher of this.#all()) watcher.end('closing');
  }

  #hear(payload: string | undefined): void {
    const [, code, version] = /^(\S+) (\d+)$/.exec(payload ?? '') ?? [];
    if (code === undefined) void this.#look(false);
    else this.#tell(code, Number(version));
  }

  #tell(code: string, version?: number): void {
    if (version === undefined) this.generation += 1;
    for (const watcher of this.#watchers.get(code) ?? []) watcher.news(version);
  }

  /** Which versions there are now; streams whose database does not answer have nothing to say. */
  async #look(beat: boolean): Promise<void> {
    const watchers = this.#all();
    const codes = [...this.#watchers.keys()];
    try {
      const versions = await this.#versions(codes);
      // Where a dossier stands against its time limit changes with the day.
      const newDay = this.#isNewDay();
      for (const code of codes) this.#tell(code, newDay ? undefined : versions.get(code));
      if (beat) for (const watcher of watchers) watcher.beat();
    } catch {
      for (const watcher of watchers) watcher.lost();
    }
  }

  async #versions(codes: readonly string[]): Promise<Map<string, number>> {
    if (codes.length === 0) return new Map();
    const rows = await this.#store.database
      .select({ code: dossiers.code, version: dossiers.version })
      .from(dossiers)
      .where(inArray(dossiers.code, codes));
    return new Map(rows.map(({ code, version }) => [code, version]));
  }

  #isNewDay(): boolean {
    const day = today(this.#now());
    const isNew = day !== this.#day;
    this.#day = day;
    return isNew;
  }

  #all(): Watcher[] {
    return [...this.#watchers.values()].flatMap((watchers) => [...watchers]);
  }
}
