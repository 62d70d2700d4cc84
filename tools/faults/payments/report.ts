import { openPaymentLane } from './lane.ts';
import { PAYMENT_CASES, type PaymentOutcome } from './run.ts';
import { paymentJobs, sweepPayments } from './sweep.ts';
import { badOf, sentence, table } from './table.ts';

export interface PaymentReport {
  readonly seeds: number;
  /** So many endpoints at once, each with a platform. */
  readonly lanes: number;
  /** Of the cases whose name has this in it. */
  readonly only: string | undefined;
  readonly seed: number | undefined;
  /** Tells every run, not only those that went wrong. */
  readonly story: boolean;
}

/** Plays all cases and prints the table. Whether all went well. */
export async function reportPayments({ seeds, lanes, only, seed, story }: PaymentReport): Promise<boolean> {
  const jobs = paymentJobs(PAYMENT_CASES, Math.max(seeds, (seed ?? 0) + 1)).filter(
    (job) => (only === undefined || job.one.name.includes(only)) && (seed === undefined || job.seed === seed),
  );
  if (jobs.length === 0) return true;
  const begun = performance.now();
  const open = await Promise.all(Array.from({ length: lanes }, openPaymentLane));
  const outcomes: PaymentOutcome[] = [];
  await sweepPayments(jobs, open, (outcome) => {
    outcomes.push(outcome);
    const bad = badOf(outcome);
    const head = `payments, ${outcome.name}, seed ${outcome.seed}`;
    if (bad.length > 0) console.log(`${head}: ${bad.join('; ').toUpperCase()}: ${outcome.story}`);
    else if (story) console.log(`${head}: ${outcome.story}`);
  });
  await Promise.all(open.map((lane) => lane.close()));
  const inOrder = PAYMENT_CASES.flatMap(({ name }) => outcomes.filter((outcome) => outcome.name === name));
  console.log(
    `\npayments, ${outcomes.length} runs in ${((performance.now() - begun) / 1000).toFixed()} s\n${table(inOrder)}\n${sentence(inOrder)}`,
  );
  return outcomes.every((outcome) => badOf(outcome).length === 0);
}
