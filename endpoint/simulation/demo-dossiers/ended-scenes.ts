import {
  type Scene,
  accept,
  checked,
  finished,
  handedOver,
  paid,
  shipped,
  signed,
  text,
  verified,
} from './scene.ts';

/** Dossiers with a result, or with none to come. */
export const ENDED_SCENES: readonly Scene[] = [
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
];
