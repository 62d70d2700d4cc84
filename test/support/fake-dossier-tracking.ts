import type { TrackingOptions } from '../../src/client/dossier-requests.ts';
import type { WatchOptions } from '../../src/client/dossier-stream.ts';
import type { DossierTrackingClient } from '../../src/client/dossier-tracking.ts';
import { EndpointError, type EndpointFailure } from '../../src/client/errors.ts';
import type { Supplement, SupplementForm, Withdrawal } from '../../src/contract/dossier-changes.ts';
import {
  DOSSIER_STATUS,
  type DossierLookup,
  type DossierProgress,
  type FoundDossier,
} from '../../src/contract/dossier-progress.ts';
import type { Problem } from '../../src/contract/problems.ts';
import { DOSSIERS, moved, PROOFS, statusTerm } from './every-dossier.ts';

/** What becomes of one request. */
export type TrackingFate =
  | 'arrives'
  /** Done, and nobody hears of it. */
  | 'answer lost'
  /** The answer waits for `release()`. */
  | 'held'
  | EndpointFailure;

export interface FakeChange<Body> {
  readonly code: string;
  readonly key: string;
  readonly body: Body;
}

interface Line {
  readonly code: string;
  readonly options: WatchOptions;
  readonly close: (failure?: EndpointFailure) => void;
}

export const NOT_FOUND: EndpointFailure = refusal(404, 'dossier-not-found', { title: 'Chưa tìm thấy hồ sơ' });
export const EXPIRED: EndpointFailure = refusal(401, 'tracking-expired', { title: 'Đã hết thời gian xem' });
export const LIMITED: EndpointFailure = {
  kind: 'refused',
  status: 429,
  problem: { status: 429, type: 'urn:dvc:problem:too-many-requests' },
  retryAfterMilliseconds: 420_000,
};

/** An endpoint that knows some dossiers, tells whoever listens of each change, and goes wrong on order. */
export class FakeDossierTracking implements DossierTrackingClient {
  /** Every look-up, first to last. */
  readonly lookups: DossierLookup[] = [];
  readonly withdrawals: FakeChange<Withdrawal>[] = [];
  readonly supplements: FakeChange<Supplement>[] = [];
  /** How often a dossier was asked for outside its stream. */
  reads = 0;
  /** The fates of the requests to come, the next one first; after them all arrive. */
  fates: TrackingFate[] = [];
  /** What keeps a stream from being opened. */
  streamFailure: EndpointFailure | undefined;
  /** Whether tokens are still good. */
  expired = false;
  tokenHours = 0.5;
  supplementForm: SupplementForm | undefined;
  readonly #known = new Map<string, DossierProgress>();
  readonly #done = new Map<string, DossierProgress>();
  readonly #lines = new Set<Line>();
  #held: (() => void)[] = [];

  constructor(...dossiers: readonly DossierProgress[]) {
    for (const dossier of dossiers.length > 0 ? dossiers : [DOSSIERS.processing])
      this.#known.set(dossier.code, dossier);
  }

  /** How many listen now. */
  get listeners(): number {
    return this.#lines.size;
  }

  /** Makes the dossier known, and tells whoever listens. */
  put(dossier: DossierProgress): void {
    this.#known.set(dossier.code, dossier);
    for (const { code, options } of this.#lines) if (code === dossier.code) options.onDossier(dossier);
  }

  /** Breaks every stream, as a line does. */
  cut(failure: EndpointFailure = { kind: 'unreachable' }): void {
    for (const line of this.#lines) line.close(failure);
  }

  /** The time of every token is over, and the streams end with it. */
  expire(): void {
    this.expired = true;
    for (const line of this.#lines) {
      line.options.onEnd('expired');
      line.close();
    }
  }

  release(): void {
    for (const letGo of this.#held.splice(0)) letGo();
  }

  async lookUp(lookup: DossierLookup, options: TrackingOptions): Promise<FoundDossier> {
    this.lookups.push(lookup);
    return this.#meet(options, () => {
      const dossier = this.#known.get(lookup.code);
      const { kind, value } = lookup.proof;
      if (!dossier || PROOFS[kind as keyof typeof PROOFS] !== value) throw new EndpointError(NOT_FOUND);
      this.expired = false;
      return {
        dossier,
        trackingToken: `thí dụ ${this.lookups.length}`,
        trackingExpiresAt: new Date(Date.now() + this.tokenHours * 3_600_000).toISOString(),
      };
    });
  }

  async getDossier(code: string, _token: string, options: TrackingOptions): Promise<DossierProgress> {
    this.reads += 1;
    return this.#meet(options, () => this.#mine(code));
  }

  async watch(code: string, _token: string, options: WatchOptions): Promise<void> {
    await Promise.resolve();
    if (this.streamFailure) throw new EndpointError(this.streamFailure);
    const dossier = this.#mine(code);
    return new Promise((resolve, reject) => {
      const close = (failure?: EndpointFailure) => {
        this.#lines.delete(line);
        if (failure) reject(new EndpointError(failure));
        else resolve();
      };
      const line: Line = { code, options, close };
      this.#lines.add(line);
      options.signal.addEventListener('abort', () => close({ kind: 'aborted' }), { once: true });
      if (options.after === dossier.version) options.onSame?.();
      else options.onDossier(dossier);
    });
  }

  async getSupplementForm(_code: string, _token: string, options: TrackingOptions): Promise<SupplementForm> {
    return this.#meet(options, () => {
      if (!this.supplementForm) throw new EndpointError(refusal(422, 'supplement-not-awaited'));
      return this.supplementForm;
    });
  }

  async supplement(
    code: string,
    _token: string,
    body: Supplement,
    key: string,
    options: TrackingOptions,
  ): Promise<DossierProgress> {
    this.supplements.push({ code, key, body });
    const change = { status: statusTerm(DOSSIER_STATUS.processing), supplement: undefined };
    return this.#change(code, key, 'Đã nhận phần bổ sung.', change, options);
  }

  async withdraw(
    code: string,
    _token: string,
    body: Withdrawal,
    key: string,
    options: TrackingOptions,
  ): Promise<DossierProgress> {
    this.withdrawals.push({ code, key, body });
    const change = { status: statusTerm(DOSSIER_STATUS.withdrawn), withdrawable: false };
    return this.#change(code, key, 'Người nộp rút hồ sơ.', change, options);
  }

  async getResult(code: string, _token: string, id: string, options: TrackingOptions): Promise<Blob> {
    return this.#meet(options, () => {
      const result = this.#mine(code).results.find((one) => one.id === id);
      if (!result) throw new EndpointError(NOT_FOUND);
      return new Blob(['%PDF-1.7 thí dụ'], { type: result.type });
    });
  }

  /** One change for one key, however often it is sent. */
  #change(
    code: string,
    key: string,
    what: string,
    change: Partial<DossierProgress>,
    options: TrackingOptions,
  ): Promise<DossierProgress> {
    return this.#meet(options, () => {
      const known = this.#done.get(key);
      if (known) return known;
      const changed = moved(this.#mine(code), what, change);
      this.#done.set(key, changed);
      this.#known.set(code, changed);
      return changed;
    });
  }

  #mine(code: string): DossierProgress {
    const dossier = this.#known.get(code);
    if (this.expired || !dossier) throw new EndpointError(EXPIRED);
    return dossier;
  }

  async #meet<Answer>(options: TrackingOptions, make: () => Answer): Promise<Answer> {
    const fate = this.fates.shift() ?? 'arrives';
    await Promise.resolve();
    if (fate === 'held') await this.#hold(options.signal);
    if (typeof fate === 'object') throw new EndpointError(fate);
    const answer = make();
    if (fate === 'answer lost') throw new EndpointError({ kind: 'unreachable' });
    return answer;
  }

  #hold(signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#held.push(resolve);
      signal.addEventListener('abort', () => reject(new EndpointError({ kind: 'aborted' })), { once: true });
    });
  }
}

function refusal(status: number, name: string, problem: Problem = {}): EndpointFailure {
  return { kind: 'refused', status, problem: { status, type: `urn:dvc:problem:${name}`, ...problem } };
}
