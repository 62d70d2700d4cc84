import type { BillLookup } from '../../contract/bills.ts';
import { normaliseDossierCode } from '../../domain/dossier-code.ts';
import {
  EMPTY_PROOF,
  proofIssue,
  proofOf,
  type ProofEntry,
  type ProofIssue,
} from '../../fields/dossier-proof.ts';
import { DOSSIER } from './wanted-bill.ts';

/** What somebody has typed to find a bill, as typed. */
export interface BillEntry {
  readonly kind: string | undefined;
  readonly number: string;
  readonly proof: ProofEntry;
}

export type BillIssue = 'kind-missing' | 'number-missing' | ProofIssue;

export const EMPTY_BILL: BillEntry = { kind: undefined, number: '', proof: EMPTY_PROOF };

/** What is missing before the question can be asked. What only looks odd is left to the endpoint. */
export function billIssues({ kind, number, proof }: BillEntry): BillIssue[] {
  if (kind === undefined) return ['kind-missing'];
  const issues: BillIssue[] = number.trim() === '' ? ['number-missing'] : [];
  const missing = kind === DOSSIER ? proofIssue(proof) : undefined;
  return missing ? [...issues, missing] : issues;
}

export function lookupOf({ kind = '', number, proof }: BillEntry): BillLookup {
  if (kind !== DOSSIER) return { kind, number: number.normalize('NFKC').trim() };
  return { kind, number: normaliseDossierCode(number), proof: proofOf(proof) };
}
