import type { ReactiveControllerHost } from 'lit';
import { createDossiersClient } from '../../client/dossiers.ts';
import { isProblem } from '../../client/problems.ts';
import { EndpointError } from '../../client/errors.ts';
import type { ConfigurationController } from '../../config/configuration-controller.ts';
import type { DossierSubmission } from '../../contract/dossier-submission.ts';
import type { FormDefinition } from '../../contract/form.ts';
import type { Problem } from '../../contract/problems.ts';
import { ExactlyOnce } from '../../controllers/exactly-once.ts';
import type { FiledBefore, FiledForm, FilledForm, PendingSubmission } from './filled-form.ts';
import { submissionBody } from './submission-body.ts';

export interface SubmissionKeeper {
  readonly configuration: ConfigurationController;
  /**
   * Keeps the submission on the device before the request leaves; `undefined` forgets it. False when another
   * tab has this draft: then nothing may leave from here.
   */
  readonly keep: (pending: PendingSubmission | undefined) => Promise<boolean>;
  readonly sent: (filed: FiledForm) => void;
  readonly refused: (problem: Problem, body: DossierSubmission) => void;
  /** The form is another by now. */
  readonly formChanged: () => void;
}

/** Files one dossier exactly once. */
export class SubmissionController extends ExactlyOnce<DossierSubmission, FiledForm> {
  constructor(host: ReactiveControllerHost, keeper: SubmissionKeeper) {
    const { configuration, keep, sent } = keeper;
    super(host, {
      keep,
      sent,
      attempt: async (body, key, signal) => {
        const client = configuration.client('dossiers', createDossiersClient);
        if (!client) throw new EndpointError({ kind: 'aborted' });
        try {
          const options = { language: configuration.language, signal };
          return { receipt: await client.submitDossier(body, key, options) };
        } catch (error) {
          const before = filedBefore(error);
          if (before) return { before };
          throw error;
        }
      },
      refused: (error, body) => {
        if (isProblem(error, 'form-version-changed')) keeper.formChanged();
        else if (error.failure.kind === 'refused') keeper.refused(error.failure.problem, body);
      },
    });
  }

  /** Sends what was filled in. */
  file(definition: FormDefinition, form: FilledForm): Promise<void> {
    return this.send(submissionBody(definition, form), form.pending);
  }
}

/** A draft that was filed is what everybody wants of it, whichever attempt it was. */
function filedBefore(error: unknown): FiledBefore | undefined {
  if (!(error instanceof EndpointError) || !isProblem(error, 'draft-filed')) return undefined;
  const problem = error.failure.kind === 'refused' ? error.failure.problem : {};
  return { code: problem.dossier, words: problem.detail };
}
