import { msg, str } from '../../i18n/message.ts';
import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import type { ConfigurationController } from '../../config/configuration-controller.ts';
import type { Language } from '../../config/settings.ts';
import type { AddressAnswer, FormField, FormSection } from '../../contract/form.ts';
import type { UnitsController } from '../../controllers/units.ts';
import type { GivenDelivery } from '../../domain/form/delivery.ts';
import { shownDocuments } from '../../domain/form/shown-fields.ts';
import type { FieldView } from '../../fields/field-view.ts';
import type { Fields } from '../../fields/fields.ts';
import { LazyPart } from '../../fields/lazy-part.ts';
import { errorSummary } from '../../ui/error-summary.ts';
import { notice } from '../../ui/notice.ts';
import { skeletonLines } from '../../ui/skeleton.ts';
import { isComing } from '../../documents/attached-file.ts';
import type { AttachmentsHost } from '../../documents/attachments.ts';
import { CardPart } from './card-part.ts';
import type { DocumentsPart } from '../../documents/documents-part.ts';
import type { Filing } from './filing.ts';
import { draftLine, stepProgress } from './form-parts.ts';
import { answersStep, ownField, stepButtons, type FormScreen } from './form-screen.ts';
import type { FormSession } from './form-session.ts';
import { PressGuard } from '../../controllers/press-guard.ts';
import { ANSWERS, type ShownIssue } from '../../fields/shown-issue.ts';
import type { Step } from './form-steps.ts';
import type { LateSteps } from './late-steps.ts';
import type { AwaitedFile } from './review-view.ts';
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
  #prepared = false;
  /** Id of the draft on the screen. */
  #draftId: string | undefined;
  #asking = false;
  #veiled = false;
  /** "Send" was pressed while files are on their way: it is sent when they have arrived. */
  #waiting = false;
  /** What was pressed, for as long as what checks the answers is not there. */
  #pressed: (() => Promise<void>) | undefined;

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
      @submit=${this.#submit}
    >
      <header class=${send ? 'screen-only' : nothing}>
        <p class="overline muted" lang="vi">${session.definition.procedureName}</p>
        ${stepProgress(steps, step)}
        <h2 id="heading" part="title" tabindex="-1">${step.title}</h2>
      </header>
      ${this.#formChanged()}
      ${errorSummary(this.#summaryIssues(session, step), (place) => this.#labelAt(session, place), this.#follow)}
      ${this.#content(session, step)}
      ${send ? nothing : stepButtons(step.id === steps[0]?.id, session.mending, this.#back)}
      <div aria-live="polite">${this.#checking()}</div>
      ${isSealed(this.#parts.filing.submissionState) ? nothing : this.#draft()}
    </form>`;
  }

  /** Another draft is begun: nothing of the one before is left here, neither files nor what was asked or pressed. */
  begin(draftId: string): void {
    if (draftId === this.#draftId) return;
    this.#draftId = draftId;
    this.#asking = false;
    this.#veiled = false;
    this.#waiting = false;
    this.#pressed = undefined;
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
  async focus(id: 'heading' | 'summary'): Promise<void> {
    await this.#host.updateComplete;
    const target = this.#find(id);
    target?.focus();
    target?.scrollIntoView({ block: 'start' });
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
      awaited: this.#waiting ? this.#awaited(session) : [],
      change: (stepId, place) => void this.#change(stepId, place),
      back: this.#back,
      send: () => void this.#press(() => this.#send()),
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
        this.#sendIfArrived();
      },
    };
  }

  get #language(): Language {
    return this.#parts.configuration.language;
  }

  #missing(part: LazyPart<unknown>): TemplateResult {
    return part.failed ? this.#failed(part.retry) : skeletonLines('middle', 'long', 'long', 'short');
  }

  /** Why nothing has come of what was pressed. */
  #checking(): unknown {
    const act = this.#pressed;
    const { checking } = this.#parts.filing;
    if (!act || checking.loaded) return nothing;
    return checking.failed
      ? this.#failed(() => void this.#press(act))
      : html`<p class="muted">${msg('Đang tải phần kiểm tra…')}</p>`;
  }

  #failed(retry: () => void): TemplateResult {
    return notice({
      tone: 'warning',
      title: msg('Chưa tải được phần này của trang'),
      text: msg('Những gì đã điền vẫn còn. Xin kiểm tra mạng rồi thử lại.'),
      actions: html`<button type="button" class="button" @click=${retry}>${msg('Thử lại')}</button>`,
    });
  }

  #formChanged(): unknown {
    const { session, formChanged } = this.#parts.filing;
    if (!formChanged) return nothing;
    const count = session?.changedFields.length ?? 0;
    return notice({
      tone: 'information',
      title: msg('Mẫu đơn vừa được cập nhật'),
      text:
        count === 0
          ? msg('Những gì đã điền vẫn còn nguyên.')
          : msg(str`Những gì đã điền vẫn còn. Xin xem lại ${count} chỗ đã thay đổi.`),
    });
  }

  #draft(): unknown {
    const { filing, configuration } = this.#parts;
    return draftLine({
      state: filing.drafts.state,
      language: configuration.language,
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

  readonly #submit = (event: Event): void => {
    event.preventDefault();
    void this.#press(() => this.#next());
  };

  /** Does what was pressed once what checks the answers is there; if that does not come, the screen says so. */
  async #press(act: () => Promise<void>): Promise<void> {
    this.#pressed = act;
    this.#host.requestUpdate();
    if (!(await this.#parts.filing.checking.arrival()) || this.#pressed !== act) return;
    this.#pressed = undefined;
    await act();
    this.#host.requestUpdate();
  }

  async #next(): Promise<void> {
    const { session } = this.#parts.filing;
    if (!session || session.step.kind === 'review') return;
    this.#card.close();
    const gone = await session.next();
    this.#parts.filing.drafts.flush();
    await this.focus(gone ? 'heading' : 'summary');
  }

  readonly #back = (): void => {
    this.#waiting = false;
    this.#pressed = undefined;
    this.#card.close();
    this.#parts.filing.session?.back();
    void this.focus('heading');
  };

  /** From the summary to the field. */
  readonly #follow = (place: string): void => {
    const { session } = this.#parts.filing;
    if (session) void this.#change(session.stepOf(place), place);
  };

  async #change(stepId: string, place: string): Promise<void> {
    const { session } = this.#parts.filing;
    if (!session) return;
    this.#waiting = false;
    this.#pressed = undefined;
    if (session.step.id !== stepId) session.goTo(stepId, session.step.kind === 'review');
    await this.#host.updateComplete;
    const field = this.#find(place) ?? this.#find(placeOfField(session, place)) ?? this.#find('heading');
    field?.focus();
    field?.scrollIntoView({ block: 'center' });
  }

  async #send(): Promise<void> {
    const { filing } = this.#parts;
    const { session } = filing;
    if (!session) return;
    if (await session.checkAll()) return this.focus('summary');
    this.#waiting = true;
    this.#host.requestUpdate();
    this.#sendIfArrived();
  }

  /** Files that are still on their way hold the dossier back; nothing else does. */
  #sendIfArrived(): void {
    const { filing } = this.#parts;
    if (!this.#waiting || !filing.session || this.#awaited(filing.session).length > 0) return;
    this.#waiting = false;
    void filing.send().then((sent) => (sent ? undefined : this.focus('summary')));
  }

  #awaited({ definition, form, shown }: FormSession): readonly AwaitedFile[] {
    const places = [
      ...shownDocuments(definition, form.answers).map(({ id }) => [id, `/documents/${id}`] as const),
      ...shown.map(({ pointer }) => [pointer, ANSWERS + pointer] as const),
    ];
    return places.flatMap(([key, place]) =>
      (form.files[key] ?? [])
        .filter(isComing)
        // Without the part that sends them, none is being sent.
        .map((file) => ({ name: file.name, place, moves: this.#documents.loaded?.moves(file) ?? false })),
    );
  }

  #find(id: string): HTMLElement | null {
    return this.#host.renderRoot.querySelector<HTMLElement>(`[id="${CSS.escape(id)}"]`);
  }
}

/** A part of an answer (`/answers/address/ward`) is asked by the field of the whole, of which it may be the first. */
function placeOfField(session: FormSession, place: string): string {
  const pointer = session.fieldAt(place)?.pointer;
  return pointer === undefined ? place.replace(/\/province$/, '') : ANSWERS + pointer;
}
