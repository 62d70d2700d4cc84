import { expect } from 'chai';
import type { EndpointFailure } from '../../src/client/errors.ts';
import { settled } from '../support/clock.ts';
import { dossierProgress } from '../support/dossier-progress.ts';
import { follow, following, look, moveClock, network, TOKEN } from '../support/follower.ts';
import { replace } from '../support/replace.ts';
import { tidyAfterEach } from '../support/tidy.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const CUT: EndpointFailure = { kind: 'unreachable' };
const refused = (status: number, retryAfterMilliseconds?: number): EndpointFailure => ({
  kind: 'refused',
  status,
  problem: {},
  ...(retryAfterMilliseconds !== undefined && { retryAfterMilliseconds }),
});
const at = (time: string) => `2026-11-20T${time}+07:00`;

describe('DossierWatch: a stream', () => {
  tidyAfterEach();

  it('counts what was just looked up as the present, and asks for what comes after it', async () => {
    const { element, tracking } = await following();
    expect([element.state, element.version]).to.deep.equal(['live', 3]);
    const { code, token, after, language } = tracking.connection;
    expect([code, token, after, language]).to.deep.equal(['H18-261120-0042', TOKEN, 3, 'vi']);
    expect(tracking.connections).to.have.length(1);
  });

  it('tells of each change once', async () => {
    const { element, tracking } = await following();
    const { drawn } = element;
    tracking.connection.say(dossierProgress({ version: 4 }));
    tracking.connection.say(dossierProgress({ version: 4 }));
    tracking.connection.say(dossierProgress({ version: 7 }));
    expect(element.changes).to.deep.equal([
      [3, 4],
      [4, 7],
    ]);
    await element.updateComplete;
    expect(element.drawn).to.equal(drawn + 1);
  });

  it('never goes back to an older version', async () => {
    const { element, tracking } = await following();
    tracking.connection.say(dossierProgress({ version: 5 }));
    tracking.connection.say(dossierProgress({ version: 4 }));
    expect(element.version).to.equal(5);
    expect(element.changes).to.deep.equal([[3, 5]]);
  });

  it('shows the same version said again on another day, as no change', async () => {
    const { element, tracking } = await following();
    const overdue = { standing: { code: 'OVERDUE', label: 'Quá hạn' }, changes: [] };
    const later = dossierProgress({ asOf: at('08:00:15'), deadline: overdue });
    tracking.connection.say(later);
    tracking.connection.say(dossierProgress({ asOf: at('07:00:00') }));
    expect(element.watch.dossier).to.equal(later);
    expect(element.changes).to.deep.equal([]);
  });

  it('stays live as long as the endpoint keeps looking', async () => {
    const { clock, element, tracking } = await following();
    for (let beats = 0; beats < 20; beats += 1) {
      tracking.connection.same();
      await clock.pass(15_000);
      expect(element.state).to.equal('live');
    }
    await clock.pass(31_000);
    expect(element.state).to.equal('unreachable');
  });

  it('comes back after a broken line, with the last version it knows', async () => {
    const { clock, element, tracking } = await following();
    tracking.connection.say(dossierProgress({ version: 4 }));
    tracking.connection.fail(CUT);
    await clock.pass(999);
    expect(tracking.connections).to.have.length(1);
    await clock.pass(2_001);
    expect(tracking.connections).to.have.length(2);
    expect(tracking.connection.after).to.equal(4);
    expect(element.state).to.equal('live');
    tracking.connection.same();
    await clock.pass(30_000);
    expect(element.state).to.equal('live');
  });

  it('says that it is old once the last word is, and since when', async () => {
    const { clock, element, tracking } = await following();
    await clock.pass(10_000);
    tracking.connection.same();
    tracking.connection.fail(CUT);
    await clock.pass(5_000);
    expect(element.state).to.equal('live');
    const { drawn } = element;
    await clock.pass(5_000);
    expect(element.watch.freshness).to.deep.equal({
      kind: 'stale',
      since: new Date(at('08:00:10')),
      reason: 'unreachable',
    });
    await element.updateComplete;
    expect(element.drawn).to.equal(drawn + 1);
    tracking.connection.same();
    expect(element.state).to.equal('live');
  });

  it('says so at once where it does not come back', async () => {
    const { clock, element, tracking } = await following();
    tracking.connection.same();
    tracking.failures = [CUT];
    tracking.connection.fail(CUT);
    await clock.pass(500);
    expect(element.state).to.equal('live');
    await clock.pass(2_600);
    expect(element.state).to.equal('unreachable');
    await clock.pass(3_000);
    tracking.connection.same();
    expect(element.state).to.equal('live');
  });

  it('comes back when an endpoint closes, as soon as that asks for', async () => {
    const { clock, tracking } = await following();
    tracking.connection.retry(5_000);
    tracking.connection.end('closing');
    await clock.pass(4_999);
    expect(tracking.connections).to.have.length(1);
    await clock.pass(1);
    expect(tracking.connections).to.have.length(2);
  });

  it('comes back to the present after years of short lines', async () => {
    const { clock, element, tracking } = await following();
    for (let lines = 0; lines < 50; lines += 1) {
      await clock.pass(40_000);
      tracking.connection.same();
      tracking.connection.fail(CUT);
      await clock.pass(1_000);
      tracking.connection.same();
      expect(element.state).to.equal('live');
    }
    expect(tracking.reads).to.deep.equal([]);
  });

  it('asks anew in another language', async () => {
    const { clock, element, tracking } = await following();
    tracking.connection.say(dossierProgress({ version: 4 }));
    const [first] = tracking.connections;
    element.lang = 'en';
    await element.updateComplete;
    await settled();
    expect(first?.isOpen).to.equal(false);
    await clock.pass(3_000);
    expect([tracking.connection.language, tracking.connection.after]).to.deep.equal(['en', undefined]);
    const english = dossierProgress({
      version: 4,
      procedureName: 'Birth registration',
      asOf: at('07:00:00'),
    });
    tracking.connection.say(english);
    expect(element.watch.dossier).to.equal(english);
    expect(element.changes).to.deep.equal([[3, 4]]);
  });
});

describe('DossierWatch: attempts', () => {
  tidyAfterEach();

  /** Milliseconds between the attempts of an hour in which each fails. */
  async function attempts(failure: EndpointFailure): Promise<number[]> {
    const times: number[] = [];
    const { clock } = await following((tracking) => {
      tracking.failures = Array.from({ length: 1000 }, () => failure);
      const note = () => void times.push(Date.now());
      for (const name of ['watch', 'getDossier'] as const) {
        const ask = tracking[name].bind(tracking) as (...args: unknown[]) => unknown;
        replace(tracking, name, (...args: unknown[]) => (note(), ask(...args)));
      }
    });
    await clock.pass(HOUR / 2);
    return times.slice(1).map((time, index) => time - (times[index] ?? 0));
  }

  it('become fewer, to one in half a minute', async () => {
    const pauses = await attempts(CUT);
    expect(pauses.slice(0, 5)).to.deep.equal([1_000, 2_000, 4_000, 8_000, 30_000]);
    expect(Math.min(...pauses.slice(4))).to.be.at.least(30_000);
  });

  it('wait as long as the endpoint says', async () => {
    const pauses = await attempts(refused(503, 120_000));
    expect(Math.min(...pauses)).to.equal(120_000);
    expect(pauses.length).to.be.within(10, 15);
  });

  it('wait as long as the endpoint says, whatever the network does', async () => {
    const { clock, tracking } = await following((fake) => (fake.failures = [refused(429, 60_000)]));
    await clock.pass(20_000);
    network(false);
    network(true);
    look(false);
    look(true);
    await clock.pass(39_999);
    expect(tracking.connections).to.have.length(1);
    await clock.pass(1);
    expect(tracking.connections).to.have.length(2);
  });

  it('do not follow a network that comes and goes', async () => {
    const { clock, tracking } = await following();
    for (let times = 0; times < 30; times += 1) {
      network(false);
      network(true);
      await clock.pass(100);
    }
    expect(tracking.connections.length).to.be.at.most(2);
  });

  it('come apart by chance', async () => {
    const { clock, tracking } = await following();
    replace(Math, 'random', () => 0.999);
    tracking.connection.fail(CUT);
    await clock.pass(1_400);
    expect(tracking.connections).to.have.length(1);
    await clock.pass(2_000);
    expect(tracking.connections).to.have.length(2);
  });
});

describe('DossierWatch: asking from time to time', () => {
  tidyAfterEach();

  for (const status of [404, 405, 501]) {
    it(`does so at once, and for good, where a stream is answered with ${status}`, async () => {
      const { clock, element, tracking } = await following((fake) => (fake.failures = [refused(status)]));
      await settled();
      expect([element.state, tracking.reads.length]).to.deep.equal(['polling', 1]);
      tracking.dossier = dossierProgress({ version: 4 });
      await clock.pass(30_000);
      expect([element.version, element.state]).to.deep.equal([4, 'polling']);
      expect(element.changes).to.deep.equal([[3, 4]]);
      await clock.pass(HOUR / 2);
      expect(tracking.connections).to.have.length(1);
      expect(tracking.reads.length).to.be.within(58, 64);
      expect(element.state).to.equal('polling');
    });
  }

  const spoilt: [why: string, failure: EndpointFailure][] = [
    ['a proxy keeps the bytes', { kind: 'timeout', milliseconds: 20_000 }],
    ['a page of somebody else comes', { kind: 'broken-contract', reason: '' }],
  ];
  for (const [why, failure] of spoilt) {
    it(`does so where ${why}, and tries a stream again later`, async () => {
      const { clock, element, tracking } = await following((fake) => (fake.failures = [failure]));
      await settled();
      expect([element.state, tracking.reads.length]).to.deep.equal(['polling', 1]);
      await clock.pass(115_000);
      expect(tracking.connections).to.have.length(1);
      await clock.pass(10_000);
      expect(tracking.connections).to.have.length(2);
      expect(element.state).to.equal('polling');
      tracking.connection.same();
      expect(element.state).to.equal('live');
    });
  }

  it('does so where every stream is cut at once', async () => {
    const { clock, element, tracking } = await following();
    for (let cuts = 0; cuts < 4; cuts += 1) {
      tracking.connection.same();
      tracking.connection.fail(CUT);
      await clock.pass(8_000);
    }
    expect([element.state, tracking.reads.length]).to.deep.equal(['polling', 1]);
  });

  it('says that it is old when several answers fail', async () => {
    const { clock, element, tracking } = await following((fake) => (fake.failures = [refused(501)]));
    await settled();
    tracking.failures = Array.from({ length: 100 }, () => CUT);
    await clock.pass(85_000);
    expect(element.state).to.equal('polling');
    await clock.pass(10_000);
    expect(element.state).to.equal('unreachable');
    tracking.failures = [];
    await clock.pass(35_000);
    expect(element.state).to.equal('polling');
  });

  it('drops an answer that was under way while something newer came', async () => {
    const { clock, element, tracking } = await following((fake) => {
      fake.failures = [refused(501)];
      fake.held = true;
    });
    await settled();
    element.watch.take(dossierProgress({ version: 5 }));
    tracking.release();
    await settled();
    expect(element.version).to.equal(5);
    expect(element.changes).to.deep.equal([[3, 5]]);
    await clock.pass(30_000);
    tracking.dossier = dossierProgress({ version: 6 });
    tracking.release();
    await settled();
    expect(element.version).to.equal(5);
  });
});

describe('DossierWatch: a page nobody looks at', () => {
  tidyAfterEach();

  it('keeps its line for a minute', async () => {
    const { clock, element, tracking } = await following();
    look(false);
    await clock.pass(30_000);
    tracking.connection.same();
    look(true);
    await clock.pass(5_000);
    expect(element.state).to.equal('live');
    expect(tracking.connections).to.have.length(1);
  });

  it('gives its line back then, and asks nothing', async () => {
    const { clock, element, tracking } = await following();
    look(false);
    await clock.pass(30_000);
    tracking.connection.same();
    await clock.pass(30_000);
    expect(element.watch.freshness).to.deep.equal({
      kind: 'stale',
      since: new Date(at('08:00:30')),
      reason: 'hidden',
    });
    expect([tracking.open.length, clock.waiting.length]).to.deep.equal([0, 0]);
    network(false);
    network(true);
    await clock.pass(HOUR / 2);
    expect(tracking.connections).to.have.length(1);
    expect(tracking.reads).to.deep.equal([]);
  });

  it('asks as soon as somebody looks, and is old until it has heard', async () => {
    const { clock, element, tracking } = await following();
    look(false);
    await clock.pass(HOUR / 2);
    tracking.dossier = dossierProgress({ version: 6, asOf: at('08:30:00') });
    look(true);
    await settled();
    expect([element.state, tracking.open.length]).to.deep.equal(['hidden', 1]);
    tracking.connection.say(tracking.dossier);
    expect([element.state, element.version]).to.deep.equal(['live', 6]);
    expect(element.changes).to.deep.equal([[3, 6]]);
  });

  it('says what is in the way when it cannot hear', async () => {
    const { clock, element, tracking } = await following();
    look(false);
    await clock.pass(HOUR / 2);
    tracking.failures = [CUT];
    look(true);
    await settled();
    expect(element.state).to.equal('unreachable');
  });

  it('asks also when its timers slept as well', async () => {
    const { element, tracking } = await following();
    look(false);
    moveClock(HOUR / 2);
    look(true);
    await settled();
    expect(element.state).to.equal('hidden');
    expect(tracking.connections).to.have.length(2);
  });

  it('begins without asking for long where the page was opened unseen', async () => {
    const { clock, tracking } = await following(() => look(false));
    await clock.pass(60_000);
    expect(tracking.open).to.deep.equal([]);
  });
});

describe('DossierWatch: a device that slept', () => {
  tidyAfterEach();

  it('is old as soon as anything is drawn', async () => {
    const { element, tracking } = await following();
    tracking.connection.same();
    moveClock(HOUR / 2);
    expect(element.state).to.equal('unreachable');
  });

  it('notices by its own ticks, even after a nap', async () => {
    const { clock, element, tracking } = await following();
    await clock.pass(3_000);
    tracking.connection.same();
    moveClock(20_000);
    await clock.pass(2_000);
    expect(element.state).to.equal('hidden');
    expect(tracking.connections).to.have.length(2);
    // The clock may have been set: the whole state tells the time anew.
    expect(tracking.connection.after).to.equal(undefined);
    tracking.connection.say(dossierProgress({ asOf: at('08:00:25') }));
    expect(element.state).to.equal('live');
  });

  it('hears that there is no network yet, and comes back with it', async () => {
    const { clock, element, tracking } = await following();
    moveClock(20_000);
    tracking.failures = [{ kind: 'offline' }];
    await clock.pass(5_000);
    expect(element.state).to.equal('offline');
    await clock.pass(3_000);
    network(true);
    await settled();
    expect(tracking.open).to.have.length(1);
    tracking.connection.same();
    expect(element.state).to.equal('live');
  });
});

describe('DossierWatch: clocks', () => {
  tidyAfterEach();

  for (const [why, wrong] of [
    ['ahead', DAY],
    ['behind', -DAY],
  ] as const) {
    it(`knows the time on a device a day ${why}, and when the token ends`, async () => {
      const { clock, element, tracking } = await following(() => moveClock(wrong));
      expect(element.watch.now).to.deep.equal(new Date(at('08:00:00')));
      for (let minutes = 0; minutes < 59; minutes += 1) {
        await clock.pass(60_000);
        tracking.connection.same();
      }
      expect(element.state).to.equal('live');
      expect(element.watch.since).to.deep.equal(new Date(at('08:59:00')));
      await clock.pass(60_000);
      expect(element.state).to.equal('expired');
    });

    it(`is old when the clock is set a day ${why}, until it has heard`, async () => {
      const { clock, element, tracking } = await following();
      await clock.pass(10_000);
      tracking.connection.same();
      moveClock(wrong);
      expect(element.state).to.equal('unreachable');
      await clock.pass(5_000);
      expect(element.state).to.equal('hidden');
      expect(element.watch.since).to.deep.equal(new Date(at('08:00:10')));
      tracking.connection.say(dossierProgress({ asOf: at('08:00:15') }));
      expect(element.state).to.equal('live');
      expect(element.watch.now).to.deep.equal(new Date(at('08:00:15')));
      await clock.pass(5_000);
      expect(element.state).to.equal('live');
    });
  }
});

describe('DossierWatch: the end of a token', () => {
  tidyAfterEach();

  it('comes with its time', async () => {
    const { clock, element, tracking } = await following((fake) => (fake.trackingExpiresAt = at('08:00:30')));
    await clock.pass(20_000);
    tracking.connection.same();
    await clock.pass(9_999);
    expect(element.state).to.equal('live');
    await clock.pass(1);
    expect(element.watch.freshness).to.deep.equal({
      kind: 'stale',
      since: new Date(at('08:00:20')),
      reason: 'expired',
    });
    expect([tracking.open.length, clock.waiting.length]).to.deep.equal([0, 0]);
  });

  const ends: [why: string, end: (tracking: Awaited<ReturnType<typeof following>>['tracking']) => void][] = [
    ['when the endpoint refuses it', ({ connection }) => connection.fail(refused(401))],
    ['when the endpoint says so', ({ connection }) => connection.end('expired')],
  ];
  for (const [why, end] of ends) {
    it(`comes ${why}, and nothing is asked any more`, async () => {
      const { clock, element, tracking } = await following();
      end(tracking);
      await settled();
      expect(element.state).to.equal('expired');
      network(false);
      network(true);
      look(false);
      look(true);
      element.lang = 'en';
      await element.updateComplete;
      await clock.pass(HOUR / 2);
      expect(element.state).to.equal('expired');
      expect([tracking.connections.length, tracking.reads.length]).to.deep.equal([1, 0]);
      expect(clock.waiting).to.deep.equal([]);
      expect(element.version).to.equal(3);
    });
  }

  it('comes while it polls', async () => {
    const { element } = await following((fake) => (fake.failures = [refused(501), refused(401)]));
    await settled();
    expect(element.state).to.equal('expired');
  });

  it('is over with another look-up, which tells what was missed', async () => {
    const { element, tracking } = await following();
    tracking.connection.end('expired');
    await settled();
    tracking.dossier = dossierProgress({ version: 9 });
    follow(element, tracking);
    expect([element.state, element.version]).to.deep.equal(['live', 9]);
    expect(element.changes).to.deep.equal([[3, 9]]);
    await settled();
    expect(tracking.open).to.have.length(1);
  });

  it('is not brought about by a time nobody can read', async () => {
    const { clock, element, tracking } = await following((fake) => (fake.trackingExpiresAt = 'soon'));
    await clock.pass(20_000);
    tracking.connection.same();
    expect(element.state).to.equal('live');
  });
});

describe('DossierWatch: the network', () => {
  tidyAfterEach();

  it('is old at once without it, and comes back with it', async () => {
    const { clock, element, tracking } = await following();
    await clock.pass(10_000);
    tracking.connection.same();
    tracking.failures = [{ kind: 'offline' }];
    network(false);
    await settled();
    expect(element.watch.freshness).to.deep.equal({
      kind: 'stale',
      since: new Date(at('08:00:10')),
      reason: 'offline',
    });
    await clock.pass(10_000);
    network(true);
    await settled();
    tracking.connection.same();
    expect(element.state).to.equal('live');
  });

  it('is tried all the same: the device may be wrong about it', async () => {
    const { clock, element, tracking } = await following();
    await clock.pass(10_000);
    network(false);
    await settled();
    tracking.connection.same();
    expect(element.state).to.equal('live');
  });

  it('is tried now and then while there is none', async () => {
    const { clock, element, tracking } = await following();
    tracking.failures = Array.from({ length: 100 }, () => ({ kind: 'offline' as const }));
    tracking.connection.fail(CUT);
    await clock.pass(601_000);
    expect(tracking.connections.length + tracking.reads.length).to.be.within(10, 13);
    expect(element.state).to.equal('offline');
  });
});

describe('DossierWatch: what it leaves behind', () => {
  tidyAfterEach();

  /** Kinds of events of the page that somebody listens to, each as often as it is listened to. */
  function listeners(): () => string[] {
    const heard = new Map<unknown, string>();
    const { addEventListener, removeEventListener } = EventTarget.prototype;
    const noting = (call: typeof addEventListener, note: (type: string, listener: unknown) => void) =>
      function (this: EventTarget, type: string, listener: unknown, ...rest: unknown[]) {
        if (['online', 'offline', 'visibilitychange'].includes(type)) note(type, listener);
        return Reflect.apply(call, this, [type, listener, ...rest]) as unknown;
      };
    replace(
      EventTarget.prototype,
      'addEventListener',
      noting(addEventListener, (type, one) => heard.set(one, type)),
    );
    replace(
      EventTarget.prototype,
      'removeEventListener',
      noting(removeEventListener, (_, one) => heard.delete(one)),
    );
    return () => [...heard.values()].toSorted();
  }

  it('is nothing once the widget leaves the page, and it goes on when it comes back', async () => {
    const heard = listeners();
    const { clock, element, tracking } = await following();
    expect(heard()).to.deep.equal(['offline', 'online', 'visibilitychange']);
    const place = element.parentElement;
    element.remove();
    await settled();
    expect([tracking.open.length, clock.waiting.length]).to.deep.equal([0, 0]);
    expect(heard()).to.deep.equal([]);
    await clock.pass(10_000);
    place?.append(element);
    await settled();
    expect([element.state, tracking.open.length]).to.deep.equal(['live', 1]);
    element.remove();
    await clock.pass(HOUR / 2);
    place?.append(element);
    await settled();
    expect([element.state, tracking.open.length]).to.deep.equal(['hidden', 1]);
  });

  it('is nothing once it is stopped', async () => {
    const heard = listeners();
    const { clock, element, tracking } = await following();
    element.watch.stop();
    await settled();
    expect([tracking.open.length, clock.waiting.length]).to.deep.equal([0, 0]);
    expect(heard()).to.deep.equal([]);
    expect(element.watch.dossier).to.equal(undefined);
  });

  it('is one line, however often it begins', async () => {
    const { element, tracking, clock } = await following();
    for (let times = 0; times < 5; times += 1) follow(element, tracking);
    await clock.pass(4_000);
    expect(tracking.open).to.have.length(1);
    expect(clock.waiting).to.have.length(1);
  });

  it('is no word on a dossier that was looked up long ago', async () => {
    const { clock, element, tracking } = await following();
    for (let minutes = 0; minutes < 10; minutes += 1) {
      tracking.connection.same();
      await clock.pass(30_000);
    }
    tracking.connection.same();
    const { dossier } = tracking;
    element.watch.stop();
    element.watch.follow({ dossier, token: TOKEN, expiresAt: at('09:00:00') });
    expect(element.watch.freshness).to.deep.equal({
      kind: 'stale',
      since: new Date(at('08:00:00')),
      reason: 'hidden',
    });
    await settled();
    tracking.connection.same();
    expect(element.state).to.equal('live');
  });

  it('is no line of another dossier', async () => {
    const { element, tracking } = await following();
    element.watch.take(dossierProgress({ code: 'H18-261120-0043', version: 9 }));
    expect(element.version).to.equal(3);
    tracking.dossier = dossierProgress({ code: 'H18-261120-0043', version: 1 });
    follow(element, tracking);
    await settled();
    expect([element.version, element.changes.length]).to.deep.equal([1, 0]);
    expect(tracking.open.map(({ code }) => code)).to.deep.equal(['H18-261120-0043']);
  });
});
