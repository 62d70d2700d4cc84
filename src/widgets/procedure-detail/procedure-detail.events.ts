export interface ProcedureLoadedDetail {
  /** National procedure code, `1.001193`. */
  readonly code: string;
}

/** The record of a procedure is on the screen. */
export class ProcedureLoadedEvent extends CustomEvent<ProcedureLoadedDetail> {
  static readonly type = 'dvc-procedure-loaded';

  constructor(detail: ProcedureLoadedDetail) {
    super(ProcedureLoadedEvent.type, { detail, bubbles: true, composed: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    [ProcedureLoadedEvent.type]: ProcedureLoadedEvent;
  }
}
