import { msg } from '../../i18n/message.ts';
import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import type { ConfigurationController } from '../../config/configuration-controller.ts';
import type { Language } from '../../config/settings.ts';
import type { AddressAnswer, FormField, FormSection } from '../../contract/form.ts';
import type { UnitsController } from '../../controllers/units.ts';
import type { GivenDelivery } from '../../domain/form/delivery.ts';
import { shownDocuments } from '../../domain/form/shown-fields.ts';
import { draftLine } from '../../fields/draft-line.ts';
import type { FieldView } from '../../fields/field-view.ts';
import type { Fields } from '../../fields/fields.ts';
import { LazyPart } from '../../fields/lazy-part.ts';
import { errorSummary } from '../../ui/error-summary.ts';
import { skeletonLines } from '../../ui/skeleton.ts';
import type { AttachmentsHost } from '../../documents/attachments.ts';
import { CardPart } from './card-part.ts';
import type { DocumentsPart } from '../../documents/documents-part.ts';
import type { Filing } from './filing.ts';
import { FillingMoves } from './filling-moves.ts';
import { notLoaded, stepProgress } from './form-parts.ts';
import { answersStep, ownField, stepButtons, type FormScreen } from './form-screen.ts';
import type { FormSession } from './form-session.ts';
import { PressGuard } from '../../controllers/press-guard.ts';
import { ANSWERS, type ShownIssue } from '../../fields/shown-issue.ts';
import type { Step } from './form-steps.ts';
import type { LateSteps } from './late-steps.ts';
import { isSealed } from './submission-state.ts';
import { receivingField, startStep } from './start-step.ts';

export interface FillingParts {
  readonly filing: Filing;
  readonly fields: Fields;
  readonly units: UnitsController;
  readonly configuration: ConfigurationController;
  readonly kiosk: () => boolean;
}

type Host = ReactiveControllerHost & HTMLElement & { readonly renderRoot: ParentNode };

/** The screens one fills in, one step at a time: what is drawn, and where the focus goes. */
export class FillingScreen {
  readonly #host: Host;
  readonly #parts: FillingParts;
  readonly #documents: LazyPart<DocumentsPart>;
  readonly #late: LazyPart<LateSteps>;
  readonly #card: CardPart;
  readonly #presses: PressGuard;
  readonly #moves: FillingMoves;
  #prepared = false;
  /** Id of the draft on the screen. */
  #draftId: string | undefined;
  #asking = false;
  #veiled = false;

  constructor(host: Host, parts: FillingParts) {
    this.#host = host;
    this.#parts = parts;
    this.#documents = new LazyPart(host, async () => {
      const { DocumentsPart } = await import('../../documents/documents-part.ts');
      return new DocumentsPart(host, this.#attachmentsHost());
    });
    this.#late = new LazyPart(host, async () => new (await import('./late-steps.ts')).LateSteps(host));
    this.#card = new CardPart(host, parts);
    this.#presses = new PressGuard(host);
    this.#moves = new FillingMoves(host, {
      filing: parts.filing,
      left: () => this.#card.close(),
      // Without the part that sends files, none is being sent.
      isMoving: (file) => this.#documents.loaded?.moves(file) ?? false,
    });
  }

  /** Each draft has inputs of its own: no text, and no "undo" of a browser, comes from another one. */
  render(session: FormSession): unknown {
    if (this.#veiled) return this.#veil();
    return keyed(session.form.draft, this.#form(session));
  }

  #form(session: FormSession): TemplateResult {
    const { step, steps } = session;
    if (session.touched) this.#prepare(session);
    const send = step.kind === 'review';
    return html`<form
      novalidate
      autocomplete=${this.#parts.kiosk() ? 'off' : nothing}
      @submit=${this.#moves.submit}
    >
      ${keyed(step.id, this.#header(session))} ${this.#formChanged()}
      ${errorSummary(this.#summaryIssues(session, step), (place) => this.#labelAt(session, place), this.#moves.follow)}
      ${keyed(step.id, this.#content(session, step))}
      ${send ? nothing : keyed(step.id, stepButtons(step.id === steps[0]?.id, session.mending, this.#moves.back))}
      <div aria-live="polite">${this.#checking()}</div>
      ${isSealed(this.#parts.filing.submissionState) ? nothing : this.#draft()}
    </form>`;
  }

  /** Drawn anew with each step: a page translator puts elements of its own in the place of texts, which then stay. */
  #header({ definition, steps, step }: FormSession): TemplateResult {
    return html`<header class=${step.kind === 'review' ? 'screen-only' : nothing}>
      <p class="overline muted" lang="vi">${definition.procedureName}</p>
      ${stepProgress(steps, step)}
      <h2 id="heading" part="title" tabindex="-1">${step.title}</h2>
    </header>`;
  }

  /** Another draft is begun: nothing of the one before is left here, neither files nor what was asked or pressed. */
  begin(draftId: string): void {
    if (draftId === this.#draftId) return;
    this.#draftId = draftId;
    this.#asking = false;
    this.#veiled = false;
    this.#moves.forget();
    this.#documents.loaded?.forget();
    this.#parts.fields.forget();
    this.#card.close();
  }

  /** What has left a shared machine may not be known yet: then it stays, and what was filled in goes from sight. */
  get veiled(): boolean {
    return this.#veiled;
  }

  veil(): void {
    this.#veiled = true;
    this.#asking = false;
    this.#host.requestUpdate();
    void this.focus('heading');
  }

  #veil(): unknown {
    const view = {
      open: isSealed(this.#parts.filing.submissionState),
      asking: this.#asking,
      ask: (asking: boolean) => {
        this.#ask(asking);
        void this.focus('heading');
      },
      clear: this.#remove,
    };
    return this.#late.part?.veiled(view) ?? this.#missing(this.#late);
  }

  /**
   * Once somebody has begun, sends for all that the later steps are made of: a line that goes meanwhile then
   * stops nobody.
   */
  #prepare({ definition }: FormSession): void {
    if (this.#prepared) return;
    this.#prepared = true;
    this.#parts.fields.prepare(
      definition.layout.steps.flatMap(({ sections }) => sections.flatMap(({ fields }) => fields)),
    );
    this.#late.prepare();
    if (definition.documents.length > 0) this.#documents.prepare();
    this.#parts.filing.prepare();
  }

  /** A question answered by files; drawn by the documents' part. */
  fileField(view: FieldView): unknown {
    return this.#documents.part?.field(view, this.#language) ?? this.#missing(this.#documents);
  }

  /** Puts the focus on the heading of a new screen, or on the summary of what there is to mend. */
  focus(id: 'heading' | 'summary'): Promise<void> {
    return this.#moves.focus(id);
  }

  #content(session: FormSession, step: Step): unknown {
    const screen = this.#screen(session);
    switch (step.kind) {
      case 'start':
        return startStep(session.definition, this.#receiving(session, screen));
      case 'answers':
        return answersStep(step.layout.id, screen);
      case 'documents':
        return this.#documentsStep(session);
      default:
        return this.#lateStep(session, step, screen);
    }
  }

  #receiving(session: FormSession, screen: FormScreen): unknown {
    const field = receivingField(session.definition);
    return field
      ? ownField(field, session.form.receiving, screen, (receiving) =>
          session.update({ receiving: (receiving ?? {}) as AddressAnswer }),
        )
      : nothing;
  }

  #documentsStep({ definition, form }: FormSession): unknown {
    const documents = shownDocuments(definition, form.answers);
    return this.#documents.part?.list(documents, this.#language) ?? this.#missing(this.#documents);
  }

  #lateStep(session: FormSession, step: Step, screen: FormScreen): unknown {
    const part = this.#late.part;
    if (!part) return this.#missing(this.#late);
    if (step.kind === 'delivery') {
      return part.delivery(session, (field) => this.#deliveryField(session, screen, field), this.#language);
    }
    return part.review({
      session,
      reader: {
        units: this.#parts.units,
        language: this.#language,
        filesAt: (place) => session.form.files[place] ?? [],
      },
      submission: this.#parts.filing.submissionState,
      awaited: this.#moves.awaited(session),
      change: this.#moves.change,
      back: this.#moves.back,
      send: this.#moves.send,
      resend: this.#parts.filing.resend,
    });
  }

  #deliveryField(session: FormSession, screen: FormScreen, field: FormField): unknown {
    const name = field.pointer.slice('/delivery/'.length) as keyof GivenDelivery;
    return ownField(field, session.form.delivery[name], screen, (value) =>
      session.update({ delivery: { ...session.form.delivery, [name]: value } as GivenDelivery }),
    );
  }

  #screen(session: FormSession): FormScreen {
    return {
      session,
      fields: this.#parts.fields,
      kiosk: this.#parts.kiosk(),
      cardPart: (section: FormSection) => this.#card.render(session, section),
      leave: (place) => {
        this.#parts.filing.drafts.flush();
        void this.#presses.released().then(() => session.leave(place));
      },
    };
  }

  #attachmentsHost(): AttachmentsHost {
    const { filing, configuration } = this.#parts;
    return {
      owner: () => filing.session,
      configuration,
      changed: () => {
        this.#host.requestUpdate();
        this.#moves.sendIfArrived();
      },
    };
  }

  get #language(): Language {
    return this.#parts.configuration.language;
  }

  #missing(part: LazyPart<unknown>): TemplateResult {
    return part.failed ? notLoaded(part.retry) : skeletonLines('middle', 'long', 'long', 'short');
  }

  /** Why nothing has come of what was pressed. */
  #checking(): unknown {
    const { checking } = this.#parts.filing;
    if (!this.#moves.waitsForChecking) return nothing;
    return checking.failed
      ? notLoaded(this.#moves.pressAgain)
      : html`<p class="muted">${msg('Đang tải phần kiểm tra…')}</p>`;
  }

  #formChanged(): unknown {
    const { session, formChanged } = this.#parts.filing;
    return formChanged ? this.#late.part?.formChanged(session?.changedFields.length ?? 0) : nothing;
  }

  #draft(): unknown {
    const { filing, configuration } = this.#parts;
    return draftLine({
      state: filing.drafts.state,
      language: configuration.language,
      conflict: msg('Bản nháp vừa được sửa hoặc xóa ở một cửa sổ khác'),
      asking: this.#asking,
      ask: this.#ask,
      remove: this.#remove,
      keepMine: () => void filing.keepMine(),
      takeTheirs: () => void filing.takeTheirs().then(() => this.focus('heading')),
    });
  }

  readonly #ask = (asking: boolean): void => {
    this.#asking = asking;
    this.#host.requestUpdate();
  };

  readonly #remove = (): void => {
    this.#asking = false;
    void this.#parts.filing.startAnew().then(() => this.focus('heading'));
  };

  /** On the last screen all there is to mend is listed; on the others only what one was told of. */
  #summaryIssues(session: FormSession, step: Step): readonly ShownIssue[] {
    if (step.kind === 'review') return session.issues;
    return session.ended(step) ? session.issuesOf(step) : [];
  }

  /** What a place is called where it is asked. */
  #labelAt(session: FormSession, place: string): string | undefined {
    const shown = place.startsWith(ANSWERS) ? session.fieldAt(place) : undefined;
    const item = shown && session.itemOf(shown);
    if (shown) return item === undefined ? shown.field.label : `${shown.field.label} (${item})`;
    const { documents } = session.definition;
    return (
      documents.find(({ id }) => place === `/documents/${id}`)?.name ??
      this.#late.part?.deliveryLabel(session, place)
    );
  }
}
