import type { LitElement, TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { msg } from '../../i18n/message.ts';
import type { TrackingOptions } from '../../client/dossier-requests.ts';
import { createDossierTrackingClient } from '../../client/dossier-tracking.ts';
import type { ConfigurationController } from '../../config/configuration-controller.ts';
import type { Language } from '../../config/settings.ts';
import type { DossierLookup, DossierProgress, FoundDossier } from '../../contract/dossier-progress.ts';
import { ActivityEvent } from '../../controllers/activity-event.ts';
import { DossierWatch } from '../../controllers/dossier-watch.ts';
import { DossierScreen, type Change } from './dossier-screen.ts';
import type { DossierView } from './dossier-view.ts';
import { FreshMarks } from './fresh-marks.ts';
import type { OpenedDossier } from './known-dossiers.ts';
import { soon } from './soon.ts';
import { drawEachDay } from './new-day.ts';
import { unfoldOnPaper } from './paper.ts';
import { DossierChangedEvent } from './status-lookup.events.ts';

/** What the widget itself knows of the screen; the rest is known here. */
export type FollowingView = Omit<DossierView, 'now' | 'freshness' | 'fresh'>;

/** Everything from the question to the dossier's screen. Loaded when somebody begins to fill in the form. */
export class DossierFollowing {
  readonly #host: LitElement;
  readonly #configuration: ConfigurationController;
  readonly #watch: DossierWatch;
  readonly #fresh: FreshMarks;
  readonly #screen: DossierScreen;
  /** The change that is said aloud. */
  #announced: Change | undefined;

  constructor(host: LitElement, configuration: ConfigurationController) {
    this.#host = host;
    this.#configuration = configuration;
    this.#watch = new DossierWatch(host, configuration, this.#changed);
    this.#fresh = new FreshMarks(host);
    this.#screen = new DossierScreen(host, {
      configuration,
      accept: (progress) => this.#watch.take(progress),
    });
    unfoldOnPaper(host);
    drawEachDay(host, () => this.#watch.now);
  }

  /** The dossier that is followed, as the endpoint has said it last. */
  get dossier(): DossierProgress | undefined {
    return this.#watch.dossier;
  }

  get isExpired(): boolean {
    const { freshness } = this.#watch;
    return this.dossier !== undefined && freshness.kind === 'stale' && freshness.reason === 'expired';
  }

  /** Whether the token of a dossier looked up before still opens it. */
  isOpenable({ expiresAt }: OpenedDossier): boolean {
    return Date.parse(expiresAt) > this.#watch.now.getTime();
  }

  async lookUp(lookup: DossierLookup, options: TrackingOptions): Promise<FoundDossier> {
    const client = this.#configuration.client('dossierTracking', createDossierTrackingClient)!;
    const found = await client.lookUp(lookup, options);
    // So that nothing moves once it is drawn.
    await soon(this.#screen.prepare(found.dossier));
    return found;
  }

  follow(opened: OpenedDossier): void {
    if (opened.dossier.code !== this.dossier?.code) this.stop();
    this.#watch.follow(opened);
  }

  /** Money has arrived for it: its state is another by now. */
  refresh(): void {
    this.#watch.refresh();
  }

  stop(): void {
    this.#watch.stop();
    this.#screen.reset();
    this.#fresh.clear();
    this.#announced = undefined;
  }

  render(view: FollowingView): TemplateResult {
    const { now, freshness } = this.#watch;
    return this.#screen.render({ ...view, now, freshness, fresh: this.#fresh.ids });
  }

  /** In a row of several. */
  summary({ dossier }: OpenedDossier, language: Language): TemplateResult {
    return this.#screen.summary(dossier, this.#watch.now, language);
  }

  /** What is said aloud: words of their own for each change, since the same words in place are not heard again. */
  announcement(language: Language): unknown {
    if (this.isExpired) return msg('Cần xác nhận lại để xem tiếp.');
    const change = this.#announced;
    return change && keyed(change.next.version, this.#screen.announcement(change, this.#watch.now, language));
  }

  readonly #changed = (previous: DossierProgress, next: DossierProgress): void => {
    this.#fresh.mark(previous, next);
    this.#announced = { previous, next };
    this.#screen.heard(next);
    const { code, status } = next;
    const focused = this.#host.shadowRoot?.activeElement;
    void this.#host.updateComplete.then(() => {
      // The change has taken away what had the focus.
      if (focused?.isConnected === false) this.#screen.focus();
      this.#host.dispatchEvent(new DossierChangedEvent({ code, status: status.code }));
      this.#host.dispatchEvent(new ActivityEvent('dossier-changed', { status: status.code }));
    });
  };
}
