import type { Language } from '../../config/settings.ts';

/** What a receipt is drawn with, whichever it is. */
export interface ReceiptOptions {
  readonly language: Language;
  readonly copied: boolean;
  readonly statusHref: string | undefined;
  readonly payHref: string | undefined;
  readonly returnHref: string | undefined;
  readonly copy: () => void;
  readonly fileAnother: () => void;
}
