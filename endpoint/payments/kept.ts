import type { KeptTerm, Text } from '../dossiers/kept.ts';

/** One line of a bill, in every language. */
export interface KeptLine {
  /** Unique within its bill. */
  readonly id: string;
  readonly label: Text;
  /** `FEE`, `CHARGE`, `POSTAGE`, `FINE`, … */
  readonly type: KeptTerm;
  /** Whole đồng for one. */
  readonly amount: number;
  readonly quantity: number;
  /** Whole đồng. */
  readonly total: number;
  /** Code of `LINE_DUE`. */
  readonly due?: string;
  /** Law or decision that sets the amount. */
  readonly source?: string;
}

/** Where the money is to go. */
export interface KeptAccount {
  readonly bin: string;
  readonly bankName: string;
  readonly number: string;
  readonly holder: string;
}

/** What the payer has to do, as the platform has opened the payment. */
export type KeptAction =
  | { readonly kind: 'redirect'; readonly url: string }
  | {
      readonly kind: 'qr';
      readonly payload: string;
      readonly bankName: string;
      readonly accountHolder: string;
    };
