import { expect } from 'chai';
import { nextPause } from '../../src/payments/watch-pace.ts';
import { payment, refund, type State } from '../support/payments.ts';
import { replace } from '../support/replace.ts';
import { tidyAfterEach } from '../support/tidy.ts';

const pause = (state: State, more = {}) =>
  nextPause(payment(state), { asked: 0, failures: 0, secondsLeft: 60, ...more });

describe('nextPause', () => {
  tidyAfterEach();

  it('is short at first and never long while the payer waits', () => {
    replace(Math, 'random', () => 0.5);
    const pauses = [0, 1, 5, 10, 20, 1_000].map((asked) => Math.round(pause('PENDING', { asked }) ?? -1));
    expect(pauses).to.deep.equal([2_000, 2_400, 4_977, 12_383, 15_000, 15_000]);
    expect(pause('PENDING', { asked: 1_000, secondsLeft: 0 })).to.equal(5_000);
  });

  it('grows with trouble, and is never more than about a minute', () => {
    replace(Math, 'random', () => 0.5);
    const pauses = [1, 2, 3, 6, 1_000].map((failures) => pause('PENDING', { failures }));
    expect(pauses).to.deep.equal([4_000, 8_000, 16_000, 60_000, 60_000]);
  });

  it('is another one on each page', () => {
    for (const [random, at] of [
      [0, 1_700],
      [0.999999, 2_300],
    ] as const) {
      replace(Math, 'random', () => random);
      expect(pause('PENDING')).to.be.closeTo(at, 1);
    }
  });

  it('ends where nothing changes any more', () => {
    expect([pause('PAID'), pause('REFUNDED')]).to.deep.equal([undefined, undefined]);
    for (const state of ['FAILED', 'EXPIRED', 'CANCELLED'] as const) {
      expect(pause(state)).to.be.within(25_000, 35_000);
      expect(pause(state, { asked: 20 })).to.equal(undefined);
    }
  });

  it('waits for a refund for some time', () => {
    const paid = payment('PAID', { refunds: [refund('PENDING')] });
    expect(nextPause(paid, { asked: 0, failures: 0, secondsLeft: undefined })).to.be.within(25_000, 35_000);
    const back = payment('REFUNDED', { refunds: [refund('DONE')] });
    expect(nextPause(back, { asked: 0, failures: 0, secondsLeft: undefined })).to.equal(undefined);
  });
});
