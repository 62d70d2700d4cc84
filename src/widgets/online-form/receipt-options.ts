import type { Language } from '../../config/settings.ts';
import type { Hotline } from '../../contract/identity.ts';

/** What a receipt is drawn with, whichever it is. */
export interface ReceiptOptions {
  readonly language: Language;
  readonly kiosk: boolean;
  readonly hotline: Hotline | undefined;
  readonly copied: boolean;
  readonly statusHref: string | undefined;
  readonly payHref: string | undefined;
  readonly returnHref: string | undefined;
  readonly copy: () => void;
  readonly fileAnother: () => void;
  /** Whether the endpoint takes payments. */
  readonly pays: boolean;
}
