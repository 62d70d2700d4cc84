import {
  submitDossier,
  type DossierReceipt,
  type DossierSubmission,
} from '../contract/dossier-submission.ts';
import { writeJson } from '../contract/json.ts';
import { fetchJson } from './fetch-json.ts';
import { addressOf, type Transport } from './transport.ts';

export interface SubmitOptions {
  /** Language of the sentences in the answer. */
  readonly language: string;
  readonly signal: AbortSignal;
}

/** Files dossiers. */
export interface DossiersClient {
  /**
   * One attempt to file a dossier. Sent again with the same key and the same submission, it is still one
   * dossier, and the answer is that of the first time.
   */
  submitDossier(
    submission: DossierSubmission,
    idempotencyKey: string,
    options: SubmitOptions,
  ): Promise<DossierReceipt>;
}

/** From the first byte sent to the last received. Answers are a few kilobytes, on lines of a few a second. */
const ATTEMPT_MILLISECONDS = 25_000;

export function createDossiersClient({ endpoint }: Transport): DossiersClient {
  return {
    submitDossier: (submission, idempotencyKey, options) =>
      fetchJson(addressOf(endpoint, submitDossier.path, {}), submitDossier.answer, {
        ...options,
        milliseconds: ATTEMPT_MILLISECONDS,
        request: {
          method: submitDossier.method,
          body: writeJson(submission),
          headers: { 'Content-Type': 'application/json', 'Idempotency-Key': idempotencyKey },
        },
      }),
  };
}
