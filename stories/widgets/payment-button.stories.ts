import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { withActions } from 'storybook/actions/decorator';
import { html, nothing, type TemplateResult } from 'lit';
import type { Settings } from '../../src/config/settings.ts';
import type { PaymentButtonElement } from '../../src/widgets/payment-button/payment-button.ts';
import { FakePayments, refusal } from '../../test/support/fake-payments.ts';
import { shown } from '../../test/support/mount.ts';
import { fillIn, forgetPayments, theButton } from '../../test/support/payment-button.ts';
import { bill, dossierBill, insuranceBill, payment, qrPayment } from '../../test/support/payments.ts';
import type { StageName } from '../../test/support/payment-stages.ts';
import { controlsOf } from '../support/controls.ts';
import { paymentAt } from '../support/payment-frame.ts';
import { showing, under, widget } from '../support/states.ts';

type Names = 'dossier' | 'charge' | 'billKind' | 'billNumber' | 'method' | 'target' | 'kiosk' | 'open';
type Arguments = Settings & Partial<Pick<PaymentButtonElement, Names>>;
type Story = StoryObj<Arguments>;
type Context = Parameters<NonNullable<Story['play']>>[0];

const TAG = 'dvc-payment-button';
const FINE = { billKind: 'TRAFFIC_FINE', billNumber: '0000123/QĐ-XPHC' } as const;
const OK = under('ok');

/** Where the story's bills are paid. */
let payments = new FakePayments();

function endpointOfStory(): FakePayments {
  const made = new FakePayments();
  const expiresAt = new Date(Date.now() + 900_000).toISOString();
  made.begin = ({ method }, id) =>
    method === 'VIETQR' ? qrPayment('PENDING', { id, expiresAt }) : payment('PENDING', { id, expiresAt });
  made.billOf = ({ kind, choices }) => {
    if (kind === 'DOSSIER') return dossierBill();
    return kind === 'SOCIAL_INSURANCE' ? insuranceBill(choices?.[0]?.value) : bill();
  };
  return made;
}

const meta: Meta<Arguments> = {
  title: 'Widgets/Payment button',
  component: TAG,
  decorators: [withActions],
  parameters: {
    actions: {
      handles: [
        'dvc-before-payment',
        'dvc-payment-started',
        'dvc-payment-settled',
        'dvc-payment-failed',
        'dvc-activity',
      ],
    },
  },
  argTypes: controlsOf(TAG),
  beforeEach: () => {
    forgetPayments();
    payments = endpointOfStory();
  },
  render: (args) => button(args),
};
export default meta;

function button(args: Arguments, label: unknown = nothing): TemplateResult {
  return html`<dvc-config .clients=${{ payments }}
    ><dvc-payment-button
      endpoint=${args.endpoint || nothing}
      lang=${args.lang || nothing}
      theme=${args.theme || nothing}
      dossier=${args.dossier || nothing}
      charge=${args.charge || nothing}
      bill-kind=${args.billKind || nothing}
      bill-number=${args.billNumber || nothing}
      method=${args.method || nothing}
      target=${args.target || nothing}
      ?kiosk=${args.kiosk ?? false}
      ?open=${args.open ?? false}
      >${label}<a href="https://dichvucong.gov.vn/">Cổng Dịch vụ công quốc gia</a></dvc-payment-button
    ></dvc-config
  >`;
}

const elementOf = ({ canvasElement }: Context) => widget(canvasElement, TAG) as PaymentButtonElement;

/** A story about one stage of paying, held still. */
function still(name: StageName, selector = '#payment-heading'): Story {
  return {
    globals: OK,
    render: paymentAt(name),
    play: showing('story-payment', selector),
  };
}

/** A story about somebody who has pressed the button. */
function pressed(
  args: Arguments,
  then: (element: PaymentButtonElement) => Promise<unknown> = (element) => shown(element, '.sum'),
): Story {
  return {
    args,
    globals: OK,
    play: async (context) => {
      const element = elementOf(context);
      await element.updateComplete;
      theButton(element).click();
      await then(element);
    },
  };
}

/** Try it: any number is found, and nothing leaves this page. */
export const Playground: Story = { args: FINE, globals: OK, play: showing(TAG, '[part="button"]') };

/** In a line of text, with the page's own words. */
export const InALine: Story = {
  args: FINE,
  globals: OK,
  render: (args) =>
    html`<p>
      Quyết định số 0000123/QĐ-XPHC: ${button(args, html`<span slot="label">Nộp phạt trực tuyến</span>`)}
      trước ngày 30/11/2026.
    </p>`,
  play: showing(TAG, '[part="button"]'),
};

/** A page made to pay. */
export const InThePage: Story = { args: { ...FINE, open: true }, globals: OK, play: showing(TAG, '.sum') };

export const Dialog: Story = pressed(FINE);

export const DialogWithCode: Story = pressed({ ...FINE, method: 'VIETQR' }, async (element) => {
  await shown(element, '.sum');
  (await shown(element, '[part="pay-button"]')).click();
  await shown(element, '.square-code');
});

export const DialogWithReceipt: Story = pressed({ ...FINE, method: 'VIETQR' }, async (element) => {
  await shown(element, '.sum');
  (await shown(element, '[part="pay-button"]')).click();
  await shown(element, '.square-code');
  payments.move('PAID');
  (await shown(element, '[part="check-button"]')).click();
  await shown(element, '.payment-receipt');
});

/** Which bill is not known: the payer says it. */
export const LookUp: Story = pressed({}, (element) => shown(element, '.bill-form .choice'));

export const LookUpOfAFine: Story = pressed({ billKind: 'TRAFFIC_FINE' }, (element) =>
  shown(element, '#bill-number'),
);

/** The charges of a dossier are shown to whoever proves that it is theirs. */
export const LookUpOfADossier: Story = pressed({ dossier: 'H18-261120-0042' }, (element) =>
  shown(element, '#proof'),
);

export const LookUpIncomplete: Story = pressed({ dossier: 'H18-261120-0042' }, async (element) => {
  await fillIn(element, 'proof', '123');
  (await shown(element, '[part="find-button"]')).click();
  await shown(element, '#proof-error');
});

export const LookUpInVain: Story = pressed({ billKind: 'TRAFFIC_FINE' }, async (element) => {
  payments.always = refusal(404, 'bill-not-found');
  await fillIn(element, 'bill-number', '9');
  (await shown(element, '[part="find-button"]')).click();
  await shown(element, '.answer .notice');
});

export const Kiosk: Story = pressed({ ...FINE, kiosk: true });

export const IncompatibleEndpoint: Story = {
  ...pressed(FINE, (element) => shown(element, '.notice')),
  globals: under('incompatible'),
};

export const RefusedEndpoint: Story = {
  args: { endpoint: 'http://example.vn/khong-an-toan' },
  globals: OK,
  parameters: { stage: { withoutEndpoint: true } },
  render: (args) =>
    html`<dvc-payment-button endpoint=${args.endpoint ?? nothing}
      ><a href="https://dichvucong.gov.vn/">Cổng Dịch vụ công quốc gia</a></dvc-payment-button
    >`,
  play: showing(TAG, '.notice'),
};

/** A page of one colour scheme, a widget of the other: the dialog brings its ground along. */
export const ThemeOfItsOwn: Story = {
  ...pressed(FINE),
  render: (args, { globals }) => button({ ...args, theme: globals['theme'] === 'dark' ? 'light' : 'dark' }),
};

export const Finding: Story = still('finding');

export const AskingPayment: Story = still('askingPayment');

export const NotFound: Story = still('notFound');

export const NotOffered: Story = still('notOffered');

export const Limited: Story = still('limited');

export const Offline: Story = still('offline');

export const ResultMissing: Story = still('resultMissing');

export const Fine: Story = still('fine');

export const Dossier: Story = still('dossier');

export const Insurance: Story = still('insurance');

export const Choosing: Story = still('choosing');

/** More choices than are looked through at a glance. */
export const ManyChoices: Story = still('manyChoices');

/** Old and new, before anything is begun. */
export const AmountChanged: Story = still('amountChanged');

export const NothingDue: Story = still('nothingDue');

/** A charge that is due with the result. */
export const PayLater: Story = still('payLater');

/** One charge of several. */
export const OneCharge: Story = still('oneLine');

/** The charge that the page names is not due yet, others are. */
export const OneChargeLater: Story = still('oneLineLater');

/** The page names a charge that there is not: said, and nothing else is paid in its place. */
export const UnknownCharge: Story = still('unknownLine', '.notice');

export const NoMethod: Story = still('noMethod');

export const PaidElsewhereMeanwhile: Story = still('paidElsewhereMeanwhile');

export const BeginOffline: Story = still('beginOffline');

/** Pressed twice, it is still one payment. */
export const Beginning: Story = still('beginning');

export const BeginningAgain: Story = still('beginningAgain');

export const UnknownRequest: Story = still('unknownRequest');

export const Leaving: Story = still('leaving');

export const OtherTab: Story = still('otherTab');

export const Blocked: Story = still('blocked');

export const Preparing: Story = still('preparing');

/** By the button “back” of the browser. */
export const CameBack: Story = still('cameBack');

/** By the way the bank leads back. */
export const Returned: Story = still('returned');

/** By an address that anybody may have sent: what it is for first, and nobody is told that they paid. */
export const OfAnAddress: Story = still('guest', '.notice');

export const OfAnAddressPaid: Story = still('guestPaid', '.notice');

/** After a reload, from a tab that was closed, or of another tab. */
export const Remembered: Story = still('remembered');

/** Begun by somebody else, with another sum than the payer has seen. */
export const Elsewhere: Story = still('elsewhere');

/** Perhaps nobody pays it there: what is owed comes first. */
export const ElsewhereDossier: Story = still('elsewhereDossier');

/** The line is down: nothing old is shown as if it were new. */
export const Stale: Story = still('stale');

export const NotCancelled: Story = still('notCancelled');

export const UnknownAction: Story = still('unknownAction');

export const Qr: Story = still('qr', '.square-code');

export const QrLastMinute: Story = still('qrLastMinute', '.square-code');

export const QrOver: Story = still('qrOver');

/** The payer changed the sum in the bank's app: it goes back, and the payment still waits. */
export const QrWrongSumCame: Story = still('qrWrongSumCame', '.square-code');

/** A code that asks for another sum is shown to nobody. */
export const QrOtherAmount: Story = still('qrOtherAmount', '.payment > .notice');

export const QrOtherContent: Story = still('qrOtherContent', '.payment > .notice');

export const QrBroken: Story = still('qrBroken', '.payment > .notice');

export const Paid: Story = still('paid');

export const PaidDossier: Story = still('paidDossier');

export const PaidReceiptComing: Story = still('paidReceiptComing');

export const PaidReceiptMissing: Story = still('paidReceiptMissing');

/** Paid already, here or in another place. */
export const PaidBefore: Story = still('paidBefore');

/** The second payment goes back. */
export const PaidTwice: Story = still('paidTwice');

export const Failed: Story = still('failed');

export const Expired: Story = still('expired');

export const Cancelled: Story = still('cancelled');

/** Another sum was transferred than was owed. */
export const WrongAmountReturned: Story = still('wrongAmountReturned');

/** Given back by whoever collected it: owed no more. */
export const Refunded: Story = still('refunded');

/** The money came for nothing: it is still to be seen what is owed. */
export const RefundedUncounted: Story = still('refundedUncounted');

export const GivenBack: Story = still('givenBack');

/** A state nobody here has heard of, by the label of the endpoint; never taken for paid. */
export const UnknownState: Story = still('unknownState');

/** An address that names a payment which does not exist. */
export const ReturnedInVain: Story = still('returnedInVain');
