import type { SupportGroup } from '../rates/social-insurance.ts';

/** Somebody insured of their own will who does not exist. */
export interface InsuredPerson {
  readonly number: string;
  /** The income they chose, in whole đồng a month. */
  readonly income: number;
  readonly group: SupportGroup;
  /** Paid for so many months beyond the present one; less than zero where it was let lapse. */
  readonly monthsAhead: number;
}

export const INSURED_PERSONS: readonly InsuredPerson[] = [
  { number: '9900000001', income: 1_500_000, group: 'other', monthsAhead: 0 },
  { number: '9900000002', income: 1_500_000, group: 'poor', monthsAhead: 0 },
  { number: '9900000003', income: 3_000_000, group: 'nearPoor', monthsAhead: 2 },
  { number: '9900000004', income: 5_000_000, group: 'minority', monthsAhead: -4 },
];

/** A household that does not exist. */
export interface InsuredHousehold {
  readonly number: string;
  readonly members: number;
  readonly monthsAhead: number;
}

export const INSURED_HOUSEHOLDS: readonly InsuredHousehold[] = [
  { number: '9900000101', members: 4, monthsAhead: 0 },
  { number: '9900000102', members: 6, monthsAhead: 1 },
  { number: '9900000103', members: 1, monthsAhead: -2 },
];
