/** One run: somebody files one dossier while something goes wrong. */
import { setTimeout as delay } from 'node:timers/promises';
import type { Lane } from './lane.ts';
import type { Said } from './judge.ts';
import type { Driver } from './plan.ts';
import { act, look, type Kind, type Manner, type Seen } from './page.ts';

/** What of a browser's page a run needs. */
export interface Tab {
  goto(address: string): Promise<unknown>;
  evaluate<Argument, Result>(
    work: (argument: Argument) => Result,
    argument: Argument,
  ): Promise<Awaited<Result>>;
  reload(): Promise<unknown>;
  close(): Promise<unknown>;
}

/** A person's browser with a profile of its own. */
export interface Profile {
  /** What can be done to its pages. */
  readonly driver: Driver;
  open(): Promise<Tab>;
  setOffline(offline: boolean): Promise<void>;
  /** The tab's process dies. */
  crash(tab: Tab): Promise<void>;
  /** The browser lets the page rest for so many milliseconds, as phones do with what is not looked at. */
  freeze(tab: Tab, milliseconds: number): Promise<void>;
  /** As if the person had never been here; `address` is a page of the same site. */
  forget(address: string): Promise<void>;
  close(): Promise<void>;
}

/** How many times faster the page's timers and the endpoint's delays run than they would for people. */
export const SPEED = 8;
const GLANCE = 120;
const LONGEST_TRAVEL = 10_000;
/**
 * Nobody waits longer, in seconds, unless there is much to send. The page's own timers count them, made as slow
 * as the clock on the wall: a machine without time for the page makes nobody impatient.
 */
const PATIENCE = 40;
/** And so many times as long by that clock: a page may have stopped for good. */
const LONGEST = 4;

const NOTHING: Seen = { kind: 'away', code: '', explained: false, saved: false, file: '', seconds: 0 };

export class Scene {
  readonly lane: Lane;
  readonly profile: Profile;
  readonly #query: string;
  patience = PATIENCE;
  readonly shown = new Set<string>();
  /** What was seen, and when: `review 1.2 s`. */
  readonly history: string[] = [];
  denials = 0;
  silence = 0;

  constructor(lane: Lane, profile: Profile, conditions: Readonly<Record<string, string>> = {}) {
    this.lane = lane;
    this.profile = profile;
    this.#query = new URLSearchParams({ speed: String(SPEED), ...conditions }).toString();
  }

  /** The page with the form, with another page before it in the history. */
  async open(): Promise<Tab> {
    const tab = await this.profile.open();
    await tab.goto(`${this.lane.site.url}/away`);
    await tab.goto(`${this.lane.site.url}/?${this.#query}`);
    return tab;
  }

  /** Leaves the page by the browser's own button; resolves when the other one is there. */
  async travel(tab: Tab, where: 'back' | 'forward'): Promise<void> {
    const path = () => tab.evaluate(() => location.pathname, undefined).catch(() => undefined);
    const left = await path();
    // The page may be gone before it has said that it goes.
    await tab
      .evaluate((way: string) => (way === 'back' ? history.back() : history.forward()), where)
      .catch(() => undefined);
    const start = performance.now();
    while (performance.now() - start < LONGEST_TRAVEL) {
      const here = await path();
      if (here !== undefined && here !== left) break;
      await delay(GLANCE);
    }
    if (await tab.evaluate(() => Reflect.has(window, 'restored'), undefined)) this.history.push('restored');
  }

  /** Looks, and notes what the page claims. */
  async look(tab: Tab): Promise<Seen> {
    // Between two pages there is nothing to see.
    const seen = await tab.evaluate(look, undefined).catch(() => NOTHING);
    if (seen.kind === 'receipt') this.shown.add(seen.code);
    return seen;
  }

  /** Goes on with the form until one of these is seen, or somebody would have given up. */
  async until(tab: Tab, manner: Manner, ...ends: readonly Kind[]): Promise<Seen> {
    const start = performance.now();
    let last = await this.look(tab);
    let quiet = 0;
    let lived = 0;
    for (;;) {
      const seen = await this.look(tab);
      const passed = (performance.now() - start) / 1000;
      if (seen.kind !== last.kind) this.history.push(`${seen.kind} ${passed.toFixed(1)} s`);
      // A page that was loaded anew counts from nought.
      const since = seen.seconds < last.seconds ? seen.seconds : seen.seconds - last.seconds;
      lived += since / SPEED;
      if (ends.includes(seen.kind) || lived > this.patience || passed > LONGEST * this.patience) return seen;
      quiet = isBare(seen) ? quiet + since : 0;
      this.silence = Math.max(this.silence, quiet);
      last = seen;
      await tab.evaluate(act, manner).catch(() => undefined);
      await delay(GLANCE);
    }
  }

  /** A page has said that nothing is filed: is that so? */
  async checkDenial(): Promise<void> {
    if ((await this.lane.dossiers()).length > 0) this.denials += 1;
  }
}

/** Busy, without a word why. */
function isBare({ kind, explained }: Seen): boolean {
  return !explained && (kind === 'sending' || kind === 'loading' || kind === 'waiting');
}

export function saidOf({ kind, code }: Seen): Said {
  if (kind === 'receipt') return { kind: 'receipt', code };
  return ['sending', 'unknown', 'waiting', 'loading', 'away', 'failed'].includes(kind)
    ? { kind: 'open' }
    : { kind: 'not-filed' };
}
