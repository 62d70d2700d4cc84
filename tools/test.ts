/**
 * `npm test`: everything that must hold, stage by stage.
 *
 *   npm test -- --only endpoint,elements    some stages (and what they need)
 *   npm test -- --postgres                  the endpoint's suite on a PostgreSQL server as well
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { findBrowsers } from './browsers.ts';
import { selectStages, stages, type Stage } from './test/stages.ts';
import { summarise, type Outcome } from './test/summary.ts';

const root = resolve(import.meta.dirname, '..');
const folder = mkdtempSync(join(tmpdir(), 'dvc-test-'));

function main(): void {
  const { values } = parseArgs({ options: { only: { type: 'string' }, postgres: { type: 'boolean' } } });
  const all = stages(root, { postgres: values.postgres ?? false });
  const outcomes: Outcome[] = [];
  for (const stage of selectStages(all, values.only?.split(','))) {
    const outcome = runUnlessHopeless(stage, outcomes);
    outcomes.push(outcome);
    if (outcome.note !== undefined) console.log(`${stage.name}: ${outcome.note}`);
  }
  const { text, failed } = summarise(outcomes);
  console.log(text);
  process.exitCode = failed > 0 ? 1 : 0;
}

function runUnlessHopeless(stage: Stage, before: readonly Outcome[]): Outcome {
  const { name, needs = [], commands } = stage;
  const broken = before.find((outcome) => outcome.failed > 0 && needs.includes(outcome.name));
  if (broken !== undefined)
    return { name, seconds: 0, passed: 0, failed: 1, note: `not run, ${broken.name} failed` };
  if (commands.every((command) => command.length === 0)) {
    return { name, seconds: 0, passed: 0, failed: 0, note: 'no tests yet' };
  }
  const [absent] = stage.browser === undefined ? [] : findBrowsers([stage.browser]).missing;
  if (absent !== undefined) {
    return { name, seconds: 0, passed: 0, failed: 0, note: `skipped, ${absent.name} ${absent.reason}` };
  }
  return run(stage);
}

function run({ name, commands }: Stage): Outcome {
  console.log(`\n── ${name} ${'─'.repeat(Math.max(3, 60 - name.length))}`);
  const countsFile = join(folder, `${name.replaceAll(' ', '-')}.json`);
  const environment = {
    ...process.env,
    // The tools of this project, with the Node of its own, before whatever else the machine has.
    PATH: [join(root, 'node_modules/.bin'), process.env['PATH']].join(delimiter),
    DVC_COUNTS_FILE: countsFile,
  };
  const start = performance.now();
  const succeeded = commands.every(([program = '', ...parameters]) => {
    const { status, error } = spawnSync(program, parameters, {
      cwd: root,
      env: environment,
      stdio: 'inherit',
    });
    if (error !== undefined) console.error(`${program}: ${error.message}`);
    return status === 0;
  });
  const seconds = (performance.now() - start) / 1000;
  const counts = readCounts(countsFile);
  // A check without tests of its own counts as one, and a run that broke down is never all green.
  const passed = counts?.passed ?? (succeeded ? 1 : 0);
  const failed = Math.max(counts?.failed ?? 0, succeeded ? 0 : 1);
  return { name, seconds, passed, failed };
}

function readCounts(file: string): { passed: number; failed: number } | undefined {
  if (!existsSync(file)) return undefined;
  return JSON.parse(readFileSync(file, 'utf8')) as { passed: number; failed: number };
}

try {
  main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
