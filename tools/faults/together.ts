/** Several faults in one run, drawn by chance. */
import type { Fault } from '../../endpoint/simulation/faults.ts';
import { type Chance, type FaultKind, isPossible, type Mischief, type Plan } from './plan.ts';

/** The page they befall is gone, or is not the only one. */
const OTHER_PAGE: readonly Mischief[] = ['kill', 'crash', 'reload', 'back-and-forward', 'two-tabs'];
const MOST_TRIES = 100;

/** So many different faults of those given, in one run. */
export function together(name: string, kinds: readonly FaultKind[], count: number, runs: number): FaultKind {
  return {
    name,
    runs,
    targets: ['submit', 'upload'],
    plan: (chance, target, driver) => {
      const possible = kinds.filter((kind) => kind.targets.includes(target) && isPossible(kind, driver));
      for (let attempt = 0; attempt < MOST_TRIES; attempt += 1) {
        const drawn = draw(chance, possible, count);
        const plan = merged(drawn.map((kind) => ({ ...kind.plan(chance, target, driver), of: [kind.name] })));
        if (canBeSurvived(plan)) return plan;
      }
      throw new Error(`no ${count} faults go together`);
    },
  };
}

function draw(chance: Chance, kinds: readonly FaultKind[], count: number): FaultKind[] {
  const left = [...kinds];
  return Array.from({ length: count }, () => left.splice(chance.number(0, left.length - 1), 1)[0]!);
}

function merged(plans: readonly Plan[]): Plan {
  return {
    faults: plans.flatMap(({ faults }) => faults).toSorted((one, other) => rank(one) - rank(other)),
    conditions: Object.assign({}, ...plans.map(({ conditions }) => conditions)) as Record<string, string>,
    mischiefs: plans.flatMap(({ mischiefs = [] }) => mischiefs),
    moment: Math.max(...plans.map(({ moment = 0 }) => moment)),
    givesUp: plans.some(({ givesUp }) => givesUp),
    of: plans.flatMap(({ of = [] }) => of),
  };
}

/** An endpoint refuses nothing that it has filed: its own refusals come before anything could be. */
function rank(fault: Fault): number {
  return fault.kind === 'status' && fault.status === 422 ? 0 : 1;
}

/**
 * A browser that has kept nothing, and a page that is gone with its answer: what is filled in after that is
 * another draft, for the widget, the endpoint and the person alike. The form says so beforehand.
 */
function canBeSurvived({ conditions, mischiefs = [] }: Plan): boolean {
  const keepsNothing = ['blocked', 'full0'].includes(conditions?.['storage'] ?? '');
  return !keepsNothing || !mischiefs.some((one) => OTHER_PAGE.includes(one));
}
