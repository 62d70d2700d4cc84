import type { ErrorObject } from 'ajv/dist/2020.js';
import type { Sentence } from '../http/problems.ts';

const sentence = (vi: string, en: string): Sentence => ({ vi, en });

export const MISSING = sentence('Chưa điền mục này.', 'This has not been answered.');
const UNUSABLE = sentence('Câu trả lời này chưa dùng được.', 'This answer cannot be used.');

const TYPES: Readonly<Record<string, Sentence>> = {
  string: sentence('Cần điền bằng chữ.', 'A text is expected.'),
  number: sentence('Cần điền một số.', 'A number is expected.'),
  integer: sentence('Cần điền một số nguyên.', 'A whole number is expected.'),
  boolean: sentence('Cần chọn “Có” hoặc “Không”.', 'Yes or no is expected.'),
  array: sentence('Cần một danh sách.', 'A list is expected.'),
};

const FORMATS: Readonly<Record<string, Sentence>> = {
  date: sentence('Ngày này không có trong lịch.', 'There is no such date.'),
  'date-or-month': sentence(
    'Cần tháng và năm, hoặc cả ngày.',
    'A month and year, or a full date, is expected.',
  ),
  'date-or-year': sentence('Cần một năm, hoặc cả ngày.', 'A year, or a full date, is expected.'),
  'identity-number': sentence(
    'Số định danh cá nhân có 12 chữ số, số chứng minh nhân dân cũ có 9 chữ số.',
    'A personal identity number has 12 digits, the number of an old identity card 9.',
  ),
  'tax-code': sentence(
    'Mã số thuế chưa đúng: có 10 chữ số, thêm 3 chữ số với đơn vị phụ thuộc, hoặc là số định danh cá nhân.',
    'Check the tax code: it has 10 digits, 3 more for a branch, or is a personal identity number.',
  ),
  'social-insurance-number': sentence(
    'Mã số bảo hiểm xã hội có 10 chữ số.',
    'A social insurance number has 10 digits.',
  ),
  phone: sentence('Số điện thoại chưa đúng.', 'Check the telephone number.'),
  email: sentence('Địa chỉ thư điện tử chưa đúng.', 'Check the e-mail address.'),
  'vehicle-plate': sentence('Biển số xe chưa đúng.', 'Check the number plate.'),
  'person-name': sentence(
    'Ghi họ và tên bằng chữ, như trên giấy tờ.',
    'Enter the full name in letters, as on the papers.',
  ),
  'upload-id': sentence('Tệp này chưa được tải lên.', 'This file has not been uploaded.'),
};

const LIMITS: Readonly<Record<string, (limit: unknown) => Sentence>> = {
  minLength: (limit) => sentence(`Cần ít nhất ${limit} ký tự.`, `At least ${limit} characters are expected.`),
  maxLength: (limit) =>
    sentence(
      `Cần viết ngắn lại, nhiều nhất ${limit} ký tự.`,
      `Make this shorter: at most ${limit} characters.`,
    ),
  minimum: (limit) => sentence(`Ít nhất là ${limit}.`, `At least ${limit} is expected.`),
  maximum: (limit) => sentence(`Nhiều nhất là ${limit}.`, `At most ${limit} is expected.`),
  exclusiveMinimum: (limit) => sentence(`Phải lớn hơn ${limit}.`, `More than ${limit} is expected.`),
  exclusiveMaximum: (limit) => sentence(`Phải nhỏ hơn ${limit}.`, `Less than ${limit} is expected.`),
  minItems: (limit) => sentence(`Cần ít nhất ${limit} mục.`, `At least ${limit} are expected.`),
  maxItems: (limit) => sentence(`Nhiều nhất là ${limit} mục.`, `At most ${limit} are allowed.`),
};

const OTHERS: Readonly<Record<string, Sentence>> = {
  required: MISSING,
  dependentRequired: MISSING,
  enum: sentence('Cần chọn một trong các mục có sẵn.', 'One of the choices given is expected.'),
  const: sentence('Cần câu trả lời khác thì mới nộp được.', 'Another answer is needed to file this.'),
  pattern: sentence('Chưa đúng dạng.', 'Not of the expected form.'),
  uniqueItems: sentence('Có mục bị lặp lại.', 'Something is there twice.'),
  multipleOf: sentence('Cần một số tròn hơn.', 'A rounder number is expected.'),
};

/** What a validator found wrong, in words for the person who answered. */
export function sayAnswerError({ keyword, params }: ErrorObject): Sentence {
  const { format, type, limit } = params as Readonly<Record<string, unknown>>;
  if (keyword === 'format') return FORMATS[String(format)] ?? OTHERS['pattern'] ?? UNUSABLE;
  if (keyword === 'type') return TYPES[String(type)] ?? UNUSABLE;
  return LIMITS[keyword]?.(limit) ?? OTHERS[keyword] ?? UNUSABLE;
}
