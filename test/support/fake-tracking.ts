import type { TrackingOptions } from '../../src/client/dossier-requests.ts';
import type { WatchOptions } from '../../src/client/dossier-stream.ts';
import type { DossierTrackingClient } from '../../src/client/dossier-tracking.ts';
import { EndpointError, type EndpointFailure } from '../../src/client/errors.ts';
import type { DossierProgress } from '../../src/contract/dossier-progress.ts';
import { dossierProgress } from './dossier-progress.ts';

/** One connection of `watch`, in the hands of the test. */
export interface FakeConnection {
  readonly code: string;
  readonly token: string;
  readonly after: number | undefined;
  readonly language: string;
  /** Neither ended nor given up. */
  readonly isOpen: boolean;
  say(dossier: DossierProgress): void;
  /** The endpoint has looked, and nothing is new. */
  same(): void;
  retry(milliseconds: number): void;
  end(why: string): void;
  fail(failure: EndpointFailure): void;
}

/**
 * Following one dossier over a line that the test holds in its hand. What it sets holds for what is asked
 * afterwards; connections stay open until the test or the caller ends them.
 */
export class FakeTracking implements Pick<DossierTrackingClient, 'getDossier' | 'watch'> {
  dossier: DossierProgress = dossierProgress();
  trackingExpiresAt = '2026-11-20T09:00:00+07:00';
  /** What the next requests fail with, one each, before they are answered well again. */
  failures: EndpointFailure[] = [];
  /** Holds answers to `getDossier` back until `release()`. */
  held = false;
  readonly connections: FakeConnection[] = [];
  /** Codes asked for with `getDossier`. */
  readonly reads: string[] = [];
  #letGo: (() => void)[] = [];

  /** The connection made last. */
  get connection(): FakeConnection {
    const last = this.connections.at(-1);
    if (last) return last;
    throw new Error('nobody watches');
  }

  get open(): FakeConnection[] {
    return this.connections.filter(({ isOpen }) => isOpen);
  }

  release(): void {
    for (const letGo of this.#letGo.splice(0)) letGo();
  }

  async getDossier(code: string, _: string, { signal }: TrackingOptions): Promise<DossierProgress> {
    this.reads.push(code);
    const { dossier } = this;
    const answer = this.#answer();
    if (this.held)
      await Promise.race([new Promise<void>((resolve) => this.#letGo.push(resolve)), given(signal)]);
    await answer;
    return dossier;
  }

  watch(code: string, token: string, options: WatchOptions): Promise<void> {
    return new Promise((resolve, reject) => {
      const [failure] = this.failures.splice(0, 1);
      let isOpen = true;
      const close = (end: () => void) => {
        isOpen = false;
        end();
      };
      const fail = (why: EndpointFailure) => close(() => reject(new EndpointError(why)));
      const { after, language, signal } = options;
      this.connections.push({
        code,
        token,
        after,
        language,
        get isOpen() {
          return isOpen;
        },
        say: (dossier) => options.onDossier(dossier),
        same: () => options.onSame?.(),
        retry: (milliseconds) => options.onRetry?.(milliseconds),
        end: (why) => {
          options.onEnd(why);
          close(resolve);
        },
        fail,
      });
      signal.addEventListener('abort', () => fail({ kind: 'aborted' }));
      if (failure) fail(failure);
    });
  }

  /** An answer never comes in the turn of the event loop in which it was asked for. */
  async #answer(): Promise<void> {
    const [failure] = this.failures.splice(0, 1);
    await Promise.resolve();
    if (failure) throw new EndpointError(failure);
  }
}

function given(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(new EndpointError({ kind: 'aborted' })), { once: true });
  });
}
