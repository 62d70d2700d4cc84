import type { Language } from '../../config/settings.ts';
import type { BillLookup } from '../../contract/bills.ts';
import type { Hotline } from '../../contract/identity.ts';
import type { ProofKind } from '../../fields/dossier-proof.ts';
import type { PaymentStage } from '../../payments/payment-stage.ts';
import type { BillEntry, BillIssue } from './bill-entry.ts';
import type { WantedBill } from './wanted-bill.ts';

export interface BillFormPlace {
  readonly language: Language;
  readonly wanted: WantedBill;
  readonly kiosk: boolean;
  readonly hotline: Hotline | undefined;
  /** What has become of the question. */
  readonly stage: PaymentStage;
  readonly find: (lookup: BillLookup) => void;
  readonly retry: () => void;
}

/** What is typed, and what becomes of it. */
export interface BillFormControl {
  readonly entry: BillEntry;
  readonly issues: readonly BillIssue[];
  /** Whether the last answer is one to what stands in the form. */
  readonly isAnswered: boolean;
  readonly chooseKind: (kind: string) => void;
  /** True when that changed more than was typed. */
  readonly enterNumber: (text: string) => boolean;
  readonly chooseProof: (kind: ProofKind) => void;
  readonly enterProof: (kind: ProofKind, text: string) => void;
  readonly submit: (place: BillFormPlace) => void;
}
