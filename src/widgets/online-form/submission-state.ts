import type { EndpointError, EndpointFailure } from '../../client/errors.ts';
import type { DossierReceipt } from '../../contract/dossier-submission.ts';

/** What has become of the one submission. */
export type SubmissionState =
  | { readonly kind: 'idle' }
  /** The part that sends could not be loaded; nothing has left. */
  | { readonly kind: 'unloaded' }
  /** `trouble` is why the last attempt brought nothing; it is tried again by itself. */
  | { readonly kind: 'sending'; readonly trouble?: EndpointFailure }
  | { readonly kind: 'sent'; readonly receipt: DossierReceipt }
  /** The endpoint has said no: nothing was filed under this request. */
  | { readonly kind: 'refused'; readonly error: EndpointError }
  /** Tried for a while without an answer: it may or may not have been filed. Sending again is safe. */
  | { readonly kind: 'unknown'; readonly error: EndpointError };

/** What has left may not be changed any more, until it is known what became of it. */
export function isSealed({ kind }: SubmissionState): boolean {
  return kind === 'sending' || kind === 'unknown';
}
