import type { TrackingOptions, WatchOptions } from '../../src/client/dossier-stream.ts';
import type { DossierTrackingClient } from '../../src/client/dossier-tracking.ts';
import { EndpointError, type EndpointFailure } from '../../src/client/errors.ts';
import type { Supplement, SupplementForm, Withdrawal } from '../../src/contract/dossier-changes.ts';
import type { DossierLookup, DossierProgress, FoundDossier } from '../../src/contract/dossier-progress.ts';
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

export interface FakeChange {
  readonly code: string;
  readonly token: string;
  readonly body: Supplement | Withdrawal;
  readonly key: string;
}

/**
 * An endpoint with one dossier, whose look-up every proof opens. What the test sets holds for what is asked
 * afterwards; connections stay open until the test or the caller ends them.
 */
export class FakeTracking implements DossierTrackingClient {
  dossier: DossierProgress = dossierProgress();
  trackingExpiresAt = '2026-11-20T09:00:00+07:00';
  supplementForm: SupplementForm | undefined;
  /** What the next requests fail with, one each, before they are answered well again. */
  failures: EndpointFailure[] = [];
  /** Holds answers to `getDossier` back until `release()`. */
  held = false;
  readonly connections: FakeConnection[] = [];
  readonly lookups: DossierLookup[] = [];
  /** Codes asked for with `getDossier`. */
  readonly reads: string[] = [];
  readonly changes: FakeChange[] = [];
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

  async lookUp(lookup: DossierLookup): Promise<FoundDossier> {
    this.lookups.push(lookup);
    await this.#answer();
    const { dossier, trackingExpiresAt } = this;
    return { dossier, trackingToken: 'thí dụ về một điều phải giữ kín', trackingExpiresAt };
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

  async getSupplementForm(): Promise<SupplementForm> {
    await this.#answer();
    if (this.supplementForm) return this.supplementForm;
    const type = 'urn:dvc:problem:supplement-not-awaited';
    throw new EndpointError({ kind: 'refused', status: 422, problem: { type, status: 422 } });
  }

  supplement(code: string, token: string, body: Supplement, key: string): Promise<DossierProgress> {
    return this.#change({ code, token, body, key });
  }

  withdraw(code: string, token: string, body: Withdrawal, key: string): Promise<DossierProgress> {
    return this.#change({ code, token, body, key });
  }

  async getResult(): Promise<Blob> {
    await this.#answer();
    return new Blob(['%PDF-1.7'], { type: 'application/pdf' });
  }

  async #change(change: FakeChange): Promise<DossierProgress> {
    this.changes.push(structuredClone(change));
    await this.#answer();
    return this.dossier;
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
