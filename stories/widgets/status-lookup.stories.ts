import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { withActions } from 'storybook/actions/decorator';
import { html, nothing, type TemplateResult } from 'lit';
import type { DescriptionClient } from '../../src/client/description.ts';
import type { Settings } from '../../src/config/settings.ts';
import type { DossierProgress } from '../../src/contract/dossier-progress.ts';
import { FollowedDossiers } from '../../src/device/followed-dossiers.ts';
import type { StatusLookupElement } from '../../src/widgets/status-lookup/status-lookup.ts';
import { CODE, DOSSIERS, moved, statusTerm, type DossierName } from '../../test/support/every-dossier.ts';
import { FakeDossierTracking, LIMITED, type TrackingFate } from '../../test/support/fake-dossier-tracking.ts';
import { shown } from '../../test/support/mount.ts';
import { dossierBill, payment, PAYMENT_ID } from '../../test/support/payments.ts';
import { clickButton, fillIn, lookUp, says } from '../../test/support/status-lookup.ts';
import { supplementForm } from '../../test/support/supplement.ts';
import { controlsOf } from '../support/controls.ts';
import { endpointOf } from '../support/stage.ts';
import { showing, under, widget } from '../support/states.ts';

type Arguments = Settings & Partial<Pick<StatusLookupElement, 'code' | 'kiosk' | 'applyHref' | 'payHref'>>;
type Story = StoryObj<Arguments>;
type Context = Parameters<NonNullable<Story['play']>>[0];

const TAG = 'dvc-status-lookup';
const shows = (selector: string) => showing(TAG, selector);

/** The endpoint of the story that is shown. */
let tracking = new FakeDossierTracking();

const OTHER: DossierProgress = {
  ...DOSSIERS.collect,
  code: 'H29-261105-0007',
  procedureName: 'Đăng ký kết hôn',
};

const meta: Meta<Arguments> = {
  title: 'Widgets/Status lookup',
  component: TAG,
  decorators: [withActions],
  parameters: {
    actions: {
      handles: [
        'dvc-dossier-found',
        'dvc-dossier-changed',
        'dvc-supplement-sent',
        'dvc-dossier-withdrawn',
        'dvc-before-payment',
        'dvc-payment-started',
        'dvc-payment-settled',
        'dvc-payment-failed',
        'dvc-activity',
      ],
    },
  },
  argTypes: controlsOf(TAG),
  args: { applyHref: '/nop-ho-so?ma={code}', payHref: '/nop-phi?ho-so={code}' },
  beforeEach: () => {
    tracking = new FakeDossierTracking(DOSSIERS.processing, OTHER);
    new FollowedDossiers('').forgetAll();
  },
  render: (args) => lookup(args, html`<a href="https://dichvucong.gov.vn/">Cổng Dịch vụ công quốc gia</a>`),
};
export default meta;

function lookup(args: Arguments, content: TemplateResult): TemplateResult {
  return html`<dvc-config .clients=${{ dossierTracking: tracking }}
    ><dvc-status-lookup
      endpoint=${args.endpoint || nothing}
      lang=${args.lang || nothing}
      theme=${args.theme || nothing}
      code=${args.code || nothing}
      apply-href=${args.applyHref || nothing}
      pay-href=${args.payHref || nothing}
      ?kiosk=${args.kiosk ?? false}
      >${content}</dvc-status-lookup
    ></dvc-config
  >`;
}

const elementOf = ({ canvasElement }: Context) => widget(canvasElement, TAG) as StatusLookupElement;

/** A story about somebody who has looked a dossier up, and what happens then. */
function found(
  name: DossierName,
  then: (element: StatusLookupElement) => unknown = () => undefined,
  args: Arguments = {},
): Story {
  return {
    args,
    globals: under('ok'),
    play: async (context) => {
      const element = elementOf(context);
      tracking.put(DOSSIERS[name]);
      await lookUp(element, DOSSIERS[name].code);
      await shown(element, 'article');
      await then(element);
    },
  };
}

const OWED = dossierBill({ number: CODE });
const PAY = /^Nộp phí, lệ phí|^Pay/;
const NO_PAYMENTS: Pick<DescriptionClient, 'describeEndpoint'> = {
  describeEndpoint: () => Promise.resolve({ contract: '1.0' }),
};

/** A story about somebody whose dossier waits for money. */
function paying(then: (element: StatusLookupElement) => unknown): Story {
  const story = found('payment', then);
  return {
    ...story,
    play: async (context) => {
      endpointOf(context.id).payments.billOf = () => OWED;
      await story.play?.(context);
    },
  };
}

/** A story about a look-up that brings nothing. */
function asked(fate: TrackingFate, selector = '.answer .notice'): Story {
  return {
    globals: under('ok'),
    play: async (context) => {
      const element = elementOf(context);
      tracking.fates = [fate];
      await lookUp(element, CODE);
      await shown(element, selector, 8_000);
    },
  };
}

/** Try it: the code is H29-261118-0042, the last six digits are 012345. */
export const Playground: Story = {};

export const Empty: Story = { globals: under('ok'), play: shows('form') };

/** Led here by a link with the code, which proves nothing. */
export const CodeKnown: Story = { args: { code: CODE }, globals: under('ok'), play: shows('form') };

export const UnusualCode: Story = {
  globals: under('ok'),
  play: async (context) => {
    await fillIn(elementOf(context), 'code', 'HS 2026/77');
    await shown(elementOf(context), '#code-warning');
  },
};

export const Incomplete: Story = {
  globals: under('ok'),
  play: async (context) => {
    await lookUp(elementOf(context), '', '123');
    await shown(elementOf(context), '#proof-error');
  },
};

/** A wrong proof and an unknown code look alike. */
export const NotFound: Story = {
  globals: under('ok'),
  play: async (context) => {
    await lookUp(elementOf(context), CODE, '999999');
    await shown(elementOf(context), '.answer .notice');
  },
};

export const Limited: Story = asked(LIMITED);

export const Offline: Story = asked({ kind: 'offline' });

export const EndpointUnreachable: Story = asked({ kind: 'unreachable' });

export const Asking: Story = asked('held', '.slow');

export const Filed: Story = found('filed');

export const Received: Story = found('received');

export const NotReceived: Story = found('notReceived');

export const Processing: Story = found('processing');

export const SupplementAwaited: Story = found('supplement');

export const SupplementOpened: Story = found('supplement', async (element) => {
  tracking.supplementForm = supplementForm();
  (await shown(element, '[part="supplement-button"]')).click();
  await shown(element, '[id="/documents/BIRTH_PROOF"]');
});

export const PaymentAwaited: Story = found('payment');

/** What is owed, opened in place of what to do now. */
export const PaymentOpened: Story = paying(async (element) => {
  await clickButton(element, PAY);
  await shown(element, '[part="payment"] table');
});

/** The payer has come back from the payment platform: the truth of the payment, before any proof. */
export const PaidOnReturn: Story = {
  globals: under('ok'),
  beforeEach: () => {
    const address = new URL(location.href);
    address.searchParams.set('dvc-payment', PAYMENT_ID);
    history.replaceState(history.state, '', address);
  },
  render: (args, { id }) => {
    endpointOf(id).payments.put(payment('PAID', { of: OWED }));
    return lookup(args, html``);
  },
  play: shows('[part="payment"] table'),
};

/** The endpoint takes no payments: the page of the host is the way. */
export const PaymentElsewhere: Story = {
  ...found('payment'),
  decorators: [(story) => html`<dvc-config .clients=${{ description: NO_PAYMENTS }}>${story()}</dvc-config>`],
};

export const Withdrawn: Story = found('withdrawn');

export const Stopped: Story = found('stopped');

export const ToCollect: Story = found('collect');

export const OnItsWay: Story = found('shipped');

export const Returned: Story = found('returned');

/** A state nobody here has heard of, by the label of the endpoint. */
export const UnknownState: Story = found('unknownState');

export const Overdue: Story = found('overdue');

export const Late: Story = found('late');

export const LongHistory: Story = found('long', async (element) => {
  (await shown(element, '[part="timeline"] summary')).click();
  (await shown(element, '[part="deadline"] summary')).click();
});

export const Changed: Story = found('processing', async (element) => {
  tracking.put(
    moved(DOSSIERS.processing, 'Ký duyệt xong.', {
      ...DOSSIERS.collect,
      status: statusTerm('9'),
      version: 4,
    }),
  );
  await shown(element, '.badge[data-tone="new"]');
});

/** The line is down: nothing old is shown as if it were new. */
export const Stale: Story = found('processing', async (element) => {
  tracking.streamFailure = { kind: 'offline' };
  tracking.cut();
  dispatchEvent(new Event('offline'));
  await shown(element, '[data-stale="true"]');
});

export const Expired: Story = found('processing', async (element) => {
  tracking.expire();
  await shown(element, '#renewal');
});

export const ResultSaved: Story = found('returned', async (element) => {
  tracking.fates = [{ kind: 'offline' }];
  await clickButton(element, /^Tải về Trích lục|^Download Trích lục/);
  await shown(element, '.rows .error');
});

export const WithdrawalAsked: Story = found('processing', async (element) => {
  (await shown(element, '[part="withdraw-button"]')).click();
  await shown(element, '#withdrawal-reason');
});

export const WithdrawalUnknown: Story = found('processing', async (element) => {
  (await shown(element, '[part="withdraw-button"]')).click();
  tracking.fates = [{ kind: 'offline' }];
  (await shown(element, '[part="confirm-withdraw-button"]')).click();
  await shown(element, '[part="withdrawal"] .notice');
});

/** Two of this visit, and one this device remembers. */
export const Several: Story = found('processing', async (element) => {
  new FollowedDossiers('').remember('H18-261101-0003');
  (await shown(element, '[part="leave-button"]')).click();
  await lookUp(element, OTHER.code);
  (await shown(element, '[part="leave-button"]')).click();
  await says(element, 'H18-261101-0003');
});

export const Kiosk: Story = found('payment', undefined, { kiosk: true });

/** While nobody seems to be there. The two minutes before the warning are over at once. */
export const KioskIdle: Story = {
  args: { kiosk: true },
  globals: under('ok'),
  beforeEach: () => {
    const { setTimeout: wait } = globalThis;
    const hasten = (run: () => void, delay: number) => wait(run, delay === 120_000 ? 100 : delay);
    globalThis.setTimeout = hasten as typeof setTimeout;
    return () => void (globalThis.setTimeout = wait);
  },
  play: async (context) => {
    await fillIn(elementOf(context), 'code', CODE);
    await shown(elementOf(context), '[role="alertdialog"]');
  },
};

export const IncompatibleEndpoint: Story = { globals: under('incompatible'), play: shows('.notice') };

export const RefusedEndpoint: Story = {
  args: { endpoint: 'http://example.vn/khong-an-toan' },
  globals: under('ok'),
  parameters: { stage: { withoutEndpoint: true } },
  render: (args) =>
    html`<dvc-status-lookup endpoint=${args.endpoint ?? nothing}
      ><a href="https://dichvucong.gov.vn/">Cổng Dịch vụ công quốc gia</a></dvc-status-lookup
    >`,
  play: shows('.notice'),
};

/** A page of one colour scheme, a widget of the other: it brings its ground along. */
export const ThemeOfItsOwn: Story = {
  ...found('overdue'),
  render: (args, { globals }) =>
    lookup({ ...args, theme: globals['theme'] === 'dark' ? 'light' : 'dark' }, html``),
};

/** A host that writes from right to left. */
export const RightToLeftHost: Story = {
  ...found('processing'),
  render: (args) => html`<div dir="rtl">${lookup(args, html``)}</div>`,
};
