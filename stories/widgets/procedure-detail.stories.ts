import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { withActions } from 'storybook/actions/decorator';
import { html, nothing, type TemplateResult } from 'lit';
import type { Settings } from '../../src/config/settings.ts';
import type { ProcedureDetailElement } from '../../src/widgets/procedure-detail/procedure-detail.ts';
import {
  BARE,
  HOSTILE,
  LONG_TITLE,
  RUN_TOGETHER,
  UNKNOWN_VALUES,
} from '../../test/support/fixtures/difficult-procedures.ts';
import { BIRTH, DEATH, RESIDENCE, RIVER_MAP, SHOP } from '../../test/support/fixtures/procedures.ts';
import { allInside, shown } from '../../test/support/mount.ts';
import { controlsOf } from '../support/controls.ts';
import { endpointOf } from '../support/stage.ts';
import { showing, under, widget } from '../support/states.ts';

type Arguments = Settings & Partial<Pick<ProcedureDetailElement, 'code' | 'applyHref'>>;
type Story = StoryObj<Arguments>;

const TAG = 'dvc-procedure-detail';
const shows = (selector: string) => showing(TAG, selector);

const meta: Meta<Arguments> = {
  title: 'Widgets/Procedure detail',
  component: TAG,
  decorators: [withActions],
  parameters: {
    actions: { handles: ['dvc-procedure-loaded', 'dvc-before-apply', 'dvc-apply-requested', 'dvc-activity'] },
  },
  argTypes: controlsOf(TAG),
  args: { code: BIRTH },
  render: (args) => detail(args, html`<a href="https://dichvucong.gov.vn/">Cổng Dịch vụ công quốc gia</a>`),
};
export default meta;

function detail(args: Arguments, content: TemplateResult): TemplateResult {
  return html`<dvc-procedure-detail
    endpoint=${args.endpoint || nothing}
    lang=${args.lang || nothing}
    theme=${args.theme || nothing}
    code=${args.code || nothing}
    apply-href=${args.applyHref || nothing}
    >${content}</dvc-procedure-detail
  >`;
}

const HELP = html`<p slot="help">Trung tâm Phục vụ hành chính công, số 1 đường Bến Đò.</p>`;

/** Try it: every attribute is a control, and the toolbar changes language, colours and the endpoint. */
export const Playground: Story = {};

/** Apply, pay and receive by post. */
export const FullyOnline: Story = { globals: under('ok'), play: shows('article') };

export const PartlyOnline: Story = {
  args: { code: RESIDENCE },
  globals: under('ok'),
  play: shows('article'),
};

export const FormsToDownload: Story = { args: { code: SHOP }, globals: under('ok'), play: shows('article') };

export const InformationOnly: Story = {
  args: { code: RIVER_MAP },
  globals: under('ok'),
  play: shows('article'),
};

/** The host's own page for applying. Without one, the link leads to the record on the national portal. */
export const ApplyOnThisSite: Story = {
  args: { applyHref: '/nop-ho-so?ma={code}' },
  globals: under('ok'),
  play: shows('a[part=apply-button][href*="9.000001"]'),
};

/** Nowhere to lead: the button fires its events, and the host acts. */
export const ApplyByEvent: Story = {
  args: { code: DEATH },
  globals: under('ok'),
  play: shows('button[part=apply-button]'),
};

export const PapersTickedOff: Story = {
  globals: under('ok'),
  play: async ({ canvasElement }) => {
    const detail = widget(canvasElement, TAG);
    await shown(detail, '.papers input');
    for (const box of allInside(detail, '.papers input').slice(0, 2)) box.click();
    await shown(detail, '.papers input:checked');
  },
};

export const LongTitle: Story = { args: { code: LONG_TITLE }, globals: under('ok'), play: shows('article') };

export const LongTextUnfolded: Story = {
  args: { code: LONG_TITLE },
  globals: under('ok'),
  play: async ({ canvasElement }) => {
    (await shown(widget(canvasElement, TAG), 'summary')).click();
    await shown(widget(canvasElement, TAG), 'details[open]');
  },
};

/** A record with nothing but what the contract requires. */
export const BareRecord: Story = { args: { code: BARE }, globals: under('ok'), play: shows('article') };

export const TextsRunTogether: Story = {
  args: { code: RUN_TOGETHER },
  globals: under('ok'),
  play: shows('article'),
};

export const UnknownValues: Story = {
  args: { code: UNKNOWN_VALUES },
  globals: under('ok'),
  play: shows('article'),
};

/** Markup is shown as text, sums that cannot be are not shown, addresses that must not be followed are no links. */
export const HostileStrings: Story = {
  args: { code: HOSTILE },
  globals: under('ok'),
  play: shows('article'),
};

export const Narrow: Story = {
  decorators: [(story) => html`<div class="narrow">${story()}</div>`],
  globals: under('ok'),
  play: shows('article'),
};

export const Loading: Story = { globals: under('slow'), play: shows('.skeleton') };

/** After four seconds the widget says why nothing is there yet. */
export const Slow: Story = { globals: under('slow'), play: shows('.slow') };

export const NotChosen: Story = { args: { code: '' }, globals: under('ok'), play: shows('.notice') };

export const UnknownCode: Story = {
  args: { code: '9.999999' },
  globals: under('ok'),
  play: shows('.notice'),
};

export const Offline: Story = { globals: under('offline'), play: shows('.notice') };

export const Unreachable: Story = { globals: under('unreachable'), play: shows('.notice') };

export const TimedOut: Story = { globals: under('timeout'), play: shows('.notice') };

export const ServerError: Story = { globals: under('server-error'), play: shows('.notice') };

export const Unavailable: Story = { globals: under('unavailable'), play: shows('.notice') };

export const TooManyRequests: Story = { globals: under('too-many-requests'), play: shows('.notice') };

export const BrokenContract: Story = { globals: under('broken-contract'), play: shows('.notice') };

export const Incompatible: Story = { globals: under('incompatible'), play: shows('.notice') };

/** Trouble, and then the button. */
export const Recovered: Story = {
  globals: under('unreachable'),
  play: async ({ canvasElement, id }) => {
    const detail = widget(canvasElement, TAG);
    const retry = await shown(detail, '[part=retry-button]');
    endpointOf(id).condition = 'ok';
    retry.click();
    await shown(detail, 'article');
  },
};

export const WithoutEndpoint: Story = {
  globals: under('ok'),
  parameters: { stage: { withoutEndpoint: true } },
  play: shows('.notice'),
};

/** The host's own help below the record. */
export const HelpOfTheHost: Story = {
  args: { code: RIVER_MAP },
  globals: under('ok'),
  render: (args) => detail(args, HELP),
  play: shows('article'),
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
  render: (args, { globals }) =>
    detail({ ...args, theme: globals['theme'] === 'dark' ? 'light' : 'dark' }, HELP),
  play: shows('article'),
};

/** A host that writes from right to left. */
export const RightToLeftHost: Story = {
  globals: under('ok'),
  render: (args) => html`<div dir="rtl">${detail(args, HELP)}</div>`,
  play: shows('article'),
};
