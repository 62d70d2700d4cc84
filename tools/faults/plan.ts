/** What a fault is made of, before chance has decided on the details. */
import type { Fault } from '../../endpoint/simulation/faults.ts';

export type Target = 'submit' | 'upload';

/** What somebody does, or what befalls them, while the dossier or the file is on its way. */
export type Mischief =
  | 'kill'
  | 'crash'
  | 'reload'
  | 'back-and-forward'
  | 'freeze'
  | 'offline'
  | 'two-tabs'
  | 'double-click'
  | 'enter-and-click'
  /** Before anything is sent, the endpoint removes the files that were uploaded. */
  | 'uploads-gone'
  /** The same, but it still remembers that they were there. */
  | 'uploads-expired';

export interface Plan {
  readonly faults: readonly Fault[];
  /** See conditions.js. */
  readonly conditions?: Readonly<Record<string, string>>;
  /** One after the other. */
  readonly mischiefs?: readonly Mischief[];
  /** How long after the button was pressed, and between one and the next, in milliseconds. */
  readonly moment?: number;
  /** The person leaves it at a refusal. */
  readonly givesUp?: boolean;
  /** Names of the faults it is made of, when there are several. */
  readonly of?: readonly string[];
}

export interface Chance {
  /** A whole number from `least` to `most`. */
  number(least: number, most: number): number;
  one<Item>(...items: readonly Item[]): Item;
}

/** What a browser's driver can do. Everything: only Chromium's. */
export type Driver = 'everything' | 'several-tabs' | 'one-tab';

const DRIVERS: readonly Driver[] = ['one-tab', 'several-tabs', 'everything'];

export interface FaultKind {
  readonly name: string;
  readonly targets: readonly Target[];
  /** What the driver has to be able to do for it; one tab when left out. */
  readonly needs?: Driver;
  /** How many runs there are for each seed; 1 when left out. */
  readonly runs?: number;
  readonly plan: (chance: Chance, target: Target, driver: Driver) => Plan;
}

export function isPossible({ needs = 'one-tab' }: FaultKind, driver: Driver): boolean {
  return DRIVERS.indexOf(needs) <= DRIVERS.indexOf(driver);
}
