import { seeded } from '../../test/support/seeded.ts';
import { cuttingLine } from './cutting-line.ts';
import type { Lane } from './lane.ts';
import type { Manner } from './page.ts';
import { paper, sha256 } from './paper.ts';
import { type Profile, Scene } from './scene.ts';
import { faultPages, startSite } from './site.ts';

const MEBIBYTE = 1_048_576;
const SEED = 64;
const PATIENCE = 300;

export interface LargeUpload {
  readonly bytes: number;
  readonly cuts: number;
  /** What arrived is what was chosen, byte for byte. */
  readonly identical: boolean;
  readonly sentBytes: number;
  readonly seconds: number;
}

/** Files a dossier with a large paper over a line that breaks again and again. */
export async function largeUpload(
  lane: Lane,
  widgets: string,
  profile: Profile,
  wanted: { readonly mebibytes: number; readonly cuts: number },
): Promise<LargeUpload> {
  const bytes = wanted.mebibytes * MEBIBYTE;
  const random = seeded(SEED);
  // The cuts fall anywhere in a chunk, and all of them before the end.
  const line = await cuttingLine(
    lane.endpoint,
    wanted.cuts,
    () => (bytes / wanted.cuts) * (0.5 + random() * 0.9),
  );
  const site = await startSite({ endpoint: line.url, widgets, pages: faultPages(line.url) });
  await profile.forget(`${site.url}/away`);
  await lane.reset();
  const scene = new Scene({ ...lane, site }, profile);
  scene.patience = PATIENCE;
  const begun = performance.now();
  const manner: Manner = {
    paper: `/paper?seed=${SEED}&bytes=${bytes}`,
    impatient: false,
    keepsOwn: true,
    sends: 'once',
  };
  await scene.until(await scene.open(), manner, 'receipt');
  const [dossier] = await lane.dossiers();
  const identical = dossier?.papers[0] === sha256(paper(SEED, bytes));
  line.close();
  await site.close();
  const { cuts, sentBytes } = line;
  return { bytes, cuts, identical, sentBytes, seconds: (performance.now() - begun) / 1000 };
}

export function sentence({ bytes, cuts, identical, sentBytes, seconds }: LargeUpload): string {
  const again = ((sentBytes / bytes - 1) * 100).toFixed(1);
  return `${bytes / MEBIBYTE} MB upload, cut ${cuts} times: ${identical ? 'identical' : 'NOT IDENTICAL'}, ${again} % more sent than it has bytes, ${seconds.toFixed()} s`;
}
