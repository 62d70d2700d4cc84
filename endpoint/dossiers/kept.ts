import type { ChargeLine } from '../../src/contract/charge-line.ts';
import type { Language } from '../http/language.ts';

/** A paper as the dossier holds it. */
export interface KeptDocument {
  readonly id: string;
  readonly uploads: readonly string[];
}

/** How the result is to arrive. */
export interface KeptDelivery {
  readonly id: string;
  readonly recipient?: string;
  readonly phone?: string;
  readonly address?: { readonly province: string; readonly ward: string; readonly detail: string };
}

/** A text people read, in every language. */
export type Text = Readonly<Record<Language, string>>;

/** A code with its label, where no vocabulary has it. */
export interface KeptTerm {
  readonly code: string;
  readonly label: Text;
}

/** The due time set anew; times are ISO 8601. */
export interface KeptDueChange {
  readonly at: string;
  readonly before?: string;
  readonly after?: string;
  readonly reason: Text;
}

/** The parcel with the result. */
export interface KeptShipment {
  readonly carrier: Text;
  readonly number: string;
  readonly url?: string;
  /** Oldest first. */
  readonly events: readonly { readonly at: string; readonly what: Text; readonly place?: Text }[];
}

/** What proves that a dossier is somebody's: as given in it, without spaces and signs. */
export interface KeptProofs {
  readonly identity: readonly string[];
  readonly phone: readonly string[];
}

/** A charge as it was when the dossier was filed. */
export interface KeptCharge extends ChargeLine {
  /** Code of `LINE_DUE`; on receipt when left out. */
  readonly due?: string;
}

/** What is asked for, with texts in every language: `SupplementForm` once one is chosen. */
export interface KeptQuestions {
  readonly fields: readonly object[];
  readonly schema: Readonly<Record<string, unknown>>;
  readonly documents: readonly object[];
}
