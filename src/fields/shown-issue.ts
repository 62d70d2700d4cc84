/** Something to mend, at its place in the submission: `/answers/child/name`, `/documents/PROOF`, `/delivery/phone`. */
export interface ShownIssue {
  readonly place: string;
  readonly text: string;
  readonly warning: boolean;
}

/** Where the answers stand in the submission. */
export const ANSWERS = '/answers';

/** The endpoint names documents by their position in what was sent. */
export function placeOfSent(pointer: string, documents: readonly { readonly id: string }[]): string {
  const [, position] = /^\/documents\/(\d+)/.exec(pointer) ?? [];
  return position === undefined ? pointer : `/documents/${documents[Number(position)]?.id ?? position}`;
}
