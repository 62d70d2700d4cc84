import type { ReactiveControllerHost } from 'lit';
import { isComing, type AttachedFile } from '../../documents/attached-file.ts';
import { shownDocuments } from '../../domain/form/shown-fields.ts';
import { ANSWERS } from '../../fields/shown-issue.ts';
import type { Filing } from './filing.ts';
import type { FormSession } from './form-session.ts';
import type { AwaitedFile } from './review-view.ts';

type Host = ReactiveControllerHost & HTMLElement & { readonly renderRoot: ParentNode };

export interface FillingMovesParts {
  readonly filing: Filing;
  /** A step is left. */
  readonly left: () => void;
  readonly isMoving: (file: AttachedFile) => boolean;
}

/** What pressing does on the screens one fills in: what is checked first, which step comes, where the focus goes. */
export class FillingMoves {
  readonly #host: Host;
  readonly #parts: FillingMovesParts;
  /** "Send" was pressed while files are on their way: it is sent when they have arrived. */
  #waiting = false;
  /** What was pressed, for as long as what checks the answers is not there. */
  #pressed: (() => Promise<void>) | undefined;

  constructor(host: Host, parts: FillingMovesParts) {
    this.#host = host;
    this.#parts = parts;
  }

  /** Nothing comes any more of what was pressed. */
  forget(): void {
    this.#waiting = false;
    this.#pressed = undefined;
  }

  get waitsForChecking(): boolean {
    return this.#pressed !== undefined && !this.#parts.filing.checking.loaded;
  }

  readonly pressAgain = (): void => {
    if (this.#pressed) void this.#press(this.#pressed);
  };

  readonly submit = (event: Event): void => {
    event.preventDefault();
    void this.#press(() => this.#next());
  };

  readonly send = (): void => void this.#press(() => this.#send());

  readonly back = (): void => {
    this.forget();
    this.#parts.left();
    this.#parts.filing.session?.back();
    void this.focus('heading');
  };

  /** From the summary to the field. */
  readonly follow = (place: string): void => {
    const { session } = this.#parts.filing;
    if (session) this.change(session.stepOf(place), place);
  };

  readonly change = (stepId: string, place: string): void => void this.#change(stepId, place);

  async focus(id: 'heading' | 'summary'): Promise<void> {
    await this.#host.updateComplete;
    const target = this.#find(id);
    target?.focus();
    target?.scrollIntoView({ block: 'start' });
  }

  /** Files that are still on their way hold the dossier back; nothing else does. */
  sendIfArrived(): void {
    const { filing } = this.#parts;
    if (!this.#waiting || !filing.session || this.awaited(filing.session).length > 0) return;
    this.#waiting = false;
    void filing.send().then((sent) => (sent ? undefined : this.focus('summary')));
  }

  /** The files that sending waits for. */
  awaited({ definition, form, shown }: FormSession): readonly AwaitedFile[] {
    if (!this.#waiting) return [];
    const places = [
      ...shownDocuments(definition, form.answers).map(({ id }) => [id, `/documents/${id}`] as const),
      ...shown.map(({ pointer }) => [pointer, ANSWERS + pointer] as const),
    ];
    return places.flatMap(([key, place]) =>
      (form.files[key] ?? [])
        .filter(isComing)
        .map((file) => ({ name: file.name, place, moves: this.#parts.isMoving(file) })),
    );
  }

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
    this.#parts.left();
    const gone = await session.next();
    this.#parts.filing.drafts.flush();
    await this.focus(gone ? 'heading' : 'summary');
  }

  async #send(): Promise<void> {
    const { session } = this.#parts.filing;
    if (!session) return;
    if (await session.checkAll()) return this.focus('summary');
    this.#waiting = true;
    this.#host.requestUpdate();
    this.sendIfArrived();
  }

  async #change(stepId: string, place: string): Promise<void> {
    const { session } = this.#parts.filing;
    if (!session) return;
    this.forget();
    if (session.step.id !== stepId) session.goTo(stepId, session.step.kind === 'review');
    await this.#host.updateComplete;
    const field = this.#find(place) ?? this.#find(placeOfField(session, place)) ?? this.#find('heading');
    field?.focus();
    field?.scrollIntoView({ block: 'center' });
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
