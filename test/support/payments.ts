import type { Bill, BillLine } from '../../src/contract/bills.ts';
import type { Payment, PaymentReceipt, Refund } from '../../src/contract/payments.ts';

/** When the fakes say what they say: where `Clock` begins. */
export const NOW = '2026-11-20T08:00:00+07:00';

export const METHODS = [
  { code: 'REDIRECT', label: 'Ngân hàng hoặc ví điện tử' },
  { code: 'VIETQR', label: 'Quét mã VietQR' },
];

export const METHOD = { redirect: METHODS[0]!, vietQr: METHODS[1]! };

export const STATES = {
  CREATED: 'Đang tạo',
  PENDING: 'Chờ thanh toán',
  PAID: 'Đã thanh toán',
  FAILED: 'Không thành công',
  EXPIRED: 'Hết hạn',
  CANCELLED: 'Đã hủy',
  REFUNDED: 'Đã hoàn tiền',
};
export type State = keyof typeof STATES;

const LINE_STATES = {
  DUE: 'Cần nộp',
  LATER: 'Nộp sau',
  PENDING: 'Đang thanh toán',
  PAID: 'Đã nộp',
  REFUNDED: 'Đã hoàn',
  FREE: 'Miễn phí',
};

export function billLine(state: keyof typeof LINE_STATES = 'DUE', more: Partial<BillLine> = {}): BillLine {
  const amount = more.amount ?? 900_000;
  return {
    id: 'fine',
    label: 'Tiền phạt vi phạm giao thông',
    type: { code: 'FINE', label: 'Tiền phạt' },
    amount,
    quantity: 1,
    total: amount * (more.quantity ?? 1),
    ...more,
    state: { code: state, label: LINE_STATES[state] },
  };
}

export const BILL_ID = '1d0f6a52-8f0a-4c6e-9f60-0f9a4b9f2c11';
export const PAYMENT_ID = '8f14e45f-ceea-4f6a-9d2b-3b1f0c5a7e21';
export const OTHER_PAYMENT_ID = '3b6a27bc-ceb6-4a2d-92a3-a8d02a6f57c0';

/** The name under which everybody but whoever began it knows a payment. */
export function sharedOf(id: string): string {
  return id.replace(/^[\da-f]{8}/, '5ba7ed00');
}

/** A traffic fine of 900 000 đồng. */
export function bill(more: Partial<Bill> = {}): Bill {
  const lines = more.lines ?? [billLine()];
  return {
    id: BILL_ID,
    kind: { code: 'TRAFFIC_FINE', label: 'Phạt vi phạm giao thông' },
    number: '0000123/QĐ-XPHC',
    title: 'Quyết định xử phạt số 0000123/QĐ-XPHC',
    payee: 'Kho bạc Nhà nước Khu vực Thí Dụ',
    source: 'Nghị định 168/2024/NĐ-CP',
    choices: [],
    lines,
    total: lines.filter(({ state }) => state.code === 'DUE').reduce((sum, { total }) => sum + total, 0),
    notes: [],
    methods: METHODS,
    settledBy: [],
    ...more,
  };
}

/** The same, paid. */
export function paidBill(payment = PAYMENT_ID): Bill {
  return bill({ lines: [billLine('PAID')], settledBy: [sharedOf(payment)] });
}

const MONTHS = ['1', '3', '6', '12'];
const MONTHLY = 330_000;

/** Voluntary social insurance, for some months. */
export function insuranceBill(months = '3', more: Partial<Bill> = {}): Bill {
  const line = billLine('DUE', {
    id: 'insurance',
    label: 'Bảo hiểm xã hội tự nguyện',
    type: { code: 'PREMIUM', label: 'Tiền đóng' },
    amount: MONTHLY,
    quantity: Number(months),
  });
  return bill({
    id: `1d0f6a52-8f0a-4c6e-9f60-0f9a4b9f20${months.padStart(2, '0')}`,
    kind: { code: 'SOCIAL_INSURANCE', label: 'Bảo hiểm xã hội tự nguyện' },
    number: '0000000042',
    title: 'Đóng bảo hiểm xã hội tự nguyện',
    payee: 'Cơ quan Bảo hiểm xã hội Thí Dụ',
    source: 'Luật Bảo hiểm xã hội số 41/2024/QH15',
    choices: [
      {
        id: 'months',
        label: 'Số tháng đóng',
        chosen: months,
        options: MONTHS.map((value) => ({ value, label: `${value} tháng` })),
      },
    ],
    lines: [line],
    ...more,
  });
}

/** Fee and charge of a dossier, and postage that is paid later. */
export function dossierBill(more: Partial<Bill> = {}): Bill {
  const due = { code: 'ON_RECEIPT', label: 'Khi tiếp nhận' };
  return bill({
    kind: { code: 'DOSSIER', label: 'Hồ sơ thủ tục hành chính' },
    number: 'H18-261120-0042',
    title: 'Hồ sơ H18-261120-0042',
    payee: 'Ủy ban nhân dân phường Thí Dụ',
    source: undefined,
    lines: [
      billLine('DUE', {
        id: 'copies',
        label: 'Lệ phí cấp bản sao trích lục khai sinh',
        type: { code: 'CHARGE', label: 'Lệ phí' },
        amount: 8_000,
        quantity: 3,
        due,
        source: 'Thông tư 281/2016/TT-BTC',
      }),
      billLine('DUE', {
        id: 'check',
        label: 'Phí tra cứu',
        type: { code: 'FEE', label: 'Phí' },
        amount: 20_000,
        due,
      }),
      billLine('LATER', {
        id: 'postage',
        label: 'Cước gửi kết quả',
        type: { code: 'POSTAGE', label: 'Cước phí bưu chính' },
        amount: 30_000,
        due: { code: 'ON_RETURN', label: 'Khi trả kết quả' },
      }),
    ],
    ...more,
  });
}

/** What a payment of the fine's bill is like in a state; of another bill with `of`. */
export function payment(state: State, more: Partial<Payment> & { readonly of?: Bill } = {}): Payment {
  const { of = bill(), ...change } = more;
  const lines = of.lines.filter((line) => line.state.code !== 'LATER');
  const isOpen = state === 'CREATED' || state === 'PENDING';
  const isPaid = state === 'PAID' || state === 'REFUNDED';
  const lineState = { CREATED: 'PENDING', PENDING: 'PENDING', PAID: 'PAID', REFUNDED: 'REFUNDED' }[
    state as string
  ] as keyof typeof LINE_STATES | undefined;
  return {
    id: PAYMENT_ID,
    shared: sharedOf(more.id ?? PAYMENT_ID),
    reference: 'TT-261120-000042',
    bill: { id: of.id, kind: of.kind, number: of.number, title: of.title, payee: of.payee },
    lines: lines.map((line) => billLine(lineState, line)),
    amount: lines.reduce((sum, { total }) => sum + total, 0),
    method: METHOD.redirect,
    state: { code: state, label: STATES[state] },
    asOf: NOW,
    createdAt: NOW,
    expiresAt: '2026-11-20T08:15:00+07:00',
    ...(isPaid && { settledAt: '2026-11-20T08:02:00+07:00' }),
    ...(state === 'PENDING' && { action: redirecting() }),
    cancellable: isOpen,
    refunds: [],
    ...change,
  };
}

export const PLATFORM = 'https://payment.example/thanh-toan/TT-261120-000042';

export function redirecting(url = PLATFORM): NonNullable<Payment['action']> {
  return { kind: 'redirect', url };
}

/** Of 900 000 đồng to a plainly fictional account, with the reference as its content. */
export const QR_PAYLOAD =
  '00020101021238540010A00000072701240006999999011000000000420208QRIBFTTA530370454069000005802VN62180814TT261120000042630434C0';

/** A payment by VietQR of 900 000 đồng. */
export function qrPayment(
  state: State = 'PENDING',
  more: Partial<Payment> & { readonly of?: Bill } = {},
): Payment {
  return payment(state, {
    method: METHOD.vietQr,
    ...(state === 'PENDING' && {
      action: {
        kind: 'qr',
        payload: QR_PAYLOAD,
        bankName: 'Ngân hàng Thí Dụ',
        accountHolder: 'KHO BAC NHA NUOC THI DU',
      },
    }),
    ...more,
  });
}

export function refund(state: 'PENDING' | 'DONE' = 'PENDING', more: Partial<Refund> = {}): Refund {
  return {
    id: 'refund-1',
    amount: 900_000,
    state: { code: state, label: state === 'DONE' ? 'Đã hoàn' : 'Đang hoàn' },
    reason: 'Khoản này đã được nộp trước đó.',
    at: '2026-11-20T08:05:00+07:00',
    ...more,
  };
}

export function paymentReceipt(
  of: Payment = payment('PAID'),
  more: Partial<PaymentReceipt> = {},
): PaymentReceipt {
  return {
    number: 'BL-261120-000042',
    payment: of.reference,
    issuedAt: '2026-11-20T08:02:01+07:00',
    paidAt: '2026-11-20T08:02:00+07:00',
    bill: of.bill,
    lines: of.lines,
    total: of.amount,
    method: of.method,
    transaction: 'GD0000000042',
    refunded: of.refunds.reduce((sum, { amount }) => sum + amount, 0),
    ...more,
  };
}
