import type { ReactiveControllerHost } from 'lit';
import { createUnitsClient } from '../../client/units.ts';
import type { ConfigurationController } from '../../config/configuration-controller.ts';
import type { FormDefinition } from '../../contract/form.ts';
import { ActivityEvent } from '../../controllers/activity-event.ts';
import { DraftKeeper } from '../../controllers/draft-keeper.ts';
import { LazyPart } from '../../fields/lazy-part.ts';
import { type DraftContent, type FiledForm, type FilledForm, isFiled } from './filled-form.ts';
import type { FilingPhase } from './filing-phase.ts';
import { FormSession } from './form-session.ts';
import { DossierSubmittedEvent } from './online-form.events.ts';
import type { SubmissionController } from './submission-controller.ts';
import { isSealed, type SubmissionState } from './submission-state.ts';

export interface FilingOptions {
  readonly configuration: ConfigurationController;
  readonly kiosk: () => boolean;
  /** Reads the form anew: it has changed since. */
  readonly reloadForm: () => void;
  /** The endpoint found something to mend. */
  readonly refused: () => void;
}

/** One dossier from the first answer to the receipt: the session, its draft, and its one submission. */
export class Filing {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #options: FilingOptions;
  readonly drafts: DraftKeeper<DraftContent>;
  /** What finds what there is to mend: nobody goes on without it. */
  readonly checking: LazyPart<typeof import('./checking.ts')>;
  #submission: SubmissionController | undefined;
  #submissionMissing = false;
  #phase: FilingPhase = { kind: 'opening' };
  #definition: FormDefinition | undefined;
  /** The form was another one when the person began: said once, until they go on. */
  #formChanged = false;

  constructor(host: ReactiveControllerHost & HTMLElement, options: FilingOptions) {
    this.#host = host;
    this.#options = options;
    this.checking = new LazyPart(host, () => import('./checking.ts'));
    this.drafts = new DraftKeeper<DraftContent>(host, () => !options.kiosk());
  }

  /** What has become of the submission. */
  get submissionState(): SubmissionState {
    if (this.#submission) return this.#submission.state;
    return this.#submissionMissing ? { kind: 'unloaded' } : { kind: 'idle' };
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
      if (this.session) await this.#fill(definition, this.session.form);
      return;
    }
    this.#submission?.reset();
    this.#become({ kind: 'opening' });
    const draft = await this.drafts.open(this.#draftName(definition));
    if (this.#definition !== definition) return;
    if (!draft) return this.#fill(definition, undefined);
    const { content } = draft;
    if (isFiled(content)) return this.#become({ kind: 'filed', filed: content });
    if (!content.pending) return this.#become({ kind: 'offered', draft: { ...draft, content } });
    // It was on its way when the page went: nothing is asked, the same submission goes on.
    await this.#fill(definition, content);
    this.session?.goTo('review');
    await this.resume();
  }

  /** Sends on what was on its way when the page went. */
  readonly resume = async (): Promise<void> => {
    const pending = this.session?.form.pending;
    if (pending) (await this.#loadSubmission())?.resume(pending);
  };

  /** Goes on with the draft that was found. */
  readonly goOn = async (): Promise<void> => {
    if (this.#phase.kind === 'offered' && this.#definition)
      await this.#fill(this.#definition, this.#phase.draft.content);
  };

  /** Deletes what was kept, and begins with nothing. */
  readonly startAnew = async (): Promise<void> => {
    // What has left may have arrived: its papers are its own by now.
    const left = isSealed(this.submissionState);
    this.#submission?.reset();
    const definition = this.#definition;
    const { phase } = this;
    const form = this.session?.form ?? (phase.kind === 'offered' ? phase.draft.content : undefined);
    if (!left) void this.#removeUploads(form).catch(() => undefined);
    // An empty screen says that it is gone, so it has to be.
    await this.drafts.remove();
    if (definition) await this.#fill(definition, undefined);
  };

  /** Papers of a draft that is deleted go too; what the line keeps from it, the endpoint lets expire. */
  async #removeUploads(form: FilledForm | undefined): Promise<void> {
    const uploads = Object.values(form?.files ?? {}).flatMap((files) =>
      files.flatMap(({ upload }) => upload ?? []),
    );
    if (uploads.length === 0) return;
    const { createUploadsClient } = await import('../../client/uploads.ts');
    const { configuration } = this.#options;
    const client = configuration.client('uploads', ({ endpoint }) => createUploadsClient(endpoint));
    const options = { language: configuration.language, signal: new AbortController().signal };
    await Promise.allSettled(uploads.map((id) => client?.remove(id, options)));
  }

  /** Another procedure is to be filed on this page. */
  leave(): void {
    this.#submission?.reset();
    this.#definition = undefined;
    this.#become({ kind: 'opening' });
  }

  /** After a conflict of two tabs: what the other one saved counts. */
  readonly takeTheirs = async (): Promise<void> => {
    const definition = this.#definition;
    this.#definition = undefined;
    this.#become({ kind: 'opening' });
    if (definition) await this.open(definition);
    await this.goOn();
  };

  /** After a conflict of two tabs: what is on this screen counts, unless the other one has sent its own. */
  readonly keepMine = async (): Promise<void> => {
    if (!this.session || !this.#definition) return;
    const theirs = await this.drafts.read();
    if (theirs && (isFiled(theirs) || theirs.pending)) await this.takeTheirs();
    else await this.drafts.overwrite(this.session.form);
  };

  /** Checks everything and sends it; false when there is something to mend first. */
  async send(): Promise<boolean> {
    const { session } = this;
    if (!session || (await session.checkAll())) return false;
    this.#formChanged = false;
    await (await this.#loadSubmission())?.file(session.definition, session.form);
    return true;
  }

  /** Sends the very same submission again. */
  readonly resend = (): void => this.#submission?.resend();

  /** Sends for what checking and sending are made of. */
  prepare(): void {
    void this.#loadSubmission();
    this.checking.prepare();
    void import('./receipt.ts').catch(() => undefined);
  }

  async #fill(definition: FormDefinition, form: FilledForm | undefined): Promise<void> {
    const { filled, changed } = await carriedOver(definition, form);
    if (this.#definition !== definition) return;
    const drawn = () => this.#host.requestUpdate();
    const session = new FormSession(definition, filled, changed, {
      loadCheck: async () => (await this.checking.arrival())?.createCheck(definition),
      drawn,
      changed: () => {
        // Nothing more is kept of a form that was deleted, though its last input may still be on its way.
        if (this.session === session) this.drafts.keep(session.form);
        drawn();
      },
    });
    this.#formChanged = form !== undefined && form.version !== definition.version;
    this.#become({ kind: 'filling', session });
    if (form) return;
    await this.#placeFromUnit(session);
    const { fieldMarks } = await import('../../domain/form/version-change.ts');
    session.keepMarks(fieldMarks(definition));
  }

  /** The `unit` of the page says where dossiers are filed; the person can still choose another place. */
  async #placeFromUnit(session: FormSession): Promise<void> {
    const { unit, language } = this.#options.configuration;
    if (!unit || !/^(?:\d{2}(?:\d{3})?|[A-Z]\d{2}[\d.]*)$/.test(unit)) return;
    const units = this.#options.configuration.client('units', createUnitsClient);
    try {
      const found = await units?.listUnits({ code: unit }, { language });
      // A code nobody has would stand in the field as it is.
      const known = found?.items[0];
      if (known)
        session.suggestReceiving(
          known.parent ? { province: known.parent, ward: known.code } : { province: known.code },
        );
    } catch {
      // Not known just now: the person chooses.
    }
  }

  async #sent(filed: FiledForm): Promise<void> {
    const procedure = this.#definition?.procedureCode ?? '';
    this.#become({ kind: 'filed', filed });
    const { code } = 'receipt' in filed ? filed.receipt : filed.before;
    if (code !== undefined) this.#host.dispatchEvent(new DossierSubmittedEvent({ code }));
    this.#host.dispatchEvent(new ActivityEvent('dossier-submitted', { procedure }));
    // The answers are not needed any more; the receipt survives a reload in their place.
    await this.drafts.keepNow(filed);
  }

  /** The part that sends; `undefined` when the line did not bring it. */
  async #loadSubmission(): Promise<SubmissionController | undefined> {
    if (this.#submission) return this.#submission;
    try {
      const { SubmissionController } = await import('./submission-controller.ts');
      this.#submissionMissing = false;
      return (this.#submission ??= new SubmissionController(this.#host, {
        configuration: this.#options.configuration,
        keep: async (pending) => {
          const { session } = this;
          if (!session) return false;
          session.keepPending(pending);
          await this.drafts.keepNow(session.form);
          // A browser that keeps nothing is no reason not to send; another tab with the same draft is.
          return this.drafts.state.kind !== 'conflict';
        },
        sent: (filed) => void this.#sent(filed),
        refused: (problem, body) => {
          this.session?.refuse(problem.errors ?? [], body);
          this.#options.refused();
        },
        formChanged: this.#options.reloadForm,
      }));
    } catch {
      this.#submissionMissing = true;
      this.#host.requestUpdate();
      return undefined;
    }
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

/** What was filled in under another version of the form, as far as it still fits. */
async function carriedOver(
  definition: FormDefinition,
  form: FilledForm | undefined,
): Promise<{ filled: FilledForm | undefined; changed: readonly string[] }> {
  if (!form || form.version === definition.version) return { filled: form, changed: [] };
  const { carryOver, fieldMarks } = await import('../../domain/form/version-change.ts');
  const { answers, changed } = carryOver(definition, form.answers, form.marks);
  return {
    filled: { ...form, answers, version: definition.version, marks: fieldMarks(definition) },
    changed,
  };
}
