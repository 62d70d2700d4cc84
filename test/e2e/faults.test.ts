/** Every fault once, against the script-tag build; `npm run test:faults` is the long form. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { chromiumProfile, launchWithCache } from '../../tools/faults/chromium.ts';
import { FAULTS } from '../../tools/faults/kinds.ts';
import { openLane, type Lane } from '../../tools/faults/lane.ts';
import type { Outcome } from '../../tools/faults/run.ts';
import { sweep } from '../../tools/faults/sweep.ts';
import { namesOfBad } from '../../tools/faults/table.ts';
import { buildIfStale } from '../../tools/portal/fresh-build.ts';
import { ROOT } from './support/stage.ts';

const AT_ONCE = 4;
/** Of each fault another target and another seed than of its neighbours. */
const JOBS = FAULTS.map((kind, index) => ({
  kind,
  target: kind.targets[index % kind.targets.length]!,
  seed: index,
}));

describe('nothing lost, nothing twice', { timeout: 240_000 }, () => {
  const outcomes: Outcome[] = [];
  let browser: Browser;
  let lanes: Lane[];

  before(async () => {
    await buildIfStale(ROOT);
    const widgets = join(ROOT, 'dist/cdn');
    browser = await launchWithCache();
    lanes = await Promise.all(Array.from({ length: AT_ONCE }, () => openLane(widgets)));
    await sweep(
      JOBS,
      lanes,
      () => chromiumProfile(browser),
      (outcome) => outcomes.push(outcome),
    );
  });

  after(async () => {
    await browser.close();
    await Promise.all(lanes.map((lane) => lane.close()));
  });

  for (const { kind, target } of JOBS)
    test(`${kind.name} × ${target}`, () => {
      const outcome = outcomes.find(({ fault }) => fault === kind.name);
      assert.ok(outcome);
      assert.equal(namesOfBad(outcome), '', outcome.story);
    });
});
