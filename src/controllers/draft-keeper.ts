import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { DraftStore, StoredDraft } from '../device/draft-store.ts';

/** What has become of the draft, as far as the person should know. */
export type DraftState =
  /** Nothing to keep yet. */
  | { readonly kind: 'none' }
  /** `kiosk`: nothing is kept on this device. */
  | { readonly kind: 'off' }
  | { readonly kind: 'saved'; readonly savedAt: number; readonly expiresAt: number }
  /** Another tab has saved this draft meanwhile: nobody's words are written over without asking. */
  | { readonly kind: 'conflict' }
  /** "Delete my draft" did not succeed: it is still on the device. */
  | { readonly kind: 'undeleted' }
  /** The browser does not let the page keep anything. */
  | { readonly kind: 'unavailable' };

/** A crash loses no more than what was typed in this time. */
const PAUSE_MILLISECONDS = 700;

/** Saves what is filled in, a moment after it was typed and whenever the page is left. */
export class DraftKeeper<Content> implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #enabled: () => boolean;
  #store: Promise<DraftStore<Content>> | undefined;
  #name = '';
  #revision = 0;
  #waiting: Content | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #saving: Promise<void> = Promise.resolve();
  #unwatch: (() => void) | undefined;
  #state: DraftState = { kind: 'none' };

  constructor(host: ReactiveControllerHost, enabled: () => boolean) {
    this.#host = host;
    this.#enabled = enabled;
    host.addController(this);
  }

  get state(): DraftState {
    return this.#enabled() ? this.#state : { kind: 'off' };
  }

  hostConnected(): void {
    document.addEventListener('visibilitychange', this.flush);
    addEventListener('pagehide', this.flush);
  }

  hostDisconnected(): void {
    document.removeEventListener('visibilitychange', this.flush);
    removeEventListener('pagehide', this.flush);
    this.flush();
    this.#unwatch?.();
    this.#unwatch = undefined;
  }

  /** The draft kept under this name; `undefined` when there is none, or the browser keeps nothing. */
  async open(name: string): Promise<StoredDraft<Content> | undefined> {
    this.#unwatch?.();
    // What was typed last belongs to the draft before.
    await this.#save();
    this.#name = name;
    this.#revision = 0;
    this.#become({ kind: 'none' });
    if (!this.#enabled()) return undefined;
    try {
      const store = await this.#opened();
      const draft = await store.read(name);
      if (name !== this.#name) return undefined;
      this.#unwatch = store.watch(name, this.#changedElsewhere);
      this.#revision = draft?.revision ?? 0;
      if (draft) this.#become({ kind: 'saved', savedAt: draft.savedAt, expiresAt: draft.expiresAt });
      return draft;
    } catch {
      this.#become({ kind: 'unavailable' });
      return undefined;
    }
  }

  /** Keeps this, soon. */
  keep(content: Content): void {
    if (!this.#enabled() || this.#state.kind === 'conflict') return;
    this.#waiting = content;
    this.#timer ??= setTimeout(this.flush, PAUSE_MILLISECONDS);
  }

  /** Keeps this now; says whether it is safe on the device. */
  async keepNow(content: Content): Promise<boolean> {
    if (!this.#enabled()) return false;
    this.#waiting = content;
    await this.#save();
    return this.#state.kind === 'saved';
  }

  /** "Delete my draft": what was kept is gone, and its key with it. */
  async remove(): Promise<void> {
    this.#forgetWaiting();
    await this.#saving;
    this.#forgetWaiting();
    this.#revision = 0;
    this.#become({ kind: 'none' });
    if (!this.#enabled()) return;
    try {
      await (await this.#opened()).remove(this.#name);
    } catch {
      this.#become({ kind: 'undeleted' });
    }
    // What a file on its way has changed meanwhile is of the draft that is gone.
    this.#forgetWaiting();
  }

  /** What is kept now, by whichever tab. */
  async read(): Promise<Content | undefined> {
    try {
      return (await (await this.#opened()).read(this.#name))?.content;
    } catch {
      return undefined;
    }
  }

  /** After a conflict: what is on this screen counts. */
  async overwrite(content: Content): Promise<void> {
    try {
      const stored = await (await this.#opened()).read(this.#name);
      this.#revision = stored?.revision ?? 0;
      this.#become({ kind: 'none' });
      await this.keepNow(content);
    } catch {
      this.#become({ kind: 'unavailable' });
    }
  }

  /** Keeps now what waits to be kept: a field was left, or the page. */
  readonly flush = (): void => {
    void this.#save();
  };

  /** One save at a time; what was typed meanwhile follows. */
  #save(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    return (this.#saving = this.#saving.then(() => this.#saveWaiting()));
  }

  async #saveWaiting(): Promise<void> {
    const content = this.#waiting;
    if (content === undefined || !this.#enabled()) return;
    this.#waiting = undefined;
    const name = this.#name;
    try {
      const saved = await (await this.#opened()).save(name, content, this.#revision);
      if (name !== this.#name) return;
      if (saved === 'conflict') return this.#become({ kind: 'conflict' });
      this.#revision = saved.revision;
      this.#become({ kind: 'saved', savedAt: saved.savedAt, expiresAt: saved.expiresAt });
    } catch {
      this.#become({ kind: 'unavailable' });
    }
  }

  /** Another tab wrote or deleted the draft this one is at. */
  readonly #changedElsewhere = (revision: number | undefined): void => {
    if (revision === this.#revision || (revision === undefined && this.#revision === 0)) return;
    this.#forgetWaiting();
    this.#become({ kind: 'conflict' });
  };

  #opened(): Promise<DraftStore<Content>> {
    return (this.#store ??= import('../device/draft-store.ts').then(
      ({ openDraftStore }) => openDraftStore<Content>(),
      (error: unknown) => {
        // The script did not come; the next save asks for it again.
        this.#store = undefined;
        throw error;
      },
    ));
  }

  #forgetWaiting(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#waiting = undefined;
  }

  #become(state: DraftState): void {
    this.#state = state;
    this.#host.requestUpdate();
  }
}
