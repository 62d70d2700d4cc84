import type { Meta, StoryObj } from '@storybook/web-components-vite';
import type { Term } from '../../src/contract/common.ts';
import { shown } from '../../test/support/mount.ts';
import { press, type, widget } from '../support/states.ts';
import { asking, field, type AskedQuestion, type Text } from './questions.ts';

const meta: Meta = { title: 'Fields/Choice' };
export default meta;

const terms = (pick: (text: Text) => string, texts: readonly Text[]): Term[] =>
  texts.map((text, index) => ({ code: `CODE_${index}`, label: pick(text) }));

const RELATIONS: readonly Text[] = [
  ['Cha', 'Father'],
  ['Mẹ', 'Mother'],
  ['Ông, bà', 'Grandparent'],
  ['Người thân thích khác', 'Another relative'],
];
const PURPOSES: readonly Text[] = [
  ['Đi học', 'School'],
  ['Xin việc làm', 'Work'],
  ['Nhập cảnh, cư trú ở nước ngoài', 'Entry to or residence in another country'],
];
const PAPERS: readonly Text[] = [
  ['Thẻ căn cước', 'Identity card'],
  ['Hộ chiếu', 'Passport'],
  ['Giấy chứng nhận căn cước', 'Certificate of identity'],
  ['Thẻ đảng viên', 'Party card'],
  ['Giấy phép lái xe', 'Driving licence'],
  ['Thẻ bảo hiểm y tế', 'Health insurance card'],
  ['Giấy tờ khác', 'Another paper'],
];
const PEOPLES: readonly Text[] = [
  'Kinh',
  'Tày',
  'Thái',
  'Hoa',
  'Khmer',
  'Mường',
  'Nùng',
  'Mông',
  'Dao',
  'Gia Rai',
  'Ngái',
  'Ê Đê',
  'Ba Na',
  'Xơ Đăng',
  'Sán Chay',
  'Cơ Ho',
  'Chăm',
  'Sán Dìu',
  'Hrê',
  'Mnông',
].map((people): Text => [people, people]);

const relation: AskedQuestion = (pick) => ({
  field: field('choice', pick(['Quan hệ với trẻ', 'Relation to the child']), {
    options: terms(pick, RELATIONS),
  }),
});
const paper: AskedQuestion = (pick) => ({
  field: field('choice', pick(['Giấy tờ tùy thân', 'Identity paper']), { options: terms(pick, PAPERS) }),
});
const people: AskedQuestion = (pick) => ({
  field: field('choice', pick(['Dân tộc', 'Ethnic group']), { options: terms(pick, PEOPLES) }),
});

export const Radio: StoryObj = asking([
  relation,
  (pick) => ({ ...relation(pick), value: 'CODE_1', optional: true }),
]);

export const RadioWithError: StoryObj = asking([
  (pick) => ({
    ...relation(pick),
    error: pick(['Chọn quan hệ với trẻ.', 'Choose the relation to the child.']),
  }),
]);

export const YesNo: StoryObj = asking([
  (pick) => ({
    field: field('yesNo', pick(['Cần cấp bản sao không?', 'Are copies needed?']), {
      help: pick(['Mỗi bản sao 8.000 đồng.', 'Each copy is 8,000 đồng.']),
    }),
    value: false,
  }),
]);

export const Checkboxes: StoryObj = asking([
  (pick) => ({
    field: field('multiChoice', pick(['Dùng vào việc gì', 'What it is for']), {
      options: terms(pick, PURPOSES),
    }),
    value: ['CODE_0', 'CODE_2'],
  }),
]);

export const CheckboxesWithError: StoryObj = asking([
  (pick) => ({
    field: field('multiChoice', pick(['Dùng vào việc gì', 'What it is for']), {
      options: terms(pick, PURPOSES),
    }),
    error: pick(['Chọn ít nhất một mục.', 'Choose at least one.']),
  }),
]);

export const Select: StoryObj = asking([
  paper,
  (pick) => ({ ...paper(pick), value: 'CODE_2', optional: true, filled: true }),
]);

export const SelectWithError: StoryObj = asking([
  (pick) => ({ ...paper(pick), error: pick(['Chọn một giấy tờ.', 'Choose a paper.']) }),
]);

export const Search: StoryObj = asking([people, (pick) => ({ ...people(pick), value: 'CODE_3' })]);

export const SearchWithError: StoryObj = asking([
  (pick) => ({
    ...people(pick),
    value: 'Xơ Đăn',
    error: pick(['Chọn một mục trong danh sách.', 'Choose from the list.']),
  }),
]);

/** Typed without tone marks. */
export const Searching: StoryObj = {
  ...asking([people]),
  play: async ({ canvasElement }) => {
    const host = widget(canvasElement, 'test-fields');
    const input = await shown<HTMLInputElement>(host, '[role="combobox"]');
    type(input, 'san');
    await shown(host, '[role="option"]');
    press(input, 'ArrowDown');
    await shown(host, '[aria-selected="true"]');
  },
};

export const NothingFound: StoryObj = {
  ...asking([people]),
  play: async ({ canvasElement }) => {
    const host = widget(canvasElement, 'test-fields');
    type(await shown<HTMLInputElement>(host, '[role="combobox"]'), 'zzz');
    await shown(host, '[role="status"]:not(.visually-hidden)');
  },
};
