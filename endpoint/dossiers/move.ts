import type { KeptQuestions, KeptTerm, Text } from './kept.ts';

/** What can happen to a dossier after it was filed. All texts are for people, in every language. */
export type Move =
  | { readonly kind: 'accept' }
  | ({ readonly kind: 'refuse' } & Explained)
  | {
      readonly kind: 'process';
      readonly department: Text;
      readonly what: Text;
      readonly localStatus?: KeptTerm;
    }
  | ({ readonly kind: 'askForPapers'; readonly until?: Date } & Reasons & KeptQuestions)
  | ({ readonly kind: 'askForPayment'; readonly until?: Date } & Reasons)
  | { readonly kind: 'paid' }
  | ({ readonly kind: 'stop' } & Explained)
  | { readonly kind: 'finish'; readonly results: readonly ResultDocument[]; readonly what?: Text }
  | { readonly kind: 'ship'; readonly carrier: Text; readonly number: string; readonly url?: string }
  | { readonly kind: 'shipmentEvent'; readonly what: Text; readonly place?: Text }
  | { readonly kind: 'return' }
  | { readonly kind: 'extend'; readonly dueAt: Date; readonly reason: Text }
  /** A state of the agency's own, beyond the ten. */
  | { readonly kind: 'enter'; readonly status: KeptTerm; readonly what: Text }
  /** Money came or went without changing the state. */
  | { readonly kind: 'money'; readonly what: Text }
  /** The citizen answered what was asked. */
  | { readonly kind: 'supplement' }
  | { readonly kind: 'withdraw' };

interface Reasons {
  readonly reasons: readonly Text[];
}

interface Explained extends Reasons {
  readonly advice: readonly Text[];
}

/** A document of the result. */
export interface ResultDocument {
  readonly name: Text;
  /** Media type. */
  readonly type: string;
  readonly bytes: Uint8Array;
}

/** Who did it; nobody is named where the citizen or the endpoint itself did. */
export interface MoveAuthor {
  readonly department?: Text;
  readonly officer?: Text;
  readonly title?: Text;
}

export interface MoveOrder {
  readonly code: string;
  readonly move: Move;
  readonly by: MoveAuthor;
  readonly now: Date;
}

/** What was ordered is not possible from the state the dossier is in. */
export class MoveError extends Error {
  override name = 'MoveError';
  /** The state it is in; none for a dossier that does not exist. */
  readonly status: string | undefined;

  constructor(kind: Move['kind'], status: string | undefined) {
    super(status === undefined ? `${kind}: there is no such dossier` : `${kind}: not from state ${status}`);
    this.status = status;
  }
}
