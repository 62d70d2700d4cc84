import type { PaymentLane } from './lane.ts';
import type { PaymentCase } from './plan.ts';
import { type PaymentOutcome, runCase } from './run.ts';

export interface PaymentJob {
  readonly one: PaymentCase;
  readonly seed: number;
}

/** Every case before any comes again. */
export function paymentJobs(cases: readonly PaymentCase[], seeds: number): PaymentJob[] {
  return Array.from({ length: seeds }, (_, seed) => cases.map((one) => ({ one, seed }))).flat();
}

/** Works through the jobs, one at a time in each lane. */
export async function sweepPayments(
  jobs: readonly PaymentJob[],
  lanes: readonly PaymentLane[],
  done: (outcome: PaymentOutcome) => void,
): Promise<void> {
  const waiting = [...jobs];
  await Promise.all(
    lanes.map(async (lane) => {
      for (let job = waiting.shift(); job; job = waiting.shift())
        done(await runCase(job.one, job.seed, lane));
    }),
  );
}
