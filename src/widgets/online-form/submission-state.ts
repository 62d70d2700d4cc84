import type { RequestState } from '../../controllers/exactly-once.ts';
import type { FiledForm } from './filled-form.ts';

/** What has become of the one submission. */
export type SubmissionState =
  | RequestState<FiledForm>
  /** The part that sends could not be loaded; nothing has left. */
  | { readonly kind: 'unloaded' };

/** What has left may not be changed any more, until it is known what became of it. */
export function isSealed({ kind }: SubmissionState): boolean {
  return kind === 'sending' || kind === 'unknown';
}
