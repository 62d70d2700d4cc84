import type { FormDefinition, FormField, FormStep } from '../../src/contract/form.ts';
import type { Answers } from '../../src/domain/form/answers.ts';

/** The day on which the answers below are checked. */
export const FORM_TODAY = '2026-11-20';

const text = (maxLength = 200) => ({ type: 'string', minLength: 1, maxLength });
const formatted = (format: string, maxLength = 100) => ({ type: 'string', format, maxLength });
const term = (code: string, label: string) => ({ code, label });

/** A branch of a schema. Written out, it would look like a promise to the linter. */
const branch = (test: object, name: 'then' | 'else', schema: object) => ({ if: test, [name]: schema });

const address = {
  type: 'object',
  required: ['province', 'ward', 'detail'],
  properties: {
    province: { type: 'string', pattern: '^\\d{2}$', maxLength: 2 },
    ward: { type: 'string', pattern: '^\\d{5}$', maxLength: 5 },
    detail: { type: 'string', minLength: 1, maxLength: 200 },
  },
};

const member = {
  type: 'object',
  required: ['name', 'adult'],
  properties: {
    name: formatted('person-name'),
    born: formatted('date-or-year', 10),
    adult: { type: 'boolean' },
    number: formatted('identity-number', 12),
  },
  ...branch({ required: ['adult'], properties: { adult: { const: true } } }, 'then', {
    required: ['number'],
  }),
};

/** Every keyword that forms use: branches, dependence, arrays of objects. */
const schema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  type: 'object',
  required: ['applicant', 'kind', 'agreed'],
  properties: {
    applicant: {
      type: 'object',
      required: ['name', 'born', 'sex', 'number', 'home'],
      properties: {
        name: formatted('person-name'),
        born: formatted('date', 10),
        sex: { type: 'string', enum: ['MALE', 'FEMALE'], maxLength: 10 },
        number: formatted('identity-number', 12),
        phone: formatted('phone', 20),
        email: formatted('email', 254),
        home: address,
      },
      dependentRequired: { email: ['phone'] },
    },
    kind: { type: 'string', enum: ['PERSON', 'BUSINESS'], maxLength: 10 },
    business: {
      type: 'object',
      required: ['name', 'taxCode', 'capital', 'trades'],
      properties: {
        name: text(),
        taxCode: formatted('tax-code', 14),
        capital: { type: 'integer', minimum: 1_000_000, maximum: 9_007_199_254_740_991 },
        workers: { type: 'integer', minimum: 0, maximum: 10_000 },
        insurance: formatted('social-insurance-number', 12),
        plate: formatted('vehicle-plate', 12),
        trades: {
          type: 'array',
          minItems: 1,
          maxItems: 3,
          uniqueItems: true,
          items: { type: 'string', enum: ['FOOD', 'TRADE', 'CRAFT', 'OTHER'] },
        },
        otherTrade: text(),
        started: formatted('date-or-month', 10),
        proof: { type: 'array', minItems: 1, maxItems: 2, items: formatted('upload-id', 36) },
      },
    },
    members: { type: 'array', maxItems: 5, items: member },
    copies: { type: 'integer', minimum: 0, maximum: 20 },
    code: { type: 'string', pattern: '^[A-Z]{2}\\d{3}$', maxLength: 5 },
    note: { type: 'string', minLength: 1, maxLength: 500 },
    agreed: { type: 'boolean', const: true },
  },
  allOf: [
    branch({ required: ['kind'], properties: { kind: { const: 'BUSINESS' } } }, 'then', {
      required: ['business'],
    }),
    branch(
      {
        required: ['business'],
        properties: {
          business: { required: ['trades'], properties: { trades: { contains: { const: 'OTHER' } } } },
        },
      },
      'then',
      { properties: { business: { required: ['otherTrade'] } } },
    ),
  ],
};

const ifBusiness = { allOf: [{ pointer: '/kind', oneOf: ['BUSINESS'] }] };

const steps: FormStep[] = [
  {
    id: 'applicant',
    title: 'Người nộp hồ sơ',
    sections: [
      {
        id: 'person',
        title: 'Thông tin cá nhân',
        identityCard: {
          number: '/applicant/number',
          name: '/applicant/name',
          birthDate: '/applicant/born',
          sex: '/applicant/sex',
          address: '/applicant/home',
        },
        fields: [
          { pointer: '/applicant/name', label: 'Họ và tên', kind: 'personName', autocomplete: 'name' },
          { pointer: '/applicant/born', label: 'Ngày sinh', kind: 'date', width: 'short' },
          {
            pointer: '/applicant/sex',
            label: 'Giới tính',
            kind: 'choice',
            options: [term('MALE', 'Nam'), term('FEMALE', 'Nữ')],
          },
          { pointer: '/applicant/number', label: 'Số căn cước', kind: 'identityNumber', width: 'medium' },
          { pointer: '/applicant/phone', label: 'Số điện thoại', kind: 'phone', autocomplete: 'tel' },
          { pointer: '/applicant/email', label: 'Thư điện tử', kind: 'email', example: 'ten@vidu.vn' },
          { pointer: '/applicant/home', label: 'Nơi ở hiện nay', kind: 'address' },
        ],
      },
    ],
  },
  {
    id: 'kind',
    title: 'Loại đăng ký',
    sections: [
      {
        id: 'kind',
        fields: [
          {
            pointer: '/kind',
            label: 'Đăng ký cho ai',
            kind: 'choice',
            appearance: 'radio',
            options: [term('PERSON', 'Cá nhân'), term('BUSINESS', 'Hộ kinh doanh')],
          },
        ],
      },
      {
        id: 'business',
        title: 'Hộ kinh doanh',
        visibleWhen: ifBusiness,
        fields: [
          { pointer: '/business/name', label: 'Tên hộ kinh doanh', kind: 'text' },
          { pointer: '/business/taxCode', label: 'Mã số thuế', kind: 'taxCode', width: 'medium' },
          { pointer: '/business/capital', label: 'Vốn kinh doanh', kind: 'money', width: 'medium' },
          { pointer: '/business/workers', label: 'Số người làm', kind: 'number', width: 'short' },
          { pointer: '/business/insurance', label: 'Mã số bảo hiểm xã hội', kind: 'socialInsuranceNumber' },
          { pointer: '/business/plate', label: 'Biển số xe chở hàng', kind: 'plate', width: 'short' },
          {
            pointer: '/business/trades',
            label: 'Ngành nghề',
            kind: 'multiChoice',
            options: [
              term('FOOD', 'Ăn uống'),
              term('TRADE', 'Buôn bán'),
              term('CRAFT', 'Nghề thủ công'),
              term('OTHER', 'Nghề khác'),
            ],
          },
          {
            pointer: '/business/otherTrade',
            label: 'Nghề khác là nghề gì',
            kind: 'text',
            visibleWhen: { allOf: [{ pointer: '/business/trades', oneOf: ['OTHER'] }] },
          },
          {
            pointer: '/business/started',
            label: 'Bắt đầu kinh doanh',
            kind: 'date',
            precision: 'month',
            width: 'short',
          },
          { pointer: '/business/proof', label: 'Ảnh cửa hàng', kind: 'file' },
        ],
      },
    ],
  },
  {
    id: 'household',
    title: 'Người cùng đăng ký',
    visibleWhen: { anyOf: [{ pointer: '/kind', filled: true }] },
    sections: [
      {
        id: 'members',
        fields: [
          {
            pointer: '/members',
            label: 'Thành viên',
            itemLabel: 'Thành viên',
            kind: 'group',
            appearance: 'cards',
            fields: [
              { pointer: './name', label: 'Họ và tên', kind: 'personName' },
              { pointer: './born', label: 'Ngày hoặc năm sinh', kind: 'date', precision: 'year' },
              { pointer: './adult', label: 'Đã đủ 18 tuổi', kind: 'yesNo' },
              {
                pointer: './number',
                label: 'Số căn cước',
                kind: 'identityNumber',
                visibleWhen: { allOf: [{ pointer: './adult', oneOf: [true] }] },
              },
            ],
          },
        ],
      },
    ],
  },
  {
    id: 'request',
    title: 'Yêu cầu',
    sections: [
      {
        id: 'request',
        fields: [
          { pointer: '/copies', label: 'Số bản sao', kind: 'number', width: 'short' },
          { pointer: '/code', label: 'Mã giới thiệu', kind: 'text', example: 'AB123' },
          { pointer: '/note', label: 'Ghi chú', kind: 'longText' },
          { pointer: '/agreed', label: 'Lời khai trên là đúng', kind: 'yesNo' },
        ],
      },
    ],
  },
];

/** A small form with every kind of field. Each call gives one of its own. */
export function formDefinition(): FormDefinition {
  return structuredClone<FormDefinition>({
    procedureCode: '1.000000',
    procedureName: 'Đăng ký thí dụ',
    version: '2026-11-01',
    conditions: ['Người đủ 18 tuổi.'],
    receivingLevel: 'WARD',
    schema,
    layout: { steps },
    rules: [
      { test: 'notAfterToday', pointer: '/applicant/born', message: 'Ngày sinh không thể sau hôm nay.' },
      { test: 'minimumAge', pointer: '/applicant/born', amount: 18, message: 'Cần đủ 18 tuổi.' },
      {
        test: 'notBefore',
        pointer: '/business/started',
        other: '/applicant/born',
        message: 'Không thể trước ngày sinh.',
      },
      {
        test: 'withinDays',
        pointer: '/business/started',
        amount: 365,
        message: 'Đã hơn một năm: cơ quan có thể hỏi thêm.',
        warning: true,
      },
    ],
    documents: [
      {
        id: 'DECLARATION',
        name: 'Tờ khai có chữ ký',
        required: true,
        formats: ['application/pdf', 'image/jpeg', 'image/png'],
        maximumBytes: 10_000_000,
        maximumFiles: 3,
        originalQty: 1,
      },
      {
        id: 'LEASE',
        name: 'Hợp đồng thuê địa điểm',
        required: false,
        visibleWhen: ifBusiness,
        formats: ['application/pdf'],
        maximumBytes: 10_000_000,
        maximumFiles: 1,
        copyQty: 1,
      },
    ],
    delivery: [
      { id: 'ONLINE', label: 'Bản điện tử', needsAddress: false },
      { id: 'DESK', label: 'Tại bộ phận một cửa', needsAddress: false },
      { id: 'POST', label: 'Qua bưu điện', needsAddress: true },
    ],
    charges: [
      { id: 'registration', label: 'Đăng ký', type: term('CHARGE', 'Lệ phí'), amount: 0 },
      {
        id: 'business',
        label: 'Đăng ký hộ kinh doanh',
        type: term('CHARGE', 'Lệ phí'),
        amount: 100_000,
        when: ifBusiness,
      },
      {
        id: 'copies',
        label: 'Bản sao',
        type: term('FEE', 'Phí'),
        amount: 8000,
        quantity: '/copies',
        included: 1,
        when: { allOf: [{ pointer: '/copies', filled: true }] },
      },
      {
        id: 'post-near',
        label: 'Cước trong tỉnh',
        type: term('POSTAGE', 'Cước'),
        amount: 26_000,
        delivery: ['POST'],
        sameProvince: true,
      },
      {
        id: 'post-far',
        label: 'Cước ngoài tỉnh',
        type: term('POSTAGE', 'Cước'),
        amount: 32_000,
        delivery: ['POST'],
        sameProvince: false,
      },
    ],
    consent: { version: '1', text: ['Tôi đồng ý để cơ quan dùng thông tin này giải quyết hồ sơ.'] },
  });
}

/** Nothing left to mend, for a person. */
export const personAnswers: Answers = {
  applicant: {
    name: 'Trần Thị Thí Dụ',
    born: '1995-03-08',
    sex: 'FEMALE',
    number: '001195000001',
    phone: '0912345678',
    home: { province: '01', ward: '00004', detail: 'Số 1 phố Thí Dụ' },
  },
  kind: 'PERSON',
  members: [{ name: 'Nguyễn Văn Mẫu', born: '1990', adult: true, number: '001090000001' }],
  copies: 3,
  agreed: true,
};

/** The same, for a household business. */
export const businessAnswers: Answers = {
  ...personAnswers,
  kind: 'BUSINESS',
  business: {
    name: 'Quán Thí Dụ',
    taxCode: '0100233488',
    capital: 50_000_000,
    workers: 2,
    plate: '29A-123.45',
    trades: ['FOOD', 'OTHER'],
    otherTrade: 'Sửa đồng hồ',
    started: '2026-05',
    proof: ['0d5c2a1e-58f4-4b7a-9c7e-2f1f0f5f7a10'],
  },
};

const KINDS: readonly (readonly [kind: string, schema: object])[] = [
  ['personName', formatted('person-name')],
  ['date', formatted('date', 10)],
  ['identityNumber', formatted('identity-number', 12)],
  ['phone', formatted('phone', 20)],
  ['email', formatted('email', 254)],
  ['number', { type: 'integer', minimum: 0, maximum: 1000 }],
  ['money', { type: 'integer', minimum: 0, maximum: 1_000_000_000 }],
  ['choice', { type: 'string', enum: ['A', 'B', 'C', 'D'] }],
  ['yesNo', { type: 'boolean' }],
  ['text', text()],
];

/** 100 fields in 10 steps, all required; the last one of each step is asked when the one before says so. */
export function hundredFieldDefinition(): FormDefinition {
  const names = Array.from({ length: 100 }, (_, index) => `field${index}`);
  const kindOf = (index: number) => KINDS[index % 10] as (typeof KINDS)[number];
  const isLast = (index: number) => index % 10 === 9;
  const whenYes = (index: number) => ({ pointer: `/field${index - 1}`, oneOf: [true] });
  const fieldOf = (index: number): FormField => ({
    pointer: `/field${index}`,
    label: `Câu hỏi ${index + 1}`,
    kind: kindOf(index)[0],
    ...(kindOf(index)[0] === 'choice' && { options: ['A', 'B', 'C', 'D'].map((code) => term(code, code)) }),
    ...(isLast(index) && { visibleWhen: { allOf: [whenYes(index)] } }),
  });
  return {
    ...formDefinition(),
    procedureCode: '9.000100',
    procedureName: 'Tờ khai một trăm câu hỏi',
    rules: [],
    charges: [],
    schema: {
      type: 'object',
      required: names.filter((_, index) => !isLast(index)),
      properties: Object.fromEntries(names.map((name, index) => [name, kindOf(index)[1]])),
      allOf: names
        .filter((_, index) => isLast(index))
        .map((name) => {
          const before = `field${Number(name.slice(5)) - 1}`;
          const isYes = { required: [before], properties: { [before]: { const: true } } };
          return branch(isYes, 'then', { required: [name] });
        }),
    },
    layout: {
      steps: Array.from({ length: 10 }, (_, step) => ({
        id: `step${step}`,
        title: `Bước thí dụ ${step + 1}`,
        sections: [
          {
            id: `section${step}`,
            fields: Array.from({ length: 10 }, (__, index) => fieldOf(step * 10 + index)),
          },
        ],
      })),
    },
  };
}

const VALUES: Readonly<Record<string, unknown>> = {
  personName: 'Nguyễn Văn Mẫu',
  date: '1990-05-20',
  identityNumber: '001090000001',
  phone: '0912345678',
  email: 'mau@vidu.vn',
  number: 12,
  money: 1_500_000,
  choice: 'B',
  yesNo: true,
  text: 'Thí dụ',
};

/** Every one of the hundred questions answered well. */
export function hundredAnswers(): Answers {
  return Object.fromEntries(
    Array.from({ length: 100 }, (_, index) => [`field${index}`, VALUES[KINDS[index % 10]?.[0] ?? '']]),
  );
}
