import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { withActions } from 'storybook/actions/decorator';
import { html, nothing } from 'lit';
import type { Settings } from '../../src/config/settings.ts';
import type { ProcedureSearchElement } from '../../src/widgets/procedure-search/procedure-search.ts';
import { inside, shown } from '../../test/support/mount.ts';
import { controlsOf } from '../support/controls.ts';
import { endpointOf } from '../support/stage.ts';
import { press, showing, type, under, widget } from '../support/states.ts';

type Arguments = Settings &
  Partial<
    Pick<
      ProcedureSearchElement,
      'q' | 'subject' | 'category' | 'level' | 'lifeEvent' | 'detailHref' | 'applyHref' | 'syncUrl' | 'limit'
    >
  >;
type Story = StoryObj<Arguments>;

const TAG = 'dvc-procedure-search';
const shows = (selector: string) => showing(TAG, selector);

const meta: Meta<Arguments> = {
  title: 'Widgets/Procedure search',
  component: TAG,
  decorators: [withActions],
  parameters: {
    actions: {
      handles: ['dvc-procedure-selected', 'dvc-before-apply', 'dvc-apply-requested', 'dvc-activity'],
    },
  },
  argTypes: controlsOf(TAG),
  args: { limit: 5 },
  render: (args) =>
    html`<dvc-procedure-search
      endpoint=${args.endpoint || nothing}
      unit=${args.unit || nothing}
      lang=${args.lang || nothing}
      theme=${args.theme || nothing}
      q=${args.q || nothing}
      subject=${args.subject || nothing}
      category=${args.category || nothing}
      level=${args.level || nothing}
      life-event=${args.lifeEvent || nothing}
      detail-href=${args.detailHref || nothing}
      apply-href=${args.applyHref || nothing}
      limit=${args.limit ?? nothing}
      ?sync-url=${args.syncUrl}
    >
      <a href="https://dichvucong.gov.vn/">Cổng Dịch vụ công quốc gia</a>
    </dvc-procedure-search>`,
};
export default meta;

/** Try it: every attribute is a control, and the toolbar changes language, colours and the endpoint. */
export const Playground: Story = {};

export const Results: Story = { globals: under('ok'), play: shows('.result') };

export const ResultsForAText: Story = {
  args: { q: 'dang ky' },
  globals: under('ok'),
  play: shows('.result mark'),
};

export const OneResult: Story = {
  args: { q: 'khai sinh' },
  globals: under('ok'),
  play: shows('.result:only-child'),
};

/** Suggestions come while typing, without tone marks as well. */
export const Suggestions: Story = {
  globals: under('ok'),
  play: async ({ canvasElement }) => {
    const search = widget(canvasElement, TAG);
    type(await shown<HTMLInputElement>(search, 'input[role=combobox]'), 'dang ky');
    await shown(search, '[role=option]');
  },
};

export const SuggestionChosenByKeyboard: Story = {
  globals: under('ok'),
  play: async (context) => {
    await Suggestions.play?.(context);
    const search = widget(context.canvasElement, TAG);
    press(inside(search, 'input[role=combobox]'), 'ArrowDown');
    await shown(search, '[role=option][aria-selected=true]');
  },
};

export const Filtered: Story = {
  args: { level: '4', subject: 'CITIZEN' },
  globals: under('ok'),
  play: shows('.chips'),
};

/** A filter value that no record has stays visible, so that it can be dropped. */
export const FilteredByAnUnknownCode: Story = {
  args: { category: 'G00-00' },
  globals: under('ok'),
  play: shows('.notice'),
};

export const EveryFilterValue: Story = {
  args: { limit: 3 },
  globals: under('ok'),
  play: async ({ canvasElement }) => {
    const search = widget(canvasElement, TAG);
    (await shown(search, '.filters-button')).click();
    (await shown(search, 'fieldset .button.plain')).click();
    await shown(search, 'fieldset .button.plain[aria-expanded=true]');
  },
};

/** As on a phone: filters wait behind a button. */
export const Narrow: Story = {
  args: { q: 'dang ky' },
  decorators: [(story) => html`<div class="narrow">${story()}</div>`],
  globals: under('ok'),
  play: shows('.result'),
};

export const NarrowWithFilters: Story = {
  ...Narrow,
  play: async ({ canvasElement }) => {
    const search = widget(canvasElement, TAG);
    await shown(search, '.result');
    inside(search, '.filters-button').click();
    await shown(search, '.filter-groups[data-open]');
  },
};

export const MoreResults: Story = {
  args: { q: 'neo dau' },
  globals: under('ok'),
  play: async ({ canvasElement }) => {
    const search = widget(canvasElement, TAG);
    (await shown(search, '.more button')).click();
    await shown(search, '.result:nth-child(6)');
  },
};

/** The next page is under way; the button says so. */
export const MoreResultsLoading: Story = {
  args: { q: 'neo dau' },
  globals: under('ok'),
  play: async ({ canvasElement, id }) => {
    const search = widget(canvasElement, TAG);
    const more = await shown(search, '.more button');
    endpointOf(id).condition = 'slow';
    more.click();
    await shown(search, '.more button[aria-disabled=true]');
  },
};

/** The next page did not come; what is there stays. */
export const MoreResultsFailed: Story = {
  args: { q: 'neo dau' },
  globals: under('ok'),
  play: async ({ canvasElement, id }) => {
    const search = widget(canvasElement, TAG);
    const more = await shown(search, '.more button');
    endpointOf(id).condition = 'unreachable';
    more.click();
    await shown(search, '.notice');
  },
};

/** Titles of 1,094 characters, texts run together, values nobody knows, strings that try to be more than text. */
export const DifficultRecords: Story = {
  args: { limit: 50 },
  globals: under('ok'),
  play: shows('.result:nth-child(30)'),
};

export const Loading: Story = { globals: under('slow'), play: shows('.skeleton') };

/** After four seconds the widget says why nothing is there yet. */
export const Slow: Story = { globals: under('slow'), play: shows('.slow') };

/** A new search is under way: the results before stay, paler, until it answers. */
export const SearchingAgain: Story = {
  globals: under('ok'),
  play: async ({ canvasElement, id }) => {
    const search = widget(canvasElement, TAG) as ProcedureSearchElement;
    await shown(search, '.result');
    endpointOf(id).condition = 'slow';
    search.q = 'khai sinh';
    await shown(search, '[aria-busy=true] .result');
  },
};

export const NothingFound: Story = {
  args: { q: 'xin bay lên mặt trăng' },
  globals: under('ok'),
  play: shows('.notice'),
};

export const NothingFoundWithFilters: Story = {
  args: { q: 'khai tử', level: '2' },
  globals: under('ok'),
  play: shows('.notice button'),
};

export const EmptyCatalogue: Story = { globals: under('empty'), play: shows('.notice') };

export const Offline: Story = { globals: under('offline'), play: shows('.notice') };

export const Unreachable: Story = { globals: under('unreachable'), play: shows('.notice') };

export const TimedOut: Story = { globals: under('timeout'), play: shows('.notice') };

export const ServerError: Story = { globals: under('server-error'), play: shows('.notice') };

export const Unavailable: Story = { globals: under('unavailable'), play: shows('.notice') };

export const TooManyRequests: Story = { globals: under('too-many-requests'), play: shows('.notice') };

/** The answer is not JSON, or not what the contract says. */
export const BrokenContract: Story = { globals: under('broken-contract'), play: shows('.notice') };

/** The endpoint speaks another major version of the contract. */
export const Incompatible: Story = { globals: under('incompatible'), play: shows('.notice') };

/** Trouble, and then the button. */
export const Recovered: Story = {
  globals: under('unreachable'),
  play: async ({ canvasElement, id }) => {
    const search = widget(canvasElement, TAG);
    const retry = await shown(search, '[part=retry-button]');
    endpointOf(id).condition = 'ok';
    retry.click();
    await shown(search, '.result');
  },
};

/** Written for the person who put the tag there; the fallback stays for everybody else. */
export const WithoutEndpoint: Story = {
  globals: under('ok'),
  parameters: { stage: { withoutEndpoint: true } },
  play: shows('.notice'),
};

export const RefusedEndpoint: Story = {
  args: { endpoint: 'http://example.vn/khong-an-toan' },
  globals: under('ok'),
  parameters: { stage: { withoutEndpoint: true } },
  play: shows('.notice'),
};

/** A page of one colour scheme, a widget of the other: it brings its ground along. */
export const ThemeOfItsOwn: Story = {
  globals: under('ok'),
  render: (args, context) => meta.render!({ ...args, theme: opposite(context.globals['theme']) }, context),
  play: shows('.result'),
};

function opposite(theme: unknown): string {
  return theme === 'dark' ? 'light' : 'dark';
}

/** The host's own help, and a host that writes from right to left. */
export const RightToLeftHost: Story = {
  globals: under('ok'),
  render: () =>
    html`<div dir="rtl">
      <dvc-procedure-search q="dang ky" limit="3">
        <p slot="help">Trung tâm Phục vụ hành chính công, số 1 đường Bến Đò.</p>
      </dvc-procedure-search>
    </div>`,
  play: shows('.result'),
};
