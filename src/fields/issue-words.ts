import { msg, str } from '../i18n/message.ts';
import type { ItemField } from '../contract/form.ts';
import type { IssueReason } from '../domain/form/validate.ts';

/**
 * What to do about an answer, said at its field. Nothing shown to people comes from the evaluator of schemas.
 *
 * @param part Which part of an answer with several, such as the ward of an address.
 */
export function issueWords(reason: IssueReason, field: ItemField | undefined, part?: string): string {
  if (field?.kind === 'address' && part) return addressPartWords(part, reason);
  return answerWords(reason, field);
}

/** A province or ward is chosen, and whatever was typed in its place was not. */
function addressPartWords(part: string, reason: IssueReason): string {
  if (part === 'province') return msg('Xin chọn tỉnh, thành phố trong danh sách');
  if (part === 'ward') return msg('Xin chọn phường, xã trong danh sách');
  if (reason.kind === 'required') return msg('Xin ghi số nhà, đường hoặc thôn');
  return answerWords(reason, undefined);
}

function answerWords(reason: IssueReason, field: ItemField | undefined): string {
  switch (reason.kind) {
    case 'rule':
      return reason.message;
    case 'required':
      return requiredWords(field?.kind);
    case 'format':
      return formatWords(reason.format);
    case 'type':
      return field?.kind === 'date' ? formatWords('date') : msg('Xin nhập một số, ví dụ: 12');
    case 'tooShort':
      return msg(str`Cần ít nhất ${reason.limit} ký tự`);
    case 'tooLong':
      return msg(str`Xin viết ngắn lại, nhiều nhất ${reason.limit} ký tự`);
    case 'tooSmall':
      return msg(str`Số này phải từ ${reason.limit} trở lên`);
    case 'tooLarge':
      return msg(str`Số này không được quá ${reason.limit}`);
    case 'tooFew':
      return msg(str`Cần ít nhất ${reason.limit} mục`);
    case 'tooMany':
      return msg(str`Nhiều nhất ${reason.limit} mục`);
    case 'choice':
      return msg('Xin chọn một mục trong danh sách');
    case 'repeated':
      return msg('Có hai mục giống nhau, xin xem lại');
    case 'identity':
      return identityWords(reason.warning);
    default:
      return msg('Xin xem lại câu trả lời này');
  }
}

function requiredWords(kind: string | undefined): string {
  switch (kind) {
    case 'choice':
    case 'yesNo':
    case 'multiChoice':
      return msg('Xin chọn một câu trả lời');
    case 'address':
      return msg('Xin điền địa chỉ này');
    case 'file':
      return msg('Xin chọn tệp');
    case 'group':
      return msg('Xin thêm ít nhất một mục');
    default:
      return msg('Xin điền ô này');
  }
}

function formatWords(format: string): string {
  switch (format) {
    case 'date':
      return msg('Xin ghi đủ ngày, tháng, năm, ví dụ: 05/09/2001');
    case 'date-or-month':
      return msg('Xin ghi ngày hoặc tháng và năm, ví dụ: 09/2001');
    case 'date-or-year':
      return msg('Xin ghi ngày, tháng, năm; chỉ nhớ năm thì ghi năm, ví dụ: 2001');
    case 'identity-number':
      return msg('Số căn cước có 12 chữ số; số chứng minh nhân dân cũ có 9 chữ số');
    case 'tax-code':
      return msg('Mã số thuế này chưa đúng. Mã có 10 chữ số, hoặc là số căn cước 12 chữ số');
    case 'social-insurance-number':
      return msg('Mã số bảo hiểm xã hội có 10 chữ số');
    case 'phone':
      return msg('Số điện thoại chưa đúng. Ví dụ: 0912 345 678');
    case 'email':
      return msg('Địa chỉ thư điện tử chưa đúng. Ví dụ: ten@vidu.vn');
    case 'vehicle-plate':
      return msg('Biển số chưa đúng. Ví dụ: 29A-123.45');
    case 'person-name':
      return msg('Xin ghi họ và tên bằng chữ, như trên giấy tờ');
    default:
      return msg('Xin xem lại cách ghi');
  }
}

function identityWords(warning: string): string {
  switch (warning) {
    case 'birth-year':
      return msg(
        'Số căn cước này thường thuộc về người sinh năm khác. Xin so lại với thẻ; đúng rồi thì cứ tiếp tục.',
      );
    case 'sex':
      return msg(
        'Số căn cước này thường thuộc về người giới tính khác. Xin so lại với thẻ; đúng rồi thì cứ tiếp tục.',
      );
    case 'legacy':
      return msg('Đây là số chứng minh nhân dân cũ. Nếu đã có thẻ căn cước, xin ghi số 12 chữ số.');
    default:
      return msg(
        'Ba số đầu không khớp mã của tỉnh, thành phố nào. Xin so lại với thẻ; đúng rồi thì cứ tiếp tục.',
      );
  }
}
