import {
  getSupplementForm,
  supplementDossier,
  withdrawDossier,
  type Supplement,
  type SupplementForm,
  type Withdrawal,
} from '../contract/dossier-changes.ts';
import {
  getDossier,
  lookUpDossier,
  type DossierLookup,
  type DossierProgress,
  type FoundDossier,
} from '../contract/dossier-progress.ts';
import { writeJson } from '../contract/json.ts';
import type { Schema } from '../contract/schema.ts';
import { cutTexts } from './cut-texts.ts';
import { readResult } from './dossier-result.ts';
import { bearer, ofDossier, watchStream, type TrackingOptions, type WatchOptions } from './dossier-stream.ts';
import { fetchJson, type FetchOptions } from './fetch-json.ts';
import { addressOf, type Transport } from './transport.ts';

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

/** From the first byte sent to the last received, of a request that changes something. */
const CHANGE_MILLISECONDS = 25_000;

export function createDossierTrackingClient({ endpoint }: Transport): DossierTrackingClient {
  const send = async <Answer>(
    path: string,
    answer: Schema<Answer>,
    code: string,
    options: FetchOptions,
  ): Promise<Answer> =>
    cutTexts(await fetchJson(addressOf(endpoint, path, { path: { code } }), answer, options));

  return {
    lookUp: (lookup, options) => send(lookUpDossier.path, lookUpDossier.answer, '', posting(lookup, options)),
    getDossier: async (code, token, options) =>
      ofDossier(code, await send(getDossier.path, getDossier.answer, code, reading(token, options))),
    watch: (code, token, options) => watchStream(endpoint, code, token, options),
    getSupplementForm: (code, token, options) =>
      send(getSupplementForm.path, getSupplementForm.answer, code, reading(token, options)),
    supplement: (code, token, supplement, key, options) =>
      send(
        supplementDossier.path,
        supplementDossier.answer,
        code,
        posting(supplement, options, changing(token, key)),
      ),
    withdraw: (code, token, withdrawal, key, options) =>
      send(
        withdrawDossier.path,
        withdrawDossier.answer,
        code,
        posting(withdrawal, options, changing(token, key)),
      ),
    getResult: (code, token, result, options) => readResult(endpoint, code, token, result, options),
  };
}

function changing(token: string, key: string): Record<string, string> {
  return { ...bearer(token), 'Idempotency-Key': key };
}

/** The browser asks whether its copy still holds (ETag); an unchanged dossier costs no body. */
function reading(token: string, options: TrackingOptions): FetchOptions {
  return { ...options, reload: true, request: { redirect: 'error', headers: bearer(token) } };
}

function posting(
  body: unknown,
  options: TrackingOptions,
  headers: Record<string, string> = {},
): FetchOptions {
  return {
    ...options,
    milliseconds: CHANGE_MILLISECONDS,
    request: {
      method: 'POST',
      redirect: 'error',
      body: writeJson(body),
      headers: { 'Content-Type': 'application/json', ...headers },
    },
  };
}
