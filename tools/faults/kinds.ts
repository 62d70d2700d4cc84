/** What goes wrong, with its details left to chance. */
import type { Fault } from '../../endpoint/simulation/faults.ts';
import type { Chance, FaultKind, Mischief, Plan, Target } from './plan.ts';
import { SPEED } from './scene.ts';
import { together } from './together.ts';

const BOTH: readonly Target[] = ['submit', 'upload'];
const DAY = 86_400_000;

type Details = Record<string, unknown> & { readonly kind: Fault['kind'] };

function fault(target: Target, details: Details): Fault {
  return { operation: target === 'submit' ? 'submitDossier' : 'upload', ...details } as Fault;
}

/** Strikes a few requests, at the first or in the middle; of an upload requests of one method or of all. */
function some(target: Target, chance: Chance, details: Details): Plan {
  const methods = target === 'upload' ? ['PATCH', 'PATCH', 'POST', 'HEAD', undefined] : [undefined];
  const method = chance.one(...methods);
  return {
    faults: [fault(target, { ...details, times: chance.one(1, 1, 2, 3, 6), ...(method && { method }) })],
    givesUp: chance.one(true, false),
  };
}

function simple(name: string, details: (chance: Chance) => Details): FaultKind {
  return { name, targets: BOTH, plan: (chance, target) => some(target, chance, details(chance)) };
}

function status(number: number): (chance: Chance) => Details {
  return (chance) => ({
    kind: 'status',
    status: number,
    ...(number !== 422 && chance.one({}, { retryAfter: chance.number(0, 25) })),
  });
}

/** Slow enough to be met in the middle, sometimes never to be answered. */
function meanwhile(target: Target, chance: Chance): Fault[] {
  const milliseconds = scaled(chance.number(500, 6_000));
  const details: Details = chance.one<Details>(
    { kind: 'latency', milliseconds },
    { kind: 'slow-drip', milliseconds },
    { kind: 'lost-answer' },
    { kind: 'lost-request' },
  );
  return [fault(target, { ...details, times: chance.number(1, 3) })];
}

function befallen(name: string, mischief: Mischief, needs: FaultKind['needs'] = 'one-tab'): FaultKind {
  return {
    name,
    targets: BOTH,
    needs,
    plan: (chance, target) => ({
      faults: meanwhile(target, chance),
      mischiefs: [mischief],
      moment: scaled(chance.number(0, 4_000)),
    }),
  };
}

function under(name: string, conditions: (chance: Chance) => Record<string, string>): FaultKind {
  return {
    name,
    targets: BOTH,
    plan: (chance, target) => ({ faults: meanwhile(target, chance), conditions: conditions(chance) }),
  };
}

/** The endpoint's delays are shortened as much as the page's. */
function scaled(milliseconds: number): number {
  return Math.round(milliseconds / SPEED);
}

/** Not from the back-forward cache. */
function loadedAnew(kind: FaultKind): FaultKind {
  const plan: FaultKind['plan'] = (...given) => ({ ...kind.plan(...given), conditions: { cache: 'none' } });
  return { ...kind, plan };
}

const SINGLE: readonly FaultKind[] = [
  simple('answer lost after commit', () => ({ kind: 'lost-answer' })),
  simple('request lost', () => ({ kind: 'lost-request' })),
  simple('slow drip', (chance) => ({
    kind: 'slow-drip',
    milliseconds: scaled(chance.number(2_000, 40_000)),
  })),
  simple('truncated body', () => ({ kind: 'truncated-body' })),
  simple('web page with 200', () => ({ kind: 'html-body' })),
  simple('wrong content type', () => ({ kind: 'wrong-content-type' })),
  simple('409', status(409)),
  simple('422', status(422)),
  simple('429', status(429)),
  simple('503', status(503)),
  simple('latency', (chance) => ({
    kind: 'latency',
    milliseconds: scaled(chance.number(500, chance.one(5_000, 60_000))),
  })),
  {
    name: 'chunks cut again and again',
    targets: ['upload'],
    plan: (chance) => ({
      faults: Array.from({ length: chance.number(3, 8) }, () =>
        fault('upload', { kind: 'cut-body', bytes: chance.number(0, 90_000) }),
      ),
    }),
  },
  {
    name: 'upload forgotten',
    targets: ['upload'],
    plan: (chance) => ({
      faults: [
        fault('upload', { kind: 'latency', milliseconds: 1, times: chance.number(1, 5) }),
        fault('upload', { kind: 'forgotten', times: chance.number(1, 2) }),
      ],
    }),
  },
  simple('session over: 401, 403', (chance) => ({ kind: 'html-body', status: chance.one(401, 403) })),
  {
    name: 'session over: upload expired on its way (410)',
    targets: ['upload'],
    plan: (chance) => ({
      faults: [
        fault('upload', { kind: 'latency', milliseconds: 1, times: chance.number(1, 5) }),
        fault('upload', {
          kind: 'status',
          status: 410,
          times: chance.number(1, 5),
          method: chance.one('PATCH', 'HEAD'),
        }),
      ],
    }),
  },
  {
    name: 'session over: uploads gone before sending',
    targets: ['upload'],
    plan: (chance, target) => ({
      faults: chance.one([], meanwhile(target, chance)),
      mischiefs: [chance.one('uploads-gone', 'uploads-gone', 'uploads-expired')],
    }),
  },
  befallen('tab closed', 'kill', 'several-tabs'),
  befallen('tab crashed', 'crash', 'everything'),
  befallen('reload', 'reload'),
  loadedAnew(befallen('back, and forward again', 'back-and-forward', 'several-tabs')),
  befallen('back-forward cache', 'back-and-forward', 'everything'),
  befallen('page frozen', 'freeze', 'everything'),
  befallen('offline, then online', 'offline', 'everything'),
  befallen('double click', 'double-click'),
  befallen('Enter and click', 'enter-and-click'),
  { ...befallen('two tabs on one draft', 'two-tabs', 'several-tabs'), targets: ['submit'] },
  under('storage blocked', () => ({ storage: 'blocked' })),
  under('storage full', (chance) => ({ storage: `full${chance.number(0, 4)}` })),
  {
    name: 'storage full after a save, reload',
    targets: BOTH,
    plan: (chance, target) => ({
      faults: [fault(target, { kind: 'lost-answer', times: chance.number(1, 3) })],
      conditions: { storage: `fills${chance.number(1, 5)}` },
      mischiefs: ['reload'],
      moment: scaled(chance.number(0, 4_000)),
    }),
  },
  under('clock a day wrong', (chance) => ({ clock: String(chance.one(-DAY, DAY)) })),
];

export const FAULTS: readonly FaultKind[] = [
  ...SINGLE,
  together('two faults at once', SINGLE, 2, 5),
  together('three faults at once', SINGLE, 3, 5),
];
