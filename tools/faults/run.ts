import { seeded } from '../../test/support/seeded.ts';
import { chanceOf, numberOf } from './chance.ts';
import { judge, type Verdict } from './judge.ts';
import type { Lane } from './lane.ts';
import { befall, befallBefore } from './mischief.ts';
import type { Manner, Seen } from './page.ts';
import { paper, sha256 } from './paper.ts';
import type { FaultKind, Plan, Target } from './plan.ts';
import { type Profile, saidOf, Scene, type Tab } from './scene.ts';

export interface Outcome extends Verdict {
  readonly fault: string;
  readonly target: Target;
  readonly seed: number;
  /** What was seen last in each window, for whoever looks into it. */
  readonly story: string;
}

const SMALLEST_PAPER = 150_000;
const LARGEST_PAPER = 700_000;

/** Files one dossier under a fault; the same seed gives the same faults at the same requests. */
export async function runFault(
  kind: FaultKind,
  target: Target,
  seed: number,
  lane: Lane,
  profile: Profile,
): Promise<Outcome> {
  const chance = chanceOf(seeded(numberOf(`${kind.name} ${target} ${seed}`)));
  const plan = kind.plan(chance, target, profile.driver);
  const size = chance.number(SMALLEST_PAPER, LARGEST_PAPER);
  const chosen = target === 'upload' ? { address: `/paper?seed=${seed}&bytes=${size}` } : undefined;
  const manner: Manner = {
    paper: chosen?.address,
    impatient: chance.one(true, false),
    keepsOwn: chance.one(true, false),
    sends: 'once',
  };
  await profile.forget(`${lane.site.url}/away`);
  await lane.reset();
  const scene = new Scene(lane, profile, plan.conditions);
  try {
    const seen = await play(scene, plan, target, manner);
    await lane.settled();
    const dossiers = await lane.dossiers();
    const verdict = judge({
      said: seen.map(saidOf),
      dossiers,
      paper: chosen && sha256(paper(seed, size)),
      shown: [...scene.shown],
      denials: scene.denials,
      silence: scene.silence,
    });
    const story = `${seen.map(({ kind: last, file }) => `${last} ${file.trim()}`).join(', ')}; ${dossiers.length} filed, ${dossiers[0]?.papers.length} papers; ${scene.history.join(' → ')}; ${JSON.stringify(plan)}`;
    return { fault: kind.name, target, seed, story, ...verdict };
  } finally {
    lane.faults.clear();
  }
}

/** What is seen at the end, in each window that is still there. */
async function play(scene: Scene, plan: Plan, target: Target, manner: Manner): Promise<readonly Seen[]> {
  const { faults } = scene.lane;
  const tab = await scene.open();
  if (target === 'upload') faults.order(plan.faults);
  await scene.until(tab, { ...manner, sends: 'no' }, 'review', 'receipt');
  if (target === 'submit') faults.order(plan.faults);
  await befallBefore(scene, plan);
  const tabs = await befall(scene, plan, tab, manner);
  const seen = await Promise.all(tabs.map((one) => toTheEnd(scene, plan, one, manner)));
  return seen;
}

/** Follows what the page says, until it has said what became of the dossier. */
async function toTheEnd(scene: Scene, plan: Plan, tab: Tab, manner: Manner): Promise<Seen> {
  const seen = await scene.until(tab, manner, 'receipt', 'refused', 'unknown');
  if (seen.kind === 'receipt') return seen;
  if (seen.kind === 'refused') {
    await scene.checkDenial();
    if (plan.givesUp) return seen;
  }
  scene.lane.faults.clear();
  return scene.until(tab, manner, 'receipt');
}
