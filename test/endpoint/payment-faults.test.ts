/** Everything that can go wrong with money, each once; `npm run test:faults` is the long form. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { openPaymentLane, type PaymentLane } from '../../tools/faults/payments/lane.ts';
import { PAYMENT_CASES, type PaymentOutcome } from '../../tools/faults/payments/run.ts';
import { sweepPayments } from '../../tools/faults/payments/sweep.ts';
import { badOf } from '../../tools/faults/payments/table.ts';

describe('no false "paid", nothing settled twice', { timeout: 240_000 }, () => {
  const outcomes: PaymentOutcome[] = [];
  let lane: PaymentLane;

  before(async () => {
    lane = await openPaymentLane();
    const jobs = PAYMENT_CASES.map((one, index) => ({ one, seed: 100 + index }));
    await sweepPayments(jobs, [lane], (outcome) => outcomes.push(outcome));
  });

  after(() => lane.close());

  for (const { name } of PAYMENT_CASES)
    test(name, () => {
      const outcome = outcomes.find((one) => one.name === name);
      assert.ok(outcome);
      assert.deepEqual(badOf(outcome), [], outcome.story);
    });
});
