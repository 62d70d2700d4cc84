/** What goes wrong, with its details left to chance. */
import type { Fault } from '../../endpoint/simulation/faults.ts';
import { SPEED } from './scene.ts';

export type Target = 'submit' | 'upload';

/** What somebody does, or what befalls them, while the dossier or the file is on its way. */
export type Mischief =
  | 'kill'
  | 'crash'
  | 'reload'
  | 'back-and-forward'
  | 'offline'
  | 'two-tabs'
  | 'double-click'
  | 'enter-and-click';

export interface Plan {
  readonly faults: readonly Fault[];
  /** See conditions.js. */
  readonly conditions?: Readonly<Record<string, string>>;
  readonly mischief?: Mischief;
  /** How long after the button was pressed, in milliseconds. */
  readonly moment?: number;
  /** The person leaves it at a refusal. */
  readonly givesUp?: boolean;
}

export interface Chance {
  /** A whole number from `least` to `most`. */
  number(least: number, most: number): number;
  one<Item>(...items: readonly Item[]): Item;
}

export interface FaultKind {
  readonly name: string;
  readonly targets: readonly Target[];
  /** Needs what only Chromium's driver offers. */
  readonly chromiumOnly?: boolean;
  readonly plan: (chance: Chance, target: Target) => Plan;
}

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

function befallen(name: string, mischief: Mischief, chromiumOnly = true): FaultKind {
  return {
    name,
    targets: BOTH,
    ...(chromiumOnly && { chromiumOnly }),
    plan: (chance, target) => ({
      faults: meanwhile(target, chance),
      mischief,
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

export const FAULTS: readonly FaultKind[] = [
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
  befallen('tab closed', 'kill'),
  befallen('tab crashed', 'crash'),
  befallen('reload', 'reload', false),
  befallen('back, and forward again', 'back-and-forward'),
  befallen('offline, then online', 'offline'),
  befallen('double click', 'double-click', false),
  befallen('Enter and click', 'enter-and-click', false),
  { ...befallen('two tabs on one draft', 'two-tabs'), targets: ['submit'] },
  under('storage blocked', () => ({ storage: 'blocked' })),
  under('storage full', (chance) => ({ storage: `full${chance.number(0, 4)}` })),
  under('clock a day wrong', (chance) => ({ clock: String(chance.one(-DAY, DAY)) })),
];
