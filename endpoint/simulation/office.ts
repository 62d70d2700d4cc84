import type { Logger } from 'pino';
import { type DemoOptions, insertDemoDossiers } from './demo-dossiers/demo-dossiers.ts';
import { DEMO_DOSSIERS } from './demo-dossiers/scenes.ts';
import { Desk } from './desk/desk.ts';
import type { Office } from './simulation.ts';

export interface OfficeOptions extends DemoOptions {
  readonly logger: Logger;
  /** Whether there are dossiers for show. */
  readonly demoDossiers: boolean;
  /** What a dossier waits for is paid online: the desk that works by itself leaves that to people. */
  readonly paidOnline?: boolean | undefined;
  /** Working minutes that pass in a second from the start on; 0: nothing moves by itself. */
  readonly deskSpeed: number;
}

/** An office that does not exist, and works on what is filed. */
export function createOffice(options: OfficeOptions): Office {
  const { store, now, logger, deskSpeed, paidOnline } = options;
  const demoDossiers = options.demoDossiers ? DEMO_DOSSIERS : [];
  // Dossiers for show stay as they are, unless they are told to move.
  const stillCodes = new Set(DEMO_DOSSIERS.map(({ code }) => code));
  const desk = new Desk({ store, now, logger, stillCodes, paidOnline });
  return {
    desk,
    demoDossiers,
    now,
    open: async () => {
      if (options.demoDossiers) await insertDemoDossiers(options);
      desk.setSpeed(deskSpeed);
    },
    close: () => desk.close(),
  };
}
