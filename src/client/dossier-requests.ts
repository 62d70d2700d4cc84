import type { DossierProgress } from '../contract/dossier-progress.ts';
import { writeJson } from '../contract/json.ts';
import type { Schema } from '../contract/schema.ts';
import { EndpointError } from './errors.ts';
import { fetchJson, type FetchOptions } from './fetch-json.ts';
import { addressOf } from './transport.ts';

export interface TrackingOptions {
  /** Language of the sentences in the answer. */
  readonly language: string;
  readonly signal: AbortSignal;
}

/** Nothing that is said of a dossier is longer. */
export const LONGEST_DOSSIER_TEXT = 10_000;

/** From the first byte sent to the last received, of a request that changes something. */
const CHANGE_MILLISECONDS = 25_000;

export function ask<Answer>(
  endpoint: URL,
  { path, answer }: { readonly path: string; readonly answer: Schema<Answer> },
  code: string,
  options: FetchOptions,
): Promise<Answer> {
  const url = addressOf(endpoint, path, { path: { code } });
  return fetchJson(url, answer, { ...options, longestText: LONGEST_DOSSIER_TEXT });
}

export function bearer(token: string): { readonly Authorization: string } {
  return { Authorization: `Bearer ${token}` };
}

/** Whatever a cache or a proxy mixes up, nobody is shown the dossier of somebody else. */
export function ofDossier(code: string, dossier: DossierProgress): DossierProgress {
  if (dossier.code === code) return dossier;
  throw new EndpointError({ kind: 'broken-contract', reason: 'code: of another dossier' });
}

/** The browser asks whether its copy still holds (ETag); an unchanged dossier costs no body. */
export function reading(token: string, options: TrackingOptions): FetchOptions {
  return { ...options, reload: true, request: { redirect: 'error', headers: bearer(token) } };
}

export function posting(
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
