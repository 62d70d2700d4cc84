import type { ReactiveController, ReactiveControllerHost, TemplateResult } from 'lit';
import { createDossierTrackingClient, type DossierTrackingClient } from '../../client/dossier-tracking.ts';
import { isProblem } from '../../client/problems.ts';
import { EndpointError } from '../../client/errors.ts';
import type { ConfigurationController } from '../../config/configuration-controller.ts';
import type { Supplement, SupplementForm } from '../../contract/dossier-changes.ts';
import type { DossierProgress } from '../../contract/dossier-progress.ts';
import { DraftKeeper } from '../../controllers/draft-keeper.ts';
import { EndpointRead } from '../../controllers/endpoint-read.ts';
import { ExactlyOnce } from '../../controllers/exactly-once.ts';
import { PressGuard } from '../../controllers/press-guard.ts';
import { UnitsController } from '../../controllers/units.ts';
import { digestOf } from '../../documents/chosen-file.ts';
import { DocumentsPart } from '../../documents/documents-part.ts';
import { adoptStyles } from '../../fields/adopt-styles.ts';
import { Fields } from '../../fields/fields.ts';
import { ANSWERS } from '../../fields/shown-issue.ts';
import { SupplementSession, type FilledSupplement } from './supplement-session.ts';
import { supplementView, type NotAwaited } from './supplement-view.ts';
import { supplementStyles } from './supplement.styles.ts';

export interface SupplementOptions {
  /** The dossier as it was when this was opened. */
  readonly progress: DossierProgress;
  /** Read anew for each request: it changes when the proof is given again. */
  readonly token: string;
  readonly configuration: ConfigurationController;
  /** Nothing is kept on a machine many people use. */
  readonly kiosk: boolean;
  /** The endpoint has what was asked for. */
  readonly sent: (progress: DossierProgress) => void;
  /** Not now, or not any more; then with the dossier as it is, if that is known. */
  readonly closed: (progress?: DossierProgress) => void;
}

type Host = ReactiveControllerHost & HTMLElement & { readonly renderRoot: ParentNode };

/** Answers what an office has asked for, where the dossier is followed. What is filled in is sent exactly once. */
export class SupplementPart {
  readonly #host: Host;
  readonly #options: SupplementOptions;
  readonly #read: EndpointRead<SupplementForm>;
  readonly #drafts: DraftKeeper<FilledSupplement>;
  readonly #request: ExactlyOnce<Supplement, DossierProgress>;
  readonly #presses: PressGuard;
  readonly #units: UnitsController;
  readonly #fields: Fields;
  readonly #documents: DocumentsPart;
  #session: SupplementSession | undefined;
  /** "Send" was pressed while files are on their way: it is sent when they have arrived. */
  #waiting = false;
  /** While what checks the answers is on its way, and when it did not come; nothing has left then. */
  #checking: 'now' | 'failed' | undefined;
  /** Whether to delete what was filled in has been asked. */
  #isDeleting = false;
  #notAwaited: NotAwaited | undefined;
  #disposed = false;

  constructor(host: Host, options: SupplementOptions) {
    this.#host = host;
    this.#options = options;
    const { configuration } = options;
    adoptStyles(host, supplementStyles);
    this.#drafts = new DraftKeeper(host, () => !options.kiosk);
    this.#presses = new PressGuard(host);
    this.#units = new UnitsController(host, configuration);
    this.#fields = new Fields(host, this.#units, (view) =>
      this.#documents.field(view, configuration.language),
    );
    this.#documents = new DocumentsPart(host, {
      owner: () => this.#session,
      configuration,
      changed: () => {
        this.#draw();
        void this.#sendIfArrived();
      },
    });
    this.#request = this.#createRequest();
    this.#read = this.#createRead();
    // Made while the host is being drawn: it would wait for whatever draws the host next.
    this.#read.hostUpdate();
  }

  render(): TemplateResult {
    const { configuration, kiosk } = this.#options;
    const session = this.#session;
    return supplementView({
      session,
      read: this.#read.state,
      notAwaited: this.#notAwaited,
      request: this.#request.state,
      draft: {
        state: this.#drafts.state,
        asking: this.#isDeleting,
        ask: this.#ask,
        remove: () => void this.#remove(),
        keepMine: () => void this.#keepMine(),
        takeTheirs: () => void this.#openAnew(),
      },
      unfinished: this.#waiting ? (session?.unfinished ?? 0) : 0,
      checking: this.#checking,
      language: configuration.language,
      screen: session && { session, fields: this.#fields, kiosk, leave: this.#leave },
      papers: session && this.#documents.list(session.documents, configuration.language),
      send: () => void this.#send(),
      resend: this.resend,
      retry: this.#read.retry,
      follow: this.#follow,
      close: this.#close,
    });
  }

  /** Whether it was sent, and may have arrived. */
  get hasLeft(): boolean {
    return this.#request.hasLeft;
  }

  /** Whether the endpoint has said that it does not want it. */
  get isNotAwaited(): boolean {
    return this.#notAwaited !== undefined;
  }

  readonly resend = (): void => this.#request.resend();

  /** Nothing is awaited any more: what is kept of it is of no use. */
  discard(): void {
    this.dispose();
    void this.#drafts.remove();
  }

  /** To be called when it is not on the screen any more: nothing more is sent from here, what was typed is kept. */
  dispose(): void {
    if (this.#disposed) return;
    this.#disposed = true;
    this.#documents.forget();
    const controllers: ReactiveController[] = [this.#read, this.#drafts, this.#request, this.#presses];
    for (const controller of controllers) {
      this.#host.removeController(controller);
      controller.hostDisconnected?.();
    }
  }

  #createRead(): EndpointRead<SupplementForm> {
    const { progress, configuration } = this.#options;
    return new EndpointRead<SupplementForm>(
      this.#host,
      () => configuration.question(`supplement ${progress.code} ${this.#options.token}`, 'dossierTracking'),
      async ({ signal }) => {
        try {
          return await this.#client.getSupplementForm(
            progress.code,
            this.#options.token,
            this.#asking(signal),
          );
        } catch (error) {
          if (error instanceof EndpointError && isProblem(error, 'supplement-not-awaited'))
            void this.#seeWhatThereIs();
          throw error;
        }
      },
      (asked) => void this.#open(asked),
    );
  }

  #createRequest(): ExactlyOnce<Supplement, DossierProgress> {
    const { code } = this.#options.progress;
    return new ExactlyOnce<Supplement, DossierProgress>(this.#host, {
      attempt: (body, key, signal) =>
        this.#client.supplement(code, this.#options.token, body, key, this.#asking(signal)),
      keep: async (pending) => {
        const session = this.#session;
        if (!session) return false;
        session.keepPending(pending);
        await this.#drafts.keepNow(session.form);
        // A browser that keeps nothing is no reason not to send; another tab at the same is.
        return this.#drafts.state.kind !== 'conflict';
      },
      sent: (progress) => void this.#sent(progress),
      refused: (error, body) => this.#refused(error, body),
    });
  }

  async #open(asked: SupplementForm): Promise<void> {
    if (this.#session?.form.request === asked.id) {
      this.#session.ask(asked);
      return this.#draw();
    }
    const kept = await this.#drafts.open(await this.#draftName(asked));
    if (this.#disposed) return;
    const session = new SupplementSession(asked, kept?.content, {
      loadCheck: async (definition) =>
        (await import('../../fields/answer-check.ts')).createAnswerCheck(definition),
      drawn: this.#draw,
      changed: () => {
        this.#drafts.keep(session.form);
        this.#draw();
      },
    });
    this.#session = session;
    this.#fields.prepare(asked.fields);
    session.prepare();
    // It was on its way when the page went: the same request goes on.
    if (kept?.content.pending) this.#request.resume(kept.content.pending);
    await this.#focus('supplement');
  }

  async #send(): Promise<void> {
    if (this.#checking === 'now' || !(await this.#isFine())) return;
    this.#waiting = true;
    this.#draw();
    await this.#sendIfArrived();
  }

  /** Files that are still on their way hold it back; nothing else does. */
  async #sendIfArrived(): Promise<void> {
    const session = this.#session;
    if (!session || !this.#waiting || session.unfinished > 0) return;
    this.#waiting = false;
    // A question whose files have arrived is answered only now.
    if (await this.#isFine()) await this.#request.send(session.body(), session.form.pending);
  }

  async #isFine(): Promise<boolean> {
    this.#checking = 'now';
    this.#draw();
    try {
      const fine = (await this.#session?.check()) ?? false;
      this.#checking = undefined;
      if (!fine) await this.#focus('summary');
      return fine;
    } catch {
      this.#checking = 'failed';
      return false;
    } finally {
      this.#draw();
    }
  }

  async #sent(progress: DossierProgress): Promise<void> {
    await this.#drafts.remove();
    if (!this.#disposed) this.#options.sent(progress);
  }

  #refused(error: EndpointError, body: Supplement): void {
    if (isProblem(error, 'supplement-not-awaited')) void this.#seeWhatThereIs();
    else if (error.failure.kind === 'refused') {
      this.#session?.refuse(error.failure.problem.errors ?? [], body);
      void this.#focus('summary');
    }
  }

  /** Nothing is awaited, or something else: what the dossier says now counts. */
  async #seeWhatThereIs(): Promise<void> {
    this.#notAwaited = {};
    this.#draw();
    await this.#drafts.remove();
    const { code } = this.#options.progress;
    try {
      const options = this.#asking(new AbortController().signal);
      const progress = await this.#client.getDossier(code, this.#options.token, options);
      this.#notAwaited = { progress };
    } catch {
      // Said without it; the page that follows the dossier learns of it by itself.
    }
    this.#draw();
  }

  readonly #close = (): void => {
    this.dispose();
    this.#options.closed(this.#notAwaited?.progress);
  };

  readonly #leave = (place: string): void => {
    this.#drafts.flush();
    // Somebody who changes something again does not want it sent behind their back.
    this.#waiting = false;
    void this.#presses.released().then(() => this.#session?.leave(place));
  };

  /** After a conflict of two tabs: what is on this screen counts, unless the other one is sending its own. */
  async #keepMine(): Promise<void> {
    const theirs = await this.#drafts.read();
    if (theirs?.pending) await this.#openAnew();
    else if (this.#session) await this.#drafts.overwrite(this.#session.form);
  }

  readonly #ask = (asking: boolean): void => {
    this.#isDeleting = asking;
    this.#draw();
  };

  async #remove(): Promise<void> {
    this.#ask(false);
    this.#documents.removeAll();
    await this.#drafts.remove();
    if (this.#drafts.state.kind !== 'undeleted') await this.#openAnew();
  }

  /** With what is kept by now: by another tab, or nothing. */
  async #openAnew(): Promise<void> {
    const { state } = this.#read;
    this.#request.reset();
    this.#documents.forget();
    this.#session = undefined;
    if (state.kind === 'done') await this.#open(state.value);
  }

  /** From the summary to the field. */
  readonly #follow = (place: string): void => {
    const pointer = this.#session?.fieldAt(place)?.pointer;
    const field = this.#find(place) ?? (pointer === undefined ? null : this.#find(ANSWERS + pointer));
    field?.focus();
    field?.scrollIntoView({ block: 'center' });
  };

  async #focus(id: 'supplement' | 'summary'): Promise<void> {
    this.#draw();
    await this.#host.updateComplete;
    const target = this.#find(id);
    target?.focus();
    target?.scrollIntoView({ block: 'nearest' });
  }

  #find(id: string): HTMLElement | null {
    return this.#host.renderRoot.querySelector<HTMLElement>(`[id="${CSS.escape(id)}"]`);
  }

  get #client(): DossierTrackingClient {
    const client = this.#options.configuration.client('dossierTracking', createDossierTrackingClient);
    if (!client) throw new EndpointError({ kind: 'aborted' });
    return client;
  }

  #asking(signal: AbortSignal) {
    return { language: this.#options.configuration.language, signal };
  }

  /** Says neither which dossier it is nor what was asked for to whoever looks into the device. */
  async #draftName({ id }: SupplementForm): Promise<string> {
    const { endpoint } = this.#options.configuration;
    const address = endpoint.kind === 'ready' ? endpoint.url.href : '';
    const name = await digestOf(new Blob([this.#options.progress.code, ' ', id]));
    return `${address} supplement ${name ?? ''}`;
  }

  readonly #draw = (): void => this.#host.requestUpdate();
}
