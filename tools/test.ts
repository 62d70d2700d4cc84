/**
 * `npm test`: everything that must hold, stage by stage, two beside each other where there are two cores.
 *
 *   npm test -- --only endpoint,elements    some stages (and what they need)
 *   npm test -- --postgres                  the endpoint's suite on a PostgreSQL server as well
 *   npm test -- --at-once 1                 one stage after the other
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { findBrowsers } from './browsers.ts';
import { runBeside } from './test/beside.ts';
import { StageRun } from './test/run-stage.ts';
import { selectStages, stages, type Stage } from './test/stages.ts';
import { summarise, type Outcome } from './test/summary.ts';

/** More would take the time from tests that look at a clock. */
const MOST_AT_ONCE = 2;

const root = resolve(import.meta.dirname, '..');
const folder = mkdtempSync(join(tmpdir(), 'dvc-test-'));
const underWay = new Set<StageRun>();

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { only: { type: 'string' }, postgres: { type: 'boolean' }, 'at-once': { type: 'string' } },
  });
  const start = performance.now();
  const all = stages(root, {
    postgres: values.postgres ?? false,
    // In a whole run another stage has the other core.
    filesAtOnce: values.only === undefined ? 1 : 2,
  });
  const selected = selectStages(all, values.only?.split(','));
  const outcomes = await runBeside(selected, atOnce(values['at-once']), run);
  const { text, failed } = summarise(outcomes, (performance.now() - start) / 1000);
  console.log(text);
  process.exitCode = failed > 0 ? 1 : 0;
}

function atOnce(wanted: string | undefined): number {
  if (wanted === undefined) return Math.min(MOST_AT_ONCE, availableParallelism());
  if (!/^[1-9]\d?$/.test(wanted)) throw new Error(`--at-once is a number of stages, not "${wanted}"`);
  return Number(wanted);
}

async function run(stage: Stage): Promise<Outcome> {
  const needless = reasonNotTo(stage);
  if (needless !== undefined) {
    console.log(`\n${stage.name}: ${needless}`);
    return { name: stage.name, seconds: 0, passed: 0, failed: 0, note: needless };
  }
  console.log(`▸ ${stage.name}`);
  const underRun = new StageRun(stage, { root, folder });
  underWay.add(underRun);
  const outcome = await underRun.run();
  underWay.delete(underRun);
  show(stage.name, underRun.said, outcome);
  return outcome;
}

function reasonNotTo({ commands, browser }: Stage): string | undefined {
  if (commands.every((command) => command.length === 0)) return 'no tests yet';
  const [absent] = browser === undefined ? [] : findBrowsers([browser]).missing;
  return absent && `skipped, ${absent.name} ${absent.reason}`;
}

function show(name: string, said: string, { seconds, failed }: Pick<Outcome, 'seconds' | 'failed'>): void {
  const verdict = `${failed > 0 ? 'FAILED' : 'ok'}, ${seconds.toFixed(1)} s`;
  console.log(`\n── ${name}: ${verdict} ${'─'.repeat(Math.max(3, 58 - name.length - verdict.length))}`);
  console.log(said.trimEnd());
}

/** A run that is broken off shows how far it was, and leaves nothing behind. */
for (const [signal, status] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const)
  process.once(signal, () => {
    for (const stage of underWay) {
      stage.stop();
      console.log(`\n── ${stage.name}: broken off\n${stage.said.trimEnd()}`);
    }
    rmSync(folder, { recursive: true, force: true });
    process.exit(status);
  });

try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
