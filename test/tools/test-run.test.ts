import assert from 'node:assert/strict';
import { globSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, it } from 'node:test';
import { ELEMENT_TESTS } from '../../tools/elements/bare-imports.ts';
import { runBeside } from '../../tools/test/beside.ts';
import { reachesDatabase } from '../../tools/test/database-tests.ts';
import { selectStages, stages, type Stage } from '../../tools/test/stages.ts';
import { summarise, type Outcome } from '../../tools/test/summary.ts';

const all: Stage[] = [
  { name: 'build', commands: [['a']] },
  { name: 'budgets', commands: [['b']], needs: ['build'] },
  { name: 'endpoint', commands: [['c']] },
  { name: 'endpoint-postgres', commands: [['d']] },
  { name: 'elements-firefox', commands: [['e']] },
  { name: 'elements-webkit', commands: [['f']] },
];
const names = (only?: string[]) => selectStages(all, only).map(({ name }) => name);

describe('selectStages', () => {
  it('takes all, or those asked for with what they need, in their order', () => {
    assert.deepEqual(
      names(),
      all.map(({ name }) => name),
    );
    assert.deepEqual(names(['endpoint', 'budgets']), ['build', 'budgets', 'endpoint']);
    assert.deepEqual(names(['endpoint']), ['endpoint']);
  });

  it('takes every browser where only elements are asked for', () => {
    assert.deepEqual(names(['elements']), ['elements-firefox', 'elements-webkit']);
    assert.deepEqual(names(['elements-webkit']), ['elements-webkit']);
  });

  it('knows its names', () => {
    assert.throws(
      () => names(['endpiont']),
      /no stage "endpiont": choose of build, budgets, endpoint, endpoint-postgres/,
    );
  });
});

const root = resolve(import.meta.dirname, '../..');

describe('reachesDatabase', () => {
  it('is true of what starts an endpoint, here or in a process of its own', () => {
    for (const test of ['search', 'migrations', 'process', 'watch-processes', 'idempotency'])
      assert.equal(reachesDatabase(root, `test/endpoint/${test}.test.ts`), true, test);
  });

  it('is false of what only computes', () => {
    for (const test of ['form-agreement', 'holidays'])
      assert.equal(reachesDatabase(root, `test/endpoint/${test}.test.ts`), false, test);
  });
});

describe('stages', () => {
  it('leave no test file out', () => {
    const run = stages(root, { postgres: false, filesAtOnce: 1 }).flatMap(({ commands }) => commands.flat());
    const inBrowsers = globSync(ELEMENT_TESTS, { cwd: root });
    const files = globSync('test/**/*.test.ts', { cwd: root });
    assert.ok(files.length > 150);
    assert.deepEqual(
      files.filter((file) => !run.includes(file) && !inBrowsers.includes(file)),
      [],
    );
  });
});

/** Stages that end when they are told to. */
class Bench {
  readonly begun: string[] = [];
  readonly #end = new Map<string, (outcome: Outcome) => void>();

  readonly run = ({ name }: { name: string }): Promise<Outcome> => {
    this.begun.push(name);
    return new Promise((resolve) => this.#end.set(name, resolve));
  };

  async end(name: string, failed = 0): Promise<void> {
    this.#end.get(name)!({ name, seconds: 1, passed: 1, failed });
    await new Promise(setImmediate);
  }
}

describe('runBeside', () => {
  const stage = (name: string, ...needs: string[]) => ({ name, needs });

  it('begins as many as there is room for, and the next when one has ended', async () => {
    const bench = new Bench();
    const whole = runBeside([stage('a'), stage('b'), stage('c')], 2, bench.run);
    assert.deepEqual(bench.begun, ['a', 'b']);
    await bench.end('b');
    assert.deepEqual(bench.begun, ['a', 'b', 'c']);
    await bench.end('c');
    await bench.end('a');
    assert.deepEqual(
      (await whole).map(({ name }) => name),
      ['a', 'b', 'c'],
    );
  });

  it('keeps a stage until what it needs has ended, and lets others pass', async () => {
    const bench = new Bench();
    const whole = runBeside([stage('a'), stage('b', 'a'), stage('c')], 2, bench.run);
    assert.deepEqual(bench.begun, ['a', 'c']);
    await bench.end('c');
    assert.deepEqual(bench.begun, ['a', 'c']);
    await bench.end('a');
    assert.deepEqual(bench.begun, ['a', 'c', 'b']);
    await bench.end('b');
    await whole;
  });

  it('runs what shall be alone while nothing else does', async () => {
    const bench = new Bench();
    const alone = { ...stage('b'), alone: true };
    const whole = runBeside([stage('a'), alone, stage('c'), stage('d')], 2, bench.run);
    assert.deepEqual(bench.begun, ['a']);
    await bench.end('a');
    assert.deepEqual(bench.begun, ['a', 'b']);
    await bench.end('b');
    assert.deepEqual(bench.begun, ['a', 'b', 'c', 'd']);
    await bench.end('c');
    await bench.end('d');
    await whole;
  });

  it('fails, and does not run, what needs a stage that failed, and what needs that', async () => {
    const bench = new Bench();
    const whole = runBeside([stage('a'), stage('b', 'a'), stage('c', 'b'), stage('d')], 1, bench.run);
    await bench.end('a', 2);
    await bench.end('d');
    assert.deepEqual(bench.begun, ['a', 'd']);
    assert.deepEqual(
      (await whole).map(({ failed, note }) => [failed, note]),
      [
        [2, undefined],
        [1, 'not run, a failed'],
        [1, 'not run, b failed'],
        [0, undefined],
      ],
    );
  });

  it('does not wait for stages that wait for each other', async () => {
    const circle = runBeside([stage('a', 'b'), stage('b', 'a')], 2, new Bench().run);
    await assert.rejects(circle, /Each needs another: a, b/);
  });
});

describe('summarise', () => {
  const outcome = { seconds: 1.26, failed: 0 };

  it('adds up and closes with the figures', () => {
    const { text, failed } = summarise(
      [
        { ...outcome, name: 'build', passed: 1 },
        { ...outcome, name: 'endpoint', passed: 41 },
      ],
      1.5,
    );
    assert.equal(failed, 0);
    assert.match(text, /endpoint {2}ok {6}\s+1\.3 s {6}41 passed {4}0 failed/);
    assert.match(text, /\ntotal\s+1\.5 s\n/);
    assert.match(text, /\n42 passed, 0 failed$/);
    assert.doesNotMatch(text, /Failed:/);
  });

  it('names what failed before the figures', () => {
    const { text, failed } = summarise(
      [
        { ...outcome, name: 'build', passed: 0, failed: 1 },
        { ...outcome, name: 'e2e', passed: 7, failed: 2 },
      ],
      2,
    );
    assert.equal(failed, 3);
    assert.match(text, /\nFailed: build, e2e\n7 passed, 3 failed$/);
  });
});
