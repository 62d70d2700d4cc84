import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { PGlite, type PGliteOptions } from '@electric-sql/pglite';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import { unaccent } from '@electric-sql/pglite/contrib/unaccent';

const extensions = { unaccent, pg_trgm } satisfies PGliteOptions['extensions'];

/**
 * Opens the embedded PostgreSQL. Making a new cluster (`initdb`) takes about five seconds of computing, and
 * every new one is the same: it is made once and kept beside the package, where only those who may change
 * the program itself can write.
 */
export async function openCluster(dataDir: string | undefined, isNew: boolean): Promise<PGlite> {
  const place = dataDir === undefined ? {} : { dataDir };
  if (!isNew) return PGlite.create({ ...place, extensions });
  const kept = await readFile(KEPT).catch(() => undefined);
  if (kept !== undefined) {
    const loadDataDir = new Blob([new Uint8Array(kept)]);
    const loaded = await PGlite.create({ ...place, extensions, loadDataDir }).catch(() => undefined);
    if (loaded !== undefined) return loaded;
  }
  const made = await PGlite.create({ ...place, extensions });
  await keep(made);
  return made;
}

const PACKAGE = dirname(dirname(createRequire(import.meta.url).resolve('@electric-sql/pglite')));
const { version } = createRequire(import.meta.url)(join(PACKAGE, 'package.json')) as { version: string };
const KEPT = join(dirname(dirname(PACKAGE)), '.cache', 'dvc-widgets', `cluster-${version}.tar`);

/** Where it cannot be kept, the next start takes its five seconds again. */
async function keep(cluster: PGlite): Promise<void> {
  try {
    const dump = await cluster.dumpDataDir('none');
    await mkdir(dirname(KEPT), { recursive: true });
    // Renamed into place: another process that starts now reads all of it or nothing.
    const temporary = `${KEPT}.${process.pid}`;
    await writeFile(temporary, Buffer.from(await dump.arrayBuffer()));
    await rename(temporary, KEPT);
  } catch {
    // Nothing depends on it.
  }
}
