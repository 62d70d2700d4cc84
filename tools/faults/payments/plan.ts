import type { Bill } from '../../../src/contract/bills.ts';
import type { Chance } from '../plan.ts';
import type { PaymentLane } from './lane.ts';
import type { Payable, Payer } from './payer.ts';

/** One run: somebody, and what they are to pay. */
export interface Scene {
  readonly lane: PaymentLane;
  readonly payer: Payer;
  readonly chance: Chance;
  readonly payable: Payable;
  readonly bill: Bill;
  /** Either way to pay, by chance. */
  readonly method: 'REDIRECT' | 'VIETQR';
}

/** How a run has to end. */
export interface Due {
  /** Whether the bill is paid, and once. */
  readonly paid: boolean;
  /** What goes back to payers, in whole đồng. */
  readonly back: number;
  /** What the platform keeps that belongs to nothing. */
  readonly foreign?: number;
}

export interface PaymentCase {
  readonly name: string;
  /** Lets it happen, and says how it has to end. */
  readonly play: (scene: Scene) => Promise<Due>;
}

export const PAID: Due = { paid: true, back: 0 };
export const UNPAID: Due = { paid: false, back: 0 };

/** Time enough for a payment to expire. */
export const LIFETIME = 15 * 60_000 + 5_000;
