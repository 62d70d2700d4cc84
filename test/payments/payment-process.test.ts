import { expect } from 'chai';
import type { EndpointFailure } from '../../src/client/errors.ts';
import { mayRemember } from '../../src/device/payment-places.ts';
import { settled } from '../support/clock.ts';
import { FakePayments, refusal } from '../support/fake-payments.ts';
import { look, moveClock, network } from '../support/follower.ts';
import { begun, FINE, forgetPayments, owing, paying } from '../support/payer.ts';
import {
  bill,
  billLine,
  dossierBill,
  insuranceBill,
  OTHER_PAYMENT_ID,
  paidBill,
  payment,
  PAYMENT_ID,
  PLATFORM,
  qrPayment,
  refund,
  sharedOf,
} from '../support/payments.ts';
import { tidyAfterEach } from '../support/tidy.ts';

const CUT: EndpointFailure = { kind: 'unreachable' };
const FIRST = 'VIETQR';
/** Two minutes after the tests begin. */
const SOON = '2026-11-20T08:02:00+07:00';

describe('PaymentProcess: what is owed', () => {
  tidyAfterEach();
  afterEach(forgetPayments);

  it('finds the bill and says what would be paid', async () => {
    const { element, payments } = await owing();
    expect(element.at('bill').amount).to.equal(900_000);
    expect(payments.lookups).to.deep.equal([FINE]);
  });

  it('counts what is due now, and of the one line where a page names one', async () => {
    const payments = new FakePayments();
    payments.billOf = () => dossierBill();
    const { element } = await owing({}, payments);
    expect(element.at('bill').amount).to.equal(44_000);
    const other = await owing({ line: () => 'check' }, payments);
    expect(other.element.at('bill').amount).to.equal(20_000);
    other.process.pay(FIRST);
    await settled();
    expect(payments.attempts[0]?.body).to.deep.include({ lines: ['check'], expected: 20_000 });
  });

  it('takes a line of a state nobody knows for no line to pay', async () => {
    const payments = new FakePayments();
    const line = { ...billLine(), state: { code: 'DISPUTED', label: 'Đang khiếu nại' } };
    payments.billOf = () => bill({ lines: [line] });
    const { element, process } = await owing({}, payments);
    expect(element.at('bill').amount).to.equal(0);
    process.pay(FIRST);
    await settled();
    expect(payments.attempts).to.deep.equal([]);
  });

  it('says that it is slow, and why it is not there', async () => {
    const payments = new FakePayments();
    payments.fates = ['held', refusal(404, 'bill-not-found')];
    const { clock, element, process } = await owing({}, payments);
    expect(element.at('finding')).to.deep.equal({ kind: 'finding', what: 'bill', slow: false });
    await clock.pass(4_000);
    expect(element.at('finding').slow).to.equal(true);
    process.find(FINE);
    await settled();
    expect(element.at('missing').what).to.equal('bill');
    await clock.pass(120_000);
    expect(payments.lookups).to.have.length(2);
  });

  it('asks again by itself for what may be there, and at a press', async () => {
    const payments = new FakePayments();
    payments.fates = [CUT, CUT];
    const { clock, element, process } = await owing({}, payments);
    expect(element.at('missing').error.failure).to.deep.equal(CUT);
    process.retry();
    await settled();
    expect(payments.lookups).to.have.length(2);
    element.at('missing');
    await clock.pass(45_000);
    element.at('bill');
  });

  it('asks for another choice, and keeps the one before where that fails', async () => {
    const payments = new FakePayments();
    payments.billOf = ({ choices }) => insuranceBill(choices?.find(({ id }) => id === 'months')?.value);
    const { element, process } = await owing({}, payments);
    payments.fates = ['held'];
    process.choose('months', '6');
    await settled();
    expect(element.at('finding').bill?.total).to.equal(990_000);
    payments.release();
    await settled();
    expect(element.at('bill').amount).to.equal(1_980_000);
    expect(element.at('bill').before).to.equal(undefined);
    payments.fates = [CUT];
    process.choose('months', '12');
    await settled();
    expect(element.at('bill')).to.deep.include({ amount: 1_980_000 });
    expect(element.at('bill').trouble?.failure).to.deep.equal(CUT);
  });

  it('shows the payment under way elsewhere in its place, and nothing to pay it by', async () => {
    const payments = new FakePayments();
    payments.put(payment('PENDING', { id: OTHER_PAYMENT_ID }));
    const { element, process } = await owing({}, payments);
    const stage = element.at('payment');
    expect(stage).to.deep.include({ origin: 'elsewhere', page: 'closed' });
    expect([stage.payment.id, stage.payment.action, stage.address]).to.deep.equal([
      sharedOf(OTHER_PAYMENT_ID),
      undefined,
      undefined,
    ]);
    expect([element.gone, payments.attempts, mayRemember('')]).to.deep.equal([[], [], false]);
    expect(stage.bill?.lines.map(({ id }) => id)).to.deep.equal(['fine']);
    process.cancel();
    await settled();
    expect(element.state).to.equal('CANCELLED');
    process.again();
    await settled();
    process.pay('REDIRECT');
    await settled();
    expect(element.gone).to.deep.equal([`_self ${PLATFORM}`]);
  });

  it('watches what is under way elsewhere until it is paid, with the receipt', async () => {
    const payments = new FakePayments();
    payments.put(payment('PENDING', { id: OTHER_PAYMENT_ID }));
    const { clock, element, process } = await owing({}, payments);
    payments.move('PAID');
    await clock.pass(5_000);
    expect([element.state, process.receipt.kind]).to.deep.equal(['PAID', 'done']);
  });

  it('draws nothing to pay by for a payment of others, whatever an endpoint says', async () => {
    const payments = new FakePayments();
    payments.put(payment('PENDING', { id: OTHER_PAYMENT_ID }));
    const getPayment = payments.getPayment.bind(payments);
    payments.getPayment = async (id, options) => ({
      ...(await getPayment(id, options)),
      action: { kind: 'redirect', url: 'https://evil.example/' },
    });
    const { element } = await owing({}, payments);
    expect([element.at('payment').address, element.at('payment').payment.action]).to.deep.equal([
      undefined,
      undefined,
    ]);
  });

  it('follows the payment that this device began under its own name, with what it can be paid by', async () => {
    const { element, payments } = await begun(FIRST);
    const [{ id } = { id: '' }] = payments.payments;
    element.remove();
    const after = await owing({}, payments);
    const stage = after.element.at('payment');
    expect([stage.payment.id, stage.origin, stage.payment.action?.kind]).to.deep.equal([
      id,
      'remembered',
      'qr',
    ]);
  });

  it('knows its own payment by another choice of the bill', async () => {
    const payments = new FakePayments();
    payments.billOf = ({ choices }) => insuranceBill(choices?.find(({ id }) => id === 'months')?.value);
    payments.begin = (_, id) => qrPayment('PENDING', { id, of: insuranceBill() });
    const { element } = await begun(FIRST, {}, payments);
    element.remove();
    payments.billOf = () => insuranceBill('6', { openPayment: sharedOf(payments.payments[0]!.id) });
    const after = await owing({}, payments);
    expect(after.element.at('payment')).to.deep.include({ origin: 'remembered' });
    expect(after.element.at('payment').payment.action?.kind).to.equal('qr');
  });

  it('shows the payment that paid it, with its receipt, and tells nobody that it was paid now', async () => {
    const payments = new FakePayments();
    payments.billOf = () => paidBill();
    payments.put(payment('PAID'));
    const { element, process } = await owing({}, payments);
    expect(element.at('payment').origin).to.equal('before');
    await settled();
    expect(process.receipt).to.deep.include({ kind: 'done' });
    expect(element.told).to.deep.equal([]);
  });

  it('leads from the payment that paid it to the bill, and not to itself', async () => {
    const payments = new FakePayments();
    payments.billOf = () => paidBill();
    payments.put(payment('PAID'));
    const { element, process } = await owing({}, payments);
    process.again();
    await settled();
    expect(element.at('bill').bill.lines[0]?.state.code).to.equal('PAID');
    process.find(FINE);
    await settled();
    expect(element.at('payment').origin).to.equal('before');
  });

  for (const others of ['DUE', 'LATER', 'PENDING', 'REFUNDED'] as const) {
    it(`stands itself where it is paid but for a line that is ${others}`, async () => {
      const lines = [billLine(others === 'REFUNDED' ? 'REFUNDED' : 'PAID'), billLine(others, { id: 'rest' })];
      const payments = new FakePayments();
      payments.billOf = () => bill({ lines, settledBy: [sharedOf(PAYMENT_ID)] });
      payments.put(payment('PAID'));
      const { element } = await owing({}, payments);
      expect(element.at('bill').bill.lines).to.have.length(2);
      const one = await owing({ line: () => 'fine' }, payments);
      expect(one.process.stage.kind).to.equal(others === 'REFUNDED' ? 'bill' : 'payment');
    });
  }

  it('says that nothing is due where the payment cannot be shown', async () => {
    const payments = new FakePayments();
    payments.billOf = () => paidBill();
    const { element } = await owing({}, payments);
    await settled();
    expect(element.at('bill').amount).to.equal(0);
  });

  it('reads a bill again that was left for a while', async () => {
    const { clock, element, payments } = await owing();
    await clock.pass(30_000);
    look(true);
    await settled();
    expect(payments.lookups).to.have.length(1);
    payments.billOf = () => bill({ lines: [billLine('DUE', { amount: 950_000 })] });
    await clock.pass(31_000);
    look(true);
    await settled();
    expect(element.at('bill')).to.deep.include({ amount: 950_000, before: 900_000 });
  });
});

describe('PaymentProcess: beginning', () => {
  tidyAfterEach();
  afterEach(forgetPayments);

  it('asks the host, begins with the sum the payer saw, and goes to the platform', async () => {
    const { element, payments } = await begun();
    const [attempt] = payments.attempts;
    expect(attempt?.body).to.deep.equal({
      bill: bill().id,
      method: 'REDIRECT',
      expected: 900_000,
      returnUrl: location.href,
    });
    expect(element.told).to.deep.equal(['before TRAFFIC_FINE REDIRECT', 'started PENDING']);
    expect(element.gone).to.deep.equal([`_self ${PLATFORM}`]);
    expect(element.at('payment')).to.deep.include({ origin: 'here', page: 'leaving' });
  });

  it('shows a link where the page is not left', async () => {
    const { clock, element } = await begun();
    await clock.pass(8_000);
    expect(element.at('payment')).to.deep.include({ page: 'closed', address: PLATFORM });
  });

  it('begins nothing that the host forbids', async () => {
    const { element, payments, process } = await owing();
    element.allows = false;
    process.pay('REDIRECT');
    await settled();
    element.at('bill');
    expect(payments.attempts).to.deep.equal([]);
  });

  it('is one payment however often it is pressed', async () => {
    const { element, payments, process } = await owing();
    payments.fates = ['held'];
    for (let press = 0; press < 5; press += 1) process.pay(FIRST);
    await settled();
    expect(element.at('beginning').method).to.equal(FIRST);
    payments.release();
    await settled();
    process.pay(FIRST);
    await settled();
    expect(payments.payments).to.have.length(1);
    expect(payments.attempts).to.have.length(1);
    expect(element.told.filter((what) => what.startsWith('started'))).to.have.length(1);
  });

  it('is one payment when the answer is lost', async () => {
    const { clock, element, payments, process } = await owing();
    payments.fates = ['answer lost', 'answer lost'];
    process.pay(FIRST);
    await settled();
    expect(element.at('beginning').trouble).to.deep.equal(CUT);
    await clock.pass(5_000);
    expect(element.state).to.equal('PENDING');
    expect(payments.payments).to.have.length(1);
    expect(new Set(payments.attempts.map(({ key }) => key)).size).to.equal(1);
  });

  it('does not know after a while, says so, and finds out', async () => {
    const { clock, element, payments, process } = await owing();
    payments.always = 'answer lost';
    process.pay('REDIRECT');
    await clock.pass(60_000);
    const stage = element.at('unknown');
    expect([stage.method, stage.bill?.id]).to.deep.equal(['REDIRECT', bill().id]);
    payments.always = 'arrives';
    process.retry();
    await settled();
    expect(element.state).to.equal('PENDING');
    expect(payments.payments).to.have.length(1);
    // Nobody is sent away so long after the press.
    expect(element.gone).to.deep.equal([]);
    expect(element.at('payment').address).to.equal(PLATFORM);
  });

  it('goes on after a reload with what this tab sent, under the same key', async () => {
    const { clock, element, payments, process } = await owing();
    payments.always = 'answer lost';
    process.pay(FIRST);
    await clock.pass(60_000);
    element.remove();
    payments.always = 'arrives';
    const after = await paying({ kind: () => 'TRAFFIC_FINE' }, payments);
    expect(await after.process.claim()).to.equal(true);
    await settled();
    expect(after.element.state).to.equal('PENDING');
    expect(payments.payments).to.have.length(1);
  });

  it('shows the new sum where it has changed, and begins nothing', async () => {
    const { element, payments, process } = await owing();
    payments.fates = [refusal(422, 'amount-changed')];
    payments.billOf = () => bill({ lines: [billLine('DUE', { amount: 950_000 })] });
    process.pay('REDIRECT');
    await settled();
    expect(element.at('bill')).to.deep.include({ amount: 950_000, before: 900_000 });
    expect([element.gone, payments.payments]).to.deep.equal([[], []]);
    process.pay('REDIRECT');
    await settled();
    expect(payments.attempts.at(-1)?.body.expected).to.equal(950_000);
    expect(payments.attempts[0]?.key).not.to.equal(payments.attempts[1]?.key);
  });

  it('shows who paid it meanwhile', async () => {
    const { element, payments, process } = await owing();
    payments.fates = [refusal(422, 'nothing-due')];
    payments.billOf = () => paidBill(OTHER_PAYMENT_ID);
    payments.put(payment('PAID', { id: OTHER_PAYMENT_ID }));
    process.pay(FIRST);
    await settled();
    expect(element.at('payment')).to.deep.include({ origin: 'before' });
  });

  it('follows the payment that was sooner', async () => {
    const { element, payments, process } = await owing();
    payments.put(payment('PENDING', { id: OTHER_PAYMENT_ID }));
    process.pay('REDIRECT');
    await settled();
    const stage = element.at('payment');
    expect([stage.payment.id, stage.origin]).to.deep.equal([sharedOf(OTHER_PAYMENT_ID), 'elsewhere']);
    expect(element.gone).to.deep.equal([]);
    expect(element.told).to.deep.equal(['before TRAFFIC_FINE REDIRECT']);
  });

  it('says why nothing was begun', async () => {
    const { element, payments, process } = await owing();
    payments.fates = [refusal(400, 'invalid-request', { title: 'Không đúng' })];
    process.pay(FIRST);
    await settled();
    expect(element.at('bill').trouble?.failure).to.deep.include({ status: 400 });
    process.pay(FIRST);
    await settled();
    expect(element.state).to.equal('PENDING');
  });

  it('goes nowhere with a payment of another sum than the payer saw', async () => {
    const payments = new FakePayments();
    payments.begin = (_, id) => payment('PENDING', { id, amount: 9_000_000 });
    const { element } = await begun('REDIRECT', {}, payments);
    expect(element.gone).to.deep.equal([]);
    expect(element.at('payment')).to.deep.include({ before: 900_000, page: 'closed' });
  });

  for (const url of [
    'javascript:alert(1)',
    'http://payment.example/',
    'https://bank@evil.example/',
    'data:text/html,x',
    '//',
    '',
  ]) {
    it(`goes nowhere for the address "${url}"`, async () => {
      const payments = new FakePayments();
      payments.begin = (_, id) => payment('PENDING', { id, action: { kind: 'redirect', url } });
      const { element } = await begun('REDIRECT', {}, payments);
      expect(element.gone).to.deep.equal([]);
      expect(element.at('payment').address).to.equal(undefined);
    });
  }

  it('goes when the platform is ready a little later', async () => {
    const payments = new FakePayments();
    payments.begin = (_, id) => payment('CREATED', { id });
    const { clock, element } = await begun('REDIRECT', {}, payments);
    expect(element.gone).to.deep.equal([]);
    payments.move('PENDING', { action: { kind: 'redirect', url: PLATFORM } });
    await clock.pass(3_000);
    expect(element.gone).to.deep.equal([`_self ${PLATFORM}`]);
  });
});

describe('PaymentProcess: following', () => {
  tidyAfterEach();
  afterEach(forgetPayments);

  it('asks at once often, then seldom', async () => {
    const { clock, payments } = await begun(FIRST);
    await clock.pass(10_000);
    expect(payments.reads.length).to.equal(3);
    await clock.pass(60_000);
    const before = payments.reads.length;
    await clock.pass(60_000);
    expect(payments.reads.length - before).to.be.within(4, 5);
  });

  it('says that it is paid when the endpoint does, with the receipt, once', async () => {
    const { clock, element, payments, process } = await begun(FIRST);
    payments.move('PAID');
    await clock.pass(5_000);
    expect(element.state).to.equal('PAID');
    expect(process.receipt).to.deep.include({ kind: 'done' });
    const reads = payments.reads.length;
    await clock.pass(600_000);
    expect(payments.reads.length).to.equal(reads);
    expect(element.at('payment').freshness).to.deep.equal({ kind: 'polling' });
    expect(element.told.filter((what) => what.startsWith('settled'))).to.deep.equal(['settled PAID']);
  });

  for (const state of ['FAILED', 'EXPIRED', 'CANCELLED', 'REFUNDED'] as const) {
    it(`tells of ${state} once, and what is owed again`, async () => {
      const { clock, element, payments, process } = await begun(FIRST);
      payments.move(state, { reason: 'Ngân hàng từ chối.' });
      await clock.pass(60_000);
      expect(element.state).to.equal(state);
      expect(element.at('payment').secondsLeft).to.equal(undefined);
      expect(element.told.slice(2)).to.deep.equal([`failed ${state}`]);
      process.again();
      await settled();
      element.at('bill');
    });
  }

  it('sees the money that comes after a payment has expired', async () => {
    const { clock, element, payments } = await begun(FIRST);
    payments.move('EXPIRED');
    await clock.pass(5_000);
    payments.move('PAID');
    await clock.pass(60_000);
    expect(element.told.slice(2)).to.deep.equal(['failed EXPIRED', 'settled PAID']);
  });

  it('follows a refund to its end', async () => {
    const { clock, element, payments } = await begun(FIRST);
    payments.move('PAID', { refunds: [refund('PENDING')] });
    await clock.pass(60_000);
    expect(element.at('payment').payment.refunds[0]?.state.code).to.equal('PENDING');
    payments.move('PAID', { refunds: [refund('DONE')] });
    await clock.pass(60_000);
    expect(element.at('payment').payment.refunds[0]?.state.code).to.equal('DONE');
  });

  it('never takes a state nobody knows for paid', async () => {
    const { clock, element, payments, process } = await begun(FIRST);
    payments.move('PENDING', { state: { code: 'PAID_MAYBE', label: 'Đang đối soát' } });
    await clock.pass(60_000);
    expect(element.state).to.equal('PAID_MAYBE');
    expect(process.receipt.kind).to.equal('idle');
    expect(element.told.slice(2)).to.deep.equal([]);
  });

  it('keeps the last state when nobody answers, says how old it is, and comes back', async () => {
    const { clock, element, payments } = await begun(FIRST);
    await clock.pass(3_000);
    payments.always = CUT;
    payments.move('PAID');
    await clock.pass(15_000);
    const { freshness } = element.at('payment');
    expect([element.state, freshness.kind]).to.deep.equal(['PENDING', 'stale']);
    expect(freshness).to.deep.include({ reason: 'unreachable' });
    payments.always = 'arrives';
    await clock.pass(60_000);
    expect([element.state, element.at('payment').freshness.kind]).to.deep.equal(['PAID', 'polling']);
  });

  it('says at a press that nobody answers', async () => {
    const { element, payments, process } = await begun(FIRST);
    payments.fates = ['held'];
    process.checkAgain();
    await settled();
    expect(element.at('payment').asking).to.equal(true);
    payments.fates = [CUT];
    process.checkAgain();
    await settled();
    expect(element.at('payment')).to.deep.include({ asking: false });
    expect(element.at('payment').freshness.kind).to.equal('stale');
  });

  it('waits as long as it is told to', async () => {
    const { clock, payments } = await begun(FIRST);
    payments.always = { kind: 'refused', status: 429, problem: {}, retryAfterMilliseconds: 50_000 };
    await clock.pass(10_000);
    const before = payments.reads.length;
    await clock.pass(40_000);
    look(true);
    network(true);
    expect(payments.reads.length).to.equal(before);
  });

  it('asks nothing while nobody looks, and at once when somebody does', async () => {
    const { clock, element, payments } = await begun(FIRST);
    look(false);
    await clock.pass(61_000);
    const before = payments.reads.length;
    payments.move('PAID');
    await clock.pass(600_000);
    expect(payments.reads.length).to.equal(before);
    look(true);
    await settled();
    expect(element.state).to.equal('PAID');
  });

  it('asks at once when the network is back, or the page is shown again', async () => {
    const { element, payments } = await begun();
    network(false);
    expect(element.at('payment').freshness).to.deep.include({ reason: 'offline' });
    network(true);
    await settled();
    expect(payments.reads).to.have.length(1);
    payments.move('FAILED');
    window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    await settled();
    expect([element.state, element.at('payment').page]).to.deep.equal(['FAILED', 'closed']);
  });

  it('goes on where it was taken out of the page and put back', async () => {
    const { clock, element, payments } = await begun(FIRST);
    const place = element.parentElement!;
    await clock.pass(3_000);
    element.remove();
    const before = payments.reads.length;
    payments.move('PAID');
    await clock.pass(120_000);
    expect(payments.reads.length).to.equal(before);
    place.append(element);
    await settled();
    expect(element.state).to.equal('PAID');
  });

  for (const wrong of [-86_400_000, 0, 86_400_000]) {
    it(`counts down by the endpoint's clock, the device's being wrong by ${wrong / 3_600_000} hours`, async () => {
      const { clock, payments, process } = await paying({}, new FakePayments());
      if (wrong !== 0) moveClock(wrong);
      // What the endpoint says is of its own time.
      const real = (at: number) => new Date(at - wrong).toISOString();
      payments.begin = (_, id) => payment('PENDING', { id, expiresAt: SOON });
      const getPayment = payments.getPayment.bind(payments);
      payments.getPayment = async (id, options) => ({
        ...(await getPayment(id, options)),
        asOf: real(Date.now()),
      });
      const createPayment = payments.createPayment.bind(payments);
      payments.createPayment = async (request, key, options) => ({
        ...(await createPayment(request, key, options)),
        asOf: real(Date.now()),
      });
      process.find(FINE);
      await settled();
      process.pay(FIRST);
      await settled();
      const left = () => (process.stage.kind === 'payment' ? process.stage.secondsLeft : undefined);
      expect(left()).to.equal(120);
      await clock.pass(60_000);
      expect(left()).to.equal(60);
      payments.always = CUT;
      await clock.pass(59_000);
      expect(left()).to.equal(1);
      await clock.pass(5_000);
      expect(left()).to.equal(0);
    });
  }

  it('asks at the end of the time what has become of it', async () => {
    const soon = new FakePayments();
    soon.begin = (_, id) => payment('PENDING', { id, expiresAt: SOON });
    const { clock, element, payments } = await begun(FIRST, {}, soon);
    await clock.pass(119_000);
    const before = payments.reads.length;
    payments.move('EXPIRED');
    await clock.pass(1_001);
    expect(payments.reads.length).to.be.greaterThan(before);
    expect(element.state).to.equal('EXPIRED');
  });

  it('is drawn each second of the countdown', async () => {
    const { clock, element } = await begun(FIRST);
    const { drawn } = element;
    for (let second = 0; second < 10; second += 1) await clock.pass(1_000);
    expect(element.drawn - drawn).to.be.within(10, 14);
  });

  it('does not go back to an older word', async () => {
    const { element, payments, process } = await begun(FIRST);
    payments.fates = ['held', 'arrives'];
    process.checkAgain();
    process.cancel();
    await settled();
    expect(element.state).to.equal('CANCELLED');
    payments.release();
    await settled();
    expect(element.state).to.equal('CANCELLED');
  });
});

describe('PaymentProcess: giving up', () => {
  tidyAfterEach();
  afterEach(forgetPayments);

  it('cancels once, and says what came of it', async () => {
    const { element, payments, process } = await begun(FIRST);
    payments.fates = ['held'];
    process.cancel();
    process.cancel();
    await settled();
    expect(element.at('payment').cancelling).to.equal(true);
    payments.release();
    await settled();
    expect(element.state).to.equal('CANCELLED');
    expect(element.at('payment').cancelling).to.equal(false);
    expect(payments.cancelled).to.have.length(1);
  });

  it('says why it could not, and asks how it stands', async () => {
    const { element, payments, process } = await begun(FIRST);
    payments.fates = [CUT];
    process.cancel();
    await settled();
    expect(element.at('payment').trouble?.failure).to.deep.equal(CUT);
    payments.move('PAID', { cancellable: true });
    payments.fates = [refusal(422, 'payment-not-cancellable')];
    process.cancel();
    await settled();
    expect(element.state).to.equal('PAID');
  });

  it('leaves an open payment as it is', async () => {
    const { element, payments, process } = await begun(FIRST);
    process.leave();
    element.at('idle');
    expect(payments.cancelled).to.deep.equal([]);
    expect(await process.claim()).to.equal(true);
    expect(element.at('payment').origin).to.equal('remembered');
  });

  it('asks nothing more once it is disposed of', async () => {
    const { clock, element, payments, process } = await begun(FIRST);
    process.dispose();
    const before = payments.reads.length;
    await clock.pass(120_000);
    element.remove();
    expect(payments.reads.length).to.equal(before);
  });
});

describe('PaymentProcess: at another endpoint', () => {
  tidyAfterEach();
  afterEach(forgetPayments);

  it('shows nothing of the one before', async () => {
    const { element, payments } = await begun(FIRST);
    element.endpoint = 'https://first.example/v1';
    await settled();
    element.at('payment');
    element.endpoint = 'https://second.example/v1';
    await settled();
    element.at('idle');
    const before = payments.reads.length;
    network(true);
    await settled();
    expect(payments.reads.length).to.equal(before);
  });
});

describe('PaymentProcess: in another language', () => {
  tidyAfterEach();
  afterEach(forgetPayments);

  it('is said again', async () => {
    const { element, payments } = await begun(FIRST);
    const before = payments.reads.length;
    element.lang = 'en';
    await settled();
    expect(payments.reads.length).to.equal(before + 1);
    expect(payments.payments[0]?.id).not.to.equal(PAYMENT_ID);
  });
});
