import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { SQL } from 'drizzle-orm';
import { drizzle as drizzleNode } from 'drizzle-orm/node-postgres';
import { migrate as migrateNode } from 'drizzle-orm/node-postgres/migrator';
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';
import { drizzle as drizzlePglite } from 'drizzle-orm/pglite';
import { migrate as migratePglite } from 'drizzle-orm/pglite/migrator';
import pg from 'pg';
import { StartError } from '../errors.ts';
import { openCluster } from './cluster.ts';
import { type Hear, Notifications, type StopHearing } from './notifications.ts';

/** What both drivers have in common; the queries are written against it. */
export type Database = PgDatabase<PgQueryResultHKT, Record<string, never>>;
export type Transaction = Parameters<Parameters<Database['transaction']>[0]>[0];

export interface Store {
  readonly database: Database;
  readonly kind: 'embedded' | 'server';
  /** Rows of a hand-written query; the caller knows their shape because it wrote the SELECT. */
  rows<Row>(query: SQL): Promise<Row[]>;
  /** Hears what any process of this database sends to a channel (`pg_notify`), until what it gives is called. */
  listen(channel: string, hear: Hear): Promise<StopHearing>;
  close(): Promise<void>;
}

export interface StoreOptions {
  /** A PostgreSQL server. Left out: the embedded PostgreSQL. */
  readonly databaseUrl?: string | undefined;
  /** Folder of the embedded PostgreSQL. Left out: in memory. */
  readonly data?: string | undefined;
  /** Runs once the tables exist; no other process of the same database runs it at the same time. */
  readonly prepare: (database: Database) => Promise<void>;
}

const migrationsFolder = fileURLToPath(new URL('./migrations', import.meta.url));

/** Any number does, as long as every process of this project uses the same. */
const ADVISORY_LOCK = 7_331_002_621;

/** A statement that takes longer is not worth waiting for; the client has given up. */
const STATEMENT_TIMEOUT = 15_000;

export async function openStore(options: StoreOptions): Promise<Store> {
  return options.databaseUrl === undefined
    ? openEmbedded(options)
    : openServer(options.databaseUrl, options.prepare);
}

function rowsOf(database: Database): Store['rows'] {
  return async <Row>(query: SQL) => {
    const result: unknown = await database.execute(query);
    return (result as { rows: Row[] }).rows;
  };
}

async function openEmbedded({ data, prepare }: StoreOptions): Promise<Store> {
  const release = data === undefined ? undefined : await claimFolder(data);
  try {
    const folder = data === undefined ? undefined : join(data, 'postgres');
    const client = await openCluster(folder, folder === undefined || !existsSync(join(folder, 'PG_VERSION')));
    const embedded = drizzlePglite(client);
    await migratePglite(embedded, { migrationsFolder });
    const database: Database = embedded;
    await prepare(database);
    return {
      database,
      kind: 'embedded',
      rows: rowsOf(database),
      listen: (channel, hear) => client.listen(channel, hear),
      close: async () => {
        await client.close();
        await release?.();
      },
    };
  } catch (error) {
    await release?.();
    throw error;
  }
}

/**
 * The embedded PostgreSQL does not notice a second process on its folder, and both would damage it: a
 * file with the process id says who has it.
 */
async function claimFolder(data: string): Promise<() => Promise<void>> {
  const claim = join(data, 'endpoint.pid');
  try {
    await mkdir(data, { recursive: true });
    const owner = Number(await readFile(claim, 'utf8').catch(() => ''));
    if (owner > 0 && owner !== process.pid && isRunning(owner))
      throw new StartError(`--data ${data}: in use by the endpoint with process id ${owner}`);
    await writeFile(claim, String(process.pid));
  } catch (error) {
    if (error instanceof StartError) throw error;
    const code = codeOf(error);
    throw new StartError(
      `--data ${data}: ${code === 'EEXIST' ? 'a file, not a folder' : `cannot write there (${code})`}`,
    );
  }
  return () => rm(claim, { force: true });
}

function isRunning(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    // EPERM: it runs, and belongs to somebody else.
    return codeOf(error) === 'EPERM';
  }
}

async function openServer(url: string, prepare: StoreOptions['prepare']): Promise<Store> {
  await prepareServer(url, prepare);
  const pool = new pg.Pool({
    connectionString: url,
    max: 10,
    statement_timeout: STATEMENT_TIMEOUT,
    connectionTimeoutMillis: 5_000,
  });
  // An idle connection that the server closes is replaced at the next query; unheard it would end the process.
  pool.on('error', () => undefined);
  // So would one that is lost in the middle of a transaction; there the query that waits hears of it.
  pool.on('connect', (client) => client.on('error', () => undefined));
  const database: Database = drizzleNode(pool);
  const notifications = new Notifications(url);
  return {
    database,
    kind: 'server',
    rows: rowsOf(database),
    listen: (channel, hear) => notifications.listen(channel, hear),
    close: async () => {
      await notifications.close();
      await pool.end();
    },
  };
}

/** One connection for everything, since an advisory lock belongs to its session. */
async function prepareServer(url: string, prepare: StoreOptions['prepare']): Promise<void> {
  const client = await connectClient(url);
  try {
    await client.query('select pg_advisory_lock($1)', [ADVISORY_LOCK]);
    const server = drizzleNode(client);
    await migrateNode(server, { migrationsFolder });
    await prepare(server);
  } finally {
    await client.end();
  }
}

async function connectClient(url: string): Promise<pg.Client> {
  try {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
    client.on('error', () => undefined);
    await client.connect();
    return client;
  } catch (error) {
    // Not the address itself: it may hold a password.
    throw new StartError(`DATABASE_URL: cannot connect to the PostgreSQL server (${codeOf(error)})`);
  }
}

function codeOf(error: unknown): string {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code;
  return error instanceof Error ? error.message : String(error);
}
