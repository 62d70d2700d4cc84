/** Runs stages beside each other: each begins when there is room and what it needs is there. */
import type { Outcome } from './summary.ts';

interface Planned {
  readonly name: string;
  readonly needs?: readonly string[];
  /** Runs while no other does. */
  readonly alone?: boolean;
}

/** Outcomes come back in the order of the stages, whichever ended first. */
export async function runBeside<Stage extends Planned>(
  stages: readonly Stage[],
  atOnce: number,
  run: (stage: Stage) => Promise<Outcome>,
): Promise<Outcome[]> {
  const waiting = [...stages];
  const running = new Map<string, Promise<void>>();
  const outcomes = new Map<string, Outcome>();
  /** A need that is not among the stages counts as met. */
  const unmet = (need: string) => stages.some(({ name }) => name === need) && !outcomes.has(need);
  const start = async (stage: Stage): Promise<void> => {
    outcomes.set(stage.name, unlessHopeless(stage, outcomes) ?? (await run(stage)));
    running.delete(stage.name);
  };
  let isAlone = false;
  const hasRoom = ({ alone = false }: Stage) =>
    running.size < atOnce && !isAlone && (!alone || running.size === 0);
  while (waiting.length > 0 || running.size > 0) {
    const ready = waiting.findIndex(({ needs = [] }) => !needs.some(unmet));
    if (running.size === 0) isAlone = false;
    if (ready >= 0 && hasRoom(waiting[ready]!)) {
      const [stage] = waiting.splice(ready, 1) as [Stage];
      const ended = start(stage);
      if (!outcomes.has(stage.name)) {
        running.set(stage.name, ended);
        isAlone = stage.alone ?? false;
      }
    } else if (running.size > 0) await Promise.race(running.values());
    else throw new Error(`Each needs another: ${waiting.map(({ name }) => name).join(', ')}`);
  }
  return stages.map(({ name }) => outcomes.get(name)!);
}

function unlessHopeless(
  { name, needs = [] }: Planned,
  outcomes: ReadonlyMap<string, Outcome>,
): Outcome | undefined {
  const broken = needs.find((need) => (outcomes.get(need)?.failed ?? 0) > 0);
  if (broken === undefined) return undefined;
  return { name, seconds: 0, passed: 0, failed: 1, note: `not run, ${broken} failed` };
}
