const birth = {
  code: '1.001193',
  name: 'Thủ tục đăng ký khai sinh',
  serviceLevel: { code: '4', label: 'Làm trực tuyến toàn trình' },
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
      name: 'Ủy ban nhân dân phường Ba Đình, thành phố Hà Nội',
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
    trackingToken: 'lE0Jr6cbIS1ktJ-QUHSa3cSZq0r6D4NEpC0zBGsHrVA',
    next: ['Cán bộ hộ tịch kiểm tra hồ sơ.'],
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
};
