import { msg, str } from '../i18n/message.ts';
import type { Language } from '../config/settings.ts';
import { formatTime } from '../i18n/sizes-and-times.ts';
import type { ShownPayment } from './payment-stage.ts';

export interface OpenWords {
  readonly title: string;
  readonly text: readonly string[];
}

/** Of a payment that waits for its payer or for the bank. */
export function openWords(shown: ShownPayment, language: Language): OpenWords {
  const { payment, address } = shown;
  const platform = address ? platformWords(shown) : undefined;
  if (platform) return platform;
  if (payment.action && !address) {
    return {
      title: msg('Cách thanh toán này chưa dùng được ở đây'),
      text: [
        msg(
          'Trang này chưa hiểu bước tiếp theo của hệ thống quốc gia. Xin chọn cách khác, hoặc gọi tổng đài.',
        ),
      ],
    };
  }
  if (payment.state.code === 'CREATED' && shown.origin !== 'elsewhere') {
    return {
      title: msg('Hệ thống đang chuẩn bị thanh toán'),
      text: [msg('Chưa có tiền nào được chuyển. Bước tiếp theo sẽ tự hiện ở đây, thường trong vài giây.')],
    };
  }
  return waitingWords(shown, language);
}

/** While one is on the way to the platform's page. */
function platformWords({ page, before, origin }: ShownPayment): OpenWords | undefined {
  switch (page) {
    case 'leaving':
      return {
        title: msg('Đang chuyển sang trang thanh toán quốc gia…'),
        text: [
          msg(
            'Nếu sau vài giây trang chưa đổi, xin bấm nút dưới đây. Thanh toán xong bạn sẽ được đưa về đây.',
          ),
        ],
      };
    case 'tab':
      return {
        title: msg('Xin thanh toán ở thẻ vừa mở'),
        text: [
          msg('Trang này chờ, và tự cập nhật khi ngân hàng xác nhận. Xin đừng mở thanh toán ở nơi khác nữa.'),
        ],
      };
    case 'blocked':
      return {
        title: msg('Trình duyệt chưa cho mở trang thanh toán'),
        text: [msg('Xin bấm nút dưới đây để mở. Chưa có tiền nào được chuyển.')],
      };
    default:
      return before !== undefined && origin === 'here'
        ? { title: msg('Xin xem lại số tiền trước khi trả'), text: [] }
        : undefined;
  }
}

/** The same for whoever is back: what is known, and that paying again is not the thing to do. */
function waitingWords({ payment, origin, address }: ShownPayment, language: Language): OpenWords {
  const begun = formatTime(payment.createdAt, language);
  const dontPayAgain = msg('Xin đừng thanh toán lại; trang này tự cập nhật khi có kết quả.');
  switch (origin) {
    case 'returned':
      return {
        title: msg('Đang chờ ngân hàng xác nhận'),
        text: [msg('Bạn đã quay lại từ trang thanh toán.'), dontPayAgain],
      };
    case 'remembered':
      return {
        title: msg('Khoản này chưa có kết quả thanh toán'),
        text: [
          msg(str`Khoản này đã được bắt đầu trên máy này lúc ${begun}, có thể ở một thẻ khác.`),
          dontPayAgain,
        ],
      };
    case 'elsewhere':
      return {
        title: msg('Khoản này đang được thanh toán ở nơi khác'),
        text: [
          msg(
            str`Khoản này đã được bắt đầu lúc ${begun} trên một máy hoặc trình duyệt khác, và chưa có kết quả.`,
          ),
          msg('Nếu ở đó đã trả tiền, xin đừng thanh toán lại; trang này tự cập nhật khi có kết quả.'),
          ...(payment.cancellable ? [msg('Nếu chưa ai trả, có thể hủy khoản đó rồi thanh toán ở đây.')] : []),
        ],
      };
    default:
      return address ? cameBackWords() : { title: msg('Đang chờ ngân hàng xác nhận'), text: [dontPayAgain] };
  }
}

/** By the button "back" of the browser: perhaps something was paid there, perhaps nothing. */
function cameBackWords(): OpenWords {
  return {
    title: msg('Trang thanh toán chưa báo kết quả'),
    text: [
      msg('Bạn đã quay lại trước khi có kết quả.'),
      msg('Nếu đã thanh toán thì xin đừng thanh toán lại; trang này tự cập nhật khi có kết quả.'),
    ],
  };
}
