import type { BILL_KIND } from '../../contract/bills.ts';

/** Query parameter by which the widget is told its dossier when the tag does not name one. The code, and nothing that proves anything. */
const DOSSIER_PARAMETER = 'dvc-dossier';
/** Codes have some twenty characters; the endpoint takes no more than this. */
const LONGEST_NUMBER = 60;

/** Written out: the contract's own list lies beside schemas. */
export const DOSSIER: (typeof BILL_KIND)['dossier'] = 'DOSSIER';

export interface WantedBill {
  /** `undefined`: the payer chooses. */
  readonly kind: string | undefined;
  /** `undefined`: the payer is asked. */
  readonly number: string | undefined;
}

/** The tag, as far as the parts that are loaded later look at it. */
export interface PaymentTag extends Named {
  readonly charge: string;
  readonly method: string;
  readonly target: string;
  readonly kiosk: boolean;
  readonly open: boolean;
}

interface Named {
  readonly dossier: string;
  readonly billKind: string;
  readonly billNumber: string;
}

/** What a tag is about: what it names, else the dossier the page's address names. */
export function wantedBill({ dossier, billKind, billNumber }: Named): WantedBill {
  const kind = billKind.trim();
  const isOther = kind !== '' && kind !== DOSSIER;
  const named = isOther ? '' : dossier || (kind === DOSSIER ? billNumber : '') || namedInAddress();
  return {
    kind: (named ? DOSSIER : kind) || undefined,
    number: (named || billNumber).trim().slice(0, LONGEST_NUMBER) || undefined,
  };
}

/** Nobody who loads the page anew is asked about it. */
export function forgetWantedDossier(): void {
  const address = new URL(location.href);
  if (!address.searchParams.has(DOSSIER_PARAMETER)) return;
  address.searchParams.delete(DOSSIER_PARAMETER);
  history.replaceState(history.state, '', address);
}

function namedInAddress(): string {
  return new URL(location.href).searchParams.get(DOSSIER_PARAMETER) ?? '';
}
