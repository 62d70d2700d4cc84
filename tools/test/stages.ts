/** What `npm test` does: the quick checks first, and of the rest the longest before the shorter. */
import { existsSync, globSync } from 'node:fs';
import { join } from 'node:path';
import { BROWSER_NAMES, type BrowserName } from '../browsers.ts';
import { reachesDatabase } from './database-tests.ts';

export interface Stage {
  name: string;
  /** Commands, one after the other; the first that fails ends the stage. */
  commands: string[][];
  /** Stages without which this one has nothing to work on. */
  needs?: string[];
  /** Runs while no other does: whoever works at a page is not slower than people are. */
  alone?: boolean;
  /** Skipped, with a word, on a machine without this browser. */
  browser?: BrowserName;
}

const NODE = process.execPath;
/** A test that waits for what never comes shall not hold up the rest. */
const LONGEST_TEST = 120_000;

export interface StageOptions {
  postgres: boolean;
  /** Files of the endpoint's suite at once: each has a database of its own to get ready. */
  filesAtOnce: number;
}

export function stages(root: string, { postgres, filesAtOnce }: StageOptions): Stage[] {
  const endpointFiles = filesOf(root, 'test/endpoint/**/*.test.ts');
  const all: (Stage | undefined)[] = [
    { name: 'browsers', commands: [[NODE, 'tools/browsers.ts']] },
    // First, because the stories read the manifest it writes.
    { name: 'analyze', commands: [[NODE, 'tools/analyze.ts']] },
    { name: 'typecheck', commands: [['tsc', '--noEmit']], needs: ['analyze'] },
    {
      name: 'lint',
      commands: [
        ['oxlint', '--deny-warnings'],
        [NODE, 'tools/check-architecture.ts'],
        ['prettier', '--check', '--log-level', 'warn', '.'],
      ],
    },
    { name: 'localisation', commands: [[NODE, 'tools/check-localisation.ts']] },
    whenThere(root, 'tools/openapi.ts', {
      name: 'openapi',
      commands: [[NODE, 'tools/openapi.ts', '--check']],
    }),
    { name: 'build', commands: [[NODE, 'tools/build.ts']] },
    { name: 'budgets', commands: [[NODE, 'tools/budgets.ts']], needs: ['build'] },
    {
      name: 'tools',
      commands: [nodeTests(root, filesOf(root, 'test/architecture/**/*.test.ts', 'test/tools/**/*.test.ts'))],
      needs: ['build', 'analyze'],
    },
    {
      name: 'e2e',
      commands: [nodeTests(root, filesOf(root, 'test/e2e/**/*.test.ts'))],
      needs: ['browsers', 'build'],
      browser: 'chromium',
      alone: true,
    },
    // A stage for each browser, so that none waits for the slowest.
    ...BROWSER_NAMES.toReversed().map((browser) => ({
      name: `elements-${browser}`,
      commands: [[NODE, 'tools/test-elements.ts', '--browser', browser]],
      needs: ['browsers'],
      browser,
    })),
    { name: 'endpoint', commands: [nodeTests(root, endpointFiles, filesAtOnce)] },
    postgres ? onServer(root, endpointFiles, filesAtOnce) : undefined,
    whenThere(root, 'tools/test-stories.ts', {
      name: 'stories',
      commands: [[NODE, 'tools/test-stories.ts']],
      needs: ['browsers', 'analyze'],
      browser: 'chromium',
    }),
  ];
  return all.filter((stage) => stage !== undefined);
}

/** The stages asked for, and those without which they have nothing to work on. `elements` is all of `elements-…`. */
export function selectStages(all: readonly Stage[], names: readonly string[] | undefined): Stage[] {
  if (names === undefined) return [...all];
  const known = all.map(({ name }) => name);
  const wanted = new Set<string>();
  for (const asked of names) {
    const found = known.includes(asked) ? [asked] : known.filter((name) => name.startsWith(`${asked}-`));
    if (found.length === 0) throw new Error(`There is no stage "${asked}": choose of ${known.join(', ')}`);
    for (const name of found) wanted.add(name);
  }
  for (const { name, needs = [] } of all.toReversed())
    if (wanted.has(name)) for (const need of needs) wanted.add(need);
  return all.filter(({ name }) => wanted.has(name));
}

/** What never comes near a database has run already, and nothing is different here. */
function onServer(root: string, files: readonly string[], atOnce: number): Stage {
  const tests = nodeTests(
    root,
    files.filter((file) => reachesDatabase(root, file)),
    atOnce,
  );
  return {
    name: 'endpoint-postgres',
    commands: [tests.length === 0 ? [] : ['bash', 'tools/postgres-server.sh', '--', ...tests]],
  };
}

function filesOf(root: string, ...patterns: string[]): string[] {
  return globSync(patterns, { cwd: root }).sort();
}

function nodeTests(root: string, files: readonly string[], atOnce = 1): string[] {
  if (files.length === 0) return [];
  const reporters = ['--test-reporter=dot', '--test-reporter-destination=stdout'];
  const counts = [
    `--test-reporter=${join(root, 'tools/test/count-node-tests.ts')}`,
    '--test-reporter-destination=stderr',
  ];
  return [
    NODE,
    '--test',
    `--test-timeout=${LONGEST_TEST}`,
    `--test-concurrency=${atOnce}`,
    ...reporters,
    ...counts,
    ...files,
  ];
}

function whenThere(root: string, file: string, stage: Stage): Stage | undefined {
  return existsSync(join(root, file)) ? stage : undefined;
}
