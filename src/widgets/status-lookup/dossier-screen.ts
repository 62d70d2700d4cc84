import { msg, str } from '../../i18n/message.ts';
import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import type { ConfigurationController } from '../../config/configuration-controller.ts';
import type { Language } from '../../config/settings.ts';
import type { TRACKING_PROOF } from '../../contract/bills.ts';
import { DOSSIER_STATUS, type DossierProgress } from '../../contract/dossier-progress.ts';
import { adoptStyles } from '../../fields/adopt-styles.ts';
import { LazyPart } from '../../fields/lazy-part.ts';
import { chargesStyles } from '../../ui/charges-table.ts';
import { PayingOpening } from '../../payments/paying-opening.ts';
import { hotlineLink } from '../../ui/endpoint-notice.ts';
import { icon } from '../../ui/icon.ts';
import { missingPart } from '../../ui/missing-part.ts';
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
import type { SupplementOpening } from './supplement-opening.ts';
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
  readonly #supplement: LazyPart<SupplementOpening>;
  /** Made with the first dossier that is drawn. */
  #payment: PayingOpening | undefined;
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
    this.#supplement = new LazyPart(host, async () => {
      const { SupplementOpening } = await import('./supplement-opening.ts');
      return new SupplementOpening(host, { ...options, view: () => this.#view });
    });
    this.#printHead = new PrintHead(host);
    this.#reminder = new LazyPart(host, () => import('./calendar-reminder.ts'));
  }

  /** Another dossier comes, or none. */
  reset(): void {
    this.#outcome.reset();
    this.#withdrawal.reset();
    this.#supplement.loaded?.reset();
    this.#payment?.reset();
    this.#copied = false;
    this.#unkept = false;
  }

  /** What this dossier needs beside what every one needs. */
  async prepare(dossier: DossierProgress): Promise<void> {
    const supplement = dossier.supplement && this.#supplement.arrival();
    await Promise.all([this.#outcome.prepare(dossier), supplement]);
  }

  render(view: DossierView): TemplateResult {
    this.#view = view;
    adoptStyles(this.#host, chargesStyles);
    adoptStyles(this.#host, dossierStyles);
    const { dossier, language } = view;
    const { timeline, status, version } = dossier;
    const { processed, returned } = DOSSIER_STATUS;
    const outcome = this.#outcome.render(view);
    const supplement = dossier.supplement ? this.#supplement.part : this.#supplement.loaded;
    this.#payment ??= new PayingOpening(this.#host, view.paying);
    const proof = { kind: TRACKING, value: view.token };
    const payment = this.#payment.render(dossier.code, proof, { ...view, level: 3 });
    const isDone = status.code === processed || status.code === returned;
    return html`<article part="dossier">
      ${this.#printHead.render(dossier, language)} ${this.#header(view)} ${view.renewal} ${supplement?.end()}
      ${payment} ${supplement?.render(view) ?? this.#next(view, payment)} ${isDone ? outcome : nothing}
      ${keyed(version, deadlinePart(dossier, view.now, language))}
      ${keyed(version, timelinePart({ entries: timeline, fresh: view.fresh, language }))}
      ${keyed(version, agencyPart(view))} ${isDone ? nothing : outcome}
      ${status.code === DOSSIER_STATUS.payment || payment ? nothing : this.#charges(view)}
      ${toolsPart(view, this.#tools(view))} ${this.#withdrawal.render(view)}
    </article>`;
  }

  /** What to do now; the payment that is awaited stands in its place once it is opened. */
  #next(view: DossierView, payment: unknown): unknown {
    const { dossier } = view;
    if (payment && dossier.status.code === DOSSIER_STATUS.payment) return nothing;
    const open = { supplement: this.#answer, payment: this.#pay };
    const trouble = this.#supplement.failed
      ? missingPart(this.#supplement)
      : this.#supplement.loaded?.trouble();
    return html`${trouble} ${keyed(waitingFor(dossier), nextAction(view, open))}`;
  }

  /** A change has come, whoever brought it about: what is over needs no answer to a withdrawal any more. */
  heard(dossier: DossierProgress): void {
    this.#supplement.loaded?.heard(dossier);
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

  /** Of a dossier that does not wait for money: what is to be paid all the same, and what was paid. */
  #charges({ pays }: DossierView): unknown {
    if (!pays) return nothing;
    return html`<section class="screen-only">
      <h3>${msg('Phí, lệ phí')}</h3>
      <p>
        <button type="button" class="button" part="charges-button" @click=${this.#pay}>
          ${msg('Xem khoản phải nộp và biên lai')}
        </button>
      </p>
    </section>`;
  }

  readonly #answer = (): void => void this.#supplement.arrival().then((part) => part?.open());

  readonly #pay = (): void => this.#payment?.open();

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

/** Written out: the contract's own name lies beside schemas that paying brings along. */
const TRACKING: typeof TRACKING_PROOF = 'tracking';

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
