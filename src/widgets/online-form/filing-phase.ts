import type { StoredDraft } from '../../device/draft-store.ts';
import type { FiledForm, FilledForm } from './filled-form.ts';
import type { FormSession } from './form-session.ts';

/** Where one is, from the form's arrival to the receipt. */
export type FilingPhase =
  | { readonly kind: 'opening' }
  /** There is a draft on this device: its owner decides, before anything of it is shown. */
  | { readonly kind: 'offered'; readonly draft: StoredDraft<FilledForm> }
  | { readonly kind: 'filling'; readonly session: FormSession }
  | { readonly kind: 'filed'; readonly filed: FiledForm };
