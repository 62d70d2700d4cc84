import { expect } from 'chai';
import type { EndpointFailure } from '../../src/client/errors.ts';
import { OpenPayments } from '../../src/device/open-payments.ts';
import { mayRemember, placeName } from '../../src/device/payment-places.ts';
import {
  hasReturned,
  readAddress,
  returnAddress,
  returnedPayment,
  takeReturned,
} from '../../src/payments/payment-return.ts';
import { settled } from '../support/clock.ts';
import { FakePayments } from '../support/fake-payments.ts';
import { begun, FINE, forgetPayments, open, owing, paying, returnTo } from '../support/payer.ts';
import { insuranceBill, OTHER_PAYMENT_ID, payment, PAYMENT_ID, PLATFORM } from '../support/payments.ts';
import { replace } from '../support/replace.ts';
import { tidyAfterEach } from '../support/tidy.ts';

type Module = typeof import('../../src/payments/payment-return.ts');
const MODULE = new URL('../../src/payments/payment-return.ts', import.meta.url).href;
const CUT: EndpointFailure = { kind: 'unreachable' };
const FIRST = 'VIETQR';
const withPayment = (state: Parameters<typeof payment>[0] = 'PENDING') => {
  const payments = new FakePayments();
  payments.put(payment(state));
  return payments;
};
const come = (id = PAYMENT_ID) => returnTo(`&dvc-payment=${id}`);
/** As after a reload: everything of the page is gone, and what the tab keeps is there. */
const loadAnew = (payments: FakePayments, kind = 'TRAFFIC_FINE') => paying({ kind: () => kind }, payments);

describe('the address a payer comes back to', () => {
  tidyAfterEach();
  afterEach(() => {
    takeReturned(returnedPayment() ?? '');
    forgetPayments();
  });

  const cases: [href: string, named: string | undefined, address: string][] = [
    ['https://a.vn/x', undefined, 'https://a.vn/x'],
    ['https://a.vn/x?dvc-payment=1', '1', 'https://a.vn/x'],
    ['https://a.vn/x?dvc-payment=1#y?dvc-payment=2', '1', 'https://a.vn/x#y?dvc-payment=2'],
    ['https://a.vn/x?a=%c3%A2&dvc-payment=1&b=+%20;&c', '1', 'https://a.vn/x?a=%c3%A2&b=+%20;&c'],
    ['https://a.vn/x?dvc-payment=1&&a=b', '1', 'https://a.vn/x?&a=b'],
    ['https://a.vn/x?dvc%2Dpayment=1&a', '1', 'https://a.vn/x?a'],
    ['https://a.vn/x?dvc-payment=1&dvc-payment=2', '2', 'https://a.vn/x'],
    [
      'https://a.vn/x?dvc-payments=1&my-dvc-payment=2',
      undefined,
      'https://a.vn/x?dvc-payments=1&my-dvc-payment=2',
    ],
    ['https://a.vn/x?dvc-payment', '', 'https://a.vn/x'],
    ['https://a.vn/x?%E0%A4=1&dvc-payment=%E0', '%E0', 'https://a.vn/x?%E0%A4=1'],
    ['https://a.vn/x?#/route?dvc-payment=1', undefined, 'https://a.vn/x?#/route?dvc-payment=1'],
    ['about:blank', undefined, 'about:blank'],
  ];
  for (const [href, named, address] of cases) {
    it(`of ${href}`, () => {
      expect(readAddress(href)).to.deep.equal({ named, address });
    });
  }

  it('is cleared at once, with all that is the page’s own left as it is', () => {
    const state = { of: 'the page' };
    const before = location.href;
    history.replaceState(state, '', `${before}&them=%c3%A2#ở-đây`);
    const clean = location.href;
    history.replaceState(state, '', clean.replace('#', `&dvc-payment=${PAYMENT_ID}#`));
    const { length } = history;
    expect(hasReturned()).to.equal(true);
    expect(location.href).to.equal(clean);
    expect([history.state, history.length]).to.deep.equal([state, length]);
    expect(returnedPayment()).to.equal(PAYMENT_ID);
  });

  it('names no payment but one that could be', () => {
    for (const wrong of ['1', '../bills', `${PAYMENT_ID}x`, '<script>', '']) {
      const before = location.href;
      returnTo(`&dvc-payment=${encodeURIComponent(wrong)}`);
      expect(hasReturned()).to.equal(false);
      expect(location.href).to.equal(before);
    }
  });

  it('is taken once', () => {
    come();
    expect(takeReturned(returnedPayment() ?? '')).to.equal(true);
    expect(hasReturned()).to.equal(false);
    expect(takeReturned(PAYMENT_ID)).to.equal(false);
  });

  it('is kept by the tab until it is taken: the page may be loaded anew before that', async () => {
    const anew = () => import(/* @vite-ignore */ `${MODULE}?${crypto.randomUUID()}`) as Promise<Module>;
    come();
    expect(hasReturned()).to.equal(true);
    expect(location.search).not.to.include(PAYMENT_ID);
    expect((await anew()).returnedPayment()).to.equal(PAYMENT_ID);
    takeReturned(PAYMENT_ID);
    expect((await anew()).hasReturned()).to.equal(false);
    for (const wrong of [`${PAYMENT_ID} ${Date.now() - 3_600_001}`, `../x ${Date.now()}`, PAYMENT_ID, '']) {
      sessionStorage.setItem('dvc-widgets:returned', wrong);
      expect((await anew()).returnedPayment(), wrong).to.equal(undefined);
    }
  });

  it('is told although it cannot be cleared', () => {
    replace(history, 'replaceState', () => {
      throw new DOMException('no', 'SecurityError');
    });
    const before = location.href;
    expect(returnAddress()).to.equal(before);
    expect(hasReturned()).to.equal(false);
  });

  it('is short enough for an endpoint', () => {
    returnTo(`&them=${'x'.repeat(2_000)}`);
    expect(returnAddress()).to.equal(location.origin + location.pathname);
  });
});

describe('PaymentProcess: coming back', () => {
  tidyAfterEach();
  afterEach(() => {
    takeReturned(returnedPayment() ?? '');
    forgetPayments();
  });

  it('asks the endpoint, and shows what it says', async () => {
    come();
    const payments = withPayment('PAID');
    const { element, process } = await paying({}, payments);
    expect(await process.claim()).to.equal(true);
    expect([element.at('payment').origin, element.state]).to.deep.equal(['returned', 'PAID']);
    expect(element.told).to.deep.equal(['settled PAID']);
    expect(element.gone).to.deep.equal([]);
  });

  it('leads on to the bank with what was begun here, and never with what only an address names', async () => {
    const payments = withPayment('PENDING');
    come();
    const stranger = await paying({}, payments);
    await stranger.process.claim();
    const { payment: named, address, guest } = stranger.element.at('payment');
    expect([named.state.code, named.action, address, guest]).to.deep.equal([
      'PENDING',
      undefined,
      undefined,
      true,
    ]);
    // Nor is it remembered, or told from one that others have begun.
    expect(mayRemember('')).to.equal(false);
    stranger.process.find(FINE);
    await settled();
    expect(stranger.element.at('payment')).to.deep.include({ origin: 'elsewhere' });
    expect(stranger.element.at('payment').address).to.equal(undefined);
    stranger.element.remove();
    new OpenPayments('', () => false).remember({ id: PAYMENT_ID, kind: 'TRAFFIC_FINE', bill: 'b' });
    come();
    const own = await paying({}, payments);
    await own.process.claim();
    expect(own.element.at('payment')).to.deep.include({ origin: 'returned', address: PLATFORM });
    expect(own.element.at('payment').guest).to.equal(undefined);
  });

  it('waits for the bank as long as that takes', async () => {
    come();
    const payments = withPayment('PENDING');
    const { clock, element, process } = await paying({}, payments);
    await process.claim();
    await clock.pass(120_000);
    expect(element.state).to.equal('PENDING');
    payments.move('PAID');
    await clock.pass(20_000);
    expect(element.state).to.equal('PAID');
  });

  it('believes no address: one that was made up is nobody’s payment', async () => {
    come(OTHER_PAYMENT_ID);
    const { element, process } = await paying({}, withPayment('PAID'));
    expect(await process.claim()).to.equal(false);
    expect(process.returnedInVain).to.equal(true);
    element.at('idle');
    expect(element.told).to.deep.equal([]);
    process.find(FINE);
    await settled();
    expect(process.returnedInVain).to.equal(true);
    element.at('bill');
  });

  it('is not used up by an endpoint that knows of no such payment, where a page asks several', async () => {
    come();
    const first = await paying({}, new FakePayments());
    first.element.endpoint = 'https://first.example/v1';
    await settled();
    const second = await open(withPayment('PAID'));
    second.endpoint = 'https://second.example/v1';
    await settled();
    expect([await first.process.claim(), first.process.returnedInVain]).to.deep.equal([false, true]);
    expect(await second.process.claim()).to.equal(true);
    expect([second.state, first.process.returnedInVain]).to.deep.equal(['PAID', false]);
  });

  it('says in vain once for each endpoint', async () => {
    come(OTHER_PAYMENT_ID);
    const { process, payments } = await paying({}, withPayment('PAID'));
    const other = (await open(payments)).process;
    await process.claim();
    await other.claim();
    expect([process.returnedInVain, other.returnedInVain]).to.deep.equal([true, false]);
    expect(payments.reads).to.deep.equal([OTHER_PAYMENT_ID]);
  });

  it('is awaited by whom it is for while nobody answers, and said so by one', async () => {
    come();
    const payments = withPayment('PAID');
    payments.always = CUT;
    const { clock, process } = await paying({ kind: () => 'POSTAGE' }, payments);
    const fine = await open(payments, { kind: () => 'TRAFFIC_FINE' });
    expect(await process.claim()).to.equal(true);
    let isShown: boolean | undefined;
    void fine.process.claim().then((shown) => (isShown = shown));
    await clock.pass(5_000);
    expect(isShown).to.equal(undefined);
    payments.always = 'arrives';
    await clock.pass(90_000);
    expect([process.stage.kind, isShown, fine.state]).to.deep.equal(['idle', true, 'PAID']);
  });

  it('is gone with the person who leaves a kiosk', async () => {
    come();
    const payments = withPayment('PAID');
    payments.always = CUT;
    const { process } = await paying({ kiosk: () => true }, payments);
    await process.claim();
    process.leave();
    expect(hasReturned()).to.equal(false);
    expect(Object.values(sessionStorage).join()).not.to.include(PAYMENT_ID);
  });

  it('says that it could not ask, and asks again', async () => {
    come();
    const payments = withPayment('PAID');
    payments.always = CUT;
    const { clock, element, process } = await paying({}, payments);
    expect(await process.claim()).to.equal(true);
    expect(element.at('missing')).to.deep.include({ what: 'payment' });
    payments.always = 'arrives';
    await clock.pass(60_000);
    expect([element.at('payment').origin, element.state]).to.deep.equal(['returned', 'PAID']);
  });

  it('is slow in words', async () => {
    come();
    const payments = withPayment();
    payments.fates = ['held'];
    const { clock, element, process } = await paying({}, payments);
    void process.claim();
    await clock.pass(4_000);
    expect(element.at('finding')).to.deep.equal({ kind: 'finding', what: 'payment', slow: true });
  });

  it('goes to the first widget it is for', async () => {
    come();
    const payments = withPayment();
    const options = [
      { kind: () => 'SOCIAL_INSURANCE' },
      { matches: () => false },
      { kind: () => 'TRAFFIC_FINE' },
      {},
    ];
    const { process: first } = await paying(options[0], payments);
    const others = [];
    for (const option of options.slice(1)) others.push((await open(payments, option)).process);
    const shown = await Promise.all([first, ...others].map((process) => process.claim()));
    expect(shown).to.deep.equal([false, false, true, false]);
    expect(hasReturned()).to.equal(false);
  });

  it('goes to one of two it is for', async () => {
    come();
    new OpenPayments('', () => false).remember({ id: PAYMENT_ID, kind: 'TRAFFIC_FINE', bill: 'b' });
    const payments = withPayment();
    const { process } = await paying({}, payments);
    const other = (await open(payments)).process;
    const shown = await Promise.all([process.claim(), other.claim()]);
    expect(shown).to.deep.equal([true, false]);
    expect(process.stage).to.deep.include({ origin: 'returned' });
    process.leave();
    expect(await other.claim()).to.equal(true);
  });
});

describe('PaymentProcess: on this device', () => {
  tidyAfterEach();
  afterEach(forgetPayments);

  it('shows a payment again after a reload', async () => {
    const { element, payments } = await begun(FIRST);
    expect(mayRemember('')).to.equal(true);
    element.remove();
    payments.move('PAID');
    const after = await loadAnew(payments);
    expect(await after.process.claim()).to.equal(true);
    expect(after.element.at('payment')).to.deep.include({ origin: 'remembered' });
    expect(after.element.told).to.deep.equal(['settled PAID']);
  });

  it('shows it in a tab that is opened later, until its end was shown', async () => {
    const { element, payments } = await begun(FIRST);
    element.remove();
    sessionStorage.removeItem(placeName(''));
    payments.move('PAID');
    const later = await loadAnew(payments);
    expect(await later.process.claim()).to.equal(true);
    expect(later.element.state).to.equal('PAID');
    later.element.remove();
    sessionStorage.removeItem(placeName(''));
    const last = await loadAnew(payments);
    expect(await last.process.claim()).to.equal(false);
  });

  it('says once that nobody answers, however many widgets a page has', async () => {
    const { element, payments } = await begun(FIRST);
    element.remove();
    payments.always = CUT;
    const after = await paying({}, payments);
    const other = await open(payments);
    expect([await after.process.claim(), await other.process.claim()]).to.deep.equal([true, false]);
    expect(after.element.at('missing')).to.deep.include({ what: 'payment', origin: 'remembered' });
    expect(other.process.stage.kind).to.equal('idle');
  });

  it('knows what was begun here though another tab has shown its end', async () => {
    const { clock, element, payments } = await begun(FIRST);
    payments.move('PAID');
    await clock.pass(5_000);
    element.remove();
    come(payments.payments[0]!.id);
    const after = await loadAnew(payments);
    expect(await after.process.claim()).to.equal(true);
    expect(after.element.at('payment')).to.deep.include({ origin: 'returned' });
    expect(after.element.at('payment').guest).to.equal(undefined);
  });

  it('shows none of another kind', async () => {
    const { element, payments } = await begun(FIRST);
    element.remove();
    const after = await loadAnew(payments, 'SOCIAL_INSURANCE');
    const reads = payments.reads.length;
    expect(await after.process.claim()).to.equal(false);
    expect(payments.reads.length).to.equal(reads);
  });

  it('forgets what the endpoint does not know', async () => {
    new OpenPayments('', () => false).remember({ id: PAYMENT_ID, kind: 'TRAFFIC_FINE', bill: 'b' });
    const { process } = await paying();
    expect(await process.claim()).to.equal(false);
    expect([process.returnedInVain, mayRemember('')]).to.deep.equal([false, false]);
  });

  it('forgets a payment whose end was shown: what is owed is asked for after that', async () => {
    const { clock, element, payments } = await begun(FIRST);
    expect(mayRemember('')).to.equal(true);
    payments.move('PAID');
    await clock.pass(5_000);
    expect([element.state, mayRemember('')]).to.deep.equal(['PAID', false]);
    element.remove();
    const after = await loadAnew(payments);
    expect(await after.process.claim()).to.equal(false);
  });

  it('keeps nothing of a kiosk beyond the tab, and nothing once it is left', async () => {
    const { process } = await begun(FIRST, { kiosk: () => true });
    expect(localStorage.getItem(placeName(''))).to.equal(null);
    expect(sessionStorage.getItem(placeName(''))).not.to.equal(null);
    process.leave();
    expect(mayRemember('')).to.equal(false);
  });

  it('is told to who comes back to a kiosk from the bank, and to nobody else', async () => {
    const { element, process, payments } = await begun(FIRST, { kiosk: () => true });
    const { id } = element.at('payment').payment;
    dispatchEvent(new PageTransitionEvent('pagehide'));
    process.leave();
    element.remove();
    const next = await paying({ kiosk: () => true }, payments);
    expect(await next.process.claim()).to.equal(false);
    come(id);
    payments.move('PAID');
    const { process: back, element: shown } = await paying({ kiosk: () => true }, payments);
    expect(await back.claim()).to.equal(true);
    expect([shown.state, shown.at('payment').guest]).to.deep.equal(['PAID', undefined]);
    back.leave();
    expect(mayRemember('')).to.equal(false);
  });

  it('keeps no number, no name and no sum', async () => {
    const payments = new FakePayments();
    const due = insuranceBill();
    payments.billOf = () => due;
    payments.begin = (_, id) => payment('PENDING', { id, of: due });
    const { process } = await owing({}, payments);
    payments.fates = ['held'];
    process.pay(FIRST);
    await settled();
    const asked = sessionStorage.getItem(placeName('')) ?? '';
    expect(asked).to.include(due.id);
    payments.release();
    await settled();
    const kept = (sessionStorage.getItem(placeName('')) ?? '') + (localStorage.getItem(placeName('')) ?? '');
    expect(kept).to.include(payments.payments[0]!.id);
    for (const told of [due.number, due.title, '990000']) expect(kept).not.to.include(told);
    expect(asked).not.to.include(due.number);
  });

  it('works where nothing is kept', async () => {
    const refuse = () => {
      throw new DOMException('no', 'SecurityError');
    };
    replace(Storage.prototype, 'setItem', refuse);
    replace(Storage.prototype, 'getItem', refuse);
    replace(Storage.prototype, 'removeItem', refuse);
    const { clock, element, payments } = await begun(FIRST);
    payments.move('PAID');
    await clock.pass(5_000);
    expect([element.state, mayRemember('')]).to.deep.equal(['PAID', false]);
  });

  it('is not misled by what stands in its place', async () => {
    const kept = { id: PAYMENT_ID, kind: 'TRAFFIC_FINE', bill: 'b', at: Date.now() };
    const wrong: unknown[] = [
      'x',
      null,
      [],
      { payments: 'x' },
      { payments: [null, 1, { ...kept, id: '../x' }, { ...kept, kind: 1 }] },
      { payments: [{ ...kept, at: Date.now() - 4 * 86_400_000 }] },
      { request: { kind: 'TRAFFIC_FINE', pending: { key: 'x', bodies: 1 } } },
      { request: { kind: 'TRAFFIC_FINE', pending: { key: PAYMENT_ID, bodies: [] } } },
    ];
    for (const value of wrong) {
      sessionStorage.setItem(placeName(''), typeof value === 'string' ? value : JSON.stringify(value));
      const memory = new OpenPayments('', () => false);
      expect(memory.load(), JSON.stringify(value)).to.deep.equal([]);
      const element = await open(new FakePayments());
      expect(await element.process.claim(), JSON.stringify(value)).to.equal(false);
    }
  });

  it('follows what another tab begins', async () => {
    const { element, payments } = await owing();
    payments.put(payment('PENDING', { id: OTHER_PAYMENT_ID }));
    const other = new OpenPayments('', () => false);
    other.remember({ id: OTHER_PAYMENT_ID, kind: 'TRAFFIC_FINE', bill: element.at('bill').bill.id });
    window.dispatchEvent(new StorageEvent('storage', { key: other.name }));
    await settled();
    const stage = element.at('payment');
    expect([stage.payment.id, stage.origin]).to.deep.equal([OTHER_PAYMENT_ID, 'remembered']);
  });

  it('is one payment when two tabs begin at once', async () => {
    const { element, payments, process } = await owing();
    const other = await open(payments);
    other.process.find(FINE);
    await settled();
    payments.fates = ['held', 'held'];
    process.pay('REDIRECT');
    other.process.pay('REDIRECT');
    await settled();
    payments.release();
    await settled();
    expect(payments.payments).to.have.length(1);
    expect([element.at('payment').payment.id, other.at('payment').payment.id]).to.deep.equal([
      payments.payments[0]!.id,
      payments.payments[0]!.id,
    ]);
    expect([...element.gone, ...other.gone]).to.deep.equal([`_self ${PLATFORM}`]);
  });
});

describe('PaymentProcess: a tab of its own', () => {
  tidyAfterEach();
  afterEach(forgetPayments);

  interface FakeTab {
    opener: unknown;
    closed: boolean;
    gone: string[];
  }
  function tabs(isBlocked = false): FakeTab[] {
    const opened: FakeTab[] = [];
    replace(window, 'open', () => {
      if (isBlocked) return null;
      const tab = {
        opener: window as unknown,
        closed: false,
        gone: [] as string[],
        document: document.implementation.createHTMLDocument(''),
        location: { replace: (address: string) => void tab.gone.push(address) },
        close: () => void (tab.closed = true),
      };
      opened.push(tab);
      return tab;
    });
    return opened;
  }
  const target = () => '_blank';

  it('is opened in the click, has no hold on the page, and goes to the platform', async () => {
    const opened = tabs();
    const { element, process } = await owing({ target, tabWords: () => 'Đang mở trang thanh toán' });
    process.pay('REDIRECT');
    expect(opened).to.have.length(1);
    expect(opened[0]?.opener).to.equal(null);
    await settled();
    expect(opened[0]?.gone).to.deep.equal([PLATFORM]);
    expect(element.at('payment').page).to.equal('tab');
    expect(element.gone).to.deep.equal([]);
  });

  it('is a link where the browser opens none', async () => {
    tabs(true);
    const { element, process } = await begun('REDIRECT', { target });
    expect(element.at('payment')).to.deep.include({ page: 'blocked', address: PLATFORM });
    process.opened();
    expect(element.at('payment').page).to.equal('tab');
  });

  it('is a link where the payer closed it', async () => {
    const opened = tabs();
    const { element, payments, process } = await owing({ target });
    payments.fates = ['held'];
    process.pay('REDIRECT');
    opened[0]!.closed = true;
    await settled();
    payments.release();
    await settled();
    expect(element.at('payment').page).to.equal('blocked');
    expect(opened[0]?.gone).to.deep.equal([]);
  });

  it('is closed where nothing was begun, and not opened for a square code', async () => {
    const opened = tabs();
    const { process, payments } = await owing({ target });
    payments.put(payment('PENDING', { id: OTHER_PAYMENT_ID }));
    process.pay('REDIRECT');
    await settled();
    expect(opened.map(({ closed }) => closed)).to.deep.equal([true]);
    const square = await owing({ target });
    square.process.pay(FIRST);
    await settled();
    expect(opened).to.have.length(1);
  });

  it('is closed when nobody knows for half a minute', async () => {
    const opened = tabs();
    const { clock, payments, process } = await owing({ target });
    payments.always = 'held';
    process.pay('REDIRECT');
    await clock.pass(30_000);
    expect(opened[0]?.closed).to.equal(true);
  });
});
