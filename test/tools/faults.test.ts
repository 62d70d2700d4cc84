import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { judge, type Evidence } from '../../tools/faults/judge.ts';
import { FAULTS } from '../../tools/faults/kinds.ts';
import { type Chance, type Driver, isPossible } from '../../tools/faults/plan.ts';
import { alternatingJobs } from '../../tools/faults/sweep.ts';
import { isBad, table } from '../../tools/faults/table.ts';
import { Fault } from '../../endpoint/simulation/faults.ts';
import { seeded } from '../support/seeded.ts';

const filed = { code: 'G01-1', draft: 'a', papers: ['5ha'] };
const GOOD: Evidence = {
  said: [{ kind: 'receipt', code: 'G01-1' }],
  dossiers: [filed],
  paper: '5ha',
  shown: ['G01-1'],
  denials: 0,
  silence: 25,
};
const FINE = { lost: false, duplicate: false, falseSent: false, stuck: false };

describe('what a run has shown', () => {
  test('a receipt for the one dossier there is', () => {
    assert.deepEqual(judge(GOOD), { accepted: true, refused: false, ...FINE });
  });

  test('a refusal, and no dossier', () => {
    const verdict = judge({ ...GOOD, said: [{ kind: 'not-filed' }], dossiers: [], shown: [] });
    assert.deepEqual(verdict, { accepted: false, refused: true, ...FINE });
  });

  const bad: [string, Partial<Evidence>, string][] = [
    ['a page denies the dossier there is', { said: [{ kind: 'not-filed' }], shown: [] }, 'lost'],
    ['a page denied it for a while', { denials: 1 }, 'lost'],
    ['the paper did not come with it', { dossiers: [{ ...filed, papers: [] }] }, 'lost'],
    ['other bytes came', { dossiers: [{ ...filed, papers: ['0ther'] }] }, 'lost'],
    ['two dossiers', { dossiers: [filed, { ...filed, code: 'G01-2' }] }, 'duplicate'],
    ['a receipt for none', { dossiers: [] }, 'falseSent'],
    ['a receipt for none, for a moment', { shown: ['G01-1', 'G01-9'] }, 'falseSent'],
    ['silence', { silence: 31 }, 'stuck'],
    ['nothing said at the end', { said: [{ kind: 'open' }] }, 'stuck'],
  ];
  for (const [name, evidence, what] of bad)
    test(name, () => {
      const verdict = judge({ ...GOOD, ...evidence });
      assert.equal(verdict[what as keyof typeof verdict], true);
    });
});

function chanceFrom(seed: number): Chance {
  const random = seeded(seed);
  return {
    number: (least, most) => least + Math.floor(random() * (most - least + 1)),
    one: (...items) => items[Math.floor(random() * items.length)]!,
  };
}

test('every plan orders what the endpoint knows', () => {
  const chance = chanceFrom(1);
  for (const { name, targets, plan } of FAULTS)
    for (const target of targets)
      for (let seed = 0; seed < 50; seed += 1)
        for (const fault of plan(chance, target, 'everything').faults)
          assert.equal(Fault.safeParse(fault).success, true, `${name}: ${JSON.stringify(fault)}`);
});

test('the table has a line for each fault and target, and one of sums', () => {
  const outcome = { fault: 'reload', seed: 0, story: '', ...judge(GOOD) };
  const outcomes = [
    { ...outcome, target: 'submit' as const },
    { ...outcome, target: 'submit' as const, duplicate: true },
    { ...outcome, target: 'upload' as const },
  ];
  const lines = table(outcomes)
    .split('\n')
    .map((line) => line.split(/\s{2,}/));
  assert.deepEqual(lines.slice(1), [
    ['reload × submit', '2', '2', '0', '0', '1', '0', '0'],
    ['reload × upload', '1', '1', '0', '0', '0', '0', '0'],
    ['all', '3', '3', '0', '0', '1', '0', '0'],
  ]);
  assert.deepEqual(outcomes.map(isBad), [false, true, false]);
});

describe('several faults at once', () => {
  const several = FAULTS.filter(({ name }) => name.endsWith('at once'));
  const drivers: Driver[] = ['everything', 'several-tabs', 'one-tab'];

  for (const kind of several)
    for (const driver of drivers)
      test(`${kind.name}, ${driver}: different ones, possible, and none that nobody could survive`, () => {
        const chance = chanceFrom(2);
        for (let seed = 0; seed < 200; seed += 1) {
          const plan = kind.plan(chance, 'submit', driver);
          const names = plan.of ?? [];
          const drawn = FAULTS.filter(({ name }) => names.includes(name));
          assert.equal(drawn.length, kind.name.startsWith('two') ? 2 : 3);
          assert.equal(
            drawn.every((one) => isPossible(one, driver)),
            true,
            names.join(),
          );
          const keepsNothing = ['blocked', 'full0'].includes(plan.conditions?.['storage'] ?? '');
          assert.equal(keepsNothing && (plan.mischiefs ?? []).includes('reload'), false, names.join());
        }
      });

  test('the endpoint’s own refusals come before anything could be filed', () => {
    const chance = chanceFrom(3);
    const [two] = several;
    for (let seed = 0; seed < 300; seed += 1) {
      const statuses = two!
        .plan(chance, 'submit', 'everything')
        .faults.map((fault) => (fault.kind === 'status' ? fault.status : 0));
      assert.equal(statuses.lastIndexOf(422) <= 0, true, statuses.join());
    }
  });
});

test('a sweep that ends early has seen every fault, in every browser', () => {
  for (const driver of ['several-tabs', 'one-tab'] as const) {
    const possible = FAULTS.filter((kind) => isPossible(kind, driver));
    const first = alternatingJobs(FAULTS, 2, driver).filter(({ seed, kind }) => seed < (kind.runs ?? 1));
    assert.deepEqual(
      [...new Set(first.map(({ kind }) => kind.name))],
      possible.map(({ name }) => name),
    );
    assert.deepEqual(new Set(first.map(({ target }) => target)), new Set(['submit', 'upload']));
  }
});
