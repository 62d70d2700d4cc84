import type { DossierLookup, PROOF, PROOF_DIGITS } from '../../contract/dossier-progress.ts';
import { normaliseDossierCode, readDossierCode } from '../../domain/dossier-code.ts';
import { normaliseLookupCode } from '../../domain/receipt-code.ts';

export type ProofKind = (typeof PROOF)[keyof typeof PROOF];

/** Written out: the contract's own list lies beside schemas that are not needed before somebody asks. */
export const PROOF_KINDS = ['identity', 'phone', 'receipt'] as const satisfies readonly ProofKind[];
const DIGITS: typeof PROOF_DIGITS = 6;

/** What somebody has typed, as typed. Each proof keeps its own text, so that nothing is lost by looking at another. */
export interface LookupEntry {
  readonly code: string;
  readonly kind: ProofKind;
  readonly proofs: Readonly<Record<ProofKind, string>>;
}

export type EntryIssue = 'code-missing' | 'proof-missing' | 'digits-missing' | 'phone-short';

export const EMPTY_ENTRY: LookupEntry = {
  code: '',
  kind: 'identity',
  proofs: { identity: '', phone: '', receipt: '' },
};

/** Fewest digits of any telephone number, short ones of old papers included. */
const PHONE_DIGITS = 8;

/** What is missing before the question can be asked. What only looks odd is left to the endpoint. */
export function issuesOf({ code, kind, proofs }: LookupEntry): EntryIssue[] {
  const issues: EntryIssue[] = [];
  if (normaliseDossierCode(code) === '') issues.push('code-missing');
  const proof = proofs[kind];
  if (proof.trim() === '') issues.push('proof-missing');
  else if (kind === 'identity' && digitsOf(proof).length < DIGITS) issues.push('digits-missing');
  else if (kind === 'phone' && digitsOf(proof).length < PHONE_DIGITS) issues.push('phone-short');
  return issues;
}

export function isUnusualCode(code: string): boolean {
  return normaliseDossierCode(code) !== '' && readDossierCode(code).kind === 'unusual';
}

export function lookupOf({ code, kind, proofs }: LookupEntry): DossierLookup {
  const proof = proofs[kind];
  const value = kind === 'receipt' ? normaliseLookupCode(proof) : digitsOf(proof);
  return { code: normaliseDossierCode(code), proof: { kind, value } };
}

/** Of a phone number the country's code too: the endpoint knows how to read it. */
function digitsOf(text: string): string {
  const plain = text.normalize('NFKC').trim();
  return (plain.startsWith('+') ? '+' : '') + plain.replace(/\D/g, '');
}
