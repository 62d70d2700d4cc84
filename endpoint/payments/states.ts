import { PAYMENT_STATE } from '../../src/contract/payments.ts';

/** States in which a payer may still pay: there is one such payment of a payable. */
export const OPEN_STATES: readonly string[] = [PAYMENT_STATE.created, PAYMENT_STATE.pending];

export function isOpen({ state }: { readonly state: string }): boolean {
  return OPEN_STATES.includes(state);
}
