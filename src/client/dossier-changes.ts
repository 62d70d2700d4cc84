import {
  getSupplementForm,
  supplementDossier,
  withdrawDossier,
  type Supplement,
  type SupplementForm,
  type Withdrawal,
} from '../contract/dossier-changes.ts';
import type { DossierProgress } from '../contract/dossier-progress.ts';
import { ask, bearer, posting, reading, type TrackingOptions } from './dossier-requests.ts';

/** A request that changes a dossier, made once however often it is sent under one key. */
interface DossierChange<Body> {
  readonly code: string;
  readonly token: string;
  readonly body: Body;
  readonly key: string;
}

export function readSupplementForm(
  endpoint: URL,
  code: string,
  token: string,
  options: TrackingOptions,
): Promise<SupplementForm> {
  return ask(endpoint, getSupplementForm, code, reading(token, options));
}

export function sendSupplement(
  endpoint: URL,
  change: DossierChange<Supplement>,
  options: TrackingOptions,
): Promise<DossierProgress> {
  return ask(endpoint, supplementDossier, change.code, changing(change, options));
}

export function sendWithdrawal(
  endpoint: URL,
  change: DossierChange<Withdrawal>,
  options: TrackingOptions,
): Promise<DossierProgress> {
  return ask(endpoint, withdrawDossier, change.code, changing(change, options));
}

function changing({ token, body, key }: DossierChange<unknown>, options: TrackingOptions) {
  return posting(body, options, { ...bearer(token), 'Idempotency-Key': key });
}
