export interface ProcedureSelectedDetail {
  /** National procedure code, `1.001193`. */
  readonly code: string;
}

/** A result or suggestion was chosen. Cancel it to show the procedure yourself instead of following the link. */
export class ProcedureSelectedEvent extends CustomEvent<ProcedureSelectedDetail> {
  static readonly type = 'dvc-procedure-selected';

  constructor(detail: ProcedureSelectedDetail) {
    super(ProcedureSelectedEvent.type, { detail, bubbles: true, composed: true, cancelable: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    [ProcedureSelectedEvent.type]: ProcedureSelectedEvent;
  }
}
