import { expect } from 'chai';
import { LazyPart } from '../../src/fields/lazy-part.ts';
import { settled } from '../support/clock.ts';
import { tidyAfterEach } from '../support/tidy.ts';

/** A part that comes or fails as it is told. */
function part() {
  const seen = { asked: 0, drawn: 0, online: true };
  const host = {
    addController: () => undefined,
    removeController: () => undefined,
    requestUpdate: () => (seen.drawn += 1),
    updateComplete: Promise.resolve(true),
  };
  const lazy = new LazyPart(host, async () => {
    seen.asked += 1;
    if (!seen.online) throw new TypeError('Failed to fetch dynamically imported module');
    return 'part';
  });
  return { lazy, seen };
}

describe('LazyPart', () => {
  tidyAfterEach();

  it('is loaded once, when it is first asked for', async () => {
    const { lazy, seen } = part();
    await settled();
    expect(seen.asked).to.equal(0);
    expect([lazy.part, lazy.part]).to.deep.equal([undefined, undefined]);
    await settled();
    expect([lazy.part, lazy.failed, seen.asked, seen.drawn]).to.deep.equal(['part', false, 1, 1]);
  });

  it('can be prepared before it is needed', async () => {
    const { lazy, seen } = part();
    lazy.prepare();
    lazy.prepare();
    await settled();
    expect([seen.asked, lazy.part]).to.deep.equal([1, 'part']);
  });

  it('says that it did not come, and is asked for again by hand', async () => {
    const { lazy, seen } = part();
    seen.online = false;
    void lazy.part;
    await settled();
    expect([lazy.part, lazy.failed, seen.asked]).to.deep.equal([undefined, true, 1]);
    seen.online = true;
    lazy.retry();
    expect(lazy.failed).to.equal(false);
    await settled();
    expect([lazy.part, lazy.failed]).to.deep.equal(['part', false]);
  });

  it('is waited for, and asked for again by whoever waits', async () => {
    const { lazy, seen } = part();
    seen.online = false;
    expect(await lazy.arrival()).to.equal(undefined);
    expect(lazy.failed).to.equal(true);
    seen.online = true;
    expect(await Promise.all([lazy.arrival(), lazy.arrival()])).to.deep.equal(['part', 'part']);
    expect([seen.asked, lazy.loaded, lazy.failed]).to.deep.equal([2, 'part', false]);
    expect(await lazy.arrival()).to.equal('part');
    expect(seen.asked).to.equal(2);
  });

  it('is asked for again when the network is back, once', async () => {
    const { lazy, seen } = part();
    seen.online = false;
    void lazy.part;
    await settled();
    dispatchEvent(new Event('online'));
    await settled();
    seen.online = true;
    dispatchEvent(new Event('online'));
    await settled();
    dispatchEvent(new Event('online'));
    await settled();
    expect([lazy.part, seen.asked]).to.deep.equal(['part', 3]);
  });
});
