import type { DossierReceipt, DossierSubmission } from '../../contract/dossier-submission.ts';
import type { AddressAnswer } from '../../contract/form.ts';
import type { PendingRequest } from '../../controllers/exactly-once.ts';
import { randomId } from '../../device/random-id.ts';
import type { AttachedFiles } from '../../documents/attached-file.ts';
import type { GivenDelivery } from '../../domain/form/delivery.ts';
import type { Answers } from '../../domain/form/answers.ts';

/** A submission on its way. */
export type PendingSubmission = PendingRequest<DossierSubmission>;

/** Everything one has filled in: what a draft keeps. */
export interface FilledForm {
  /** Made up on the device; uploads belong to it. */
  readonly draft: string;
  /** Version of the form the answers were given under, and what its fields were like then. */
  readonly version: string;
  readonly marks: Readonly<Record<string, string>>;
  readonly answers: Answers;
  /** Where the dossier is to be filed. */
  readonly receiving: AddressAnswer;
  readonly files: AttachedFiles;
  readonly delivery: GivenDelivery;
  /** Pointers of answers that came from an identity card and have not been changed since. */
  readonly filled: readonly string[];
  /** Id of the step one is at. */
  readonly step: string;
  readonly pending?: PendingSubmission;
}

/** The endpoint has a dossier of this draft already, sent under a key this device did not keep. */
export interface FiledBefore {
  readonly code?: string | undefined;
  /** The endpoint's own sentence. */
  readonly words?: string | undefined;
}

/** What stands in the place of a draft once it was filed: the receipt survives a reload, the answers do not. */
export type FiledForm = { readonly receipt: DossierReceipt } | { readonly before: FiledBefore };

export type DraftContent = FilledForm | FiledForm;

export function isFiled(content: DraftContent): content is FiledForm {
  return 'receipt' in content || 'before' in content;
}

export function emptyForm(version: string): FilledForm {
  return {
    draft: randomId(),
    version,
    marks: {},
    answers: {},
    receiving: {},
    files: {},
    delivery: {},
    filled: [],
    step: '',
  };
}
