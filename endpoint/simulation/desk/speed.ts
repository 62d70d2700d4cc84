/** Working minutes in a second: two working days are fast enough for anybody who wants to see anything. */
export const FASTEST_DESK = 1_000;
