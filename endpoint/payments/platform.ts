import type { PlatformState } from './messages.ts';

/** The endpoint's way to its payment platform. */
export interface PlatformAccess {
  /** Origin of the platform, without a slash at the end. */
  readonly platform: string;
  /** Who the endpoint is there. */
  readonly partner: string;
  /** Known to both; in no address, no log and no argument. */
  readonly secret: string;
  /** Where the platform sends its notifications. */
  readonly notify: string;
}

export interface InitOrder {
  /** `TT-261121-000042`. */
  readonly reference: string;
  /** Whole đồng. */
  readonly amount: number;
  readonly method: 'REDIRECT' | 'VIETQR';
  readonly language: 'vi' | 'en';
  readonly now: Date;
  readonly expiresAt: Date;
  readonly returnUrl?: string | undefined;
  /** What it is for, as the payer reads it. */
  readonly title: string;
  readonly payee: string;
  readonly account: { bin: string; bankName: string; number: string; holder: string };
  readonly lines: readonly { id: string; type: string; label: string; total: number }[];
}

/** Where the payer goes, or what a bank's app needs. */
export type Opening =
  | { readonly kind: 'redirect'; readonly url: string }
  | {
      readonly kind: 'qr';
      readonly bin: string;
      readonly bankName: string;
      readonly account: string;
      readonly accountHolder: string;
      readonly content: string;
    };

export interface PlatformMoney {
  /** The platform's number of it. */
  readonly transaction: string;
  readonly amount: number;
  readonly at: Date;
}

/** How a payment stands at the platform. */
export interface Standing {
  readonly state: PlatformState;
  /** All that came in for it, oldest first. */
  readonly money: readonly PlatformMoney[];
}

export interface RefundOrder {
  /** The refund's own number: ordering it twice pays once. */
  readonly id: string;
  /** Undefined: money whose content names no payment. */
  readonly reference: string | undefined;
  readonly transaction: string;
  readonly amount: number;
  readonly reason: string;
}

export interface PlatformRefund {
  readonly id: string;
  readonly reference?: string | undefined;
  readonly transaction: string;
  readonly amount: number;
  readonly done: boolean;
  readonly at: Date;
}

export interface PlatformStatement {
  readonly money: readonly (PlatformMoney & { readonly reference: string })[];
  readonly refunds: readonly PlatformRefund[];
  /** What belongs to no payment. */
  readonly foreign: readonly (PlatformMoney & { readonly content: string })[];
}

export class PlatformError extends Error {
  /**
   * `unreachable`: no answer, or none in time; `untrusted`: one that is not signed by the platform, is of
   * another message or says another amount; `refused`: it says no, and why.
   */
  readonly kind: 'unreachable' | 'untrusted' | 'refused';
  /** `MaLoi` of a refusal. */
  readonly code: string | undefined;

  constructor(kind: PlatformError['kind'], message: string, code?: string) {
    super(message);
    this.kind = kind;
    this.code = code;
  }
}

/** What can be asked of the platform. Each may be asked again; all fail with `PlatformError`. */
export interface PaymentPlatform {
  init(order: InitOrder): Promise<Opening>;
  /** Undefined: the platform has never heard of it. */
  query(reference: string): Promise<Standing | undefined>;
  /** How it stands then: not necessarily cancelled. */
  cancel(reference: string): Promise<Standing | undefined>;
  /** Whether the money is back by now. */
  refund(order: RefundOrder): Promise<{ readonly done: boolean; readonly at: Date }>;
  statement(): Promise<PlatformStatement>;
}
