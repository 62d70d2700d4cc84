import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { TrackingOptions } from '../../client/dossier-requests.ts';
import type { EndpointError } from '../../client/errors.ts';
import type { ConfigurationController } from '../../config/configuration-controller.ts';
import type { DossierLookup, FoundDossier } from '../../contract/dossier-progress.ts';
import { readReceiptCode } from '../../domain/receipt-code.ts';
import { asEndpointError } from './endpoint-error.ts';
import {
  EMPTY_ENTRY,
  issuesOf,
  lookupOf,
  type EntryIssue,
  type LookupEntry,
  type ProofKind,
} from './lookup-entry.ts';

/** What has become of the question. */
export type LookupState =
  | { readonly kind: 'idle' }
  /** What was opened before has to be proved anew. */
  | { readonly kind: 'again' }
  | { readonly kind: 'asking'; readonly slow: boolean }
  /** `until`: when the endpoint lets one try again, in the device's time. */
  | { readonly kind: 'failed'; readonly error: EndpointError; readonly until?: number };

export interface LookupOptions {
  readonly ask: (lookup: DossierLookup, options: TrackingOptions) => Promise<FoundDossier>;
  readonly found: (found: FoundDossier) => void;
}

const SLOW_MILLISECONDS = 4_000;

/** What is typed to find a dossier, and the question asked with it. Whatever fails, what was typed stays. */
export class LookupController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #configuration: ConfigurationController;
  readonly #options: LookupOptions;
  #entry: LookupEntry = EMPTY_ENTRY;
  #issues: readonly EntryIssue[] = [];
  #state: LookupState = { kind: 'idle' };
  #running: AbortController | undefined;
  #slowTimer: ReturnType<typeof setTimeout> | undefined;
  #limitTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost, configuration: ConfigurationController, options: LookupOptions) {
    this.#host = host;
    this.#configuration = configuration;
    this.#options = options;
    host.addController(this);
  }

  get entry(): LookupEntry {
    return this.#entry;
  }

  get issues(): readonly EntryIssue[] {
    return this.#issues;
  }

  get state(): LookupState {
    return this.#state;
  }

  /** Whether anything was typed. */
  get begun(): boolean {
    const { code, proofs } = this.#entry;
    return [code, ...Object.values(proofs)].some((text) => text !== '');
  }

  hostDisconnected(): void {
    this.#stop();
    clearTimeout(this.#limitTimer);
    if (this.#state.kind === 'asking') this.#become({ kind: 'idle' });
  }

  /** A code, or the whole text of a receipt's square code; true when that brought its proof along. */
  readonly enterCode = (text: string): boolean => {
    const receipt = text.includes('|') ? readReceiptCode(text) : undefined;
    this.#change({ code: receipt?.code ?? text });
    if (receipt?.lookupCode === undefined) return false;
    this.enterProof('receipt', receipt.lookupCode);
    return true;
  };

  /** A dossier that was looked up before, or its code alone. */
  reopen(code: string): void {
    this.enterCode(code);
    if (!this.#isLimited) this.#become({ kind: 'again' });
  }

  readonly choose = (kind: ProofKind): void => this.#change({ kind });

  readonly enterProof = (kind: ProofKind, text: string): void =>
    this.#change({ kind, proofs: { ...this.#entry.proofs, [kind]: text } });

  /** Asks. False when something is missing first; a second press while it runs changes nothing. */
  readonly send = (): boolean => {
    if (this.#state.kind === 'asking' || this.#isLimited) return true;
    this.#issues = issuesOf(this.#entry);
    this.#host.requestUpdate();
    if (this.#issues.length > 0) return false;
    void this.#ask();
    return true;
  };

  /** Keeps the code and drops what proved it: for another look, or before the next person. */
  forgetProof(): void {
    this.#change({ proofs: EMPTY_ENTRY.proofs });
  }

  reset(): void {
    this.#stop();
    this.#entry = EMPTY_ENTRY;
    this.#issues = [];
    // A limit is the endpoint's, and outlives the person who ran into it.
    if (!this.#isLimited) this.#become({ kind: 'idle' });
  }

  get #isLimited(): boolean {
    return this.#state.kind === 'failed' && this.#state.until !== undefined;
  }

  async #ask(): Promise<void> {
    this.#stop();
    const running = new AbortController();
    this.#running = running;
    this.#become({ kind: 'asking', slow: false });
    this.#slowTimer = setTimeout(() => this.#become({ kind: 'asking', slow: true }), SLOW_MILLISECONDS);
    try {
      const { language } = this.#configuration;
      const found = await this.#options.ask(lookupOf(this.#entry), { language, signal: running.signal });
      if (this.#running !== running) return;
      this.#stop();
      this.#become({ kind: 'idle' });
      this.#options.found(found);
    } catch (thrown) {
      if (this.#running !== running) return;
      this.#stop();
      this.#fail(asEndpointError(thrown));
    }
  }

  #fail(error: EndpointError): void {
    const { failure } = error;
    const pause = failure.kind === 'refused' ? failure.retryAfterMilliseconds : undefined;
    if (failure.kind !== 'refused' || failure.status !== 429 || !pause)
      return this.#become({ kind: 'failed', error });
    this.#become({ kind: 'failed', error, until: Date.now() + pause });
    clearTimeout(this.#limitTimer);
    this.#limitTimer = setTimeout(() => this.#become({ kind: 'idle' }), Math.min(pause, 2 ** 31 - 1));
  }

  #change(change: Partial<LookupEntry>): void {
    this.#entry = { ...this.#entry, ...change };
    // What was said of the entry before is not true of this one.
    this.#issues = [];
    if (this.#state.kind === 'failed' && !this.#isLimited) this.#state = { kind: 'idle' };
    this.#host.requestUpdate();
  }

  #become(state: LookupState): void {
    this.#state = state;
    this.#host.requestUpdate();
  }

  #stop(): void {
    this.#running?.abort();
    this.#running = undefined;
    clearTimeout(this.#slowTimer);
  }
}
