import type { Database, Transaction } from '../db/connect.ts';
import type { bills } from '../db/schema/payments.ts';
import type { Text } from '../dossiers/kept.ts';
import type { Forms } from '../forms/forms.ts';
import type { KeptAccount, KeptLine } from '../payments/kept.ts';

export type BillRow = typeof bills.$inferSelect;

/** Where a bill is read. */
export interface BillPlace {
  readonly database: Database;
  readonly forms: Forms;
  /** The moment whose bill it is: rates and interest are those of this moment. */
  readonly now: Date;
  /** Within a transaction: keeps what the bill depends on from changing until it ends. */
  readonly lock: boolean;
}

/** What was paid, or given back, where it has consequences. */
export interface SettledPlace {
  readonly transaction: Transaction;
  readonly forms: Forms;
  readonly now: Date;
  readonly bill: BillRow;
  readonly lines: readonly KeptLine[];
  /** Lines of the bill that are due still, now that these are paid or given back. */
  readonly remaining: readonly KeptLine[];
}

/** A choice with its texts in every language. */
export interface KeptChoice {
  readonly id: string;
  readonly label: Text;
  readonly help?: Text;
  readonly chosen: string;
  readonly options: readonly { readonly value: string; readonly label: Text }[];
}

export interface ContentLine extends KeptLine {
  /** Whether it may be paid now. */
  readonly payable: boolean;
  /** It was paid in another way than here. */
  readonly paid?: boolean;
}

export interface BillContent {
  /** What of the number it is about: another period is another bill. */
  readonly subject: string;
  readonly title: Text;
  /** Who gets the money. */
  readonly payee: Text;
  /** Its holder in capitals without marks, as banks write it. */
  readonly account: KeptAccount;
  /** Law behind all lines alike. */
  readonly source?: string;
  readonly choices: readonly KeptChoice[];
  readonly lines: readonly ContentLine[];
  readonly until?: Date;
  readonly notes: readonly Text[];
  /** Nothing is to be paid any more: lines nobody paid are no longer owed. */
  readonly closed?: boolean;
  /** Its lines are paid all at once: one without the others is no period, and no fine. */
  readonly together?: boolean;
}

export type Choices = Readonly<Record<string, string>>;

/** One kind of bill: where its numbers are looked up, and what follows from paying. */
export interface BillKind {
  readonly code: string;
  readonly label: Text;
  readonly numberLabel: Text;
  readonly numberHelp?: Text;
  /** The number is a person's: it is veiled wherever it need not be read. */
  readonly personal: boolean;
  /** What was given back by order may be paid anew: a month of insurance may, a fine that was taken back not. */
  readonly renews?: boolean;
  /** Whether the office may give the money of a bill back now; always where this is left out. */
  mayGoBack?(database: Database, bill: BillRow): Promise<boolean>;
  /** The one way to write a number; undefined for what cannot be one. */
  tidy(number: string): string | undefined;
  /** What the number owes under these choices; undefined where there is no such number. */
  read(place: BillPlace, asked: { number: string; choices: Choices }): Promise<BillContent | undefined>;
  /** What follows from the money for lines being there, in the same transaction. */
  settled?(place: SettledPlace): Promise<void>;
  /** What follows from it being given back by order. */
  unsettled?(place: SettledPlace): Promise<void>;
}

/** A choice somebody made that the bill does not offer. */
export class ChoiceError extends Error {
  override name = 'ChoiceError';
  readonly choice: string;

  constructor(choice: string) {
    super(`choice: ${choice}`);
    this.choice = choice;
  }
}
