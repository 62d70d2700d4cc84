import * as z from './schema.ts';

/**
 * Problem types of this contract (RFC 9457 `type`). The list is closed: an endpoint answers with one of
 * these or with `about:blank`, and a client treats a type it does not know as `about:blank`.
 */
export const PROBLEM_TYPES = {
  invalidRequest: 'urn:dvc:problem:invalid-request',
  invalidCursor: 'urn:dvc:problem:invalid-cursor',
  formNotFound: 'urn:dvc:problem:form-not-found',
  /** The form is another than the answers were given under: read it again. */
  formVersionChanged: 'urn:dvc:problem:form-version-changed',
  /** `errors[].pointer` names what must be mended in the body: `/answers/child/name`, `/documents/0`. */
  dossierRefused: 'urn:dvc:problem:dossier-refused',
  /** This draft was filed before, under another key: `dossier` is its code. */
  draftFiled: 'urn:dvc:problem:draft-filed',
  /** No such dossier, or not this proof: the same answer for both. */
  dossierNotFound: 'urn:dvc:problem:dossier-not-found',
  /** The tracking token is unknown, of another dossier, or its time is over: look the dossier up again. */
  trackingExpired: 'urn:dvc:problem:tracking-expired',
  /** Nothing is awaited from the citizen, or something else by now. */
  supplementNotAwaited: 'urn:dvc:problem:supplement-not-awaited',
  /** The dossier has come too far to be withdrawn, or is closed. */
  withdrawalNotPossible: 'urn:dvc:problem:withdrawal-not-possible',
  /** No such bill, or not this proof: the same answer for both. */
  billNotFound: 'urn:dvc:problem:bill-not-found',
  /** All of it is paid, or cannot be paid now. */
  nothingDue: 'urn:dvc:problem:nothing-due',
  /** Another sum is due than the payer saw: read the bill again. */
  amountChanged: 'urn:dvc:problem:amount-changed',
  /** A payment of this bill is under way: `payment` is its id. */
  paymentOpen: 'urn:dvc:problem:payment-open',
  paymentNotFound: 'urn:dvc:problem:payment-not-found',
  /** It is paid by now, or has ended otherwise. */
  paymentNotCancellable: 'urn:dvc:problem:payment-not-cancellable',
  /** Nothing was received for this payment so far. */
  receiptNotFound: 'urn:dvc:problem:receipt-not-found',
  idempotencyKeyMissing: 'urn:dvc:problem:idempotency-key-missing',
  /** The key came before with another body. */
  idempotencyKeyReused: 'urn:dvc:problem:idempotency-key-reused',
  /** The first request with this key is still running. */
  requestInProgress: 'urn:dvc:problem:request-in-progress',
  procedureNotFound: 'urn:dvc:problem:procedure-not-found',
  unitNotFound: 'urn:dvc:problem:unit-not-found',
  operationNotFound: 'urn:dvc:problem:operation-not-found',
  methodNotAllowed: 'urn:dvc:problem:method-not-allowed',
  requestTooLarge: 'urn:dvc:problem:request-too-large',
  /** There is no such upload: unknown, ended (404) or expired (410). */
  uploadNotFound: 'urn:dvc:problem:upload-not-found',
  /** The file, the chunk or all files of one draft are over their limit. */
  uploadTooLarge: 'urn:dvc:problem:upload-too-large',
  /** Not a type the endpoint takes, by its name or by its content. */
  uploadTypeRefused: 'urn:dvc:problem:upload-type-refused',
  /** The chunk arrived damaged; nothing of it was kept. */
  uploadChecksumMismatch: 'urn:dvc:problem:upload-checksum-mismatch',
  /** The upload has another offset: ask for it and go on there. */
  uploadOffsetConflict: 'urn:dvc:problem:upload-offset-conflict',
  requestTimeout: 'urn:dvc:problem:request-timeout',
  tooManyRequests: 'urn:dvc:problem:too-many-requests',
  unavailable: 'urn:dvc:problem:unavailable',
} as const;

export const Problem = z.object({
  type: z.optional(z.string()),
  title: z.optional(z.string()),
  status: z.optional(z.number()),
  detail: z.optional(z.string()),
  instance: z.optional(z.string()),
  /** Code of the dossier there is already (`draft-filed`). */
  dossier: z.optional(z.string()),
  /** Id of the payment there is already (`payment-open`). */
  payment: z.optional(z.string()),
  /** Field errors: `pointer` is a JSON Pointer (RFC 6901) into the body, or `parameter` names one of the query. */
  errors: z.optional(
    z.array(
      z.object({
        pointer: z.optional(z.string()),
        parameter: z.optional(z.string()),
        detail: z.string(),
      }),
    ),
  ),
});
export type Problem = z.infer<typeof Problem>;
