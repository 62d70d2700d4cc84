import {
  DOSSIER_STATUS,
  STANDING,
  type DossierDeadline,
  type DossierProgress,
  type TimelineEntry,
} from '../../src/contract/dossier-progress.ts';

/** A Friday morning; the Tuesday after is a holiday. */
export const AS_OF = '2026-11-20T10:00:00+07:00';
export const DUE_AT = '2026-11-25T17:00:00+07:00';
export const CODE = 'H29-261118-0042';

/** What shows that a dossier is theirs, whichever it is. */
export const PROOFS = { identity: '012345', phone: '0912345678', receipt: '7KQ2M4XD9RPT' } as const;

const LABELS: Readonly<Record<string, string>> = {
  '1': 'Mới đăng ký',
  '2': 'Được tiếp nhận',
  '3': 'Không được tiếp nhận',
  '4': 'Đang xử lý',
  '5': 'Yêu cầu bổ sung giấy tờ',
  '6': 'Yêu cầu thực hiện nghĩa vụ tài chính',
  '7': 'Công dân yêu cầu rút hồ sơ',
  '8': 'Dừng xử lý',
  '9': 'Đã xử lý xong',
  '10': 'Đã trả kết quả',
  '11': 'Đang lấy ý kiến liên ngành',
};

export const statusTerm = (code: string) => ({ code, label: LABELS[code] ?? code });

const standing = (code: string, label = code) => ({ code, label });

const COUNTER = {
  department: 'Bộ phận Một cửa',
  officer: 'Trần Thị Thí Dụ',
  title: 'Công chức tiếp nhận',
};
const REGISTRY = {
  department: 'Phòng Hộ tịch',
  officer: 'Nguyễn Văn Mẫu',
  title: 'Công chức tư pháp – hộ tịch',
};

const FILED: TimelineEntry = {
  id: 't1',
  at: '2026-11-18T08:20:00+07:00',
  status: statusTerm('1'),
  what: 'Hồ sơ được nộp trực tuyến.',
};
const RECEIVED: TimelineEntry = {
  id: 't2',
  at: '2026-11-18T09:05:00+07:00',
  status: statusTerm('2'),
  what: 'Tiếp nhận hồ sơ và hẹn trả kết quả.',
  ...COUNTER,
};
const PROCESSING: TimelineEntry = {
  id: 't3',
  at: '2026-11-18T14:30:00+07:00',
  status: statusTerm('4'),
  what: 'Chuyển hồ sơ đến bộ phận thẩm tra.',
  ...REGISTRY,
};

const RUNNING: DossierDeadline = {
  standing: standing(STANDING.running, 'Trong hạn'),
  dueAt: DUE_AT,
  workingDaysLeft: 2,
  changes: [],
};

/** In work, in time, at a ward; with whatever is to be otherwise. */
export function sampleDossier(change: Partial<DossierProgress> = {}): DossierProgress {
  return {
    code: CODE,
    procedureCode: '9.000001',
    procedureName: 'Đăng ký khai sinh',
    version: 3,
    asOf: AS_OF,
    status: statusTerm(DOSSIER_STATUS.processing),
    holder: {
      name: 'Ủy ban nhân dân phường Thí Dụ',
      department: 'Phòng Hộ tịch',
      hotline: { label: '028 3000 0000', url: 'tel:02830000000' },
    },
    filedAt: FILED.at,
    receivedAt: RECEIVED.at,
    deadline: RUNNING,
    calendar: {
      weekend: [0, 6],
      holidays: [{ date: '2026-11-24', name: 'Ngày Văn hóa Việt Nam' }],
      extraWorkingDays: [],
    },
    reasons: [],
    advice: [],
    results: [],
    delivery: { code: 'AT_OFFICE', label: 'Nhận tại nơi tiếp nhận hồ sơ' },
    timeline: [PROCESSING, RECEIVED, FILED],
    withdrawable: true,
    ...change,
  };
}

/** The dossier after one more thing has happened to it. */
export function moved(
  before: DossierProgress,
  what: string,
  change: Partial<DossierProgress>,
): DossierProgress {
  const after = { ...before, version: before.version + 1, ...change };
  const entry = { id: `t${after.version}-new`, at: AS_OF, status: after.status, what, ...REGISTRY };
  return { ...after, timeline: [entry, ...before.timeline] };
}

const ended = { withdrawable: false, finishedAt: '2026-11-20T09:30:00+07:00' } as const;
const result = { id: 'r1', name: 'Giấy khai sinh (bản điện tử)', type: 'application/pdf', size: 184_320 };

/** One of each kind. */
export const DOSSIERS = {
  filed: sampleDossier({
    status: statusTerm(DOSSIER_STATUS.filed),
    version: 1,
    receivedAt: undefined,
    deadline: { standing: standing(STANDING.none, 'Chưa tính thời hạn'), changes: [] },
    timeline: [FILED],
  }),
  received: sampleDossier({
    status: statusTerm(DOSSIER_STATUS.received),
    version: 2,
    timeline: [RECEIVED, FILED],
  }),
  notReceived: sampleDossier({
    status: statusTerm(DOSSIER_STATUS.notReceived),
    version: 2,
    receivedAt: undefined,
    deadline: { standing: standing(STANDING.none), changes: [] },
    reasons: ['Giấy chứng sinh chụp thiếu trang, không đọc được họ tên mẹ.'],
    advice: ['Chụp lại cả hai mặt giấy chứng sinh rồi nộp hồ sơ mới.'],
    timeline: [{ ...RECEIVED, status: statusTerm('3'), what: 'Không tiếp nhận hồ sơ.' }, FILED],
    withdrawable: false,
  }),
  processing: sampleDossier({ localStatus: { code: 'THAM_TRA', label: 'Chờ thẩm tra' } }),
  supplement: sampleDossier({
    status: statusTerm(DOSSIER_STATUS.supplement),
    version: 4,
    deadline: {
      ...RUNNING,
      standing: standing(STANDING.paused, 'Tạm dừng'),
      pausedSince: '2026-11-19T15:00:00+07:00',
    },
    reasons: ['Bản chụp giấy chứng sinh bị mờ ở phần ngày sinh.'],
    supplement: {
      id: 's1',
      requestedAt: '2026-11-19T15:00:00+07:00',
      until: '2026-11-27T17:00:00+07:00',
      asks: ['Giấy chứng sinh (bản chụp rõ)', 'Số điện thoại của người đi khai sinh'],
    },
    timeline: [
      {
        ...PROCESSING,
        id: 't4',
        at: '2026-11-19T15:00:00+07:00',
        status: statusTerm('5'),
        what: 'Yêu cầu bổ sung.',
      },
      PROCESSING,
      RECEIVED,
      FILED,
    ],
  }),
  payment: sampleDossier({
    status: statusTerm(DOSSIER_STATUS.payment),
    payment: {
      lines: [
        {
          id: 'copies',
          label: 'Bản sao trích lục',
          type: { code: 'FEE', label: 'Lệ phí' },
          amount: 8000,
          quantity: 2,
          total: 16_000,
        },
        {
          id: 'post',
          label: 'Cước gửi kết quả',
          type: { code: 'POSTAGE', label: 'Cước' },
          amount: 26_000,
          quantity: 1,
          total: 26_000,
        },
      ],
      total: 42_000,
      until: '2026-11-23T17:00:00+07:00',
    },
  }),
  withdrawn: sampleDossier({
    ...ended,
    status: statusTerm(DOSSIER_STATUS.withdrawn),
    deadline: { ...RUNNING, standing: standing(STANDING.none), workingDaysLeft: undefined },
  }),
  stopped: sampleDossier({
    ...ended,
    status: statusTerm(DOSSIER_STATUS.stopped),
    deadline: { ...RUNNING, standing: standing(STANDING.early, 'Trước hạn'), workingDaysLeft: undefined },
    reasons: ['Trẻ đã được đăng ký khai sinh ngày 10/11/2026 tại phường khác.'],
    advice: ['Cần bản sao giấy khai sinh thì nộp hồ sơ cấp bản sao trích lục hộ tịch.'],
  }),
  collect: sampleDossier({
    ...ended,
    status: statusTerm(DOSSIER_STATUS.processed),
    deadline: { ...RUNNING, standing: standing(STANDING.early, 'Trước hạn'), workingDaysLeft: undefined },
    collection: {
      place: 'Trung tâm Phục vụ hành chính công phường Thí Dụ',
      address: 'Số 1 đường Bến Đò, phường Thí Dụ',
      hours: 'thứ Hai đến thứ Sáu, 07:30–11:30 và 13:30–17:00',
      bring: ['Căn cước của người nộp', 'Giấy chứng sinh bản chính'],
    },
    results: [result],
  }),
  shipped: sampleDossier({
    ...ended,
    status: statusTerm(DOSSIER_STATUS.processed),
    deadline: { ...RUNNING, standing: standing(STANDING.onTime, 'Đúng hạn'), workingDaysLeft: undefined },
    delivery: { code: 'POST', label: 'Gửi qua bưu điện' },
    shipment: {
      carrier: 'Bưu điện Thí Dụ',
      number: 'TD123456789VN',
      url: 'https://buu-dien.example/TD123456789VN',
      events: [
        { at: '2026-11-20T09:40:00+07:00', what: 'Đã nhận bưu gửi', place: 'Bưu cục phường Thí Dụ' },
        { at: '2026-11-20T09:55:00+07:00', what: 'Đang chuyển đi' },
      ],
    },
  }),
  returned: sampleDossier({
    ...ended,
    status: statusTerm(DOSSIER_STATUS.returned),
    deadline: { ...RUNNING, standing: standing(STANDING.onTime, 'Đúng hạn'), workingDaysLeft: undefined },
    results: [result, { ...result, id: 'r2', name: 'Trích lục khai sinh' }],
  }),
  unknownState: sampleDossier({ status: statusTerm('11'), reasons: ['Chờ ý kiến của cơ quan công an.'] }),
  overdue: sampleDossier({
    asOf: '2026-11-27T10:00:00+07:00',
    deadline: { ...RUNNING, standing: standing(STANDING.overdue, 'Quá hạn'), workingDaysLeft: -2 },
  }),
  late: sampleDossier({
    ...ended,
    asOf: '2026-11-30T10:00:00+07:00',
    status: statusTerm(DOSSIER_STATUS.returned),
    finishedAt: '2026-11-27T16:00:00+07:00',
    deadline: { ...RUNNING, standing: standing(STANDING.late, 'Trễ hạn'), workingDaysLeft: undefined },
    results: [result],
  }),
  /** With a long way behind it, and a due date that was moved. */
  long: sampleDossier({
    version: 9,
    deadline: {
      ...RUNNING,
      changes: [
        {
          at: '2026-11-19T16:00:00+07:00',
          before: '2026-11-23T17:00:00+07:00',
          after: DUE_AT,
          reason: 'Cộng thời gian người nộp bổ sung giấy tờ: 1 ngày làm việc.',
        },
      ],
    },
    timeline: [
      ...Array.from({ length: 6 }, (_, index) => ({
        ...PROCESSING,
        id: `t${9 - index}`,
        at: `2026-11-19T1${6 - index}:00:00+07:00`,
        what: `Xác minh lần ${6 - index}.`,
      })),
      RECEIVED,
      FILED,
    ],
  }),
} as const satisfies Record<string, DossierProgress>;

export type DossierName = keyof typeof DOSSIERS;
