import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, nothing } from 'lit';
import type { Settings } from '../../src/config/settings.ts';
import { BIRTH, DEATH, RIVER_MAP } from '../../test/support/fixtures/procedures.ts';
import { shown } from '../../test/support/mount.ts';
import { controlsOf } from '../support/controls.ts';
import { under } from '../support/states.ts';

type Story = StoryObj<Settings>;

const meta: Meta<Settings> = {
  title: 'Widgets/Config',
  component: 'dvc-config',
  argTypes: controlsOf('dvc-config'),
  render: (args) =>
    html`<dvc-config
      endpoint=${args.endpoint || nothing}
      unit=${args.unit || nothing}
      lang=${args.lang || nothing}
      theme=${args.theme || nothing}
    >
      <dvc-procedure-search limit="2" q="khai"></dvc-procedure-search>
      <dvc-procedure-detail code=${DEATH}></dvc-procedure-detail>
    </dvc-config>`,
};
export default meta;

/** Try it: every attribute is a control, and holds for both widgets inside. */
export const Playground: Story = {};

async function everyWidgetShows(canvas: HTMLElement, selector: string): Promise<void> {
  const widgets = canvas.querySelectorAll('dvc-procedure-search, dvc-procedure-detail');
  for (const widget of widgets) await shown(widget, selector);
}

/** What is said once holds for every widget inside. */
export const AroundTwoWidgets: Story = {
  args: { theme: 'auto' },
  globals: under('ok'),
  play: ({ canvasElement }) => everyWidgetShows(canvasElement, '.badge'),
};

/** The nearest setting wins: tag, then the `<dvc-config>` around it, then the one around that, then the page. */
export const Nested: Story = {
  globals: under('ok'),
  render: () =>
    html`<dvc-config lang="en">
      <dvc-procedure-search limit="1" q="khai sinh"></dvc-procedure-search>
      <dvc-config lang="vi">
        <dvc-procedure-detail code=${DEATH}></dvc-procedure-detail>
        <dvc-procedure-detail code=${RIVER_MAP} lang="en"></dvc-procedure-detail>
      </dvc-config>
    </dvc-config>`,
  play: ({ canvasElement }) => everyWidgetShows(canvasElement, '.badge'),
};

export const LightAndDarkSideBySide: Story = {
  globals: under('ok'),
  render: () =>
    html`<dvc-config theme="light"><dvc-procedure-detail code=${BIRTH}></dvc-procedure-detail></dvc-config>
      <dvc-config theme="dark"><dvc-procedure-detail code=${BIRTH}></dvc-procedure-detail></dvc-config>`,
  play: ({ canvasElement }) => everyWidgetShows(canvasElement, 'article'),
};
