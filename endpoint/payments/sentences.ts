import type { Text } from '../dossiers/kept.ts';
import { MESSAGE_CODE } from './messages.ts';

/** Why money goes back, as the payer reads it. */
export const REFUND_REASONS = {
  unmatched: {
    vi: 'Nội dung chuyển khoản không thuộc giao dịch nào, nên số tiền được hoàn lại.',
    en: 'The content of the transfer belongs to no payment, so it is given back.',
  },
  paidTwice: {
    vi: 'Khoản này đã được thanh toán trước đó, nên số tiền nộp thêm được hoàn lại.',
    en: 'This had been paid before, so what was paid again is given back.',
  },
  otherAmount: {
    vi: 'Số tiền chuyển khác số tiền cần nộp, nên được hoàn lại.',
    en: 'Another sum than the one due was transferred, so it is given back.',
  },
  billChanged: {
    vi: 'Khoản cần nộp đã thay đổi trước khi tiền đến, nên số tiền được hoàn lại.',
    en: 'What was due had changed before the money arrived, so it is given back.',
  },
} as const satisfies Record<string, Text>;

/** Why a payment failed. */
export const FAILURES = {
  refusedByBank: {
    vi: 'Ngân hàng từ chối giao dịch này. Tài khoản chưa bị trừ tiền; nếu đã bị trừ, tiền sẽ được ghi nhận hoặc hoàn lại.',
    en: 'The bank refused this payment. Nothing was taken; if something was, it will be counted or given back.',
  },
  refusedByPlatform: {
    vi: 'Cổng thanh toán không nhận giao dịch này. Có thể thanh toán lại sau, hoặc chọn cách khác.',
    en: 'The payment platform did not take this payment. Try again later, or choose another way.',
  },
} as const satisfies Record<string, Text>;

/** Why a payment was ended that nobody gave up. */
export const NEEDLESS = {
  paidElsewhere: {
    vi: 'Khoản này đã được nộp bằng một cách khác.',
    en: 'This has been paid in another way.',
  },
  notOwed: {
    vi: 'Khoản này hiện không còn phải nộp, hoặc số tiền đã thay đổi.',
    en: 'This is no longer due, or the sum has changed.',
  },
} as const satisfies Record<string, Text>;

/** What a reply to a notification says, for whoever reads the platform's log. */
export const REPLIES: Readonly<Record<string, string>> = {
  [MESSAGE_CODE.done]: 'Đã nhận',
  [MESSAGE_CODE.unknownReference]: 'Không có mã tham chiếu này',
  [MESSAGE_CODE.otherContent]: 'Giao dịch đã được ghi nhận với nội dung khác',
};
