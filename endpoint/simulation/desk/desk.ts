import type { Logger } from 'pino';
import { DOSSIER_STATUS } from '../../../src/contract/dossier-progress.ts';
import type { Store, Transaction } from '../../db/connect.ts';
import { type Move, type MoveAuthor, MoveError } from '../../dossiers/move.ts';
import { moveDossier } from '../../dossiers/moves.ts';
import { type DeskDossier, isEnded, readDossier, readOpenDossiers } from './dossier.ts';
import { makeMove } from './made-move.ts';
import { OFFICERS } from './officers.ts';
import { nextStep, pathOf, type Step } from './paths.ts';

/** Why a dossier is not moved on by the desk. */
export type Standstill = 'ended' | 'waits for the citizen' | 'off its path' | 'held still';

export interface DeskEntry {
  readonly code: string;
  readonly status: string;
  readonly version: number;
  readonly path: string;
  /** Kind of the next move. */
  readonly next?: string;
  /** Working minutes the next move takes. */
  readonly minutes?: number;
  readonly standstill?: Standstill;
}

export interface Moved {
  readonly code: string;
  readonly move: string;
  readonly version: number;
}

/** There is no next step now. */
export class StandstillError extends Error {
  override name = 'StandstillError';
  readonly standstill: Standstill;

  constructor(standstill: Standstill) {
    super(standstill);
    this.standstill = standstill;
  }
}

export interface DeskOptions {
  readonly store: Store;
  readonly now: () => Date;
  readonly logger: Logger;
  /** Codes that move when they are told to, and never by themselves. */
  readonly stillCodes?: ReadonlySet<string> | undefined;
  /** People pay online: by itself, the desk takes no money. */
  readonly paidOnline?: boolean | undefined;
  /** Milliseconds between two looks at what is due. */
  readonly interval?: number | undefined;
}

const INTERVAL = 500;

/**
 * The one-stop desk of an office that does not exist: moves dossiers along their paths, step by step or by
 * itself. It keeps nothing: how far a dossier is, the dossier says.
 */
export class Desk {
  readonly #options: DeskOptions;
  #speed = 0;
  /** Steps of dossiers that waited before count from then: a desk that opens does not do all at once. */
  #since = new Date(0);
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> = Promise.resolve();
  #busy = false;

  constructor(options: DeskOptions) {
    this.#options = options;
  }

  /** Working minutes that pass in a second; 0: nothing moves by itself. */
  get speed(): number {
    return this.#speed;
  }

  setSpeed(speed: number): void {
    this.#speed = speed;
    this.#since = this.#options.now();
    clearInterval(this.#timer);
    if (speed > 0) this.#timer = setInterval(() => this.#look(), this.#options.interval ?? INTERVAL).unref();
  }

  /** Every dossier that is not at its end. */
  async entries(): Promise<DeskEntry[]> {
    return (await readOpenDossiers(this.#options.store.database)).map((dossier) => this.#entryOf(dossier));
  }

  /** The next step of a dossier's path; undefined for a code that does not exist. */
  async next(code: string): Promise<Moved | undefined> {
    return this.#options.store.database.transaction(async (transaction) => {
      const dossier = await readDossier(transaction, code);
      if (!dossier) return undefined;
      const step = nextOf(dossier);
      if (typeof step === 'string') throw new StandstillError(step);
      return this.#take(transaction, dossier, step);
    });
  }

  /** Any move, as ordered. */
  move(code: string, move: Move, by: MoveAuthor = OFFICERS.desk): Promise<Moved> {
    return this.#options.store.database.transaction((transaction) => this.#move(transaction, code, move, by));
  }

  async close(): Promise<void> {
    clearInterval(this.#timer);
    await this.#running;
  }

  /** A step is taken once: what another process, or the citizen, has done meanwhile takes it back. */
  async #take(transaction: Transaction, dossier: DeskDossier, step: Step): Promise<Moved> {
    const move = await makeMove(step, dossier, this.#options.now());
    const moved = await this.#move(transaction, dossier.code, move, OFFICERS[step.by]);
    if (moved.version !== dossier.version + 1) throw new MoveError(move.kind, dossier.status);
    return moved;
  }

  async #move(transaction: Transaction, code: string, move: Move, by: MoveAuthor): Promise<Moved> {
    const version = await moveDossier(transaction, { code, move, by, now: this.#options.now() });
    return { code, move: move.kind, version };
  }

  #entryOf(dossier: DeskDossier): DeskEntry {
    const { code, status, version } = dossier;
    const step = nextOf(dossier);
    const isStill = this.#options.stillCodes?.has(code) ?? false;
    return {
      code,
      status,
      version,
      path: pathOf(dossier).id,
      ...(typeof step === 'string'
        ? { standstill: step }
        : { next: step.move.kind, minutes: step.minutes, ...(isStill && { standstill: 'held still' }) }),
    };
  }

  #look(): void {
    if (this.#busy) return;
    this.#busy = true;
    this.#running = this.#moveAllDue().finally(() => {
      this.#busy = false;
    });
  }

  async #moveAllDue(): Promise<void> {
    const { store, logger, stillCodes } = this.#options;
    try {
      const open = await readOpenDossiers(store.database);
      const due = open.filter((dossier) => !stillCodes?.has(dossier.code) && this.#isDue(dossier));
      for (const dossier of due) await this.#moveIfUnchanged(dossier);
    } catch {
      // Nothing is lost: the next look finds them as they are.
      logger.warn('the simulated desk could not move what is due');
    }
  }

  #isDue(dossier: DeskDossier): boolean {
    const step = nextOf(dossier);
    if (typeof step === 'string') return false;
    if (step.move.kind === 'paid' && this.#options.paidOnline) return false;
    const from = Math.max(dossier.movedAt.getTime(), this.#since.getTime());
    return ((this.#options.now().getTime() - from) / 1_000) * this.#speed >= step.minutes;
  }

  async #moveIfUnchanged({ code, version }: DeskDossier): Promise<void> {
    await this.#options.store.database
      .transaction(async (transaction) => {
        const dossier = await readDossier(transaction, code);
        const step = dossier && nextOf(dossier);
        if (dossier?.version === version && typeof step === 'object')
          await this.#take(transaction, dossier, step);
      })
      .catch((error: unknown) => {
        if (!(error instanceof MoveError)) throw error;
      });
  }
}

function nextOf(dossier: DeskDossier): Step | Standstill {
  if (isEnded(dossier.status)) return 'ended';
  if (dossier.status === DOSSIER_STATUS.supplement) return 'waits for the citizen';
  return nextStep(pathOf(dossier), dossier.moves) ?? 'off its path';
}
