import type { Text } from '../../dossiers/kept.ts';
import type { Move } from '../../dossiers/move.ts';
import type { OfficerName } from './officers.ts';
import { MORE_PAPERS } from './questions.ts';

/** `charged`: there is something to pay; `posted`: the result goes by post; `kept`: it does not. */
export type Condition = 'charged' | 'posted' | 'kept';

type Written = Exclude<Move, { kind: 'finish' | 'ship' | 'process' }>;

/** A move as a path knows it: what depends on the dossier is added when it is made. */
export type StepMove =
  | Written
  | { readonly kind: 'process'; readonly what: Text; readonly localStatus?: { code: string; label: Text } }
  | { readonly kind: 'finish' }
  | { readonly kind: 'ship' };

export interface Step {
  readonly by: OfficerName;
  /** Working minutes after what happened before. */
  readonly minutes: number;
  /** Left out where it does not hold. */
  readonly when?: Condition;
  readonly move: StepMove;
}

export interface Path {
  readonly id: string;
  readonly steps: readonly Step[];
}

const text = (vi: string, en: string): Text => ({ vi, en });

const CHECK: Step = {
  by: 'specialist',
  minutes: 120,
  move: {
    kind: 'process',
    what: text('Kiểm tra, đối chiếu hồ sơ.', 'The application is checked against the records.'),
    localStatus: { code: 'CHECKING', label: text('Đang thẩm định', 'Under examination') },
  },
};
const VERIFY: Step = {
  by: 'verifier',
  minutes: 240,
  move: {
    kind: 'process',
    what: text('Xác minh thông tin với cơ quan liên quan.', 'Other agencies are asked to confirm.'),
    localStatus: { code: 'VERIFYING', label: text('Đang xác minh', 'Being verified') },
  },
};
const SIGN: Step = {
  by: 'leader',
  minutes: 90,
  move: {
    kind: 'process',
    what: text('Trình lãnh đạo ký kết quả.', 'The result is before the head of the agency for signature.'),
    localStatus: { code: 'SIGNING', label: text('Chờ ký', 'Awaiting signature') },
  },
};

const ACCEPT: Step = { by: 'desk', minutes: 30, move: { kind: 'accept' } };

const PAYMENT: readonly Step[] = [
  {
    by: 'desk',
    minutes: 15,
    when: 'charged',
    move: {
      kind: 'askForPayment',
      reasons: [
        text(
          'Hồ sơ đã đủ giấy tờ. Cơ quan tiếp tục xử lý khi nhận được phí, lệ phí.',
          'The papers are complete. Work goes on once the payment has arrived.',
        ),
      ],
    },
  },
  { by: 'desk', minutes: 60, when: 'charged', move: { kind: 'paid' } },
];

const RESULT: readonly Step[] = [
  { by: 'clerk', minutes: 45, move: { kind: 'finish' } },
  { by: 'clerk', minutes: 60, when: 'posted', move: { kind: 'ship' } },
  {
    by: 'post',
    minutes: 60,
    when: 'posted',
    move: {
      kind: 'shipmentEvent',
      what: text('Bưu gửi đã được nhận.', 'The parcel was taken in.'),
      place: text('Bưu cục trung tâm', 'Central post office'),
    },
  },
  {
    by: 'post',
    minutes: 240,
    when: 'posted',
    move: {
      kind: 'shipmentEvent',
      what: text('Bưu gửi đang được phát.', 'The parcel is out for delivery.'),
      place: text('Bưu cục phát', 'Delivery office'),
    },
  },
  { by: 'post', minutes: 90, when: 'posted', move: { kind: 'return' } },
  { by: 'desk', minutes: 120, when: 'kept', move: { kind: 'return' } },
];

const PATHS = {
  direct: [ACCEPT, ...PAYMENT, CHECK, SIGN, ...RESULT],
  departments: [ACCEPT, ...PAYMENT, CHECK, VERIFY, SIGN, ...RESULT],
  papers: [ACCEPT, { by: 'specialist', minutes: 90, move: MORE_PAPERS }, ...PAYMENT, CHECK, SIGN, ...RESULT],
  refused: [
    {
      by: 'desk',
      minutes: 45,
      move: {
        kind: 'refuse',
        reasons: [
          text(
            'Nơi tiếp nhận đã chọn không có thẩm quyền giải quyết hồ sơ này.',
            'The office chosen may not decide on this application.',
          ),
        ],
        advice: [
          text(
            'Nộp lại hồ sơ, chọn nơi tiếp nhận là nơi cư trú hiện nay.',
            'Apply again and choose the office of the place where you live now.',
          ),
        ],
      },
    },
  ],
  stopped: [
    ACCEPT,
    CHECK,
    {
      by: 'leader',
      minutes: 120,
      move: {
        kind: 'stop',
        reasons: [
          text(
            'Việc này đã được giải quyết ở một hồ sơ khác.',
            'The matter has been settled by another application.',
          ),
        ],
        advice: [
          text(
            'Liên hệ cơ quan giải quyết nếu thấy chưa đúng.',
            'Contact the agency if you think that this is wrong.',
          ),
        ],
      },
    },
  ],
} as const satisfies Record<string, readonly Step[]>;

export type PathName = keyof typeof PATHS;

/** Which path a dossier takes; the first line that fits holds. */
const CHOICES: readonly { readonly path: PathName; readonly ending?: string; readonly procedure?: RegExp }[] =
  [
    { path: 'papers', ending: '5' },
    { path: 'refused', ending: '9' },
    { path: 'stopped', ending: '0' },
    // Provincial matters, and those of residence: more than one department looks at them.
    { path: 'departments', procedure: /^(3\.|1\.0042|1\.0041)/ },
    { path: 'direct' },
  ];

export interface PathDossier {
  readonly code: string;
  readonly procedureCode: string;
  /** What the office waits for before it goes on, in whole đồng: not what is due with the result, or paid. */
  readonly total: number;
  readonly posted: boolean;
}

/** The way of a dossier through the office: always the same for the same dossier. */
export function pathOf(dossier: PathDossier): Path {
  const choice = CHOICES.find(
    ({ ending = '', procedure }) =>
      dossier.code.endsWith(ending) && (procedure?.test(dossier.procedureCode) ?? true),
  );
  const id = choice?.path ?? 'direct';
  const holds: Readonly<Record<Condition, boolean>> = {
    charged: dossier.total > 0,
    posted: dossier.posted,
    kept: !dossier.posted,
  };
  const all: readonly Step[] = PATHS[id];
  return { id, steps: all.filter(({ when }) => when === undefined || holds[when]) };
}

/**
 * The first step that has not been taken: what has happened to the dossier says how far it is. A move made
 * out of turn skips those before it.
 */
export function nextStep({ steps }: Path, moves: readonly string[]): Step | undefined {
  let done = 0;
  for (const kind of moves) {
    const taken = steps.findIndex(({ move }, index) => index >= done && move.kind === kind);
    if (taken >= 0) done = taken + 1;
  }
  return steps[done];
}
