import { seeded } from '../../test/support/seeded.ts';
import type { Lane } from './lane.ts';
import type { Manner } from './page.ts';
import { paper, sha256 } from './paper.ts';
import { type Profile, Scene } from './scene.ts';

const MEBIBYTE = 1_048_576;
const SEED = 64;
/** So many chunks arrive between two cuts, at most. */
const LONGEST_RUN = 12;
const PATIENCE = 3_000;

export interface LargeUpload {
  readonly bytes: number;
  readonly cuts: number;
  /** What arrived is what was chosen, byte for byte. */
  readonly identical: boolean;
  readonly received: number;
  readonly requests: number;
  readonly seconds: number;
}

/** Files a dossier with a large paper over a line that breaks again and again. */
export async function largeUpload(
  lane: Lane,
  profile: Profile,
  { mebibytes, cuts }: { readonly mebibytes: number; readonly cuts: number },
): Promise<LargeUpload> {
  const bytes = mebibytes * MEBIBYTE;
  const random = seeded(SEED);
  await lane.reset();
  await profile.forget(`${lane.site.url}/away`);
  for (let cut = 0; cut < cuts; cut += 1) {
    const upload = { operation: 'upload', method: 'PATCH' } as const;
    const between = 1 + Math.floor(random() * LONGEST_RUN);
    lane.faults.order([
      { ...upload, kind: 'latency', milliseconds: 0, times: between },
      { ...upload, kind: 'cut-body', bytes: Math.floor(random() * 300_000) },
    ]);
  }
  const scene = new Scene(lane, profile);
  scene.patience = PATIENCE;
  const begun = performance.now();
  const tab = await scene.open();
  const manner: Manner = {
    paper: `/paper?seed=${SEED}&bytes=${bytes}`,
    impatient: false,
    keepsOwn: true,
    sends: 'once',
  };
  await scene.until(tab, manner, 'receipt');
  const [dossier] = await lane.dossiers();
  const { uploads, counts } = lane.ledger.report();
  return {
    bytes,
    cuts: cuts - lane.faults.ordered.filter(({ kind }) => kind === 'cut-body').length,
    identical: dossier?.papers[0] === sha256(paper(SEED, bytes)),
    received: uploads.bytesReceived,
    requests: counts.find(({ operation }) => operation === 'upload')?.requests ?? 0,
    seconds: (performance.now() - begun) / 1000,
  };
}

export function sentence({ bytes, cuts, identical, received, requests, seconds }: LargeUpload): string {
  const again = ((received / bytes - 1) * 100).toFixed(1);
  return `${bytes / MEBIBYTE} MB upload, cut ${cuts} times: ${identical ? 'identical' : 'NOT IDENTICAL'}, ${again} % sent twice, ${requests} requests, ${seconds.toFixed()} s`;
}
