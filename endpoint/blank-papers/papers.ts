/** A paper to print, fill in by hand and sign. */
export interface BlankPaper {
  readonly title: string;
  /** Whom it is for. */
  readonly to?: string;
  readonly parts: readonly BlankPart[];
  readonly closing: string;
  readonly signatures: readonly string[];
}

interface BlankPart {
  readonly heading?: string;
  /** What is to be written; each has the rest of its line. */
  readonly questions: readonly string[];
  /** Empty lines below. */
  readonly lines?: number;
}

const PERSON = [
  'Họ, chữ đệm, tên',
  'Ngày, tháng, năm sinh',
  'Số định danh cá nhân (số căn cước)',
  'Nơi cư trú',
  'Số điện thoại',
];
const TRUE_AND_LIABLE = 'Nội dung trên là đúng sự thật; sai thì người ký chịu trách nhiệm trước pháp luật.';

/**
 * Papers the law asks for without laying down a form. None of them stands in for a form of a ministry, such
 * as CT01: those change, and an outdated one would be sent back.
 */
export const BLANK_PAPERS: Readonly<Record<string, BlankPaper>> = {
  'birth-declaration': {
    title: 'Giấy cam đoan về việc sinh',
    to: 'Ủy ban nhân dân ',
    parts: [
      { heading: 'Người cam đoan', questions: [...PERSON, 'Quan hệ với trẻ'] },
      {
        heading: 'Trẻ được sinh ra',
        questions: [
          'Họ, chữ đệm, tên (nếu đã đặt)',
          'Giới tính',
          'Giờ, ngày, tháng, năm sinh',
          'Nơi sinh',
          'Họ, chữ đệm, tên người mẹ',
          'Số định danh cá nhân của người mẹ',
        ],
      },
      { heading: 'Vì sao không có giấy chứng sinh và không có người làm chứng', questions: [], lines: 4 },
    ],
    closing: `Tôi cam đoan việc sinh nói trên là có thật. ${TRUE_AND_LIABLE}`,
    signatures: ['Người cam đoan'],
  },
  'birth-witness': {
    title: 'Văn bản của người làm chứng xác nhận về việc sinh',
    to: 'Ủy ban nhân dân ',
    parts: [
      { heading: 'Người làm chứng', questions: PERSON },
      {
        heading: 'Việc sinh được làm chứng',
        questions: [
          'Họ, chữ đệm, tên người mẹ',
          'Số định danh cá nhân của người mẹ',
          'Giờ, ngày, tháng, năm sinh của trẻ',
          'Giới tính của trẻ',
          'Nơi sinh',
        ],
      },
      { heading: 'Người làm chứng biết việc sinh này như thế nào', questions: [], lines: 4 },
    ],
    closing: `Tôi xác nhận việc sinh nói trên là có thật. ${TRUE_AND_LIABLE}`,
    signatures: ['Người làm chứng'],
  },
  authorisation: {
    title: 'Văn bản ủy quyền',
    parts: [
      { heading: 'Người ủy quyền', questions: PERSON },
      { heading: 'Người được ủy quyền', questions: [...PERSON, 'Quan hệ với người ủy quyền'] },
      {
        heading: 'Việc ủy quyền',
        questions: ['Thủ tục được làm thay', 'Cơ quan tiếp nhận hồ sơ', 'Thời hạn ủy quyền'],
        lines: 3,
      },
    ],
    closing:
      'Người được ủy quyền làm đúng việc ghi ở trên và không ủy quyền lại cho người khác. Hai bên đã đọc và đồng ý.',
    signatures: ['Người ủy quyền', 'Người được ủy quyền'],
  },
  'residence-consent': {
    title: 'Văn bản đồng ý cho đăng ký cư trú',
    to: 'Công an ',
    parts: [
      {
        heading: 'Người đồng ý',
        questions: [...PERSON, 'Là (chủ hộ, chủ sở hữu hoặc người quản lý chỗ ở)'],
      },
      {
        heading: 'Người được đăng ký',
        questions: [
          'Họ, chữ đệm, tên',
          'Số định danh cá nhân (số căn cước)',
          'Những người cùng đăng ký (nếu có)',
        ],
        lines: 2,
      },
      {
        heading: 'Nội dung đồng ý',
        questions: [
          'Đăng ký (thường trú hoặc tạm trú)',
          'Địa chỉ chỗ ở',
          'Thời hạn (với tạm trú)',
          'Nhập vào hộ của (nếu có)',
        ],
      },
    ],
    closing: `Tôi đồng ý cho những người ghi ở trên đăng ký tại địa chỉ này. ${TRUE_AND_LIABLE}`,
    signatures: ['Người đồng ý'],
  },
  'guardian-consent': {
    title: 'Văn bản đồng ý của cha, mẹ hoặc người giám hộ',
    to: 'Công an ',
    parts: [
      { heading: 'Cha, mẹ hoặc người giám hộ', questions: [...PERSON, 'Quan hệ với người chưa thành niên'] },
      {
        heading: 'Người chưa thành niên',
        questions: ['Họ, chữ đệm, tên', 'Ngày, tháng, năm sinh', 'Số định danh cá nhân'],
      },
      {
        heading: 'Nội dung đồng ý',
        questions: [
          'Đăng ký (thường trú hoặc tạm trú)',
          'Địa chỉ chỗ ở',
          'Ở cùng với',
          'Thời hạn (với tạm trú)',
        ],
      },
    ],
    closing: `Tôi đồng ý cho người chưa thành niên đăng ký cư trú như trên. ${TRUE_AND_LIABLE}`,
    signatures: ['Cha, mẹ hoặc người giám hộ'],
  },
};
