import type { BillKind } from './bill-kind.ts';
import { dossierBill } from './kinds/dossier.ts';
import { healthInsurance } from './kinds/health-insurance.ts';
import { postage } from './kinds/postage.ts';
import { registrationTax } from './kinds/registration-tax.ts';
import { socialInsurance } from './kinds/social-insurance.ts';
import { trafficFine } from './kinds/traffic-fine.ts';

/** Kinds of bills that can be found here, in the order they are offered in. */
export const BILL_KINDS: readonly BillKind[] = [
  dossierBill,
  trafficFine,
  socialInsurance,
  healthInsurance,
  registrationTax,
  postage,
];

export function findBillKind(code: string): BillKind | undefined {
  return BILL_KINDS.find((kind) => kind.code === code);
}
