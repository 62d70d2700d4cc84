import type { Taxed } from '../rates/registration-tax.ts';

/** A declaration nobody has made. */
export interface Declaration extends Taxed {
  readonly number: string;
  /** What the tax is counted from, in whole đồng. */
  readonly value: number;
  /** The tax office's notice is so many days old. */
  readonly notedDaysAgo: number;
}

export const DECLARATIONS: readonly Declaration[] = [
  {
    number: '99000000000001',
    vehicle: 'motorcycle',
    locality: 'elsewhere',
    value: 30_000_000,
    notedDaysAgo: 4,
  },
  {
    number: '99000000000002',
    vehicle: 'smallCar',
    locality: 'elsewhere',
    value: 520_000_000,
    notedDaysAgo: 12,
  },
  {
    number: '99000000000003',
    vehicle: 'smallCar',
    locality: 'haNoi',
    value: 745_500_000,
    notedDaysAgo: 1,
  },
  {
    number: '99000000000004',
    vehicle: 'electricCar',
    locality: 'elsewhere',
    value: 302_000_000,
    notedDaysAgo: 2,
  },
  {
    number: '99000000000005',
    vehicle: 'motorcycle',
    locality: 'city',
    value: 30_000_000,
    notedDaysAgo: 4,
  },
];
