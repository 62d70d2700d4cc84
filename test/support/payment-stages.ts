import { EndpointError, type EndpointFailure } from '../../src/client/errors.ts';
import type { Bill } from '../../src/contract/bills.ts';
import type { Payment, PaymentReceipt } from '../../src/contract/payments.ts';
import type { ReadState } from '../../src/controllers/endpoint-read.ts';
import type { PaymentControl, PaymentStage, ShownPayment } from '../../src/payments/payment-stage.ts';
import { refusal } from './fake-payments.ts';
import {
  bill,
  billLine,
  dossierBill,
  insuranceBill,
  NOW,
  payment,
  paymentReceipt,
  QR_PAYLOAD,
  qrPayment,
  refund,
} from './payments.ts';

/** Where paying stands, held still. */
export interface StillStage {
  readonly stage: PaymentStage;
  readonly receipt?: ReadState<PaymentReceipt>;
  readonly returnedInVain?: boolean;
  /** The only line that is paid there. */
  readonly line?: string;
}

/** What a payer did, first to last: `choose months 6`, `pay VIETQR`, `cancel`. */
export class StillControl implements PaymentControl {
  stage: PaymentStage;
  receipt: ReadState<PaymentReceipt>;
  returnedInVain: boolean;
  readonly done: string[] = [];

  constructor({ stage, receipt = { kind: 'idle' }, returnedInVain = false }: StillStage) {
    this.stage = stage;
    this.receipt = receipt;
    this.returnedInVain = returnedInVain;
  }

  readonly find = (): void => void this.done.push('find');
  readonly choose = (id: string, value: string): void => void this.done.push(`choose ${id} ${value}`);
  readonly pay = (method: string): void => void this.done.push(`pay ${method}`);
  readonly retry = (): void => void this.done.push('retry');
  readonly retryReceipt = (): void => void this.done.push('retryReceipt');
  readonly checkAgain = (): void => void this.done.push('checkAgain');
  readonly opened = (): void => void this.done.push('opened');
  readonly cancel = (): void => void this.done.push('cancel');
  readonly again = (): void => void this.done.push('again');
  readonly leave = (): void => void this.done.push('leave');
}

const error = (failure: EndpointFailure) => new EndpointError(failure);
const OFFLINE = error({ kind: 'offline' });
const UNREACHABLE = error({ kind: 'unreachable' });

export function shownPayment(of: Payment, more: Partial<ShownPayment> = {}): PaymentStage {
  const isOpen = ['CREATED', 'PENDING'].includes(of.state.code);
  const { url } = of.action ?? {};
  return {
    kind: 'payment',
    payment: of,
    origin: 'here',
    freshness: { kind: 'polling' },
    asking: false,
    page: 'closed',
    cancelling: false,
    ...(url && { address: url }),
    ...(isOpen && { secondsLeft: 872 }),
    ...more,
  };
}

const stale = (reason: 'offline' | 'unreachable') =>
  ({ kind: 'stale', since: new Date(NOW), reason }) as const;
const withCode = (payload: string) => ({ kind: 'qr', payload, bankName: 'Ngân hàng Thí Dụ' });
const paid = payment('PAID');
const dossierPaid = payment('PAID', { of: dossierBill() });
const receipt = (of: Payment): ReadState<PaymentReceipt> => ({ kind: 'done', value: paymentReceipt(of) });
const dueBill = (amount = 900_000) => ({ kind: 'bill', bill: bill(), amount }) as const;

const underWay = (of: Bill): Bill => ({
  ...of,
  lines: of.lines.map((line) => (line.state.code === 'DUE' ? billLine('PENDING', line) : line)),
});

/** One of each kind. */
export const STAGES = {
  finding: { stage: { kind: 'finding', what: 'bill', slow: true } },
  askingPayment: { stage: { kind: 'finding', what: 'payment', slow: false } },
  notFound: { stage: { kind: 'missing', what: 'bill', error: error(refusal(404, 'bill-not-found')) } },
  notOffered: {
    stage: { kind: 'missing', what: 'bill', error: error(refusal(404, 'operation-not-found')) },
  },
  limited: {
    stage: {
      kind: 'missing',
      what: 'bill',
      error: error({ kind: 'refused', status: 429, problem: {}, retryAfterMilliseconds: 420_000 }),
    },
  },
  offline: { stage: { kind: 'missing', what: 'bill', error: OFFLINE } },
  resultMissing: { stage: { kind: 'missing', what: 'payment', error: UNREACHABLE } },
  fine: { stage: dueBill() },
  dossier: { stage: { kind: 'bill', bill: dossierBill(), amount: 44_000 } },
  insurance: { stage: { kind: 'bill', bill: insuranceBill('6'), amount: 1_980_000 } },
  choosing: { stage: { kind: 'finding', what: 'bill', slow: false, bill: insuranceBill('6') } },
  manyChoices: {
    stage: {
      kind: 'bill',
      amount: 330_000,
      bill: insuranceBill('1', {
        notes: ['Người thứ hai trong hộ đóng bằng 70% của người thứ nhất.'],
        until: '2026-12-31T23:59:59+07:00',
        choices: [
          {
            id: 'members',
            label: 'Số người tham gia',
            help: 'Chỉ tính người cùng hộ chưa có thẻ.',
            chosen: '1',
            options: Array.from({ length: 9 }, (_, at) => ({ value: `${at + 1}`, label: `${at + 1} người` })),
          },
        ],
      }),
    },
  },
  amountChanged: { stage: { ...dueBill(), before: 750_000 } },
  nothingDue: {
    stage: {
      kind: 'bill',
      amount: 0,
      bill: bill({ lines: [billLine('PAID'), billLine('FREE', { id: 'free', amount: 0 })] }),
    },
  },
  payLater: {
    stage: { kind: 'bill', amount: 0, bill: bill({ lines: dossierBill().lines.slice(2) }) },
  },
  /** Of a page that names one charge, while others are due. */
  oneLine: { stage: { kind: 'bill', bill: dossierBill(), amount: 20_000 }, line: 'check' },
  oneLineLater: { stage: { kind: 'bill', bill: dossierBill(), amount: 0 }, line: 'postage' },
  unknownLine: { stage: { kind: 'bill', bill: dossierBill(), amount: 0 }, line: 'postgae' },
  noMethod: { stage: { kind: 'bill', amount: 900_000, bill: bill({ methods: [] }) } },
  paidElsewhereMeanwhile: { stage: { ...dueBill(), trouble: error(refusal(422, 'nothing-due')) } },
  beginOffline: { stage: { ...dueBill(), trouble: OFFLINE } },
  beginning: { stage: { kind: 'beginning', bill: bill(), method: 'REDIRECT' } },
  beginningAgain: {
    stage: { kind: 'beginning', bill: bill(), method: 'REDIRECT', trouble: { kind: 'unreachable' } },
  },
  unknownRequest: { stage: { kind: 'unknown', bill: bill(), method: 'REDIRECT', error: UNREACHABLE } },
  leaving: { stage: shownPayment(payment('PENDING'), { page: 'leaving' }) },
  otherTab: { stage: shownPayment(payment('PENDING'), { page: 'tab' }) },
  blocked: { stage: shownPayment(payment('PENDING'), { page: 'blocked' }) },
  preparing: { stage: shownPayment(payment('CREATED')) },
  cameBack: { stage: shownPayment(payment('PENDING')) },
  returned: { stage: shownPayment(payment('PENDING', { action: undefined }), { origin: 'returned' }) },
  /** Of the address alone: perhaps a stranger's. */
  guest: {
    stage: shownPayment(payment('PENDING', { action: undefined }), { origin: 'returned', guest: true }),
  },
  guestPaid: {
    stage: shownPayment(paid, { origin: 'returned', guest: true }),
    receipt: receipt(paid),
  },
  remembered: { stage: shownPayment(payment('PENDING'), { origin: 'remembered' }) },
  elsewhere: {
    stage: shownPayment(payment('PENDING', { action: undefined }), { origin: 'elsewhere', before: 750_000 }),
  },
  elsewhereDossier: {
    stage: shownPayment(payment('PENDING', { action: undefined, of: dossierBill() }), {
      origin: 'elsewhere',
      bill: underWay(dossierBill()),
    }),
  },
  stale: {
    stage: shownPayment(payment('PENDING', { action: undefined }), { freshness: stale('offline') }),
  },
  notCancelled: {
    stage: shownPayment(payment('PENDING'), { trouble: error(refusal(422, 'payment-not-cancellable')) }),
  },
  unknownAction: { stage: shownPayment(payment('PENDING', { action: { kind: 'hologram' } })) },
  qr: { stage: shownPayment(qrPayment()) },
  qrLastMinute: { stage: shownPayment(qrPayment(), { secondsLeft: 42, freshness: stale('unreachable') }) },
  qrOver: { stage: shownPayment(qrPayment(), { secondsLeft: 0 }) },
  qrWrongSumCame: {
    stage: shownPayment(
      qrPayment('PENDING', {
        refunds: [refund('PENDING', { amount: 90_000, reason: 'Số tiền chuyển khác với số phải nộp.' })],
      }),
    ),
  },
  qrOtherAmount: { stage: shownPayment(qrPayment('PENDING', { amount: 800_000 })) },
  qrOtherContent: { stage: shownPayment(qrPayment('PENDING', { reference: 'TT-261120-000043' })) },
  qrBroken: {
    stage: shownPayment(qrPayment('PENDING', { action: withCode(QR_PAYLOAD.replace('VN', 'VM')) })),
  },
  paid: { stage: shownPayment(paid), receipt: receipt(paid) },
  paidDossier: { stage: shownPayment(dossierPaid), receipt: receipt(dossierPaid) },
  paidReceiptComing: { stage: shownPayment(paid), receipt: { kind: 'loading', slow: false } },
  paidReceiptMissing: { stage: shownPayment(paid), receipt: { kind: 'failed', error: UNREACHABLE } },
  paidBefore: { stage: shownPayment(paid, { origin: 'before' }), receipt: receipt(paid) },
  paidTwice: {
    stage: shownPayment(payment('PAID', { refunds: [refund()] })),
    receipt: receipt(paid),
  },
  failed: {
    stage: shownPayment(payment('FAILED', { reason: 'Tài khoản không đủ số dư.' })),
  },
  expired: { stage: shownPayment(payment('EXPIRED')) },
  cancelled: { stage: shownPayment(payment('CANCELLED')) },
  wrongAmountReturned: {
    stage: shownPayment(
      payment('EXPIRED', {
        refunds: [refund('DONE', { amount: 90_000, reason: 'Số tiền chuyển khác với số phải nộp.' })],
      }),
    ),
  },
  /** By order of whoever collected it. */
  refunded: {
    stage: shownPayment(
      payment('REFUNDED', { refunds: [refund('DONE', { reason: 'Quyết định xử phạt đã bị hủy.' })] }),
    ),
  },
  /** It never settled anything. */
  refundedUncounted: {
    stage: shownPayment(
      payment('REFUNDED', { settledAt: undefined, lines: [billLine('PAID')], refunds: [refund('DONE')] }),
    ),
  },
  /** What is owed after it was given back. */
  givenBack: { stage: { kind: 'bill', amount: 0, bill: bill({ lines: [billLine('REFUNDED')] }) } },
  unknownState: {
    stage: shownPayment(payment('PENDING', { state: { code: 'HELD', label: 'Tạm giữ để kiểm tra' } })),
  },
  returnedInVain: { stage: dueBill(), returnedInVain: true },
} as const satisfies Record<string, StillStage>;

export type StageName = keyof typeof STAGES;
