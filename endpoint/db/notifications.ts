import pg from 'pg';

/** Told each payload, and `undefined` when some may have been missed: whoever hears that looks for themselves. */
export type Hear = (payload: string | undefined) => void;
export type StopHearing = () => Promise<void>;

const FIRST_WAIT = 100;
const LONGEST_WAIT = 5_000;
/** A line that died without a word is found out by asking something. */
const PROBE_INTERVAL = 20_000;
const PROBE_TIMEOUT = 5_000;

/**
 * LISTEN on a PostgreSQL server, over one connection of its own: those of a pool come and go. A lost one is
 * made again, for as long as it takes; nothing is heard meanwhile, and that is said afterwards.
 */
export class Notifications {
  readonly #url: string;
  readonly #ears = new Map<string, Set<Hear>>();
  #client: pg.Client | undefined;
  #connecting: Promise<void> | undefined;
  #again: NodeJS.Timeout | undefined;
  #probe: NodeJS.Timeout | undefined;
  #failures = 0;
  #closed = false;

  constructor(url: string) {
    this.#url = url;
  }

  async listen(channel: string, hear: Hear): Promise<StopHearing> {
    const ears = this.#ears.get(channel) ?? new Set();
    this.#ears.set(channel, ears.add(hear));
    // One that is lost just now is made again, and listens to all channels then.
    if (this.#client) await this.#client.query(listenTo(channel)).catch(() => undefined);
    else await this.#connect();
    return async () => {
      ears.delete(hear);
      if (ears.size > 0 || this.#ears.get(channel) !== ears) return;
      this.#ears.delete(channel);
      await this.#client?.query(`unlisten ${pg.escapeIdentifier(channel)}`).catch(() => undefined);
    };
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#ears.clear();
    clearTimeout(this.#again);
    await this.#connecting;
    const client = this.#client;
    this.#lose(client);
    await client?.end();
  }

  /** Never fails: what does not succeed now is tried again later. */
  #connect(): Promise<void> {
    this.#connecting ??= this.#open().finally(() => {
      this.#connecting = undefined;
    });
    return this.#connecting;
  }

  async #open(): Promise<void> {
    const client = new pg.Client({
      connectionString: this.#url,
      connectionTimeoutMillis: PROBE_TIMEOUT,
      query_timeout: PROBE_TIMEOUT,
      keepAlive: true,
    });
    // Unheard it would end the process; "end" follows it.
    client.on('error', () => undefined);
    client.on('end', () => this.#lost(client));
    client.on('notification', ({ channel, payload = '' }) => this.#tell(channel, payload));
    try {
      await client.connect();
      this.#client = client;
      for (const channel of this.#ears.keys()) await client.query(listenTo(channel));
      this.#failures = 0;
      this.#probe = setInterval(() => this.#ask(client), PROBE_INTERVAL).unref();
      for (const channel of this.#ears.keys()) this.#tell(channel, undefined);
    } catch {
      void client.end().catch(() => undefined);
      this.#lose(client);
      this.#tryLater();
    }
  }

  #ask(client: pg.Client): void {
    client.query('select 1').catch(() => {
      void client.end().catch(() => undefined);
      this.#lost(client);
    });
  }

  #lost(client: pg.Client): void {
    if (this.#client !== client) return;
    this.#lose(client);
    this.#tryLater();
  }

  #lose(client: pg.Client | undefined): void {
    if (this.#client !== client) return;
    this.#client = undefined;
    clearInterval(this.#probe);
  }

  #tryLater(): void {
    if (this.#closed) return;
    const wait = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** this.#failures);
    this.#failures += 1;
    clearTimeout(this.#again);
    // Not all processes at the same moment.
    this.#again = setTimeout(() => void this.#connect(), wait * (0.5 + Math.random() / 2)).unref();
  }

  #tell(channel: string, payload: string | undefined): void {
    for (const hear of this.#ears.get(channel) ?? []) hear(payload);
  }
}

function listenTo(channel: string): string {
  return `listen ${pg.escapeIdentifier(channel)}`;
}
