import type { PROOF, PROOF_DIGITS } from '../contract/dossier-progress.ts';
import { normaliseLookupCode } from '../domain/receipt-code.ts';

export type ProofKind = (typeof PROOF)[keyof typeof PROOF];

/** Written out: the contract's own list lies beside schemas that are not needed before somebody asks. */
export const PROOF_KINDS = ['identity', 'phone', 'receipt'] as const satisfies readonly ProofKind[];
const DIGITS: typeof PROOF_DIGITS = 6;

/** What proves that a dossier is the asker's own, as typed. Each kind keeps its own text. */
export interface ProofEntry {
  readonly kind: ProofKind;
  readonly proofs: Readonly<Record<ProofKind, string>>;
}

export type ProofIssue = 'proof-missing' | 'digits-missing' | 'phone-short';

export const EMPTY_PROOF: ProofEntry = {
  kind: 'identity',
  proofs: { identity: '', phone: '', receipt: '' },
};

/** Fewest digits of any telephone number, short ones of old papers included. */
const PHONE_DIGITS = 8;

export function proofIssue({ kind, proofs }: ProofEntry): ProofIssue | undefined {
  const proof = proofs[kind];
  if (proof.trim() === '') return 'proof-missing';
  if (kind === 'identity' && digitsOf(proof).length < DIGITS) return 'digits-missing';
  return kind === 'phone' && digitsOf(proof).length < PHONE_DIGITS ? 'phone-short' : undefined;
}

/** As the endpoint is asked with it. */
export function proofOf({ kind, proofs }: ProofEntry): { readonly kind: ProofKind; readonly value: string } {
  const proof = proofs[kind];
  return { kind, value: kind === 'receipt' ? normaliseLookupCode(proof) : digitsOf(proof) };
}

/** Of a phone number the country's code too: the endpoint knows how to read it. */
function digitsOf(text: string): string {
  const plain = text.normalize('NFKC').trim();
  return (plain.startsWith('+') ? '+' : '') + plain.replace(/\D/g, '');
}
