import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { asking, field, type Text } from './questions.ts';

const meta: Meta = { title: 'Fields/Date' };
export default meta;

const BORN: Text = ['Ngày, tháng, năm sinh', 'Date of birth'];

export const Empty: StoryObj = asking([(pick) => ({ field: field('date', pick(BORN)) })]);

export const Filled: StoryObj = asking([
  (pick) => ({ field: field('date', pick(BORN)), value: '1990-11-20', filled: true }),
]);

/** Many old papers give the year alone. */
export const YearOnly: StoryObj = asking([
  (pick) => ({ field: field('date', pick(BORN), { precision: 'year' }), value: '1950' }),
  (pick) => ({
    field: field('date', pick(['Ở đây từ', 'Living here since']), { precision: 'month' }),
    value: '2011-05',
    optional: true,
  }),
]);

export const WithError: StoryObj = asking([
  (pick) => ({
    field: field('date', pick(BORN)),
    value: '31/02/1990',
    error: pick([
      'Không có ngày này trong lịch. Gõ ngày/tháng/năm.',
      'There is no such day. Enter day/month/year.',
    ]),
  }),
]);
