import { PROBLEM_TYPES, type Problem } from '../../src/contract/index.ts';
import type { Language } from './language.ts';

export type ProblemName = keyof typeof PROBLEM_TYPES | 'internalError' | 'forbidden' | 'headersTooLarge';

interface Kind {
  readonly status: number;
  readonly vi: string;
  readonly en: string;
}

const KINDS: Readonly<Record<ProblemName, Kind>> = {
  invalidRequest: { status: 400, vi: 'Yêu cầu chưa đúng', en: 'The request is not right' },
  invalidCursor: {
    status: 400,
    vi: 'Danh sách đã thay đổi, hãy tìm lại từ đầu',
    en: 'The list has changed: search again from the start',
  },
  formNotFound: {
    status: 404,
    vi: 'Thủ tục này chưa nộp trực tuyến được tại đây',
    en: 'This procedure cannot be filed online here yet',
  },
  formVersionChanged: {
    status: 422,
    vi: 'Mẫu đơn đã được cập nhật, hãy tải lại mẫu đơn',
    en: 'The form has been updated: load it again',
  },
  dossierRefused: {
    status: 422,
    vi: 'Hồ sơ còn chỗ cần xem lại',
    en: 'Some answers need another look',
  },
  draftFiled: {
    status: 422,
    vi: 'Bản nháp này đã được nộp',
    en: 'This draft has been filed already',
  },
  dossierNotFound: {
    status: 404,
    vi: 'Mã hồ sơ hoặc thông tin xác nhận chưa đúng',
    en: 'The code or the proof is not right',
  },
  trackingExpired: {
    status: 401,
    vi: 'Cần tra cứu lại hồ sơ',
    en: 'Look the application up again',
  },
  supplementNotAwaited: {
    status: 422,
    vi: 'Hồ sơ hiện không chờ bổ sung',
    en: 'Nothing is awaited for this application now',
  },
  withdrawalNotPossible: {
    status: 422,
    vi: 'Hồ sơ này không rút được nữa',
    en: 'This application can no longer be withdrawn',
  },
  billNotFound: {
    status: 404,
    vi: 'Chưa tìm thấy khoản cần nộp với thông tin này',
    en: 'No bill was found with these details',
  },
  nothingDue: {
    status: 422,
    vi: 'Hiện không có khoản nào cần nộp',
    en: 'Nothing is to be paid now',
  },
  amountChanged: {
    status: 422,
    vi: 'Số tiền cần nộp đã thay đổi',
    en: 'The sum to be paid has changed',
  },
  paymentOpen: {
    status: 422,
    vi: 'Khoản này đang được thanh toán',
    en: 'This bill is being paid',
  },
  paymentNotFound: {
    status: 404,
    vi: 'Không có giao dịch thanh toán này',
    en: 'There is no such payment',
  },
  paymentNotCancellable: {
    status: 422,
    vi: 'Giao dịch này không hủy được nữa',
    en: 'This payment can no longer be cancelled',
  },
  receiptNotFound: {
    status: 404,
    vi: 'Giao dịch này chưa có biên lai',
    en: 'This payment has no receipt yet',
  },
  idempotencyKeyMissing: {
    status: 400,
    vi: 'Thiếu tiêu đề Idempotency-Key',
    en: 'The Idempotency-Key header is missing',
  },
  idempotencyKeyReused: {
    status: 422,
    vi: 'Idempotency-Key này đã dùng cho một nội dung khác',
    en: 'This Idempotency-Key came before with another body',
  },
  requestInProgress: {
    status: 409,
    vi: 'Yêu cầu này đang được xử lý',
    en: 'This request is being handled',
  },
  procedureNotFound: { status: 404, vi: 'Không có thủ tục này', en: 'There is no such procedure' },
  unitNotFound: { status: 404, vi: 'Không có đơn vị hành chính này', en: 'There is no such unit' },
  operationNotFound: { status: 404, vi: 'Không có địa chỉ này', en: 'There is no such address' },
  methodNotAllowed: {
    status: 405,
    vi: 'Địa chỉ này không nhận phương thức đó',
    en: 'This address does not take that method',
  },
  requestTooLarge: { status: 413, vi: 'Yêu cầu quá lớn', en: 'The request is too large' },
  uploadNotFound: { status: 404, vi: 'Không có tệp đang tải lên này', en: 'There is no such upload' },
  uploadTooLarge: { status: 413, vi: 'Tệp quá lớn', en: 'The file is too large' },
  uploadTypeRefused: {
    status: 415,
    vi: 'Loại tệp này không nhận được',
    en: 'Files of this type are not accepted',
  },
  uploadChecksumMismatch: {
    status: 460,
    vi: 'Dữ liệu bị hỏng trên đường truyền, hãy gửi lại phần này',
    en: 'The data was damaged on its way: send this part again',
  },
  uploadOffsetConflict: {
    status: 409,
    vi: 'Tệp đã được nhận đến vị trí khác',
    en: 'The upload has reached another place',
  },
  requestTimeout: { status: 408, vi: 'Yêu cầu gửi quá chậm', en: 'The request took too long to arrive' },
  tooManyRequests: {
    status: 429,
    vi: 'Quá nhiều yêu cầu, hãy chờ một lát',
    en: 'Too many requests: wait a moment',
  },
  unavailable: {
    status: 503,
    vi: 'Hệ thống đang tạm ngưng, hãy thử lại sau',
    en: 'The system is not available now: try again later',
  },
  forbidden: { status: 403, vi: 'Không được phép', en: 'Not allowed' },
  headersTooLarge: { status: 431, vi: 'Tiêu đề yêu cầu quá lớn', en: 'The request headers are too large' },
  internalError: { status: 500, vi: 'Hệ thống gặp lỗi', en: 'Something went wrong here' },
};

/** A sentence for the person who reads it, in every language. */
export type Sentence = Readonly<Record<Language, string>>;

export interface FieldError {
  readonly parameter?: string;
  readonly pointer?: string;
  readonly detail: Sentence;
}

export interface ProblemOptions {
  readonly detail?: Sentence;
  /** Code of the dossier it is about. */
  readonly dossier?: string;
  /** Id of the payment it is about. */
  readonly payment?: string;
  readonly errors?: readonly FieldError[];
  readonly headers?: Readonly<Record<string, string>>;
}

/** Thrown anywhere while a request is answered; becomes an RFC 9457 answer. */
export class ProblemError extends Error {
  override name = 'ProblemError';
  readonly problem: ProblemName;
  readonly options: ProblemOptions;

  readonly status: number;

  constructor(problem: ProblemName, options: ProblemOptions = {}, status = KINDS[problem].status) {
    super(problem);
    this.problem = problem;
    this.options = options;
    this.status = status;
  }
}

/** The problem a status stands for; one without a type of its own is a defect of the endpoint. */
export function problemOf(status: number): ProblemError {
  const found = Object.entries(KINDS).find(([, kind]) => kind.status === status);
  return new ProblemError(found ? (found[0] as ProblemName) : 'internalError', {}, status);
}

/** Also for statuses without a problem type of their own: RFC 9457 has `about:blank` for these. */
function typeOf(name: ProblemName): string {
  return name in PROBLEM_TYPES ? PROBLEM_TYPES[name as keyof typeof PROBLEM_TYPES] : 'about:blank';
}

export function problemBody(error: ProblemError, language: Language): Problem {
  const { detail, dossier, payment, errors } = error.options;
  return {
    type: typeOf(error.problem),
    title: KINDS[error.problem][language],
    status: error.status,
    ...(detail && { detail: detail[language] }),
    ...(dossier !== undefined && { dossier }),
    ...(payment !== undefined && { payment }),
    ...(errors && {
      errors: errors.map((one) => ({
        ...(one.parameter !== undefined && { parameter: one.parameter }),
        ...(one.pointer !== undefined && { pointer: one.pointer }),
        detail: one.detail[language],
      })),
    }),
  };
}

export function problemResponse(error: ProblemError, language: Language): Response {
  return new Response(JSON.stringify(problemBody(error, language)), {
    status: error.status,
    headers: {
      'Content-Type': 'application/problem+json',
      'Content-Language': language,
      'Cache-Control': 'no-store',
      Vary: 'Accept-Language',
      ...(error.status === 429 || error.status === 503 ? { 'Retry-After': '5' } : {}),
      ...(error.status === 401 ? { 'WWW-Authenticate': 'Bearer' } : {}),
      ...error.options.headers,
    },
  });
}
