import type { KeptTerm, Text } from '../../dossiers/kept.ts';
import type { Move } from '../../dossiers/move.ts';
import { OFFICERS, type OfficerName } from '../desk/officers.ts';

export const text = (vi: string, en: string): Text => ({ vi, en });

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

export const accept: SceneMove = { hours: 0.5, by: 'desk', move: { kind: 'accept' } };
export const paid: readonly SceneMove[] = [
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
/** Until so many days from now. */
export const paymentAwaited = (untilInDays: number): SceneMove => ({
  hours: 2,
  by: 'desk',
  untilInDays,
  move: {
    kind: 'askForPayment',
    reasons: [
      text(
        'Hồ sơ đã đủ giấy tờ. Cơ quan tiếp tục xử lý khi nhận được lệ phí.',
        'The papers are complete. Work goes on once the payment has arrived.',
      ),
    ],
  },
});
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
export const checked = (hours: number) =>
  processed(hours, 'specialist', text('Kiểm tra, đối chiếu hồ sơ.', 'The application is checked.'), {
    code: 'CHECKING',
    label: text('Đang thẩm định', 'Under examination'),
  });
export const verified = (hours: number) =>
  processed(
    hours,
    'verifier',
    text(
      'Xác minh thông tin với công an nơi cư trú trước đây.',
      'The police of the former residence are asked.',
    ),
    { code: 'VERIFYING', label: text('Đang xác minh', 'Being verified') },
  );
export const signed = (hours: number) =>
  processed(
    hours,
    'leader',
    text('Trình lãnh đạo ký kết quả.', 'Before the head of the agency for signature.'),
    {
      code: 'SIGNING',
      label: text('Chờ ký', 'Awaiting signature'),
    },
  );
export const finished = (hours: number): SceneMove => ({ hours, by: 'clerk', move: { kind: 'finish' } });
export const handedOver = (hours: number): SceneMove => ({ hours, by: 'desk', move: { kind: 'return' } });
export const shipped = (hours: number, number: string): readonly SceneMove[] => [
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
