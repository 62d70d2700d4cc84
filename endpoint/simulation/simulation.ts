import type { Logger } from 'pino';
import { DEMO_DOSSIERS, type DemoOptions, insertDemoDossiers } from './demo-dossiers/demo-dossiers.ts';
import { Desk } from './desk/desk.ts';
import { FaultBook } from './faults.ts';
import { Ledger } from './ledger.ts';

/** Everything the sandbox keeps; made only when it is asked for. */
export interface Simulation {
  readonly faults: FaultBook;
  readonly ledger: Ledger;
  readonly office?: Office;
}

export interface OfficeOptions extends DemoOptions {
  readonly logger: Logger;
  /** Whether there are dossiers for show. */
  readonly demoDossiers: boolean;
  /** Working minutes that pass in a second from the start on; 0: nothing moves by itself. */
  readonly deskSpeed: number;
}

/** An office that does not exist, and works on what is filed. */
export class Office {
  readonly desk: Desk;
  readonly options: OfficeOptions;

  constructor(options: OfficeOptions) {
    const { store, now, logger } = options;
    this.options = options;
    this.desk = new Desk({ store, now, logger, stillCodes: new Set(DEMO_DOSSIERS.map(({ code }) => code)) });
  }

  get demoDossiers() {
    return this.options.demoDossiers ? DEMO_DOSSIERS : [];
  }

  /** As it is after the start. */
  async open(): Promise<void> {
    if (this.options.demoDossiers) await insertDemoDossiers(this.options);
    this.desk.setSpeed(this.options.deskSpeed);
  }

  close(): Promise<void> {
    return this.desk.close();
  }
}

export function createSimulation(office?: OfficeOptions): Simulation {
  return {
    faults: new FaultBook(),
    ledger: new Ledger(),
    ...(office && { office: new Office(office) }),
  };
}
