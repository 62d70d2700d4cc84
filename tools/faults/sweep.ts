import { runFault, type Outcome } from './run.ts';
import type { Verdict } from './judge.ts';
import type { Lane } from './lane.ts';
import { type Driver, type FaultKind, isPossible, type Target } from './plan.ts';
import type { Profile } from './scene.ts';

export interface Job {
  readonly kind: FaultKind;
  readonly target: Target;
  readonly seed: number;
}

/** A run that came to no end is as bad as a page that does not. */
const NOTHING_KNOWN: Verdict = {
  accepted: false,
  refused: false,
  lost: false,
  duplicate: false,
  falseSent: false,
  stuck: true,
};

export function jobsOf(kinds: readonly FaultKind[], seeds: number): Job[] {
  return inRounds(seeds, kinds, (kind, seed) => kind.targets.map((target) => ({ kind, target, seed })));
}

/** The submission and the upload in turns, of what the driver can do. */
export function alternatingJobs(kinds: readonly FaultKind[], seeds: number, driver: Driver): Job[] {
  return inRounds(seeds, kinds, (kind, seed) => {
    const turn = (seed + kinds.indexOf(kind)) % kind.targets.length;
    return isPossible(kind, driver) ? [{ kind, target: kind.targets[turn]!, seed }] : [];
  });
}

/** Every kind before any comes again: a sweep that is ended early has seen all of them. */
function inRounds(
  seeds: number,
  kinds: readonly FaultKind[],
  jobs: (kind: FaultKind, seed: number) => Job[],
): Job[] {
  return Array.from({ length: seeds }, (_, round) =>
    kinds.flatMap((kind) => seedsOf(kind, round).flatMap((seed) => jobs(kind, seed))),
  ).flat();
}

function seedsOf({ runs = 1 }: FaultKind, round: number): number[] {
  return Array.from({ length: runs }, (_, index) => round * runs + index);
}

/** Works through the jobs, one at a time in each lane; none is begun after `until` (of `performance.now()`). */
export async function sweep(
  jobs: readonly Job[],
  lanes: readonly Lane[],
  openProfile: () => Promise<Profile>,
  done: (outcome: Outcome, milliseconds: number) => void,
  until = Infinity,
): Promise<void> {
  const waiting = [...jobs];
  await Promise.all(
    lanes.map(async (lane) => {
      let profile = await openProfile();
      for (let job = waiting.shift(); job; job = waiting.shift()) {
        const begun = performance.now();
        if (begun > until) break;
        const { kind, target, seed } = job;
        try {
          done(await runFault(kind, target, seed, lane, profile), performance.now() - begun);
        } catch (error) {
          done({ fault: kind.name, target, seed, ...NOTHING_KNOWN, story: String(error) }, 0);
          await profile.close().catch(() => undefined);
          profile = await openProfile();
        }
      }
      await profile.close();
    }),
  );
}
