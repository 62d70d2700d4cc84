import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { shown } from '../../test/support/mount.ts';
import { type, widget } from '../support/states.ts';
import { asking, field, type AskedQuestion } from './questions.ts';

const meta: Meta = { title: 'Fields/Address' };
export default meta;

const home: AskedQuestion = (pick) => ({
  field: field('address', pick(['Nơi thường trú', 'Permanent residence'])),
});

export const Empty: StoryObj = asking([home]);

export const Filled: StoryObj = asking([
  (pick) => ({ ...home(pick), value: { province: '79', ward: '26740', detail: 'Số 1, đường Thí Dụ' } }),
]);

/** A former name finds the ward it became part of. */
export const FormerName: StoryObj = {
  ...asking([(pick) => ({ ...home(pick), value: { province: '79' } })]),
  play: async ({ canvasElement }) => {
    const host = widget(canvasElement, 'test-fields');
    type(await shown<HTMLInputElement>(host, '[id="question-0/ward"]'), 'thu duc');
    await shown(host, '[role="option"]');
  },
};

export const WithError: StoryObj = asking([
  (pick) => ({
    ...home(pick),
    value: { province: '79', detail: 'Số 1, đường Thí Dụ' },
    error: pick(['Chọn phường, xã, đặc khu.', 'Choose the ward or commune.']),
  }),
]);

export const Optional: StoryObj = asking([(pick) => ({ ...home(pick), optional: true })]);

export const Loading: StoryObj = asking([home], 'loading');

export const Failed: StoryObj = asking([home], 'failed');

/** Where it is to be filed: no house and street. */
export const UnitOnly: StoryObj = asking([
  (pick) => ({
    field: field('address', pick(['Nơi nhận hồ sơ', 'Where to file']), { appearance: 'ward' }),
    value: { province: '01' },
  }),
]);
