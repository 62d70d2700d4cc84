import {
  submitDossier,
  type DossierReceipt,
  type DossierSubmission,
} from '../contract/dossier-submission.ts';
import { writeJson } from '../contract/json.ts';
import type { PROBLEM_TYPES } from '../contract/problems.ts';
import type { EndpointError, EndpointFailure } from './errors.ts';
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

const OURS = 'urn:dvc:problem:';

/**
 * Whether the endpoint itself has said that this submission was not filed. Everything else leaves it open:
 * a lost answer, a web page in its place, an error page of a proxy on the way.
 */
export function isRefusedForGood(failure: EndpointFailure): boolean {
  return (
    failure.kind === 'refused' &&
    failure.status >= 400 &&
    failure.status < 500 &&
    ![408, 409, 429].includes(failure.status) &&
    failure.problem.type?.startsWith(OURS) === true
  );
}

type ProblemType = (typeof PROBLEM_TYPES)[keyof typeof PROBLEM_TYPES];
type ProblemName = ProblemType extends `${typeof OURS}${infer Name}` ? Name : never;

/** Whether the failure is this problem of the contract. */
export function isProblem({ failure }: EndpointError, name: ProblemName): boolean {
  return failure.kind === 'refused' && failure.problem.type === OURS + name;
}
