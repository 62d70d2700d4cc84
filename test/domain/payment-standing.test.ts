import { expect } from 'chai';
import {
  dueAmount,
  dueLines,
  isPaymentFor,
  paymentStanding,
  type PaymentStanding,
} from '../../src/domain/payment-standing.ts';
import { bill, billLine, dossierBill, payment, type State } from '../support/payments.ts';

describe('paymentStanding', () => {
  const cases: [code: string, standing: PaymentStanding][] = [
    ['CREATED', 'open'],
    ['PENDING', 'open'],
    ['PAID', 'paid'],
    ['FAILED', 'failed'],
    ['EXPIRED', 'expired'],
    ['CANCELLED', 'cancelled'],
    ['REFUNDED', 'refunded'],
    ['paid', 'unknown'],
    ['PAID ', 'unknown'],
    ['SETTLED', 'unknown'],
    ['constructor', 'unknown'],
    ['', 'unknown'],
  ];
  for (const [code, standing] of cases) {
    it(`of "${code}"`, () => {
      expect(paymentStanding({ state: { code, label: 'Đã thanh toán' } })).to.equal(standing);
    });
  }
});

describe('what is due', () => {
  it('is what can be paid now, each line as often as it is counted', () => {
    expect(dueAmount(dossierBill())).to.equal(44_000);
    expect(dueLines(dossierBill()).map(({ id }) => id)).to.deep.equal(['copies', 'check']);
  });

  it('is of the one line that is asked about', () => {
    expect(dueAmount(dossierBill(), 'check')).to.equal(20_000);
    expect(dueAmount(dossierBill(), 'postage')).to.equal(0);
    expect(dueAmount(dossierBill(), 'another')).to.equal(0);
  });

  it('is nothing of lines in any other state', () => {
    for (const state of ['LATER', 'PENDING', 'PAID', 'REFUNDED', 'FREE'] as const)
      expect(dueAmount(bill({ lines: [billLine(state)] }))).to.equal(0);
  });
});

describe('isPaymentFor', () => {
  const of = (number: string, state: State = 'PENDING') => payment(state, { of: bill({ number }) });

  it('compares kind and line', () => {
    expect(isPaymentFor(of('1'), {})).to.equal(true);
    expect(isPaymentFor(of('1'), { kind: 'TRAFFIC_FINE' })).to.equal(true);
    expect(isPaymentFor(of('1'), { kind: 'POSTAGE' })).to.equal(false);
    expect(isPaymentFor(of('1'), { line: 'fine' })).to.equal(true);
    expect(isPaymentFor(of('1'), { line: 'another' })).to.equal(false);
  });

  const cases: [shown: string, wanted: string, isIt: boolean][] = [
    ['0000123/QĐ-XPHC', '0000123/QĐ-XPHC', true],
    ['0000123/QĐ-XPHC', ' 0000123/qđ-xphc ', true],
    ['0000123/QĐ-XPHC', '0000124/QĐ-XPHC', false],
    ['H18-261120-0042', 'h18–261120–0042', true],
    ['•••••••042', '0000000042', true],
    ['*******042', '0000000042', true],
    ['•••••••042', '0000000043', false],
    ['••••••••••', '0000000042', false],
    ['', '0000000042', false],
  ];
  for (const [shown, wanted, isIt] of cases) {
    it(`${isIt ? 'finds' : 'does not find'} "${wanted}" in "${shown}"`, () => {
      expect(isPaymentFor(of(shown), { number: wanted }, true)).to.equal(isIt);
    });
  }

  it('takes no end of a number for the whole of it, but of what one has just come back with', () => {
    expect(isPaymentFor(of('•••••••042'), { number: '0000000042' })).to.equal(false);
    expect(isPaymentFor(of('0000000042'), { number: '0000000042' })).to.equal(true);
  });
});
