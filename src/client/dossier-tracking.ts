import type { Supplement, SupplementForm, Withdrawal } from '../contract/dossier-changes.ts';
import {
  getDossier,
  lookUpDossier,
  type DossierLookup,
  type DossierProgress,
  type FoundDossier,
} from '../contract/dossier-progress.ts';
import { ask, ofDossier, posting, reading, type TrackingOptions } from './dossier-requests.ts';
import type { WatchOptions } from './dossier-stream.ts';
import { lateCode } from './late-code.ts';
import type { Transport } from './transport.ts';

/** Follows dossiers. One attempt each: whoever asks decides whether to ask again. */
export interface DossierTrackingClient {
  lookUp(lookup: DossierLookup, options: TrackingOptions): Promise<FoundDossier>;
  getDossier(code: string, token: string, options: TrackingOptions): Promise<DossierProgress>;
  /** One connection, as long as it lasts; rejects unless the endpoint or the caller ended it. */
  watch(code: string, token: string, options: WatchOptions): Promise<void>;
  getSupplementForm(code: string, token: string, options: TrackingOptions): Promise<SupplementForm>;
  /** Sent again with the same key and the same answers, it is taken once. */
  supplement(
    code: string,
    token: string,
    supplement: Supplement,
    idempotencyKey: string,
    options: TrackingOptions,
  ): Promise<DossierProgress>;
  /** Sent again with the same key, it is one withdrawal. */
  withdraw(
    code: string,
    token: string,
    withdrawal: Withdrawal,
    idempotencyKey: string,
    options: TrackingOptions,
  ): Promise<DossierProgress>;
  getResult(code: string, token: string, resultId: string, options: TrackingOptions): Promise<Blob>;
}

const changes = () => lateCode(import('./dossier-changes.ts'));

/** What a page needs only once a dossier is on the screen comes then. */
export function createDossierTrackingClient({ endpoint }: Transport): DossierTrackingClient {
  return {
    lookUp: (lookup, options) => ask(endpoint, lookUpDossier, '', posting(lookup, options)),
    getDossier: async (code, token, options) =>
      ofDossier(code, await ask(endpoint, getDossier, code, reading(token, options))),
    async watch(code, token, options) {
      const { watchStream } = await lateCode(import('./dossier-stream.ts'));
      return watchStream(endpoint, code, token, options);
    },
    async getSupplementForm(code, token, options) {
      return (await changes()).readSupplementForm(endpoint, code, token, options);
    },
    async supplement(code, token, body, key, options) {
      return (await changes()).sendSupplement(endpoint, { code, token, body, key }, options);
    },
    async withdraw(code, token, body, key, options) {
      return (await changes()).sendWithdrawal(endpoint, { code, token, body, key }, options);
    },
    async getResult(code, token, result, options) {
      const { readResult } = await lateCode(import('./dossier-result.ts'));
      return readResult(endpoint, code, token, result, options);
    },
  };
}
