import type { DossierNews, Ending, Watcher } from './dossier-news.ts';

/** A state as it is sent. */
export interface State {
  readonly version: number;
  /** JSON on one line. */
  readonly text: string;
}

export interface EventStreamOptions {
  readonly code: string;
  /** Version the client has already: `Last-Event-ID`. */
  readonly sent?: number | undefined;
  readonly expiresAt: Date;
  readonly now: () => Date;
  readonly read: () => Promise<State>;
  /** Ends by itself when one state has been sent: for faults that spoil a whole body. */
  readonly once?: boolean | undefined;
  /** Milliseconds a client may leave what was sent unread before it counts as gone. */
  readonly patience?: number | undefined;
  /** Breaks the connection of a client that counts as gone. */
  readonly hangUp: () => void;
}

/** When a client should try again after its line broke, in milliseconds. */
const RETRY = 3_000;
const PATIENCE = 60_000;

/**
 * What one client is sent. Nothing is made before the client takes it: one that reads slowly finds the latest
 * state next, never a queue of old ones.
 */
export class EventStream implements Watcher {
  readonly body: ReadableStream<Uint8Array>;
  readonly #options: EventStreamOptions;
  readonly #release: () => void;
  #greeted = false;
  /** Whether the state is to be read; `again`: and sent, even if it is the one sent last. */
  #due: 'no' | 'yes' | 'again' = 'yes';
  #sent: number | undefined;
  /** Newest version heard of. */
  #known = 0;
  #beat = false;
  #over: Ending | 'lost' | 'done' | undefined;
  #wake: () => void = () => undefined;
  #stalled: NodeJS.Timeout | undefined;

  constructor(news: DossierNews, options: EventStreamOptions) {
    this.#options = options;
    this.#sent = options.sent;
    this.#release = news.watch(options.code, this);
    const encoder = new TextEncoder();
    this.body = new ReadableStream<Uint8Array>(
      {
        pull: async (controller) => {
          clearTimeout(this.#stalled);
          const text = await this.#next();
          if (text === undefined) {
            this.close();
            controller.close();
            return;
          }
          controller.enqueue(encoder.encode(text));
          this.#stalled = setTimeout(options.hangUp, options.patience ?? PATIENCE).unref();
        },
        cancel: () => this.close(),
      },
      { highWaterMark: 0 },
    );
  }

  news(version?: number): void {
    if (version === undefined) this.#due = 'again';
    else if (version > (this.#sent ?? 0)) {
      this.#known = version;
      if (this.#due === 'no') this.#due = 'yes';
    }
    this.#wake();
  }

  beat(): void {
    this.#beat = true;
    this.#wake();
  }

  end(ending: Ending): void {
    this.#over ??= ending;
    this.#wake();
  }

  lost(): void {
    this.#over ??= 'lost';
    this.#wake();
  }

  /** The client is gone, or has been told everything. */
  close(): void {
    this.#release();
    clearTimeout(this.#stalled);
    this.#over = 'done';
    this.#wake();
  }

  /** What is to be sent next, once there is something; undefined when nothing comes any more. */
  async #next(): Promise<string | undefined> {
    if (!this.#greeted) {
      this.#greeted = true;
      return `retry: ${RETRY}\n\n`;
    }
    for (;;) {
      if (this.#over === undefined && this.#options.now() >= this.#options.expiresAt) this.#over = 'expired';
      if (this.#over !== undefined) return this.#farewell();
      const text = this.#due === 'no' ? this.#heartbeat() : await this.#state();
      if (text !== undefined) return text;
      if (this.#due === 'no' && !this.#beat && this.#over === undefined)
        await new Promise<void>((resolve) => {
          this.#wake = resolve;
        });
    }
  }

  #farewell(): string | undefined {
    const over = this.#over;
    this.#over = 'done';
    return over === 'expired' || over === 'closing' ? `event: end\ndata: ${over}\n\n` : undefined;
  }

  #heartbeat(): string | undefined {
    const beat = this.#beat;
    this.#beat = false;
    return beat ? ':\n\n' : undefined;
  }

  async #state(): Promise<string | undefined> {
    const again = this.#due === 'again';
    this.#due = 'no';
    const state = await this.#options.read().catch(() => undefined);
    // Not readable: the client asks anew, and is told why.
    if (!state) this.lost();
    else if (state.version < this.#known) {
      // Read by somebody who began before the news; once is enough.
      this.#known = 0;
      this.#due = again ? 'again' : 'yes';
      return undefined;
    }
    if (!state) return undefined;
    // Asked for after what it has already, a client may now say that this is the present.
    if (state.version === this.#sent && !again) return ':\n\n';
    this.#sent = state.version;
    if (this.#options.once) this.lost();
    return `id: ${state.version}\nevent: dossier\ndata: ${state.text}\n\n`;
  }
}
