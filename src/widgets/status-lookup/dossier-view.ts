import type { Language } from '../../config/settings.ts';
import type { DossierProgress } from '../../contract/dossier-progress.ts';
import type { Hotline } from '../../contract/identity.ts';
import type { Freshness } from '../../controllers/freshness.ts';
import type { LazyPart } from '../../fields/lazy-part.ts';
import type { PayingInPlace } from '../../payments/paying-in-place.ts';

/** What the screen of one dossier is drawn from. */
export interface DossierView {
  readonly dossier: DossierProgress;
  readonly language: Language;
  /** By the endpoint's clock; the device's own may be wrong. */
  readonly now: Date;
  readonly freshness: Freshness;
  /** Ids of what was added to the timeline while the page stood open and has not been seen yet. */
  readonly fresh: ReadonlySet<string>;
  readonly token: string;
  readonly kiosk: boolean;
  readonly hotline: Hotline | undefined;
  readonly applyHref: string | undefined;
  readonly payHref: string | undefined;
  /** Whether this device keeps the code; `undefined` where nothing may be kept. */
  readonly remembered: boolean | undefined;
  /** False when the browser keeps nothing. */
  readonly remember: (wanted: boolean) => boolean;
  /** The proof is asked for again, above everything else. */
  readonly renewal: unknown;
  readonly leave: () => void;
  /** Whether the endpoint takes payments. */
  readonly pays: boolean;
  /** Paying in place, loaded when it is used. */
  readonly paying: LazyPart<PayingInPlace>;
}
