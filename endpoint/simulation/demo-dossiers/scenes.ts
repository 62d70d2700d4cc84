import type { KeptTerm, Text } from '../../dossiers/kept.ts';
import type { Move } from '../../dossiers/move.ts';
import { OFFICERS, type OfficerName } from '../desk/officers.ts';
import { MORE_PAPERS } from '../desk/questions.ts';

const text = (vi: string, en: string): Text => ({ vi, en });

/** A move of a scene, so many working hours after the time limit began. */
export interface SceneMove {
  readonly hours: number;
  readonly by: OfficerName | 'citizen';
  /** What depends on the hour is added when it is made. */
  readonly move:
    | Exclude<Move, { kind: 'finish' | 'extend' }>
    | { readonly kind: 'finish' }
    | { readonly kind: 'extend'; readonly workingDays: number; readonly reason: Text };
  /** Days until which an answer or a payment is awaited, from the moment the scene is set up. */
  readonly untilInDays?: number;
}

export interface Scene {
  /** What there is to see. */
  readonly shows: Text;
  /** File in `filings/`. */
  readonly procedure: '1.001193' | '1.004222' | '3.000347' | '1.001612';
  readonly delivery: 'ONLINE' | 'DESK' | 'POST';
  /**
   * Minutes ago; or so that the result was first promised for so many working days from now. On a day of
   * rest these count from the next working day.
   */
  readonly filed: { readonly daysLeft: number } | { readonly minutesAgo: number };
  readonly moves: readonly SceneMove[];
}

const accept: SceneMove = { hours: 0.5, by: 'desk', move: { kind: 'accept' } };
const paid: readonly SceneMove[] = [
  {
    hours: 1,
    by: 'desk',
    move: {
      kind: 'askForPayment',
      reasons: [text('Hồ sơ đã đủ giấy tờ.', 'The papers are complete.')],
    },
  },
  { hours: 1, by: 'desk', move: { kind: 'paid' } },
];
const processed = (hours: number, by: OfficerName, what: Text, localStatus?: KeptTerm): SceneMove => ({
  hours,
  by,
  move: {
    kind: 'process',
    department: OFFICERS[by].department,
    what,
    ...(localStatus && { localStatus }),
  },
});
const checked = (hours: number) =>
  processed(hours, 'specialist', text('Kiểm tra, đối chiếu hồ sơ.', 'The application is checked.'), {
    code: 'CHECKING',
    label: text('Đang thẩm định', 'Under examination'),
  });
const verified = (hours: number) =>
  processed(
    hours,
    'verifier',
    text(
      'Xác minh thông tin với công an nơi cư trú trước đây.',
      'The police of the former residence are asked.',
    ),
    { code: 'VERIFYING', label: text('Đang xác minh', 'Being verified') },
  );
const signed = (hours: number) =>
  processed(
    hours,
    'leader',
    text('Trình lãnh đạo ký kết quả.', 'Before the head of the agency for signature.'),
    {
      code: 'SIGNING',
      label: text('Chờ ký', 'Awaiting signature'),
    },
  );
const finished = (hours: number): SceneMove => ({ hours, by: 'clerk', move: { kind: 'finish' } });
const handedOver = (hours: number): SceneMove => ({ hours, by: 'desk', move: { kind: 'return' } });
const shipped = (hours: number, number: string): readonly SceneMove[] => [
  {
    hours,
    by: 'clerk',
    move: { kind: 'ship', carrier: text('Bưu điện Việt Nam', 'Vietnam Post'), number },
  },
  {
    hours: hours + 1,
    by: 'post',
    move: {
      kind: 'shipmentEvent',
      what: text('Bưu gửi đã được nhận.', 'The parcel was taken in.'),
      place: text('Bưu cục trung tâm', 'Central post office'),
    },
  },
  {
    hours: hours + 5,
    by: 'post',
    move: {
      kind: 'shipmentEvent',
      what: text('Bưu gửi đang được phát.', 'The parcel is out for delivery.'),
      place: text('Bưu cục phát', 'Delivery office'),
    },
  },
];

/** Their place in the list is their number: a new one goes to the end. */
export const SCENES: readonly Scene[] = [
  {
    shows: text('Mới nộp, chờ tiếp nhận', 'Just filed, not yet received'),
    procedure: '1.001193',
    delivery: 'DESK',
    filed: { minutesAgo: 25 },
    moves: [],
  },
  {
    shows: text('Được tiếp nhận', 'Received'),
    procedure: '1.004222',
    delivery: 'POST',
    filed: { daysLeft: 6 },
    moves: [accept],
  },
  {
    shows: text('Không được tiếp nhận, có lý do và hướng dẫn', 'Not received, with reason and advice'),
    procedure: '1.001193',
    delivery: 'DESK',
    filed: { daysLeft: -1 },
    moves: [
      {
        hours: 2,
        by: 'desk',
        move: {
          kind: 'refuse',
          reasons: [
            text(
              'Nơi đã chọn không phải nơi cư trú của cha hoặc mẹ, nên không có thẩm quyền đăng ký khai sinh cho trẻ.',
              'Neither parent lives in the ward chosen, so it may not register the birth.',
            ),
          ],
          advice: [
            text(
              'Nộp lại hồ sơ, chọn phường, xã nơi cha hoặc mẹ thường trú hay tạm trú.',
              'Apply again and choose the ward where one of the parents lives.',
            ),
            text(
              'Giấy tờ đã nộp vẫn dùng được, không cần làm lại.',
              'The papers you sent can be used again.',
            ),
          ],
        },
      },
    ],
  },
  {
    shows: text('Đang xử lý, còn thời hạn', 'Being processed, with time left'),
    procedure: '1.004222',
    delivery: 'POST',
    filed: { daysLeft: 2 },
    moves: [accept, ...paid, checked(6), verified(18)],
  },
  {
    shows: text('Đang xử lý, hẹn trả ngay trong ngày làm việc này', 'Being processed, due this working day'),
    procedure: '3.000347',
    delivery: 'DESK',
    filed: { daysLeft: 0 },
    moves: [accept, ...paid, checked(9), signed(30)],
  },
  {
    shows: text('Quá hạn, chưa xử lý xong', 'Overdue, not finished'),
    procedure: '1.004222',
    delivery: 'DESK',
    filed: { daysLeft: -2 },
    moves: [accept, ...paid, checked(8), verified(30)],
  },
  {
    shows: text('Chờ bổ sung giấy tờ', 'Papers are awaited'),
    procedure: '1.001193',
    delivery: 'DESK',
    filed: { daysLeft: -1 },
    moves: [accept, { hours: 3, by: 'specialist', move: MORE_PAPERS, untilInDays: 9 }],
  },
  {
    shows: text('Chờ bổ sung giấy tờ, sắp hết hạn bổ sung', 'Papers are awaited until tomorrow'),
    procedure: '1.004222',
    delivery: 'POST',
    filed: { daysLeft: -3 },
    moves: [accept, checked(10), { hours: 16, by: 'specialist', move: MORE_PAPERS, untilInDays: 1 }],
  },
  {
    shows: text('Chờ nộp lệ phí', 'A payment is awaited'),
    procedure: '3.000347',
    delivery: 'DESK',
    filed: { daysLeft: 3 },
    moves: [
      accept,
      {
        hours: 2,
        by: 'desk',
        untilInDays: 6,
        move: {
          kind: 'askForPayment',
          reasons: [
            text(
              'Hồ sơ đã đủ giấy tờ. Cơ quan tiếp tục xử lý khi nhận được lệ phí.',
              'The papers are complete. Work goes on once the payment has arrived.',
            ),
          ],
        },
      },
    ],
  },
  {
    shows: text('Đã rút theo yêu cầu của người nộp', 'Withdrawn by the applicant'),
    procedure: '1.001612',
    delivery: 'ONLINE',
    filed: { daysLeft: 1 },
    moves: [accept, { hours: 5, by: 'citizen', move: { kind: 'withdraw' } }],
  },
  {
    shows: text('Dừng xử lý, có lý do', 'Stopped, with the reason'),
    procedure: '1.004222',
    delivery: 'DESK',
    filed: { daysLeft: 1 },
    moves: [
      accept,
      checked(6),
      {
        hours: 20,
        by: 'leader',
        move: {
          kind: 'stop',
          reasons: [
            text(
              'Chỗ ở đăng ký đang có tranh chấp, chưa có quyết định giải quyết.',
              'There is an open dispute about the dwelling.',
            ),
          ],
          advice: [
            text(
              'Nộp lại hồ sơ khi tranh chấp đã được giải quyết, kèm theo quyết định giải quyết.',
              'Apply again once the dispute is settled, and attach the decision.',
            ),
          ],
        },
      },
    ],
  },
  {
    shows: text('Xong sớm, chờ đến nhận tại bộ phận một cửa', 'Finished early, waits at the desk'),
    procedure: '3.000347',
    delivery: 'DESK',
    filed: { daysLeft: 1 },
    moves: [accept, ...paid, checked(8), signed(20), finished(24)],
  },
  {
    shows: text('Xong đúng hạn, có kết quả điện tử để tải', 'Finished on time, the result can be downloaded'),
    procedure: '1.001612',
    delivery: 'ONLINE',
    filed: { daysLeft: -1 },
    moves: [accept, ...paid, checked(8), signed(20), finished(23.5)],
  },
  {
    shows: text('Xong trễ hạn, chờ đến nhận', 'Finished late, waits at the desk'),
    procedure: '1.004222',
    delivery: 'DESK',
    filed: { daysLeft: -4 },
    moves: [accept, ...paid, checked(10), verified(30), signed(60), finished(74)],
  },
  {
    shows: text('Kết quả đang trên đường bưu điện', 'The result is on its way by post'),
    procedure: '1.004222',
    delivery: 'POST',
    filed: { daysLeft: -1 },
    moves: [accept, ...paid, checked(8), signed(40), finished(48), ...shipped(50, 'EE000000151VN')],
  },
  {
    shows: text('Đã trả kết quả qua bưu điện, đúng hạn', 'Returned by post, on time'),
    procedure: '1.004222',
    delivery: 'POST',
    filed: { daysLeft: -6 },
    moves: [
      accept,
      ...paid,
      checked(8),
      signed(50),
      finished(55.5),
      ...shipped(58, 'EE000000162VN'),
      { hours: 66, by: 'post', move: { kind: 'return' } },
    ],
  },
  {
    shows: text('Đã trả kết quả tại bộ phận một cửa, sớm hạn', 'Returned at the desk, early'),
    procedure: '3.000347',
    delivery: 'DESK',
    filed: { daysLeft: -2 },
    moves: [accept, ...paid, checked(6), signed(16), finished(20), handedOver(28)],
  },
  {
    shows: text('Đã trả kết quả, trễ hạn', 'Returned, late'),
    procedure: '1.001193',
    delivery: 'DESK',
    filed: { daysLeft: -6 },
    moves: [accept, ...paid, checked(6), signed(20), finished(26), handedOver(34)],
  },
  {
    shows: text('Đang xử lý, đã gia hạn', 'Being processed, with another due time'),
    procedure: '1.004222',
    delivery: 'DESK',
    filed: { daysLeft: 0 },
    moves: [
      accept,
      ...paid,
      checked(8),
      {
        hours: 40,
        by: 'leader',
        move: {
          kind: 'extend',
          workingDays: 3,
          reason: text(
            'Cần thêm thời gian xác minh nơi cư trú trước đây. Cơ quan xin lỗi vì sự chậm trễ.',
            'More time is needed to confirm the former residence. The office apologises.',
          ),
        },
      },
    ],
  },
  {
    shows: text('Đã bổ sung, thời hạn được tính lại', 'Papers were added, and the clock was moved'),
    procedure: '1.004222',
    delivery: 'POST',
    filed: { daysLeft: -1 },
    moves: [
      accept,
      checked(6),
      { hours: 10, by: 'specialist', move: MORE_PAPERS },
      { hours: 34, by: 'citizen', move: { kind: 'supplement' } },
      checked(38),
    ],
  },
  {
    shows: text('Trạng thái lạ (mã 11), chỉ có nhãn', 'An unknown state (code 11) with its label'),
    procedure: '3.000347',
    delivery: 'DESK',
    filed: { daysLeft: 2 },
    moves: [
      accept,
      checked(5),
      {
        hours: 9,
        by: 'verifier',
        move: {
          kind: 'enter',
          status: { code: '11', label: text('Chờ kết quả liên thông', 'Awaiting another agency') },
          what: text(
            'Đã chuyển hồ sơ sang cơ quan liên thông.',
            'The application was passed to another agency.',
          ),
        },
      },
    ],
  },
];
