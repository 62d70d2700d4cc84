import type { ReactiveControllerHost } from 'lit';
import { createDossiersClient, isProblem } from '../../client/dossiers.ts';
import type { EndpointError } from '../../client/errors.ts';
import { createUnitsClient } from '../../client/units.ts';
import type { ConfigurationController } from '../../config/configuration-controller.ts';
import type { DossierReceipt, DossierSubmission } from '../../contract/dossier-submission.ts';
import type { FormDefinition } from '../../contract/form.ts';
import { PROBLEM_TYPES } from '../../contract/problems.ts';
import { ActivityEvent } from '../../controllers/activity-event.ts';
import type { StoredDraft } from '../../device/draft-store.ts';
import { DraftKeeper } from './draft-keeper.ts';
import type { FilledForm } from './filled-form.ts';
import { FormSession } from './form-session.ts';
import { DossierSubmittedEvent } from './online-form.events.ts';
import { submissionBody } from './submission-body.ts';
import { SubmissionController } from './submission-controller.ts';

export interface FilingOptions {
  readonly configuration: ConfigurationController;
  readonly kiosk: () => boolean;
  /** Reads the form anew: it has changed since. */
  readonly reloadForm: () => void;
}

/** Where one is, from the form's arrival to the receipt. */
export type FilingPhase =
  | { readonly kind: 'opening' }
  /** There is a draft on this device: its owner decides, before anything of it is shown. */
  | { readonly kind: 'offered'; readonly draft: StoredDraft<FilledForm> }
  | { readonly kind: 'filling'; readonly session: FormSession }
  | { readonly kind: 'filed'; readonly receipt: DossierReceipt };

/** One dossier from the first answer to the receipt: the session, its draft, and its one submission. */
export class Filing {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #options: FilingOptions;
  readonly drafts: DraftKeeper;
  readonly submission: SubmissionController;
  #phase: FilingPhase = { kind: 'opening' };
  #definition: FormDefinition | undefined;
  /** The form was another one when the person began: said once, until they go on. */
  #formChanged = false;

  constructor(host: ReactiveControllerHost & HTMLElement, options: FilingOptions) {
    this.#host = host;
    this.#options = options;
    this.drafts = new DraftKeeper(host, () => !options.kiosk());
    this.submission = new SubmissionController(host, {
      client: () => options.configuration.client('dossiers', createDossiersClient),
      language: () => options.configuration.language,
      keep: async (pending) => {
        const session = this.session;
        if (!session) return;
        session.keepPending(pending);
        await this.drafts.keepNow(session.form);
      },
      sent: (receipt) => void this.#sent(receipt),
      refused: (error, body) => this.#refused(error, body),
    });
  }

  get phase(): FilingPhase {
    return this.#phase;
  }

  get session(): FormSession | undefined {
    return this.#phase.kind === 'filling' ? this.#phase.session : undefined;
  }

  get formChanged(): boolean {
    return this.#formChanged;
  }

  /** Whether there is anything of a person on the screen. */
  get begun(): boolean {
    return this.#phase.kind === 'filed' || (this.session?.touched ?? false);
  }

  /** The form has come, for the first time or in another language or version. */
  async open(definition: FormDefinition): Promise<void> {
    const known = this.#definition;
    this.#definition = definition;
    if (known?.procedureCode === definition.procedureCode && this.#phase.kind !== 'opening') {
      if (this.session) this.#fill(definition, this.session.form);
      return;
    }
    this.#become({ kind: 'opening' });
    const draft = await this.drafts.open(this.#draftName(definition));
    if (this.#definition !== definition) return;
    if (!draft) return this.#fill(definition, undefined);
    if ('receipt' in draft.content) return this.#become({ kind: 'filed', receipt: draft.content.receipt });
    const { pending } = draft.content;
    if (!pending) return this.#become({ kind: 'offered', draft: { ...draft, content: draft.content } });
    // It was on its way when the page went: nothing is asked, the same submission goes on.
    this.#fill(definition, draft.content);
    this.submission.resume(pending);
  }

  /** Goes on with the draft that was found. */
  readonly goOn = (): void => {
    if (this.#phase.kind === 'offered' && this.#definition)
      this.#fill(this.#definition, this.#phase.draft.content);
  };

  /** Deletes what was kept, and begins with nothing. */
  readonly startAnew = async (): Promise<void> => {
    this.submission.reset();
    const definition = this.#definition;
    if (definition) this.#fill(definition, undefined);
    await this.drafts.remove();
  };

  /** Another procedure is to be filed on this page. */
  leave(): void {
    this.submission.reset();
    this.#definition = undefined;
    this.#become({ kind: 'opening' });
  }

  /** After a conflict of two tabs: what the other one saved counts. */
  readonly takeTheirs = async (): Promise<void> => {
    const definition = this.#definition;
    this.#definition = undefined;
    this.#become({ kind: 'opening' });
    if (definition) await this.open(definition);
    this.goOn();
  };

  /** After a conflict of two tabs: what is on this screen counts. */
  readonly keepMine = async (): Promise<void> => {
    if (this.session) await this.drafts.overwrite(this.session.form);
  };

  /** Checks everything and sends it; false when there is something to mend first. */
  async send(): Promise<boolean> {
    const { session } = this;
    if (!session || (await session.checkAll())) return false;
    this.#formChanged = false;
    await this.submission.send(submissionBody(session.definition, session.form));
    return true;
  }

  #fill(definition: FormDefinition, form: FilledForm | undefined): void {
    const drawn = () => this.#host.requestUpdate();
    const session = new FormSession(definition, form, {
      loadCheck,
      drawn,
      changed: () => {
        this.drafts.keep(session.form);
        drawn();
      },
    });
    if (form && form.version !== definition.version) this.#formChanged = true;
    this.#become({ kind: 'filling', session });
    if (!form) void this.#placeFromUnit(session);
  }

  /** The `unit` of the page says where dossiers are filed; the person can still choose another place. */
  async #placeFromUnit(session: FormSession): Promise<void> {
    const { unit, language } = this.#options.configuration;
    if (!unit || !/^\d{2}(?:\d{3})?$/.test(unit)) return;
    if (unit.length === 2) return session.suggestReceiving({ province: unit });
    const units = this.#options.configuration.client('units', createUnitsClient);
    try {
      const found = await units?.listUnits({ code: unit }, { language });
      const province = found?.items[0]?.parent;
      if (province) session.suggestReceiving({ province, ward: unit });
    } catch {
      // Not known just now: the person chooses.
    }
  }

  async #sent(receipt: DossierReceipt): Promise<void> {
    this.#become({ kind: 'filed', receipt });
    this.#host.dispatchEvent(new DossierSubmittedEvent({ code: receipt.code }));
    this.#host.dispatchEvent(new ActivityEvent('dossier-submitted', { procedure: receipt.procedureCode }));
    // The answers are not needed any more; the receipt survives a reload in their place.
    await this.drafts.keepNow({ receipt });
  }

  #refused(error: EndpointError, body: DossierSubmission): void {
    if (isProblem(error, PROBLEM_TYPES.formVersionChanged)) {
      this.#options.reloadForm();
      return;
    }
    const { failure } = error;
    if (failure.kind === 'refused' && failure.problem.errors)
      this.session?.refuse(failure.problem.errors, body);
  }

  #draftName({ procedureCode }: FormDefinition): string {
    const { endpoint } = this.#options.configuration;
    return `${endpoint.kind === 'ready' ? endpoint.url.href : ''} ${procedureCode}`;
  }

  #become(phase: FilingPhase): void {
    this.#phase = phase;
    this.#host.requestUpdate();
  }
}

async function loadCheck(definition: FormDefinition) {
  const { createCheck } = await import('./checking.ts');
  return createCheck(definition);
}
