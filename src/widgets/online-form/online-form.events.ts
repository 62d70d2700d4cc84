export interface DossierSubmittedDetail {
  /** Dossier code, `H18-261120-0042`. */
  readonly code: string;
}

/** A dossier was filed and the endpoint has said so. */
export class DossierSubmittedEvent extends CustomEvent<DossierSubmittedDetail> {
  static readonly type = 'dvc-dossier-submitted';

  constructor(detail: DossierSubmittedDetail) {
    super(DossierSubmittedEvent.type, { detail, bubbles: true, composed: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    [DossierSubmittedEvent.type]: DossierSubmittedEvent;
  }
}
