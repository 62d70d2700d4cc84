import type { Account, Init, PlatformState } from '../../payments/messages.ts';

/** A payment as the partner has asked for it. */
export interface Asked {
  readonly reference: string;
  /** Names its page; random. */
  readonly token: string;
  readonly amount: number;
  readonly method: Init['PhuongThuc'];
  readonly language: 'vi' | 'en';
  readonly title: string;
  readonly payee: string;
  readonly account: Account;
  readonly lines: readonly { readonly label: string; readonly amount: number }[];
  readonly expiresAt: string;
  readonly returnUrl: string | undefined;
  readonly notifyUrl: string;
}

/** Money that came in, on whatever way. */
export interface Money {
  readonly transaction: string;
  readonly amount: number;
  readonly at: string;
  /** What it is for; empty where its content belongs to no payment. */
  readonly reference: string | undefined;
  readonly content: string;
}

export interface Refund {
  readonly id: string;
  /** Of the payment; undefined where the money belongs to none. */
  readonly reference: string | undefined;
  readonly transaction: string;
  readonly amount: number;
  readonly at: string;
  readonly done: boolean;
}

/** What the partner is told of; `id` is the transaction's number, or the reference where it came to nothing. */
export interface News {
  readonly id: string;
  readonly reference: string;
  /** `MaLoi`. */
  readonly code: string;
  readonly amount: number;
  readonly transaction: string | undefined;
  readonly at: string;
}

/** What has happened: the book is made of these, and the journal keeps them. */
export type Entry =
  | { readonly is: 'asked'; readonly payment: Asked }
  /** The payer has said yes, and the bank is at it until `due`. */
  | { readonly is: 'confirmed'; readonly reference: string; readonly bank: string; readonly due: string }
  | { readonly is: 'ended'; readonly reference: string; readonly state: PlatformState; readonly code: string }
  /** `mark` makes a transfer that is sent twice one. */
  | { readonly is: 'money'; readonly money: Money; readonly mark: string }
  | { readonly is: 'refund'; readonly refund: Refund }
  | { readonly is: 'news'; readonly news: News }
  /** The partner has it. */
  | { readonly is: 'told'; readonly id: string };
