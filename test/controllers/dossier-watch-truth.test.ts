import { expect } from 'chai';
import * as fc from 'fast-check';
import { settled } from '../support/clock.ts';
import { dossierProgress } from '../support/dossier-progress.ts';
import { following, look, moveClock, network, type Following } from '../support/follower.ts';
import type { FakeConnection } from '../support/fake-tracking.ts';
import { unmountAll } from '../support/mount.ts';
import { restoreAll } from '../support/replace.ts';
import { tidyAfterEach } from '../support/tidy.ts';

const STEP = 5_000;
/** A poll and its answer apart, twice; or the silence after which a line counts as dead, and a little. */
const OLDEST_WORD = 95_000;
const BEGIN = Date.parse('2026-11-20T08:00:00+07:00');

/** The dossier as it is, an endpoint that says so while it can, and a device to which things happen. */
class World {
  readonly #following: Following;
  /** The time that really is. */
  #now = BEGIN;
  #version = 3;
  #isUp = true;
  #isOnline = true;
  /** When each version began. */
  readonly #versions = new Map([[3, BEGIN]]);
  /** When each connection was heard last; none for those that died unnoticed. */
  readonly #heard = new Map<FakeConnection, number>();

  constructor(started: Following) {
    this.#following = started;
  }

  change(): void {
    this.#version += 1;
    this.#versions.set(this.#version, this.#now);
    this.#state();
    for (const connection of this.#alive()) this.#say(connection);
  }

  cut(): void {
    for (const connection of this.#following.tracking.open) connection.fail({ kind: 'unreachable' });
  }

  serve(isUp: boolean): void {
    this.#isUp = isUp;
    if (!isUp) this.cut();
  }

  connect(isOnline: boolean): void {
    if (isOnline === this.#isOnline) return;
    this.#isOnline = isOnline;
    for (const connection of this.#following.tracking.open) this.#heard.set(connection, -Infinity);
    this.#answers();
    network(isOnline);
  }

  /** Timers stand still, and lines die without a sign. */
  sleep(seconds: number): void {
    this.#now += seconds * 1000;
    moveClock(seconds * 1000);
    for (const connection of this.#following.tracking.open) this.#heard.set(connection, -Infinity);
  }

  async pass(): Promise<void> {
    this.#answers();
    await this.#following.clock.pass(STEP);
    this.#now += STEP;
    this.#state();
    for (const connection of this.#following.tracking.open) this.#keep(connection);
    await settled();
  }

  /** When the state on the screen ceased to be so; `undefined` while it still is. */
  get outdatedSince(): number | undefined {
    return this.#versions.get((this.#following.element.version ?? 0) + 1);
  }

  get now(): number {
    return this.#now;
  }

  #keep(connection: FakeConnection): void {
    const heard = this.#heard.get(connection);
    if (heard === undefined && this.#isUp && this.#isOnline) this.#say(connection);
    else if (heard === -Infinity || heard === undefined)
      connection.fail({ kind: 'timeout', milliseconds: 40_000 });
    else if (this.#now - heard >= 15_000) this.#say(connection);
  }

  #say(connection: FakeConnection): void {
    const isGreeted = this.#heard.has(connection);
    this.#heard.set(connection, this.#now);
    if (!isGreeted && connection.after === this.#version) connection.same();
    else if (isGreeted && this.#following.element.version === this.#version) connection.same();
    else connection.say(this.#following.tracking.dossier);
  }

  #alive(): FakeConnection[] {
    return this.#following.tracking.open.filter((connection) => (this.#heard.get(connection) ?? -1) > 0);
  }

  #state(): void {
    const asOf = new Date(this.#now).toISOString();
    this.#following.tracking.dossier = dossierProgress({ version: this.#version, asOf });
  }

  #answers(): void {
    const kind = this.#isOnline ? 'unreachable' : 'offline';
    const fails = !this.#isUp || !this.#isOnline;
    this.#following.tracking.failures = fails ? Array.from({ length: 20 }, () => ({ kind })) : [];
  }
}

type Happening = (world: World) => void;

const happening = fc.oneof(
  fc.constantFrom<[string, Happening]>(
    ['a change', (world) => world.change()],
    ['a cut line', (world) => world.cut()],
    ['an endpoint down', (world) => world.serve(false)],
    ['an endpoint up', (world) => world.serve(true)],
    ['no network', (world) => world.connect(false)],
    ['a network', (world) => world.connect(true)],
    ['nobody looks', () => look(false)],
    ['somebody looks', () => look(true)],
    ['a clock set ahead', () => moveClock(86_400_000)],
    ['a clock set back', () => moveClock(-86_400_000)],
  ),
  fc
    .integer({ min: 1, max: 4_000 })
    .map((seconds): [string, Happening] => [`${seconds} s of sleep`, (world) => world.sleep(seconds)]),
);
const story = fc.array(fc.tuple(happening, fc.integer({ min: 0, max: 14 })), { maxLength: 8 });

describe('DossierWatch, whatever happens', () => {
  tidyAfterEach();

  it('never shows an old state as the present, and finds back to it', async () => {
    const property = fc.asyncProperty(story, async (happenings) => {
      const started = await following((tracking) => (tracking.trackingExpiresAt = '2027-01-01T00:00:00Z'));
      const { element } = started;
      const world = new World(started);
      let version = 0;
      const check = () => {
        expect(element.version).to.be.at.least(version);
        version = element.version ?? 0;
        const since = world.outdatedSince;
        if (since !== undefined && world.now - since > OLDEST_WORD)
          expect(element.state).not.to.be.oneOf(['live', 'polling']);
      };
      await world.pass();
      for (const [[, happens], steps] of happenings) {
        happens(world);
        check();
        for (let step = 0; step < steps; step += 1) {
          await world.pass();
          check();
        }
      }
      world.serve(true);
      world.connect(true);
      look(true);
      for (let step = 0; step < 20; step += 1) {
        await world.pass();
        check();
      }
      expect(element.state).to.be.oneOf(['live', 'polling']);
      expect(world.outdatedSince).to.equal(undefined);
      unmountAll();
      restoreAll();
    });
    await fc.assert(property, { numRuns: 60, interruptAfterTimeLimit: 3_000 });
  });
});
