import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { withActions } from 'storybook/actions/decorator';
import { html, nothing, type TemplateResult } from 'lit';
import type { Settings } from '../../src/config/settings.ts';
import type { FilledForm } from '../../src/widgets/online-form/filled-form.ts';
import type { OnlineFormElement } from '../../src/widgets/online-form/online-form.ts';
import { refused } from '../../test/support/fake-dossiers.ts';
import { businessAnswers, personAnswers } from '../../test/support/form-definition.ts';
import { shown, until } from '../../test/support/mount.ts';
import {
  chooseFiles,
  clearDevice,
  filledForm,
  FORM,
  keepDraft,
  pdf,
} from '../../test/support/filled-form.ts';
import { dossierBill } from '../../test/support/payments.ts';
import { controlsOf } from '../support/controls.ts';
import { endpointOf } from '../support/stage.ts';
import { showing, under, widget } from '../support/states.ts';

type Arguments = Settings &
  Partial<Pick<OnlineFormElement, 'procedure' | 'kiosk' | 'statusHref' | 'payHref' | 'returnHref'>>;
type Story = StoryObj<Arguments>;

const TAG = 'dvc-online-form';
const shows = (selector: string) => showing(TAG, selector);

const meta: Meta<Arguments> = {
  title: 'Widgets/Online form',
  component: TAG,
  decorators: [withActions],
  parameters: { actions: { handles: ['dvc-dossier-submitted', 'dvc-activity'] } },
  argTypes: controlsOf(TAG),
  args: { procedure: FORM },
  // Not waited for: Storybook reloads a page whose story takes its time before it is drawn.
  beforeEach: () => void clearDevice(),
  render: (args) => form(args, html`<a href="https://dichvucong.gov.vn/">Cổng Dịch vụ công quốc gia</a>`),
};
export default meta;

function form(args: Arguments, content: TemplateResult): TemplateResult {
  return html`<dvc-online-form
    endpoint=${args.endpoint || nothing}
    lang=${args.lang || nothing}
    theme=${args.theme || nothing}
    unit=${args.unit || nothing}
    procedure=${args.procedure || nothing}
    status-href=${args.statusHref || nothing}
    pay-href=${args.payHref || nothing}
    return-href=${args.returnHref || nothing}
    ?kiosk=${args.kiosk ?? false}
    >${content}</dvc-online-form
  >`;
}

type Context = Parameters<NonNullable<Story['play']>>[0];

const formOf = ({ canvasElement }: Context) => widget(canvasElement, TAG) as OnlineFormElement;

/** Presses what the selector names, once it is there. */
async function press(element: OnlineFormElement, selector: string): Promise<void> {
  (await shown<HTMLElement>(element, selector)).click();
  await element.updateComplete;
}

const PRIMARY = '.button.primary';
const SUBMIT = '[part="submit-button"]';

/** A story about somebody who has come as far as a step; a draft of theirs is on the device. */
function from(change: Partial<FilledForm>, then: (element: OnlineFormElement, context: Context) => unknown) {
  return {
    args: { procedure: '' },
    globals: under('ok'),
    play: async (context: Context) => {
      const element = formOf(context);
      await keepDraft(filledForm(change));
      element.procedure = FORM;
      await press(element, PRIMARY);
      await shown(element, 'form');
      await then(element, context);
    },
  };
}

async function agreeAndSend(element: OnlineFormElement): Promise<void> {
  await press(element, '[id="/consent"]');
  await press(element, SUBMIT);
}

/** Try it: every attribute is a control, and the toolbar changes language, colours and the endpoint. */
export const Playground: Story = {};

export const Start: Story = {
  args: { unit: '26740' },
  globals: under('ok'),
  play: shows('[role="combobox"]'),
};

export const AnswersToMend: Story = from({ step: 'answers/applicant', answers: {} }, async (element) => {
  await shown(element, '[id="/answers/applicant/home/detail"]');
  await press(element, PRIMARY);
  await shown(element, '#summary');
});

export const Conditional: Story = from({ step: 'answers/kind', answers: businessAnswers }, (element) =>
  shown(element, '[id="/answers/business/proof"]'),
);

export const RepeatedGroup: Story = from({ step: 'answers/household' }, (element) =>
  shown(element, '.group-item'),
);

const paper = (key: string, name: string, done: boolean) => ({
  key,
  name,
  type: 'application/pdf',
  size: 2_400_000,
  done,
});

/** Sent, on its way, waiting, failed, and lost with the page. */
export const Documents: Story = from(
  {
    step: 'documents',
    answers: businessAnswers,
    files: {
      DECLARATION: [paper('a', 'to-khai-trang-1.pdf', true), paper('b', 'to-khai-trang-2.pdf', false)],
    },
  },
  async (element, { id }) => {
    const { uploads } = endpointOf(id);
    uploads.held = true;
    await shown(element, '[id="/documents/DECLARATION"]');
    chooseFiles(element, '/documents/LEASE', pdf('hop-dong-thue-dia-diem-kinh-doanh-nam-2026.pdf', 900_000));
    await shown(element, '.file[data-state="sending"]');
    uploads.last.arrive(0.42);
    chooseFiles(
      element,
      '/documents/DECLARATION',
      new File(['x'], 'bang-tinh.xlsx', { type: 'application/vnd.ms-excel' }),
      pdf('to-khai-trang-3.pdf'),
    );
    await shown(element, '.file[data-state="waiting"]');
  },
);

export const DocumentFailed: Story = from({ step: 'documents', files: {} }, async (element, { id }) => {
  const { uploads } = endpointOf(id);
  uploads.held = true;
  await shown(element, '[id="/documents/DECLARATION"]');
  chooseFiles(element, '/documents/DECLARATION', pdf('to-khai.pdf', 900_000), pdf('trang-2.pdf'));
  await shown(element, '.file[data-state="sending"]');
  uploads.last.fail({ kind: 'unreachable' });
  await shown(element, '.file[data-state="failed"]');
  await shown(element, '.file[data-state="sending"]');
  await press(element, '.file[data-state="sending"] .file-actions button');
  await shown(element, '.file[data-state="paused"]');
});

export const DeliveryByPost: Story = from(
  { step: 'delivery', delivery: { id: 'POST', address: { province: '01' } } },
  (element) => shown(element, '[id="/delivery/address/detail"]'),
);

export const Review: Story = from({ answers: businessAnswers }, (element) => shown(element, SUBMIT));

export const RefusedByTheEndpoint: Story = from({}, async (element, { id }) => {
  endpointOf(id).dossiers.check = () =>
    refused([
      ['/answers/applicant/name', 'Họ tên không khớp với cơ sở dữ liệu về dân cư.'],
      ['/documents/0', 'Ảnh quá mờ, không đọc được.'],
    ]);
  await agreeAndSend(element);
  await shown(element, '#summary');
});

export const WaitingForFiles: Story = from({ step: 'documents', files: {} }, async (element, { id }) => {
  endpointOf(id).uploads.held = true;
  await shown(element, '[id="/documents/DECLARATION"]');
  chooseFiles(element, '/documents/DECLARATION', pdf('to-khai.pdf', 900_000));
  await shown(element, '.file[data-state="sending"]');
  await press(element, '[part="next-button"]');
  await shown(element, '.charges');
  await press(element, '[part="next-button"]');
  await shown(element, SUBMIT);
  await agreeAndSend(element);
  await shown(element, '.sending .notice');
});

export const Sending: Story = from({}, async (element, { id }) => {
  endpointOf(id).dossiers.fates = ['held'];
  await agreeAndSend(element);
  await shown(element, '.sending .notice');
});

/** Nobody knows whether it arrived; sending again is safe. */
export const Unknown: Story = from({}, async (element, { id }) => {
  endpointOf(id).dossiers.fates = [{ kind: 'offline' }];
  await agreeAndSend(element);
  await until('the words', () => element.shadowRoot?.querySelector(`${SUBMIT}:not([aria-disabled])`));
  await shown(element, '.sending .notice');
});

export const Receipt: Story = {
  ...from({}, async (element) => {
    await agreeAndSend(element);
    await shown(element, '.receipt');
  }),
  args: {
    procedure: '',
    statusHref: '/tra-cuu?ma={code}',
    payHref: '/nop-phi?ma={code}',
    returnHref: '/thu-tuc',
  },
};

/** What is owed, opened in place of the charges. */
export const ReceiptPaying: Story = {
  ...from({}, async (element, { id }) => {
    endpointOf(id).payments.billOf = ({ number }) => dossierBill({ number });
    await agreeAndSend(element);
    await press(element, '.receipt [part="pay-button"]');
    await shown(element, '.receipt #payment-heading');
  }),
};

/** Nothing of it is shown before its owner says so. */
export const DraftOffered: Story = {
  args: { procedure: '' },
  globals: under('ok'),
  play: async (context) => {
    const element = formOf(context);
    await keepDraft(filledForm());
    element.procedure = FORM;
    await shown(element, PRIMARY);
  },
};

export const DraftConflict: Story = from(
  { step: 'answers/request', answers: personAnswers },
  async (element) => {
    await shown(element, '[id="/answers/note"]');
    await keepDraft(filledForm({ step: 'answers/request' }));
    await shown(element, '[role="alert"] .notice');
  },
);

export const DraftDeletionAsked: Story = from({ step: 'answers/request' }, async (element) => {
  await press(element, '[part="back-button"]');
  await press(element, '.draft-line button');
  await shown(element, '#confirm-remove');
});

export const Kiosk: Story = {
  args: { kiosk: true },
  globals: under('ok'),
  play: shows('.draft-line'),
};

/** While nobody seems to be there. The two minutes before the warning are over at once. */
export const KioskIdle: Story = {
  args: { kiosk: true, unit: '26740' },
  globals: under('ok'),
  beforeEach: () => {
    const { setTimeout: wait } = globalThis;
    const hasten = (run: () => void, delay: number) => wait(run, delay === 120_000 ? 100 : delay);
    globalThis.setTimeout = hasten as typeof setTimeout;
    return () => void (globalThis.setTimeout = wait);
  },
  play: async (context) => {
    const element = formOf(context);
    await shown(element, '[role="combobox"]');
    await press(element, PRIMARY);
    await shown(element, '[role="alertdialog"]');
  },
};

export const FromTheIdentityCard: Story = from({ step: 'answers/applicant' }, async (element) => {
  await press(element, '#card-person');
  await shown(element, '.card-reader');
});

export const Loading: Story = { globals: under('slow'), play: shows('[aria-busy=true]') };

export const Offline: Story = { globals: under('offline'), play: shows('.notice') };

export const EndpointUnreachable: Story = { globals: under('unreachable'), play: shows('.notice') };

export const ProcedureWithoutForm: Story = {
  args: { procedure: '9.999999' },
  globals: under('ok'),
  play: shows('.notice'),
};

export const NoProcedureChosen: Story = {
  args: { procedure: '' },
  globals: under('ok'),
  play: shows('.notice'),
};

export const IncompatibleEndpoint: Story = { globals: under('incompatible'), play: shows('.notice') };

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
    form({ ...args, theme: globals['theme'] === 'dark' ? 'light' : 'dark' }, html``),
  play: shows('[role="combobox"]'),
};

/** A host that writes from right to left. */
export const RightToLeftHost: Story = {
  globals: under('ok'),
  render: (args) => html`<div dir="rtl">${form(args, html``)}</div>`,
  play: shows('[role="combobox"]'),
};
