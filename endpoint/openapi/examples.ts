const birth = {
  code: '1.001193',
  name: 'Thủ tục đăng ký khai sinh',
  serviceLevel: { code: '4', label: 'Làm trực tuyến toàn trình' },
};

const committee = 'Ủy ban nhân dân phường Ba Đình, thành phố Hà Nội';
const token = 'lE0Jr6cbIS1ktJ-QUHSa3cSZq0r6D4NEpC0zBGsHrVA';
const processing = { code: '4', label: 'Đang xử lý' };

const progress = {
  code: 'H26-261120-0042',
  procedureCode: birth.code,
  procedureName: birth.name,
  version: 3,
  asOf: '2026-11-20T10:15:00+07:00',
  status: processing,
  holder: { name: committee, department: 'Bộ phận Tư pháp – Hộ tịch' },
  filedAt: '2026-11-20T09:30:00+07:00',
  receivedAt: '2026-11-20T09:30:00+07:00',
  deadline: {
    standing: { code: 'RUNNING', label: 'Còn hạn' },
    dueAt: '2026-11-20T17:00:00+07:00',
    workingDaysLeft: 0,
    changes: [],
  },
  reasons: [],
  advice: [],
  results: [],
  delivery: { code: 'DESK', label: 'Nhận tại bộ phận một cửa' },
  timeline: [
    {
      id: '3',
      at: '2026-11-20T10:10:00+07:00',
      status: processing,
      what: 'Đang đối chiếu giấy tờ.',
      department: 'Bộ phận Tư pháp – Hộ tịch',
      officer: 'Trần Thị Thí Dụ',
      title: 'Công chức tư pháp – hộ tịch',
    },
  ],
  withdrawable: true,
};

const fine = {
  id: 'fine',
  label: 'Tiền phạt theo quyết định',
  type: { code: 'FINE', label: 'Tiền phạt' },
  amount: 500_000,
  quantity: 1,
  total: 500_000,
  source: 'Nghị định 168/2024/NĐ-CP, Điều 7',
};

const paidBill = {
  id: '0b1c9a52-6d0f-4b7e-8a4e-2f7f5f0c9d11',
  kind: { code: 'TRAFFIC_FINE', label: 'Tiền phạt vi phạm giao thông' },
  number: '990001/QĐ-XPHC',
  title: 'Tiền phạt: đi xe máy không đội mũ bảo hiểm',
  payee: 'Kho bạc Nhà nước',
};

const redirect = { code: 'REDIRECT', label: 'Ngân hàng hoặc ví điện tử' };

const payment = {
  id: '8f14e45f-ceea-4f6a-9d2b-3b1f0c5a7e21',
  shared: '1c4d8a02-6b7e-4f39-8a15-90e2d7b3c684',
  reference: 'TT-261120-000042',
  bill: paidBill,
  lines: [{ ...fine, state: { code: 'PENDING', label: 'Đang thanh toán' } }],
  amount: 500_000,
  method: redirect,
  state: { code: 'PENDING', label: 'Chờ thanh toán' },
  asOf: '2026-11-20T09:30:02+07:00',
  createdAt: '2026-11-20T09:30:00+07:00',
  expiresAt: '2026-11-20T09:45:00+07:00',
  action: { kind: 'redirect', url: 'https://thanhtoan.example/pay/3f0c6d1e' },
  cancellable: true,
  refunds: [],
};

/** An answer of each operation that is too abstract without one. */
export const examples: Readonly<Record<string, object>> = {
  searchProcedures: {
    items: [
      {
        ...birth,
        category: { code: 'G15-TP07', name: 'Hộ tịch' },
        agency: { code: 'G15', name: 'Bộ Tư pháp' },
        fees: { minimum: 0, maximum: 8000 },
        processingTime: { value: 1, unit: { code: 'WORKING_DAY', label: 'ngày làm việc' } },
        onlineFiling: true,
        highlights: { name: [[8, 25]] },
      },
    ],
    total: 1,
    facets: {
      subject: [{ code: 'CITIZEN', label: 'Công dân Việt Nam', count: 1 }],
      category: [{ code: 'G15-TP07', label: 'Hộ tịch', count: 1 }],
      agency: [{ code: 'G15', label: 'Bộ Tư pháp', count: 1 }],
      level: [{ code: '4', label: 'Làm trực tuyến toàn trình', count: 1 }],
      lifeEvent: [{ code: 'YOUNG_CHILDREN', label: 'Có con nhỏ', count: 1 }],
    },
  },
  suggestProcedures: { items: [{ ...birth, highlights: { name: [[8, 25]] } }] },
  listUnits: {
    items: [
      {
        code: '24',
        name: 'Bắc Ninh',
        kind: { code: 'PROVINCE', label: 'Tỉnh' },
        formerNames: ['Tỉnh Bắc Giang'],
      },
    ],
    total: 1,
  },
  submitDossier: {
    code: 'H26-261120-0042',
    procedureCode: birth.code,
    procedureName: birth.name,
    receiver: {
      name: committee,
      hotline: '1800 1096',
    },
    receivedAt: '2026-11-20T09:30:00+07:00',
    dueAt: '2026-11-20T17:00:00+07:00',
    charges: [
      {
        id: 'copies',
        label: 'Bản sao trích lục khai sinh',
        type: { code: 'FEE', label: 'Phí' },
        amount: 8000,
        quantity: 2,
        total: 16_000,
      },
    ],
    total: 16_000,
    delivery: { code: 'DESK', label: 'Nhận tại bộ phận một cửa' },
    lookupCode: '7KQ2M4XD9RPT',
    trackingToken: token,
    next: ['Cán bộ hộ tịch kiểm tra hồ sơ.'],
  },
  lookUpDossier: {
    dossier: progress,
    trackingToken: token,
    trackingExpiresAt: '2026-11-20T12:15:00+07:00',
  },
  getDossier: progress,
  findBill: {
    ...paidBill,
    choices: [],
    lines: [{ ...fine, state: { code: 'DUE', label: 'Cần nộp' } }],
    total: 500_000,
    until: '2026-11-27T23:59:59+07:00',
    notes: [],
    methods: [redirect, { code: 'VIETQR', label: 'Quét mã VietQR' }],
    settledBy: [],
  },
  createPayment: payment,
  getPayment: payment,
  cancelPayment: {
    ...payment,
    lines: [{ ...fine, state: { code: 'DUE', label: 'Cần nộp' } }],
    state: { code: 'CANCELLED', label: 'Đã hủy' },
    action: undefined,
    cancellable: false,
  },
  getReceipt: {
    number: 'BL-261120-000042',
    payment: payment.reference,
    issuedAt: '2026-11-20T09:31:10+07:00',
    paidAt: '2026-11-20T09:31:08+07:00',
    bill: paidBill,
    lines: [{ ...fine, state: { code: 'PAID', label: 'Đã nộp' } }],
    total: 500_000,
    method: redirect,
    transaction: 'GD2026112000042',
    refunded: 0,
  },
};

/** A body of each operation that takes one, shortened. */
export const bodyExamples: Readonly<Record<string, object>> = {
  submitDossier: {
    procedureCode: birth.code,
    formVersion: '2026-11-01',
    draft: '3b2f7d52-7c3e-4a50-9a3e-6f2c1d0b9e11',
    receivingUnit: '00004',
    answers: { child: { name: 'Nguyễn Văn Mẫu', birthDate: '2026-11-01' } },
    documents: [{ id: 'birth-certificate', uploads: ['0f9f6f2e-8a4a-4d3e-b1c7-5d2a9c8e7b60'] }],
    delivery: { id: 'DESK' },
    consent: '2026-11-01',
  },
  lookUpDossier: { code: progress.code, proof: { kind: 'receipt', value: '7KQ2-M4XD-9RPT' } },
  supplementDossier: {
    request: '5d1a3c0e-2b54-4b7f-9a55-0c2f7a1de8b4',
    draft: '3b2f7d52-7c3e-4a50-9a3e-6f2c1d0b9e11',
    answers: {},
    documents: [{ id: 'clear-copy', uploads: ['0f9f6f2e-8a4a-4d3e-b1c7-5d2a9c8e7b60'] }],
  },
  withdrawDossier: { reason: 'Đã nộp nhầm nơi tiếp nhận.' },
  findBill: { kind: 'TRAFFIC_FINE', number: '990001' },
  createPayment: {
    bill: paidBill.id,
    method: 'REDIRECT',
    expected: 500_000,
    returnUrl: 'https://phuong.example/thanh-toan',
  },
};

/** What a stream looks like on the line. */
export const streamExample =
  'id: 3\nevent: dossier\ndata: {"code":"H26-261120-0042","version":3}\n\n: alive\n\nevent: end\ndata: expired\n\n';
