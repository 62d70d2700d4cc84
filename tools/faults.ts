/**
 * `npm run test:faults`: nothing lost, nothing twice. Files dossiers while everything that can go wrong does,
 * and holds what the page says against what the endpoint has. Then pays bills while everything that can go wrong with money does, and holds the page, the endpoint's ledger
 * and the payment platform against each other; that needs no browser.
 *
 *   node tools/faults.ts [--seeds 20] [--other-seeds 4] [--lanes 8] [--browser chromium]… [--minutes 9]
 *   node tools/faults.ts --what payments [--payment-seeds 10] [--payment-lanes 3]
 *   node tools/faults.ts --only reload --seed 7 --story      one fault, one seed, told in full
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { BROWSER_NAMES, findBrowsers, type Browser, type BrowserName } from './browsers.ts';
import { buildCdn } from './build/cdn.ts';
import { chromiumProfile, launchWithCache } from './faults/chromium.ts';
import { FAULTS } from './faults/kinds.ts';
import { type Lane, openLane } from './faults/lane.ts';
import { largeUpload, sentence } from './faults/large-upload.ts';
import { DRIVERS, otherProfile } from './faults/other-browsers.ts';
import { type Driver, isPossible } from './faults/plan.ts';
import { reportPayments } from './faults/payments/report.ts';
import type { Outcome } from './faults/run.ts';
import type { Profile } from './faults/scene.ts';
import { alternatingJobs, jobsOf, sweep, type Job } from './faults/sweep.ts';
import { isBad, namesOfBad, table } from './faults/table.ts';

const LARGE = { mebibytes: 64, cuts: 50 };

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '20' },
    'other-seeds': { type: 'string', default: '4' },
    seed: { type: 'string' },
    lanes: { type: 'string', default: '8' },
    what: { type: 'string', multiple: true, default: ['filing', 'payments'] },
    'payment-seeds': { type: 'string', default: '10' },
    'payment-lanes': { type: 'string', default: '3' },
    minutes: { type: 'string', default: 'Infinity' },
    only: { type: 'string' },
    browser: { type: 'string', multiple: true, default: [...BROWSER_NAMES] },
    story: { type: 'boolean', default: false },
  },
});

const root = resolve(import.meta.dirname, '..');
const widgets = await mkdtemp(join(tmpdir(), 'dvc-widgets-'));

async function main(): Promise<void> {
  const good = [];
  if (values.what.includes('filing')) good.push(await filing());
  if (values.what.includes('payments'))
    good.push(
      await reportPayments({
        seeds: Number(values['payment-seeds']),
        lanes: Number(values['payment-lanes']),
        only: values.only,
        seed: values.seed === undefined ? undefined : Number(values.seed),
        story: values.story,
      }),
    );
  process.exitCode = good.every(Boolean) ? 0 : 1;
}

async function filing(): Promise<boolean> {
  await buildCdn(root, widgets);
  const { found, missing } = findBrowsers(values.browser as BrowserName[]);
  for (const { name, reason } of missing) console.log(`${name}: skipped, ${reason}`);
  const results = await Promise.all(
    found.map((browser) => (browser.name === 'chromium' ? inChromium() : inOther(browser))),
  );
  return results.every(Boolean);
}

async function inChromium(): Promise<boolean> {
  const browser = await launchWithCache();
  const lanes = await Promise.all(Array.from({ length: Number(values.lanes) }, () => openLane(widgets)));
  try {
    const open = () => chromiumProfile(browser);
    const good = await report('chromium', asked(jobsOf(FAULTS, Number(values.seeds))), lanes, open);
    if (values.only !== undefined) return good;
    const upload = await largeUpload(lanes[0]!, widgets, await open(), LARGE);
    console.log(sentence(upload));
    return good && upload.identical && upload.cuts === LARGE.cuts;
  } finally {
    await browser.close();
    await Promise.all(lanes.map((lane) => lane.close()));
  }
}

async function inOther(browser: Browser): Promise<boolean> {
  const lane = await openLane(widgets);
  try {
    const driver = DRIVERS[browser.name];
    const jobs = asked(alternatingJobs(FAULTS, Number(values['other-seeds']), driver));
    return await report(browser.name, jobs, [lane], () => otherProfile(browser), driver);
  } finally {
    await lane.close();
  }
}

function asked(jobs: readonly Job[]): Job[] {
  const { only, seed } = values;
  return jobs.filter(
    (job) =>
      (only === undefined || job.kind.name.includes(only)) &&
      (seed === undefined || job.seed === Number(seed)),
  );
}

/** Whether all went well. */
async function report(
  name: BrowserName,
  jobs: readonly Job[],
  lanes: readonly Lane[],
  open: () => Promise<Profile>,
  driver: Driver = 'everything',
): Promise<boolean> {
  const outcomes: Outcome[] = [];
  const begun = performance.now();
  const until = begun + Number(values.minutes) * 60_000;
  const done = (outcome: Outcome, milliseconds: number) => {
    outcomes.push(outcome);
    const { fault, target, seed, story } = outcome;
    const head = `${name}, ${fault} × ${target}, seed ${seed}, ${milliseconds.toFixed()} ms`;
    if (isBad(outcome)) console.log(`${head}: ${namesOfBad(outcome).toUpperCase()}: ${story}`);
    else if (values.story) console.log(`${head}: ${story}`);
  };
  await sweep(jobs, lanes, open, done, until);
  const skipped = FAULTS.filter((kind) => !isPossible(kind, driver)).map((kind) => kind.name);
  console.log(
    `\n${name}, ${outcomes.length} of ${jobs.length} runs in ${((performance.now() - begun) / 1000).toFixed()} s`,
  );
  if (skipped.length > 0) console.log(`skipped, its driver cannot do it: ${skipped.join('; ')}`);
  console.log(table(outcomes.toSorted((one, other) => order(one) - order(other))));
  return !outcomes.some(isBad);
}

function order({ fault, target }: Outcome): number {
  return FAULTS.findIndex(({ name }) => name === fault) * 2 + (target === 'upload' ? 1 : 0);
}

try {
  await main();
} finally {
  await rm(widgets, { recursive: true, force: true });
}
