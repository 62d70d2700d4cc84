import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { shown } from '../../test/support/mount.ts';
import { widget } from '../support/states.ts';
import { asking, field, type AskedQuestion } from './questions.ts';

const meta: Meta = { title: 'Fields/Group' };
export default meta;

const members: AskedQuestion = (pick) => ({
  field: field('group', pick(['Thành viên trong hộ', 'Members of the household']), {
    itemLabel: pick(['Thành viên', 'Member']),
    fields: [
      { pointer: './name', kind: 'personName', label: pick(['Họ, chữ đệm, tên', 'Full name']) },
      { pointer: './born', kind: 'date', label: pick(['Ngày sinh', 'Date of birth']) },
      { pointer: './relation', kind: 'text', label: pick(['Quan hệ với chủ hộ', 'Relation to the head']) },
    ],
  }),
});
const SOME = [
  { name: 'Nguyễn Văn Mẫu', born: '1985-03-02', relation: 'Chủ hộ' },
  { name: 'Trần Thị Thí Dụ', born: '1987-10-12' },
];

export const Empty: StoryObj = asking([members]);

export const Optional: StoryObj = asking([(pick) => ({ ...members(pick), optional: true })]);

export const Cards: StoryObj = asking([(pick) => ({ ...members(pick), value: SOME })]);

/** Rows where there is room for them, cards where there is not. */
export const Table: StoryObj = asking([
  (pick) => {
    const question = members(pick);
    return { ...question, field: { ...question.field, appearance: 'table' }, value: SOME };
  },
]);

export const WithError: StoryObj = asking([
  (pick) => ({
    ...members(pick),
    value: [],
    error: pick(['Kê ít nhất một thành viên.', 'List at least one member.']),
  }),
]);

export const Full: StoryObj = asking([(pick) => ({ ...members(pick), value: SOME, limits: { max: 2 } })]);

/** What was removed can be put back. */
export const Removed: StoryObj = {
  ...asking([(pick) => ({ ...members(pick), value: SOME })]),
  play: async ({ canvasElement }) => {
    const host = widget(canvasElement, 'test-fields');
    (await shown(host, '.group-item button')).click();
    await shown(host, '.group-status button');
  },
};
