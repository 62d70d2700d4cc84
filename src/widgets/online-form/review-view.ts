import type { AnswerReader } from './answer-words.ts';
import type { FormSession } from './form-session.ts';
import type { SubmissionState } from './submission-state.ts';

/** A file that the dossier waits for. */
export interface AwaitedFile {
  readonly name: string;
  /** Where it was chosen. */
  readonly place: string;
  /** It goes on by itself. */
  readonly moves: boolean;
}

/** What the last screen is drawn from. */
export interface ReviewView {
  readonly session: FormSession;
  readonly reader: AnswerReader;
  readonly submission: SubmissionState;
  /** What the dossier waits for, once "send" was pressed. */
  readonly awaited: readonly AwaitedFile[];
  /** Leads to one answer; going on from there leads back here. */
  readonly change: (step: string, place: string) => void;
  readonly back: () => void;
  readonly send: () => void;
  readonly resend: () => void;
}
