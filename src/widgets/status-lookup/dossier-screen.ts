import { msg, str } from '../../i18n/message.ts';
import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import type { ConfigurationController } from '../../config/configuration-controller.ts';
import type { Language } from '../../config/settings.ts';
import { DOSSIER_STATUS, type DossierProgress } from '../../contract/dossier-progress.ts';
import { adoptStyles } from '../../fields/adopt-styles.ts';
import { LazyPart } from '../../fields/lazy-part.ts';
import { chargesStyles } from '../../ui/charges-table.ts';
import { hotlineLink } from '../../ui/endpoint-notice.ts';
import { icon } from '../../ui/icon.ts';
import { liveText } from '../../ui/live-text.ts';
import { momentWords } from './moment-words.ts';
import { deadlinePart, standingBadge } from './deadline-part.ts';
import { dossierStyles } from './dossier.styles.ts';
import { DossierOutcome } from './dossier-outcome.ts';
import { toolsPart, type DossierTools } from './dossier-tools.ts';
import type { DossierView } from './dossier-view.ts';
import { stateSentence } from './dossier-words.ts';
import { fact, vietnamese } from './facts.ts';
import { freshnessLine } from './freshness-line.ts';
import { nextAction } from './next-action.ts';
import { PrintHead } from './print-head.ts';
import { BACK } from './status-icons.ts';
import { DossierWithdrawnEvent } from './status-lookup.events.ts';
import { SupplementOpening } from './supplement-opening.ts';
import { timelinePart } from './timeline-part.ts';
import { WithdrawalOpening } from './withdrawal-opening.ts';

export interface DossierScreenOptions {
  readonly configuration: ConfigurationController;
  /** The endpoint has answered a change with the dossier as it is now. */
  readonly accept: (progress: DossierProgress) => void;
}

export interface Change {
  readonly previous: DossierProgress;
  readonly next: DossierProgress;
}

/** The whole of one dossier: its state, what to do now, and everything that is known of it. */
export class DossierScreen {
  readonly #host: LitElement;
  readonly #options: DossierScreenOptions;
  readonly #outcome: DossierOutcome;
  readonly #withdrawal: WithdrawalOpening;
  readonly #supplement: SupplementOpening;
  readonly #printHead: PrintHead;
  readonly #reminder: LazyPart<typeof import('./calendar-reminder.ts')>;
  #view: DossierView | undefined;
  #copied = false;
  #unkept = false;

  constructor(host: LitElement, options: DossierScreenOptions) {
    this.#host = host;
    this.#options = options;
    this.#outcome = new DossierOutcome(host, options.configuration);
    this.#withdrawal = new WithdrawalOpening(host, {
      configuration: options.configuration,
      dossier: () => ({ code: this.#view?.dossier.code ?? '', token: this.#view?.token ?? '' }),
      withdrawn: this.#withdrawn,
    });
    this.#supplement = new SupplementOpening(host, { ...options, view: () => this.#view });
    this.#printHead = new PrintHead(host);
    this.#reminder = new LazyPart(host, () => import('./calendar-reminder.ts'));
  }

  /** Another dossier comes, or none. */
  reset(): void {
    this.#outcome.reset();
    this.#withdrawal.reset();
    this.#supplement.reset();
    this.#copied = false;
    this.#unkept = false;
  }

  /** What this dossier needs beside what every one needs. */
  prepare(dossier: DossierProgress): Promise<void> {
    return this.#outcome.prepare(dossier);
  }

  render(view: DossierView): TemplateResult {
    this.#view = view;
    adoptStyles(this.#host, chargesStyles);
    adoptStyles(this.#host, dossierStyles);
    const { dossier, language } = view;
    const { timeline, status, version } = dossier;
    const { processed, returned } = DOSSIER_STATUS;
    const outcome = this.#outcome.render(view);
    const isDone = status.code === processed || status.code === returned;
    return html`<article part="dossier">
      ${this.#printHead.render(dossier, language)} ${this.#header(view)} ${view.renewal}
      ${this.#supplement.end()}
      ${this.#supplement.render(view) ?? html`${this.#supplement.trouble()} ${keyed(waitingFor(dossier), nextAction(view, this.#supplement.open))}`}
      ${isDone ? outcome : nothing} ${keyed(version, deadlinePart(dossier, view.now, language))}
      ${keyed(version, timelinePart({ entries: timeline, fresh: view.fresh, language }))}
      ${keyed(version, agencyPart(view))} ${isDone ? nothing : outcome} ${toolsPart(view, this.#tools(view))}
      ${this.#withdrawal.render(view)}
    </article>`;
  }

  /** A change has come, whoever brought it about: what is over needs no answer to a withdrawal any more. */
  heard(dossier: DossierProgress): void {
    this.#supplement.heard(dossier);
    if (!isOver(dossier)) return;
    const isWithdrawn = dossier.status.code === DOSSIER_STATUS.withdrawn;
    if (this.#withdrawal.end(isWithdrawn) && isWithdrawn) this.#tellWithdrawn(dossier);
  }

  /** For what was there to have the focus and is not any more. */
  focus(): void {
    this.#host.renderRoot.querySelector<HTMLElement>('#heading')?.focus();
  }

  /** In a row of several. */
  summary(dossier: DossierProgress, now: Date, language: Language): TemplateResult {
    const time = momentWords(dossier.asOf, language);
    return html`<p>${liveText(stateSentence(dossier, now, language))}</p>
      <p class="small">
        ${standingBadge(dossier, now, language)}
        <span class="muted">${msg(str`Thông tin lúc ${time}`)}</span>
      </p>`;
  }

  /** What is said aloud of a change: the state, or what has happened where that is the same. */
  announcement({ previous, next }: Change, now: Date, language: Language): string {
    const state = stateSentence(next, now, language);
    const isSame = state === stateSentence(previous, now, language);
    const words = (isSame && next.timeline[0]?.what) || state;
    return msg(str`Hồ sơ vừa có thay đổi. ${words}`);
  }

  #header(view: DossierView): TemplateResult {
    const { dossier, language, now, kiosk } = view;
    return html`<header>
      <p class="screen-only">
        <button type="button" class="button plain" part="leave-button" @click=${view.leave}>
          ${icon(BACK)} ${kiosk ? msg('Xong, xóa màn hình') : msg('Tra cứu hồ sơ khác')}
        </button>
      </p>
      <p class="overline">
        <span class="screen-only"
          >${msg('Hồ sơ')} <strong class="code" part="code" translate="no">${dossier.code}</strong></span
        >
        ${standingBadge(dossier, now, language)}
        ${view.fresh.size > 0 ? html`<span class="badge" data-tone="new">${msg('mới cập nhật')}</span>` : nothing}
      </p>
      <h2 id="heading" part="title" tabindex="-1">${liveText(stateSentence(dossier, now, language))}</h2>
      <p lang="vi">${dossier.procedureName}</p>
      ${dossier.localStatus ? html`<p class="muted">${msg('Đơn vị ghi:')} ${liveText(dossier.localStatus.label)}</p>` : nothing}
      ${freshnessLine(view.freshness, now, language)}
    </header>`;
  }

  #tools(view: DossierView): DossierTools {
    return {
      copied: this.#copied,
      copy: () => void this.#copy(),
      print: () => void this.#printHead.print(),
      remind: (due) => void this.#reminder.arrival().then((code) => code?.saveReminder(view, due)),
      isReminderMissing: this.#reminder.failed,
      unkept: this.#unkept,
      remember: (box) => {
        this.#unkept = !view.remember(box.checked);
        if (this.#unkept) box.checked = !box.checked;
        this.#host.requestUpdate();
      },
    };
  }

  readonly #withdrawn = (progress: DossierProgress): void => {
    this.#options.accept(progress);
    this.#tellWithdrawn(progress);
  };

  #tellWithdrawn({ code }: DossierProgress): void {
    this.#host.dispatchEvent(new DossierWithdrawnEvent({ code }));
  }

  readonly #copy = async (): Promise<void> => {
    const code = this.#view?.dossier.code ?? '';
    try {
      await navigator.clipboard.writeText(code);
      this.#copied = true;
      this.#host.requestUpdate();
    } catch {
      // Not allowed to: the code stands on the screen, and can be selected.
      const place = this.#host.shadowRoot?.querySelector('.code');
      if (place) getSelection()?.selectAllChildren(place);
    }
  };
}

/** What the next action hangs on. */
function waitingFor({ status, supplement, reasons }: DossierProgress): string {
  return [status.code, supplement?.id, ...reasons].join(' ');
}

/** Whether nobody holds it any more. */
function isOver({ finishedAt, status }: DossierProgress): boolean {
  const { notReceived, withdrawn, stopped } = DOSSIER_STATUS;
  return finishedAt !== undefined || [notReceived, withdrawn, stopped].some((code) => code === status.code);
}

/** Who holds the dossier, and how to reach them. */
function agencyPart({ dossier, hotline }: DossierView): TemplateResult {
  const { holder } = dossier;
  return html`<section part="agency">
    <h3>${isOver(dossier) ? msg('Cơ quan giải quyết') : msg('Cơ quan đang giữ hồ sơ')}</h3>
    <dl class="facts">
      ${fact(msg('Cơ quan'), vietnamese(holder.name))} ${fact(msg('Bộ phận'), vietnamese(holder.department))}
    </dl>
    <p>${hotlineLink(holder.hotline ?? hotline)}</p>
  </section>`;
}
