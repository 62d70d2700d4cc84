import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { selectStages, type Stage } from '../../tools/test/stages.ts';
import { summarise } from '../../tools/test/summary.ts';

const all: Stage[] = [
  { name: 'build', commands: [['a']] },
  { name: 'budgets', commands: [['b']], needs: ['build'] },
  { name: 'endpoint', commands: [['c']] },
];
const names = (only?: string[]) => selectStages(all, only).map(({ name }) => name);

describe('selectStages', () => {
  it('takes all, or those asked for with what they need, in their order', () => {
    assert.deepEqual(names(), ['build', 'budgets', 'endpoint']);
    assert.deepEqual(names(['endpoint', 'budgets']), ['build', 'budgets', 'endpoint']);
    assert.deepEqual(names(['endpoint']), ['endpoint']);
  });

  it('knows its names', () => {
    assert.throws(() => names(['endpiont']), /no stage "endpiont": choose of build, budgets, endpoint/);
  });
});

describe('summarise', () => {
  const outcome = { seconds: 1.26, failed: 0 };

  it('adds up and closes with the figures', () => {
    const { text, failed } = summarise([
      { ...outcome, name: 'build', passed: 1 },
      { ...outcome, name: 'endpoint', passed: 41 },
    ]);
    assert.equal(failed, 0);
    assert.match(text, /endpoint {2}ok {6}\s+1\.3 s {6}41 passed {4}0 failed/);
    assert.match(text, /\n42 passed, 0 failed$/);
    assert.doesNotMatch(text, /Failed:/);
  });

  it('names what failed before the figures', () => {
    const { text, failed } = summarise([
      { ...outcome, name: 'build', passed: 0, failed: 1 },
      { ...outcome, name: 'e2e', passed: 7, failed: 2 },
    ]);
    assert.equal(failed, 3);
    assert.match(text, /\nFailed: build, e2e\n7 passed, 3 failed$/);
  });
});
