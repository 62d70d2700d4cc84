import type { DossierTrackingClient } from '../../src/client/dossier-tracking.ts';
import { DossierWatch } from '../../src/controllers/dossier-watch.ts';
import { register } from '../../src/define/register.ts';
import { Clock, settled } from './clock.ts';
import { FakeTracking } from './fake-tracking.ts';
import { mount } from './mount.ts';
import { ProbeElement } from './probe.ts';
import { replace, setHidden } from './replace.ts';

export const TOKEN = 'a-token';

/** A widget that follows one dossier. */
export class FollowerElement extends ProbeElement {
  /** Versions before and after each change it was told of. */
  readonly changes: [previous: number, next: number][] = [];
  readonly watch = new DossierWatch(this, this.configuration, (previous, next) => {
    this.changes.push([previous.version, next.version]);
  });

  /** `live`, `polling`, or why it is stale. */
  get state(): string {
    const { freshness } = this.watch;
    return freshness.kind === 'stale' ? freshness.reason : freshness.kind;
  }

  get version(): number | undefined {
    return this.watch.dossier?.version;
  }
}

export interface Following {
  readonly clock: Clock;
  readonly tracking: FakeTracking;
  readonly element: FollowerElement;
}

/** A widget that follows the fake's dossier, on a page where nothing happens by chance. */
export async function following(
  prepare: (tracking: FakeTracking) => void = () => undefined,
): Promise<Following> {
  register('test-follower', FollowerElement);
  const clock = new Clock();
  replace(Math, 'random', () => 0);
  const tracking = new FakeTracking();
  prepare(tracking);
  // Nothing but following is asked of it here.
  const dossierTracking = tracking as unknown as DossierTrackingClient;
  const around = { clients: { dossierTracking } };
  const element = await mount<FollowerElement>('test-follower', { around });
  follow(element, tracking);
  await settled();
  return { clock, tracking, element };
}

export function follow(element: FollowerElement, { dossier, trackingExpiresAt }: FakeTracking): void {
  element.watch.follow({ dossier, token: TOKEN, expiresAt: trackingExpiresAt });
}

/** The device's clock goes on, or back, and nothing on the device notices. */
export function moveClock(milliseconds: number): void {
  const before = Date.now;
  replace(Date, 'now', () => before() + milliseconds);
}

export function look(isLooking: boolean): void {
  setHidden(!isLooking);
  document.dispatchEvent(new Event('visibilitychange'));
}

export function network(isThere: boolean): void {
  window.dispatchEvent(new Event(isThere ? 'online' : 'offline'));
}
