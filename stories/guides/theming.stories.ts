import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { ref } from 'lit/directives/ref.js';
import { COLORS } from '../../src/theme/tokens.styles.ts';
import { shown } from '../../test/support/mount.ts';
import { under, widget } from '../support/states.ts';

/** Token names without `--dvc-`, and what the host sets them to. */
type Tokens = Readonly<Record<string, string>>;

const color = { control: 'color' } as const;
const TAG = 'dvc-procedure-search';

const meta: Meta<Tokens> = {
  title: 'Guides/Theming',
  tags: ['!autodocs'],
  argTypes: Object.fromEntries(Object.keys(COLORS).map((name) => [`color-${name}`, color])),
  globals: under('ok'),
  render: (tokens) => {
    const dress = (element: Element | undefined) => {
      if (!(element instanceof HTMLElement)) return;
      for (const [name, value] of Object.entries(tokens)) element.style.setProperty(`--dvc-${name}`, value);
    };
    return html`<dvc-procedure-search q="dang ky" limit="3" ${ref(dress)}></dvc-procedure-search>`;
  },
  play: async ({ canvasElement }) => void (await shown(widget(canvasElement, TAG), '.result')),
};
export default meta;

/** Change a control: the widget follows at once. */
export const ColoursOfTheHost: StoryObj<Tokens> = {
  args: { 'color-action': '#0f5132', 'color-on-action': '#ffffff', radius: '12px', 'font-size': '18px' },
  globals: { ...under('ok'), theme: 'light' },
};

export const Parts: StoryObj<Tokens> = {
  render: () =>
    html`<style>
        .themed-by-parts::part(search-button) {
          border-radius: 999px;
        }
        .themed-by-parts::part(result) {
          padding-inline-start: 12px;
          border-inline-start: 3px solid currentcolor;
        }
      </style>
      <dvc-procedure-search class="themed-by-parts" q="dang ky" limit="3"></dvc-procedure-search>`,
};
