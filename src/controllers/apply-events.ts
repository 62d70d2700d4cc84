export interface ProcedureEventDetail {
  /** National procedure code, `1.001193`. */
  readonly code: string;
}

/** Before a citizen is led to the application. Cancel it to lead them yourself. */
export class BeforeApplyEvent extends CustomEvent<ProcedureEventDetail> {
  static readonly type = 'dvc-before-apply';

  constructor(detail: ProcedureEventDetail) {
    super(BeforeApplyEvent.type, { detail, bubbles: true, composed: true, cancelable: true });
  }
}

/** A citizen asked to apply for a procedure, and nobody cancelled it. */
export class ApplyRequestedEvent extends CustomEvent<ProcedureEventDetail> {
  static readonly type = 'dvc-apply-requested';

  constructor(detail: ProcedureEventDetail) {
    super(ApplyRequestedEvent.type, { detail, bubbles: true, composed: true });
  }
}

/** Announces the wish to apply; false when the host cancelled it and the link must not be followed. */
export function requestApply(host: HTMLElement, code: string): boolean {
  if (!host.dispatchEvent(new BeforeApplyEvent({ code }))) return false;
  host.dispatchEvent(new ApplyRequestedEvent({ code }));
  return true;
}

declare global {
  interface GlobalEventHandlersEventMap {
    [BeforeApplyEvent.type]: BeforeApplyEvent;
    [ApplyRequestedEvent.type]: ApplyRequestedEvent;
  }
}
