import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { asking, field, type AskedQuestion, type Text } from './questions.ts';

const meta: Meta = { title: 'Fields/Text' };
export default meta;

const NAME: Text = ['Họ, chữ đệm, tên', 'Full name'];
const name: AskedQuestion = (pick) => ({ field: field('personName', pick(NAME)) });

export const Empty: StoryObj = asking([name]);

export const Filled: StoryObj = asking([
  (pick) => ({ ...name(pick), value: 'Nguyễn Văn Mẫu' }),
  (pick) => ({
    field: field('identityNumber', pick(['Số định danh cá nhân', 'Personal identification number'])),
    value: '001085012345',
  }),
  (pick) => ({ field: field('phone', pick(['Số điện thoại', 'Phone number'])), value: '0912345678' }),
  (pick) => ({
    field: field('email', pick(['Thư điện tử', 'Email'])),
    value: 'nguyenvanmau@example.vn',
    optional: true,
  }),
  (pick) => ({ field: field('plate', pick(['Biển số xe', 'Number plate'])), value: '29A-123.45' }),
  (pick) => ({
    field: field('money', pick(['Giá trị tài sản', 'Value of the property'])),
    value: 125_000_000,
  }),
  (pick) => ({ field: field('number', pick(['Số bản sao', 'Number of copies'])), value: 3 }),
]);

/** Help, and an example of a good answer. */
export const WithHelp: StoryObj = asking([
  (pick) => ({
    field: field('taxCode', pick(['Mã số thuế', 'Tax code']), {
      help: pick([
        'In trên thông báo của cơ quan thuế. Từ 1/7/2025 là số định danh cá nhân.',
        'Printed on letters of the tax office. Since 1 July 2025 it is the personal identification number.',
      ]),
      example: '0100109106',
    }),
  }),
]);

export const WithError: StoryObj = asking([
  (pick) => ({
    field: field('identityNumber', pick(['Số định danh cá nhân', 'Personal identification number']), {
      example: '001085012345',
    }),
    value: '00108501',
    error: pick(['Số định danh cá nhân có 12 chữ số.', 'The personal identification number has 12 digits.']),
  }),
]);

export const WithWarning: StoryObj = asking([
  (pick) => ({
    field: field('identityNumber', pick(['Số định danh cá nhân', 'Personal identification number'])),
    value: '001085012345',
    warning: pick([
      'Số này là của người sinh năm 1985; năm sinh ở trên là 1958. Xin xem lại.',
      'This number is of someone born in 1985; the year above is 1958. Please check.',
    ]),
  }),
]);

export const Optional: StoryObj = asking([(pick) => ({ ...name(pick), optional: true })]);

export const FromTheIdentityCard: StoryObj = asking([
  (pick) => ({ ...name(pick), value: 'Trần Thị Thí Dụ', filled: true }),
]);

/** As high as what is in it. */
export const LongText: StoryObj = asking([
  (pick) => ({
    field: field('longText', pick(['Lý do', 'Reason'])),
    value: pick([
      'Giấy khai sinh bản chính bị mất trong lũ.\n\nXin cấp bản sao để làm hồ sơ nhập học.\n- Bản sao thứ nhất nộp cho trường.\n- Bản sao thứ hai giữ lại.',
      'The original birth certificate was lost in a flood.\n\nA copy is needed to enrol at school.\n- The first copy goes to the school.\n- The second one is kept.',
    ]),
  }),
]);

/** A label of two hundred letters, one word that does not break, markup. */
export const Hostile: StoryObj = asking([
  () => ({
    field: field('text', `${'Tên cơ quan, tổ chức, doanh nghiệp '.repeat(6)}<b>đậm</b>`, {
      help: 'GiấyPhép'.repeat(30),
    }),
    value: 'GiấyPhép'.repeat(30),
    error: 'GiấyPhép'.repeat(30),
    optional: true,
  }),
]);
