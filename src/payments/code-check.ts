import type { Payment } from '../contract/payments.ts';
import { readVietQrFor, type VietQr } from '../domain/vietqr.ts';

/** What keeps a square code from being shown to anybody. */
export type CodeFault =
  /** It is no VietQR, or was damaged or changed on the way. */
  | 'unreadable'
  /** It asks for another sum than the payment, or for none. */
  | 'amount'
  /** The payee would not find the payment by what it says. */
  | 'content';

export type CheckedCode =
  | { readonly kind: 'good'; readonly payload: string; readonly transfer: VietQr }
  | { readonly kind: 'wrong'; readonly fault: CodeFault };

const FAULTS = new Map<string, CodeFault>([
  ['54', 'amount'],
  ['62/08', 'content'],
]);

/** Whether the code pays this payment and nothing else. */
export function checkCode({ action, amount, reference }: Payment): CheckedCode {
  const payload = action?.payload ?? '';
  const read = readVietQrFor(payload, { amount, reference });
  if (read.kind === 'read') return { kind: 'good', payload, transfer: read.transfer };
  return { kind: 'wrong', fault: FAULTS.get(read.place) ?? 'unreadable' };
}
