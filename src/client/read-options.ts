export interface ReadOptions {
  /** BCP 47 tag of the labels wanted. */
  readonly language: string;
  readonly signal?: AbortSignal;
  /** Ask the endpoint even if the browser holds a fresh copy; an unchanged answer still costs no body (304). */
  readonly reload?: boolean;
  /** Texts of the answer beyond this are cut; the same for every reader of one path. Default: `LONGEST_TEXT`. */
  readonly longestText?: number;
}
