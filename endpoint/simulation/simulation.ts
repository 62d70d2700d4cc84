import { FaultBook } from './faults.ts';
import { Ledger } from './ledger.ts';

/** Everything the sandbox keeps; made only when it is asked for. */
export interface Simulation {
  readonly faults: FaultBook;
  readonly ledger: Ledger;
}

export function createSimulation(): Simulation {
  return { faults: new FaultBook(), ledger: new Ledger() };
}
