export interface DossierEventDetail {
  /** Dossier code, `H18-261120-0042`. */
  readonly code: string;
}

export interface DossierChangedDetail extends DossierEventDetail {
  /** Code of the state it is in now, see `DOSSIER_STATUS`. */
  readonly status: string;
}

/** A dossier was looked up, and what was given proved that it may be seen. */
export class DossierFoundEvent extends CustomEvent<DossierEventDetail> {
  static readonly type = 'dvc-dossier-found';

  constructor(detail: DossierEventDetail) {
    super(DossierFoundEvent.type, { detail, bubbles: true, composed: true });
  }
}

/** The dossier on the screen is another than a moment ago. */
export class DossierChangedEvent extends CustomEvent<DossierChangedDetail> {
  static readonly type = 'dvc-dossier-changed';

  constructor(detail: DossierChangedDetail) {
    super(DossierChangedEvent.type, { detail, bubbles: true, composed: true });
  }
}

/** What was asked for was sent, and the endpoint has said so. */
export class SupplementSentEvent extends CustomEvent<DossierEventDetail> {
  static readonly type = 'dvc-supplement-sent';

  constructor(detail: DossierEventDetail) {
    super(SupplementSentEvent.type, { detail, bubbles: true, composed: true });
  }
}

/** The dossier was withdrawn, and the endpoint has said so. */
export class DossierWithdrawnEvent extends CustomEvent<DossierEventDetail> {
  static readonly type = 'dvc-dossier-withdrawn';

  constructor(detail: DossierEventDetail) {
    super(DossierWithdrawnEvent.type, { detail, bubbles: true, composed: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    [DossierFoundEvent.type]: DossierFoundEvent;
    [DossierChangedEvent.type]: DossierChangedEvent;
    [SupplementSentEvent.type]: SupplementSentEvent;
    [DossierWithdrawnEvent.type]: DossierWithdrawnEvent;
  }
}
