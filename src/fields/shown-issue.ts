/** Something to mend, at its place in the submission: `/answers/child/name`, `/documents/PROOF`, `/delivery/phone`. */
export interface ShownIssue {
  readonly place: string;
  readonly text: string;
  readonly warning: boolean;
}

/** Where the answers stand in the submission. */
export const ANSWERS = '/answers';
