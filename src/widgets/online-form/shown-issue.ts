/** Something to mend, at its place in the submission: `/answers/child/name`, `/documents/PROOF`, `/delivery/phone`. */
export interface ShownIssue {
  readonly place: string;
  readonly text: string;
  readonly warning: boolean;
}
