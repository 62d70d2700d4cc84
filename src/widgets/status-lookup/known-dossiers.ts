import type { DossierProgress, FoundDossier } from '../../contract/dossier-progress.ts';
import { FollowedDossiers } from '../../device/followed-dossiers.ts';

/** A dossier somebody has proved to be theirs, as long as this page is open. */
export interface OpenedDossier {
  readonly dossier: DossierProgress;
  readonly token: string;
  /** `FoundDossier.trackingExpiresAt`. */
  readonly expiresAt: string;
}

export interface KnownDossier {
  readonly code: string;
  readonly opened?: OpenedDossier;
  readonly remembered: boolean;
}

/** The dossiers of this visit, and the codes this device was asked to remember. */
export class KnownDossiers {
  readonly #endpoint: () => string;
  readonly #kiosk: () => boolean;
  readonly #opened = new Map<string, OpenedDossier>();

  constructor(endpoint: () => string, kiosk: () => boolean) {
    this.#endpoint = endpoint;
    this.#kiosk = kiosk;
  }

  /** Those of this visit first, the one looked up last on top. */
  get all(): KnownDossier[] {
    const remembered = this.#kiosk() ? [] : this.#device.load();
    const codes = new Set([...[...this.#opened.keys()].toReversed(), ...remembered]);
    return [...codes].map((code) => {
      const opened = this.#opened.get(code);
      return { code, remembered: remembered.includes(code), ...(opened && { opened }) };
    });
  }

  open({ dossier, trackingToken, trackingExpiresAt }: FoundDossier): OpenedDossier {
    const opened = { dossier, token: trackingToken, expiresAt: trackingExpiresAt };
    this.#opened.delete(dossier.code);
    this.#opened.set(dossier.code, opened);
    return opened;
  }

  opened(code: string): OpenedDossier | undefined {
    return this.#opened.get(code);
  }

  /** With what the endpoint has said of it since, if that is about this one. */
  update(code: string, said: DossierProgress | undefined): OpenedDossier | undefined {
    const opened = this.#opened.get(code);
    if (!opened || said?.code !== code || said === opened.dossier) return opened;
    const updated = { ...opened, dossier: said };
    this.#opened.set(code, updated);
    return updated;
  }

  /** Whether the device keeps the code; `undefined` where nothing may be kept. */
  isRemembered(code: string): boolean | undefined {
    return this.#kiosk() ? undefined : this.#device.load().includes(code);
  }

  /** Whether it is as wanted now: some browsers keep nothing. */
  remember(code: string, wanted: boolean): boolean {
    return wanted ? this.#device.remember(code) : this.#device.forget(code);
  }

  forgetAll(): void {
    this.#device.forgetAll();
  }

  /** The next person finds nothing of the one before. */
  close(): void {
    this.#opened.clear();
  }

  get #device(): FollowedDossiers {
    return new FollowedDossiers(this.#endpoint());
  }
}
