import { msg, str } from '../../i18n/message.ts';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, state } from '../../ui/decorators.ts';
import { createProcedureRecordClient } from '../../client/procedure-record.ts';
import type { EndpointError } from '../../client/errors.ts';
import { ConfigurationController } from '../../config/configuration-controller.ts';
import type { Procedure } from '../../contract/procedure-record.ts';
import { ActivityEvent } from '../../controllers/activity-event.ts';
import { requestApply } from '../../controllers/apply-events.ts';
import { DescriptionController } from '../../controllers/description.ts';
import { EndpointRead } from '../../controllers/endpoint-read.ts';
import { formatDate } from '../../i18n/formats.ts';
import { LocalizationController } from '../../i18n/localization.ts';
import { levelBadge } from '../../ui/badge.ts';
import { addressNotice, errorNotice, hotlineLink } from '../../ui/endpoint-notice.ts';
import { icon } from '../../ui/icon.ts';
import { addressWithCode, safeAddress, wantedProcedure } from '../../ui/link.ts';
import { notice } from '../../ui/notice.ts';
import { skeletonLines } from '../../ui/skeleton.ts';
import { slowLine } from '../../ui/slow-line.ts';
import { waiting } from '../../ui/waiting.ts';
import { PRINT } from './detail-icons.ts';
import { papersSection } from './paper-checklist.ts';
import { ProcedureLoadedEvent } from './procedure-detail.events.ts';
import { procedureDetailStyles } from './procedure-detail.styles.ts';
import {
  legalBasesSection,
  methodsSection,
  peopleSection,
  placesSection,
  resultsSection,
  sourceSection,
  stepsSection,
} from './procedure-facts.ts';

/** Titles run from 10 to 1,094 characters; long ones are set smaller so that they stay a title. */
const LONG_TITLE = 140;

/**
 * Everything about one procedure in plain order: who, cost and time per channel, papers to prepare as a
 * checklist, steps, where, result, legal bases; and the action that fits its service level.
 *
 * @tag dvc-procedure-detail
 * @summary One public-service procedure in full.
 *
 * @slot - Fallback, shown until the script has run or when it never does: a link to the national portal.
 * @slot help - The host's own help below the record.
 *
 * @fires {ProcedureLoadedEvent} dvc-procedure-loaded - The record is on the screen. `detail.code`.
 * @fires {BeforeApplyEvent} dvc-before-apply - Somebody is about to apply. `detail.code`. Cancelable: the link is then not followed.
 * @fires {ApplyRequestedEvent} dvc-apply-requested - Somebody applies. `detail.code`.
 * @fires {ActivityEvent} dvc-activity - What was done, without anything personal, for the host's analytics.
 *
 * @csspart title - The name of the procedure.
 * @csspart actions - Apply, forms, print.
 * @csspart apply-button - The apply link or button.
 * @csspart section - Each section of the record.
 * @csspart badge - The online service level.
 * @csspart notice - Messages: not found, errors.
 * @csspart retry-button - The button in an error message.
 *
 * @cssprop [--dvc-color-action=#903938] - Links and buttons.
 * @cssprop [--dvc-color-text=#1e2f41] - Text.
 * @cssprop [--dvc-color-muted=#495057] - Less important text.
 * @cssprop [--dvc-color-line=#c9d1d9] - Hairlines.
 * @cssprop [--dvc-color-ground=#ffffff] - Ground of the widget when `theme` is set.
 * @cssprop [--dvc-font-size=max(1rem, 16px)] - Size of the text everything else follows.
 * @cssprop [--dvc-radius=4px] - Roundness of corners.
 */
export class ProcedureDetailElement extends LitElement {
  static override styles = procedureDetailStyles;

  /** Base address of the national endpoint: https, or http on loopback. */
  @property() endpoint?: string;
  /** Language: `vi` or `en`. Default: that of the page, else `vi`. */
  @property() override lang = '';
  /** `light`, `dark` or `auto`. Default: the page's `color-scheme`. */
  @property() theme?: string;
  /** Procedure code, `1.001193`. Default: the `dvc-procedure` parameter of the page's address. */
  @property() code = '';
  /** Address of the page where one applies; `{code}` is filled in. Default: the record on the national portal. */
  @property({ attribute: 'apply-href' }) applyHref?: string;

  @state() private _ready: ReadonlySet<string> = new Set();

  readonly #configuration = new ConfigurationController(this);
  readonly #localization = new LocalizationController(this, () => this.#configuration.language);
  readonly #description = new DescriptionController(this, this.#configuration);
  readonly #procedure = new EndpointRead<Procedure>(
    this,
    () => (this.#wantedCode ? this.#configuration.question(this.#wantedCode, 'procedureRecord') : undefined),
    (request) =>
      this.#configuration
        .client('procedureRecord', createProcedureRecordClient)!
        .getProcedure(this.#wantedCode, { language: this.#configuration.language, ...request }),
    ({ code }) => this.#loaded(code),
  );

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('popstate', this.#addressChanged);
    addEventListener('beforeprint', this.#unfold);
    addEventListener('afterprint', this.#fold);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('popstate', this.#addressChanged);
    removeEventListener('beforeprint', this.#unfold);
    removeEventListener('afterprint', this.#fold);
  }

  protected override render(): TemplateResult {
    const { theme, known, endpoint, language } = this.#configuration;
    if (!known || !this.#localization.ready) return waiting();
    const usable = this.#configuration.question('', 'procedureRecord') !== undefined;
    return html`<div class="root" lang=${language} data-theme=${theme ?? nothing}>
      ${usable ? this.#renderState() : html`${addressNotice(endpoint)}<slot></slot>`}
      <slot name="help"></slot>
    </div>`;
  }

  #renderState(): TemplateResult {
    const { incompatible } = this.#description;
    if (incompatible) return this.#renderError(incompatible, this.#description.retry);
    if (!this.#wantedCode) return this.#renderNotChosen();
    const { state } = this.#procedure;
    switch (state.kind) {
      case 'done':
        return this.#renderProcedure(state.value);
      case 'failed': {
        const { failure } = state.error;
        const unknown = failure.kind === 'refused' && (failure.status === 404 || failure.status === 400);
        return unknown ? this.#renderUnknown() : this.#renderError(state.error, this.#procedure.retry);
      }
      default:
        return this.#renderLoading(state.kind === 'loading' && state.slow);
    }
  }

  #renderProcedure(procedure: Procedure): TemplateResult {
    const { language } = this.#configuration;
    const updated = formatDate(procedure.updatedAt, language);
    const checklist = { ready: this._ready, onToggle: this.#toggle };
    return html`<article>
      <header>
        <p class="overline">
          ${levelBadge(procedure.serviceLevel)}
          ${procedure.agency ? html`<span lang="vi">${procedure.agency.name}</span>` : nothing}
        </p>
        <h2 part="title" lang="vi" class=${procedure.name.length > LONG_TITLE ? 'long' : nothing}>
          ${procedure.name}
        </h2>
        ${this.#renderActions(procedure)}
        ${
          language === 'vi'
            ? nothing
            : html`<p class="muted small">${msg('Nội dung thủ tục được giữ nguyên bằng tiếng Việt.')}</p>`
        }
      </header>
      ${section(msg('Ai làm thủ tục này'), peopleSection(procedure))}
      ${section(msg('Cách nộp, thời hạn và chi phí'), methodsSection(procedure, language))}
      ${section(msg('Giấy tờ cần chuẩn bị'), papersSection(procedure, checklist))}
      ${section(msg('Các bước'), stepsSection(procedure))}
      ${section(msg('Nơi giải quyết'), placesSection(procedure))}
      ${section(msg('Kết quả nhận được'), resultsSection(procedure))}
      ${
        procedure.legalBases.length > 0
          ? section(msg('Căn cứ pháp lý'), legalBasesSection(procedure))
          : nothing
      }
      ${section(msg('Nguồn'), sourceSection(procedure, updated))}
      <p class="screen-only">${hotlineLink(this.#description.hotline)}</p>
    </article>`;
  }

  /** What can be done from here, by service level: read, print forms, apply, or apply, pay and receive by post. */
  #renderActions(procedure: Procedure): TemplateResult {
    const address = addressWithCode(this.applyHref, procedure.code) ?? safeAddress(procedure.sourceUrl);
    const onApply = (event: Event) => {
      if (!requestApply(this, procedure.code)) event.preventDefault();
    };
    const apply = address
      ? html`<a class="button primary" part="apply-button" href=${address} @click=${onApply}
          >${msg('Nộp hồ sơ')}</a
        >`
      : html`<button type="button" class="button primary" part="apply-button" @click=${onApply}>
          ${msg('Nộp hồ sơ')}
        </button>`;
    return html`<div class="actions screen-only" part="actions">
        ${procedure.onlineFiling ? apply : nothing}
        <button type="button" class="button" @click=${() => print()}>
          ${icon(PRINT)} ${msg('In trang này')}
        </button>
      </div>
      <p>${levelSentence(procedure)}</p>`;
  }

  #renderLoading(slow: boolean): TemplateResult {
    return html`<div class="loading" aria-busy="true">
      <p class="visually-hidden" role="status">${msg('Đang tải thủ tục…')}</p>
      ${slow ? slowLine() : nothing} ${skeletonLines('short', 'long', 'middle')}
      ${Array.from({ length: 5 }, () => skeletonLines('short', 'long', 'long', 'middle', 'long'))}
    </div>`;
  }

  /** The fallback stands below: another way to the same information. */
  #renderError(error: EndpointError, retry: () => void): TemplateResult {
    const { hotline } = this.#description;
    return html`${errorNotice(error, { retry, hotline })}<slot></slot>`;
  }

  #renderNotChosen(): TemplateResult {
    return html`${notice({
        tone: 'information',
        title: msg('Chưa chọn thủ tục nào'),
        text: msg('Xin tìm và chọn một thủ tục để xem hướng dẫn.'),
      })}<slot></slot>`;
  }

  #renderUnknown(): TemplateResult {
    return notice({
      tone: 'warning',
      title: msg(str`Không có thủ tục nào mang mã “${this.#wantedCode.slice(0, 40)}”`),
      text: msg('Thủ tục có thể đã được thay thế hoặc bãi bỏ. Xin tìm lại theo tên, hoặc gọi tổng đài.'),
      actions: hotlineLink(this.#description.hotline),
    });
  }

  get #wantedCode(): string {
    return wantedProcedure(this.code);
  }

  readonly #addressChanged = (): void => this.requestUpdate();

  readonly #toggle = (key: string): void => {
    const ready = new Set(this._ready);
    if (!ready.delete(key)) ready.add(key);
    this._ready = ready;
  };

  #loaded(code: string): void {
    this._ready = new Set();
    void this.updateComplete.then(() => {
      this.dispatchEvent(new ProcedureLoadedEvent({ code }));
      this.dispatchEvent(new ActivityEvent('procedure-viewed', { code }));
    });
  }

  /** Paper cannot be unfolded: everything is opened for printing, and folded again after. */
  #opened: readonly HTMLDetailsElement[] = [];

  readonly #unfold = (): void => {
    this.#opened = [...this.renderRoot.querySelectorAll<HTMLDetailsElement>('details:not([open])')];
    for (const details of this.#opened) details.open = true;
  };

  readonly #fold = (): void => {
    for (const details of this.#opened) details.open = false;
    this.#opened = [];
  };
}

function section(title: string, content: unknown): TemplateResult {
  return html`<section part="section">
    <h3>${title}</h3>
    ${content}
  </section>`;
}

function levelSentence({ serviceLevel }: Procedure): string {
  switch (serviceLevel.code) {
    case '1':
      return msg('Hồ sơ nộp tại nơi tiếp nhận hoặc qua bưu điện.');
    case '2':
      return msg('Tải biểu mẫu về điền sẵn, rồi nộp tại nơi tiếp nhận hoặc qua bưu điện.');
    case '3':
      return msg('Nộp hồ sơ trực tuyến được; có bước vẫn cần đến nơi tiếp nhận.');
    case '4':
      return msg('Nộp hồ sơ, nộp phí trực tuyến và nhận kết quả qua bưu điện, không phải đi lại.');
    default:
      // The badge has said all there is to say.
      return '';
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'dvc-procedure-detail': ProcedureDetailElement;
  }
}
