export interface ActivityDetail {
  /** What was done: `procedures-searched`, `procedure-viewed`, `procedure-selected`, `apply-requested`, `read-failed`. */
  readonly name: string;
  /** Codes, counts and kinds. Never anything a person typed. */
  readonly facts: Readonly<Record<string, string | number | boolean>>;
}

/** For the host's own analytics: the widgets themselves track nothing. */
export class ActivityEvent extends CustomEvent<ActivityDetail> {
  static readonly type = 'dvc-activity';

  constructor(name: string, facts: ActivityDetail['facts'] = {}) {
    super(ActivityEvent.type, { detail: { name, facts }, bubbles: true, composed: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    [ActivityEvent.type]: ActivityEvent;
  }
}
