import { msg } from '../i18n/message.ts';
import { LINE_DUE, LINE_STATE, type BillLine } from '../contract/bills.ts';

/** When a line is to be paid; one that is not known in the endpoint's own words. */
export function dueWords({ due }: BillLine): string | undefined {
  switch (due?.code) {
    case LINE_DUE.onReceipt:
      return msg('Nộp khi nộp hồ sơ');
    case LINE_DUE.onSupplement:
      return msg('Nộp khi cơ quan yêu cầu');
    case LINE_DUE.onReturn:
      return msg('Nộp khi nhận kết quả');
    default:
      return due?.label;
  }
}

/** What has become of a line; nothing where it is simply to be paid. */
export function lineStateWords({ state }: BillLine): string | undefined {
  switch (state.code) {
    case LINE_STATE.due:
      return undefined;
    case LINE_STATE.later:
      return msg('Chưa đến lúc nộp');
    case LINE_STATE.pending:
      return msg('Đang chờ kết quả thanh toán');
    case LINE_STATE.paid:
      return msg('Đã nộp');
    case LINE_STATE.refunded:
      return msg('Đã hoàn lại');
    case LINE_STATE.free:
      return msg('Miễn phí');
    default:
      return state.label;
  }
}
