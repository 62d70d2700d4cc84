import type { DemoDossier } from './demo-dossiers/scenes.ts';
import type { Desk } from './desk/desk.ts';
import { FaultBook } from './faults.ts';
import { Ledger } from './ledger.ts';

/** Everything the sandbox keeps; made only when it is asked for. */
export interface Simulation {
  readonly faults: FaultBook;
  readonly ledger: Ledger;
  readonly office?: Office | undefined;
}

/** Who works on what is filed. */
export interface Office {
  readonly desk: Desk;
  readonly demoDossiers: readonly DemoDossier[];
  readonly now: () => Date;
  /** Everything as it is after the start. */
  open(): Promise<void>;
  close(): Promise<void>;
}

export function createSimulation(office?: Office): Simulation {
  return { faults: new FaultBook(), ledger: new Ledger(), office };
}
