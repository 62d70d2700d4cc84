/**
 * Whether somebody may have come back to this page from a payment platform, whichever widget has taken that out of
 * the address since. Small, for first loads; `payment-return.ts` knows with which payment, and whether it is taken.
 */
export function mayBeBack(): boolean {
  const [loaded] = performance.getEntriesByType('navigation');
  return `${location.search}${loaded?.name}`.includes('dvc-payment=');
}
