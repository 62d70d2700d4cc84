import { MORE_PAPERS } from '../desk/questions.ts';
import { type Scene, accept, checked, paid, paymentAwaited, signed, text, verified } from './scene.ts';

/** Dossiers that somebody still works on, or waits for. */
export const OPEN_SCENES: readonly Scene[] = [
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
    moves: [accept, paymentAwaited(6)],
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
  {
    shows: text('Chờ nộp phí và lệ phí, hai khoản', 'A fee and a charge are awaited'),
    procedure: '1.001193',
    delivery: 'DESK',
    filed: { daysLeft: 0 },
    moves: [accept, paymentAwaited(4)],
  },
  {
    shows: text(
      'Chờ nộp lệ phí, cước bưu chính nộp sau',
      'A payment is awaited, and postage is due with the result',
    ),
    procedure: '1.004222',
    delivery: 'POST',
    filed: { daysLeft: 3 },
    moves: [accept, paymentAwaited(5)],
  },
];
