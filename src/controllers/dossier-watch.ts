import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { createDossierTrackingClient } from '../client/dossier-tracking.ts';
import type { ConfigurationController } from '../config/configuration-controller.ts';
import type { DossierProgress } from '../contract/dossier-progress.ts';
import { DossierLine } from './dossier-line.ts';
import { LastWord, type Freshness, type StaleReason } from './freshness.ts';
import { PageAttention } from './page-attention.ts';

export interface Followed {
  readonly dossier: DossierProgress;
  readonly token: string;
  /** `FoundDossier.trackingExpiresAt`. */
  readonly expiresAt: string;
}

/** Follows one dossier, and knows at any moment whether what it shows is known to be so. */
export class DossierWatch implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #configuration: ConfigurationController;
  readonly #onChange: (previous: DossierProgress, next: DossierProgress) => void;
  readonly #word = new LastWord();
  readonly #attention: PageAttention;
  #line: DossierLine | undefined;
  #dossier: DossierProgress | undefined;
  #endpoint = '';
  #expiresAt = NaN;
  #language = '';
  /** The shown dossier is in another language than is wanted by now. */
  #isForeign = false;
  /** Nobody has looked for some time: nothing is asked. */
  #isPaused = false;
  #shown = '';

  /** @param onChange Called once for each change, before it is drawn. */
  constructor(
    host: ReactiveControllerHost & HTMLElement,
    configuration: ConfigurationController,
    onChange: (previous: DossierProgress, next: DossierProgress) => void = () => undefined,
  ) {
    this.#host = host;
    this.#configuration = configuration;
    this.#onChange = onChange;
    this.#attention = new PageAttention({
      onTick: () => this.#check(),
      onGap: () => this.#wakeUp(),
      onLeft: () => this.#pause(),
      onReturn: () => this.#return(),
    });
    host.addController(this);
  }

  get dossier(): DossierProgress | undefined {
    return this.#dossier;
  }

  /** The endpoint's time, also on a device whose clock is wrong. */
  get now(): Date {
    return this.#word.clock.now;
  }

  /** When the shown state was last known to be so, in the endpoint's time. */
  get since(): Date {
    return this.#word.since;
  }

  get freshness(): Freshness {
    return this.#word.freshness;
  }

  /** Begins with a dossier that has been looked up; what was said of it long ago is not believed. */
  follow({ dossier, token, expiresAt }: Followed): void {
    const known = this.#dossier;
    this.stop();
    const { endpoint } = this.#configuration;
    const client = this.#configuration.client('dossierTracking', createDossierTrackingClient);
    if (!client) return;
    // Looked up again, it may have changed meanwhile.
    if (known?.code === dossier.code && known.version <= dossier.version) this.#dossier = known;
    const address = endpoint.kind === 'ready' ? endpoint.url.href : '';
    if (address !== this.#endpoint) this.#word.clock.forget();
    this.#endpoint = address;
    this.#expiresAt = Date.parse(expiresAt);
    this.#language = this.#configuration.language;
    this.#word.beginAnew(dossier.asOf);
    this.#line = new DossierLine({
      client,
      code: dossier.code,
      token,
      language: () => this.#language,
      known: () => (this.#isForeign || !this.#word.clock.isSure ? undefined : this.#dossier?.version),
      onHeard: (kind, next) => this.#hear(next, kind),
      onBroken: () => this.#break(),
      onOffline: () => this.#lose('offline'),
      onExpired: () => this.#expire(),
    });
    this.#accept(dossier);
    if (this.#host.isConnected) this.#begin();
  }

  /** Shows a dossier that came as the answer to something else: a supplement, a withdrawal. */
  take(dossier: DossierProgress): void {
    if (this.#isTrying && dossier.code === this.#dossier?.code) this.#hear(dossier);
  }

  /** Asks at once: something was done elsewhere that must have changed it. */
  refresh(): void {
    if (this.#isTrying && !this.#isPaused) this.#line?.start();
  }

  stop(): void {
    this.#rest();
    this.#line = this.#dossier = undefined;
    this.#isForeign = this.#isPaused = false;
    this.#lose();
  }

  hostConnected(): void {
    if (this.#isTrying) this.#begin();
  }

  hostDisconnected(): void {
    this.#rest();
    this.#word.lose(this.#word.trouble);
  }

  hostUpdate(): void {
    const { language } = this.#configuration;
    if (!this.#isTrying || language === this.#language) return;
    this.#language = language;
    this.#isForeign = true;
    if (!this.#isPaused) this.#line?.start();
  }

  get #isTrying(): boolean {
    return this.#line !== undefined && this.#word.trouble !== 'expired';
  }

  #begin(): void {
    addEventListener('online', this.#goOnline);
    addEventListener('offline', this.#goOffline);
    this.#attention.start();
    this.#isPaused = false;
    if (this.#word.isOld) this.#lose('hidden');
    this.#line?.start();
  }

  #rest(): void {
    removeEventListener('online', this.#goOnline);
    removeEventListener('offline', this.#goOffline);
    this.#attention.stop();
    this.#line?.stop();
  }

  #check(): void {
    if (this.#word.clock.isSure && this.now.getTime() >= this.#expiresAt) this.#expire();
    else this.#show();
  }

  #pause(): void {
    this.#isPaused = true;
    this.#line?.stop();
    this.#lose('hidden');
  }

  #return(): void {
    if (this.#isPaused || this.#word.isOld) this.#wakeUp();
  }

  /** Whatever the clock says, what was heard before may be long ago. */
  #wakeUp(): void {
    this.#isPaused = false;
    this.#word.clock.distrust();
    this.#lose('hidden');
    this.#line?.forgetTimes();
    this.#line?.start();
  }

  readonly #goOnline = (): void => {
    if (!this.#isPaused) this.#line?.start();
  };

  /** The line is tried all the same: a device may be wrong about its network. */
  readonly #goOffline = (): void => {
    if (this.#isPaused) return;
    this.#lose('offline');
    this.#line?.start();
  };

  #expire(): void {
    this.#rest();
    this.#lose('expired');
  }

  #hear(next: DossierProgress | undefined, kind?: 'live' | 'polling'): void {
    // An answer that was long under way is no word on what is shown.
    if (next && this.#dossier && next.version < this.#dossier.version) return;
    this.#word.hear(kind);
    if (next) this.#word.clock.hear(next.asOf);
    if (next) this.#accept(next);
    else this.#show();
  }

  #accept(next: DossierProgress): void {
    const previous = this.#dossier;
    if (this.#isNews(next)) {
      this.#dossier = next;
      this.#isForeign = false;
    }
    this.#show();
    if (previous && next.version > previous.version) this.#onChange(previous, next);
  }

  /** The same state is said again in another language, and on another day: time limits pass by themselves. */
  #isNews({ version, asOf }: DossierProgress): boolean {
    const shown = this.#dossier;
    if (!shown || this.#isForeign || version > shown.version) return true;
    return Date.parse(asOf) >= Date.parse(shown.asOf);
  }

  #lose(trouble?: StaleReason): void {
    this.#word.lose(trouble);
    this.#show();
  }

  #break(): void {
    this.#word.break();
    this.#show();
  }

  #show(): void {
    const { freshness, dossier } = this;
    const shown = JSON.stringify([freshness, dossier?.version, dossier?.asOf, this.#isForeign]);
    if (shown === this.#shown) return;
    this.#shown = shown;
    this.#host.requestUpdate();
  }
}
