import type { Language } from '../../../http/language.ts';
import { MESSAGE_CODE } from '../../../payments/messages.ts';
import type { BookPayment } from '../book.ts';

export interface Sentence {
  readonly vi: string;
  readonly en: string;
}

export const WORDS = {
  simulation: {
    vi: 'Trang mô phỏng để thử nghiệm. Không có tiền thật nào được chuyển; các ngân hàng và ví ở đây không có thật.',
    en: 'A simulation for trying things out. No real money moves; the banks and wallets here do not exist.',
  },
  platform: { vi: 'Nền tảng thanh toán mô phỏng', en: 'Simulated payment platform' },
  payHeading: { vi: 'Thanh toán', en: 'Payment' },
  title: { vi: 'Nội dung', en: 'For' },
  payee: { vi: 'Đơn vị thụ hưởng', en: 'Payee' },
  account: { vi: 'Tài khoản', en: 'Account' },
  reference: { vi: 'Mã thanh toán', en: 'Payment reference' },
  until: { vi: 'Thanh toán trước', en: 'Pay before' },
  total: { vi: 'Số tiền phải trả', en: 'Amount to pay' },
  lines: { vi: 'Các khoản', en: 'What it consists of' },
  chooseBank: { vi: 'Chọn ngân hàng hoặc ví', en: 'Choose a bank or wallet' },
  confirm: { vi: 'Xác nhận thanh toán', en: 'Confirm payment' },
  refuse: { vi: 'Không thanh toán', en: 'Do not pay' },
  leave: { vi: 'Quay lại trang trước mà chưa thanh toán', en: 'Go back without paying for now' },
  goBack: { vi: 'Quay lại trang dịch vụ công', en: 'Back to the public service' },
  returnsTo: { vi: 'Thanh toán xong trở về', en: 'Afterwards back to' },
  closeTab: {
    vi: 'Có thể đóng trang này và quay lại trang dịch vụ công.',
    en: 'You can close this page and go back to the public service.',
  },
  working: { vi: 'Ngân hàng đang xử lý', en: 'The bank is working on it' },
  workingText: {
    vi: 'Đã nhận lời xác nhận. Ngân hàng đang xử lý; xin đừng thanh toán lại.',
    en: 'Your confirmation has arrived. The bank is working on it; please do not pay again.',
  },
  paid: { vi: 'Đã thanh toán', en: 'Paid' },
  paidText: {
    vi: 'Khoản này đã được trả, không cần làm gì thêm.',
    en: 'This is paid. Nothing more is to be done.',
  },
  failed: { vi: 'Ngân hàng đã từ chối', en: 'The bank has refused' },
  failedText: {
    vi: 'Chưa có khoản tiền nào được chuyển. Hãy quay lại trang dịch vụ công để thanh toán lại.',
    en: 'No money has moved. Go back to the public service to pay again.',
  },
  cancelled: { vi: 'Đã bỏ thanh toán này', en: 'This payment was given up' },
  cancelledText: {
    vi: 'Không thanh toán ở trang này được nữa. Hãy quay lại trang dịch vụ công nếu vẫn muốn thanh toán.',
    en: 'It cannot be paid on this page any more. Go back to the public service if you still want to pay.',
  },
  expired: { vi: 'Đã hết thời gian thanh toán', en: 'The time to pay is over' },
  expiredText: {
    vi: 'Không thanh toán ở trang này được nữa. Hãy quay lại trang dịch vụ công để bắt đầu lại.',
    en: 'It cannot be paid on this page any more. Go back to the public service to begin again.',
  },
  notFound: { vi: 'Không tìm thấy trang', en: 'Page not found' },
  notFoundText: {
    vi: 'Địa chỉ này không mở được khoản thanh toán nào.',
    en: 'This address opens no payment.',
  },
  forbidden: { vi: 'Yêu cầu không đến từ trang này', en: 'The request did not come from this page' },
  forbiddenText: { vi: 'Hãy mở lại trang và thử lại.', en: 'Open the page again and try once more.' },
  appHeading: { vi: 'Ứng dụng ngân hàng mô phỏng', en: 'Simulated bank app' },
  appText: {
    vi: 'Thay cho việc quét mã bằng điện thoại: dán nội dung của mã VietQR vào đây, hoặc nhập tay.',
    en: 'Instead of scanning with a telephone: paste what the VietQR code says, or type it in.',
  },
  payload: { vi: 'Nội dung mã VietQR', en: 'Text of the VietQR code' },
  read: { vi: 'Đọc mã', en: 'Read the code' },
  unreadable: {
    vi: 'Mã này không đọc được. Hãy chép lại toàn bộ nội dung của mã.',
    en: 'This code cannot be read. Copy the whole of it again.',
  },
  transferHeading: { vi: 'Chuyển tiền', en: 'Transfer' },
  bank: { vi: 'Mã ngân hàng nhận (BIN)', en: 'Receiving bank (BIN)' },
  accountNumber: { vi: 'Số tài khoản nhận', en: 'Receiving account' },
  amount: { vi: 'Số tiền (đồng)', en: 'Amount (VND)' },
  content: { vi: 'Nội dung chuyển khoản', en: 'Content of the transfer' },
  send: { vi: 'Chuyển tiền', en: 'Send' },
  otherAccount: {
    vi: 'Ứng dụng mô phỏng chỉ chuyển được đến tài khoản của nền tảng mô phỏng.',
    en: 'The simulated app can only send to the account of the simulated platform.',
  },
  wrongAmount: {
    vi: 'Hãy nhập số tiền bằng đồng, ví dụ 16.000.',
    en: 'Enter an amount in đồng, such as 16.000.',
  },
  sent: { vi: 'Đã chuyển tiền', en: 'Money sent' },
  another: { vi: 'Chuyển khoản khác', en: 'Another transfer' },
} as const satisfies Record<string, Sentence>;

/** What has become of a payment that cannot be paid here any more. */
export function endWords({ state, work }: BookPayment): readonly [Sentence, Sentence] | undefined {
  if (work && state === 'PENDING') return [WORDS.working, WORDS.workingText];
  switch (state) {
    case 'PAID':
      return [WORDS.paid, WORDS.paidText];
    case 'FAILED':
      return [WORDS.failed, WORDS.failedText];
    case 'CANCELLED':
      return [WORDS.cancelled, WORDS.cancelledText];
    case 'EXPIRED':
      return [WORDS.expired, WORDS.expiredText];
    default:
      return undefined;
  }
}

/** Of a notification. */
export const NEWS_WORDS: Readonly<Record<string, string>> = {
  [MESSAGE_CODE.done]: 'Giao dịch thành công',
  [MESSAGE_CODE.cancelled]: 'Người nộp không thanh toán',
  [MESSAGE_CODE.refused]: 'Ngân hàng từ chối',
};

const LOCALES: Readonly<Record<Language, string>> = { vi: 'vi-VN', en: 'en-GB' };

export function money(amount: number, language: Language): string {
  return `${new Intl.NumberFormat(LOCALES[language]).format(amount)} ${language === 'en' ? 'VND' : 'đồng'}`;
}

export function moment(iso: string, language: Language): string {
  const timeZone = 'Asia/Ho_Chi_Minh';
  const date = new Date(iso);
  const time = new Intl.DateTimeFormat(LOCALES[language], { hour: '2-digit', minute: '2-digit', timeZone });
  const day = new Intl.DateTimeFormat(LOCALES[language], {
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
    timeZone,
  });
  return `${time.format(date)}, ${day.format(date)}`;
}
