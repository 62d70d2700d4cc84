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
};
