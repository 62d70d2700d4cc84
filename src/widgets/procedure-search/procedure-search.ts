import { msg, str } from '../../i18n/message.ts';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from '../../ui/decorators.ts';
import { ConfigurationController } from '../../config/configuration-controller.ts';
import type { ProcedureFilter } from '../../contract/procedure-search.ts';
import { ActivityEvent } from '../../controllers/activity-event.ts';
import { requestApply } from '../../controllers/apply-events.ts';
import { RoomController } from '../../controllers/room.ts';
import { DescriptionController } from '../../controllers/description.ts';
import { formatCount } from '../../i18n/formats.ts';
import { LocalizationController } from '../../i18n/localization.ts';
import { addressNotice, errorNotice } from '../../ui/endpoint-notice.ts';
import { addressWithCode, safeAddress, thisPageWithProcedure } from '../../ui/link.ts';
import { slowLine } from '../../ui/slow-line.ts';
import { waiting } from '../../ui/waiting.ts';
import { ProcedureSelectedEvent } from './procedure-search.events.ts';
import { procedureSearchStyles } from './procedure-search.styles.ts';
import { searchBox } from './search-box.ts';
import { chosenFilters, searchFilters, type SearchFilters } from './search-filters.ts';
import {
  addressWithQuery,
  isFiltered,
  queryFromAddress,
  searchQuery,
  tidyText,
  withoutFilters,
  withToggled,
  type SearchQuery,
} from './search-query.ts';
import { SearchResultsController } from './search-results-controller.ts';
import {
  countSentence,
  moreResults,
  nothingFound,
  resultList,
  resultSkeletons,
  type ResultActions,
} from './search-results.ts';
import { SuggestionsController } from './suggestions-controller.ts';

const MOST_ON_A_PAGE = 50;

/**
 * Finds a public-service procedure: suggestions while typing, filters with counts, results with fee and
 * time limit at a glance.
 *
 * @tag dvc-procedure-search
 * @summary Search for public-service procedures.
 *
 * @slot - Fallback, shown until the script has run or when it never does: a link to the national portal.
 * @slot help - The host's own help below the results, such as the address of the one-stop desk.
 *
 * @fires {ProcedureSelectedEvent} dvc-procedure-selected - A result or suggestion was chosen. `detail.code`. Cancelable: the link is then not followed.
 * @fires {BeforeApplyEvent} dvc-before-apply - Somebody is about to apply. `detail.code`. Cancelable: the link is then not followed.
 * @fires {ApplyRequestedEvent} dvc-apply-requested - Somebody applies. `detail.code`.
 * @fires {ActivityEvent} dvc-activity - What was done, without anything personal, for the host's analytics.
 *
 * @csspart search-box - The form with label, field and button.
 * @csspart input - The search field.
 * @csspart search-button - The button beside it.
 * @csspart suggestions - The list under the field.
 * @csspart filters - The filters.
 * @csspart results - The list of results.
 * @csspart result - One result.
 * @csspart badge - The online service level.
 * @csspart notice - Messages: nothing found, errors.
 * @csspart retry-button - The button in an error message.
 *
 * @cssprop [--dvc-color-action=#903938] - Links and buttons.
 * @cssprop [--dvc-color-text=#1e2f41] - Text.
 * @cssprop [--dvc-color-muted=#495057] - Less important text.
 * @cssprop [--dvc-color-line=#c9d1d9] - Hairlines.
 * @cssprop [--dvc-color-ground=#ffffff] - Ground of popups, and of the widget when `theme` is set.
 * @cssprop [--dvc-font-size=max(1rem, 16px)] - Size of the text everything else follows.
 * @cssprop [--dvc-radius=4px] - Roundness of corners.
 */
export class ProcedureSearchElement extends LitElement {
  static override styles = procedureSearchStyles;

  /** Base address of the national endpoint: https, or http on loopback. */
  @property() endpoint?: string;
  /** Administrative code of a province or ward, or code of an agency: only its procedures. */
  @property() unit?: string;
  /** Language: `vi` or `en`. Default: that of the page, else `vi`. */
  @property() override lang = '';
  /** `light`, `dark` or `auto`. Default: the page's `color-scheme`. */
  @property() theme?: string;
  /** Text searched for at the start. */
  @property() q = '';
  /** Subject types chosen at the start, separated by commas: `CITIZEN,ENTERPRISE`. */
  @property() subject = '';
  /** Category codes chosen at the start, separated by commas. */
  @property() category = '';
  /** Online service levels chosen at the start, separated by commas: `3,4`. */
  @property() level = '';
  /** Life events chosen at the start, separated by commas: `YOUNG_CHILDREN`. */
  @property({ attribute: 'life-event' }) lifeEvent = '';
  /** Address of the page that shows one procedure; `{code}` is filled in. Default: this page with `?dvc-procedure=`. */
  @property({ attribute: 'detail-href' }) detailHref?: string;
  /** Address of the page where one applies; `{code}` is filled in. Default: the record on the national portal. */
  @property({ attribute: 'apply-href' }) applyHref?: string;
  /** Keeps text and filters in the page's address (`?dvc-q=…`), so that a search can be shared and Back works. */
  @property({ type: Boolean, attribute: 'sync-url' }) syncUrl = false;
  /** Results on a page, 1 to 50. */
  @property({ type: Number }) limit = 10;

  @state() private _query: SearchQuery = searchQuery('', {});
  @state() private _filtersOpen = false;
  @state() private _wholeFilters: ReadonlySet<ProcedureFilter> = new Set();

  readonly #configuration = new ConfigurationController(this);
  readonly #localization = new LocalizationController(this, () => this.#configuration.language);
  readonly #description = new DescriptionController(this, this.#configuration);
  readonly #results = new SearchResultsController(this, this.#configuration, () => ({
    q: this._query.text,
    ...this._query.filters,
    limit: this.#pageSize,
  }));
  readonly #suggestions = new SuggestionsController(this, this.#configuration, (suggestion) =>
    this.#follow(suggestion.code),
  );

  constructor() {
    super();
    new RoomController(
      this,
      () => this.renderRoot.querySelector<HTMLElement>('.results-area'),
      () => this.#results.list.kind,
    );
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('popstate', this.#readAddress);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('popstate', this.#readAddress);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const presets = ['q', 'subject', 'category', 'level', 'lifeEvent'] as const;
    if (!this.hasUpdated && this.syncUrl) this.#readAddress();
    else if (presets.some((name) => changed.has(name))) this.#show(this.#preset);
  }

  protected override updated(): void {
    const { firstNew } = this.#results;
    if (firstNew === undefined) return;
    this.renderRoot.querySelectorAll<HTMLElement>('.result-name a')[firstNew]?.focus();
    this.#results.firstNew = undefined;
  }

  protected override render(): TemplateResult {
    const { theme, known, endpoint, language } = this.#configuration;
    if (!known || !this.#localization.ready) return waiting();
    const usable = this.#configuration.question('', 'procedureSearch') !== undefined;
    return html`<div class="root" lang=${language} data-theme=${theme ?? nothing}>
      ${usable ? this.#renderSearch() : html`${addressNotice(endpoint)}<slot></slot>`}
      <slot name="help"></slot>
    </div>`;
  }

  #renderSearch(): TemplateResult {
    const filters = this.#filters;
    return html`
      ${searchBox(this.#suggestions, this.#onSubmit)}
      <div class="layout">
        ${searchFilters(filters)}
        <section
          class="results-area"
          aria-labelledby="count"
          aria-busy=${this.#results.busy ? 'true' : 'false'}
        >
          <h2 id="count" class="count">${this.#heading}</h2>
          ${chosenFilters(filters)} ${this.#renderResults()}
        </section>
      </div>
      <p class="visually-hidden" role="status">${this.#announcement}</p>
    `;
  }

  #renderResults(): TemplateResult {
    const { hotline, incompatible } = this.#description;
    // An endpoint of another major version may still answer something that looks right.
    if (incompatible)
      return html`${errorNotice(incompatible, { retry: this.#description.retry, hotline })}<slot></slot>`;
    const { list, answer, items } = this.#results;
    if (list.kind === 'failed') {
      return html`${errorNotice(list.error, { retry: this.#results.retry, hotline })}<slot></slot>`;
    }
    const slow = list.kind === 'loading' && list.slow ? slowLine() : nothing;
    if (!answer || !items) return html`${slow}${resultSkeletons(this.#pageSize)}`;
    if (items.length === 0 && list.kind === 'done') {
      const filtered = isFiltered(this._query);
      return nothingFound({ text: this._query.text, filtered, hotline, onClear: this.#clearFilters });
    }
    return html`${slow}${resultList(answer, items, this.#resultActions)}
    ${moreResults(this.#results, this.#configuration.language)}`;
  }

  get #filters(): SearchFilters {
    return {
      query: this._query,
      facets: this.#description.incompatible ? undefined : this.#results.facets,
      language: this.#configuration.language,
      open: this._filtersOpen,
      whole: this._wholeFilters,
      onOpen: () => (this._filtersOpen = !this._filtersOpen),
      onWhole: (filter) => (this._wholeFilters = toggled(this._wholeFilters, filter)),
      onToggle: (filter, code) => this.#search(withToggled(this._query, filter, code)),
      onClear: this.#clearFilters,
    };
  }

  get #resultActions(): ResultActions {
    return {
      language: this.#configuration.language,
      detailAddress: (item) => this.#detailAddress(item.code),
      applyAddress: (item) => addressWithCode(this.applyHref, item.code) ?? safeAddress(item.sourceUrl),
      onSelect: (event, code) => {
        if (!this.#select(code)) event.preventDefault();
      },
      onApply: (event, code) => {
        if (!requestApply(this, code)) event.preventDefault();
      },
    };
  }

  get #heading(): string {
    const { list } = this.#results;
    if (list.kind === 'done' && !this.#description.incompatible)
      return countSentence(list.value.total, this._query.text, this.#configuration.language);
    return list.kind === 'loading' || list.kind === 'idle' ? msg('Đang tìm…') : msg('Chưa tìm được');
  }

  /** Said once each time it changes. Everything said stands on the screen too. */
  get #announcement(): string {
    const { list, items, extended } = this.#results;
    if (list.kind === 'loading') return list.slow ? msg('Đường truyền chậm, vẫn đang tải…') : '';
    if (!extended || !items) return this.#heading;
    const shown = formatCount(items.length, this.#configuration.language);
    return msg(str`Đã tải thêm. Đang xem ${shown} thủ tục.`);
  }

  get #pageSize(): number {
    const whole = Math.trunc(this.limit);
    return whole >= 1 ? Math.min(whole, MOST_ON_A_PAGE) : 10;
  }

  get #preset(): SearchQuery {
    const { subject, category, level, lifeEvent } = this;
    return searchQuery(this.q, { subject, category, level, lifeEvent });
  }

  #detailAddress(code: string): string {
    return addressWithCode(this.detailHref, code) ?? thisPageWithProcedure(code);
  }

  /** Announces the choice; false when the host takes over. */
  #select(code: string): boolean {
    this.dispatchEvent(new ActivityEvent('procedure-selected', { code }));
    return this.dispatchEvent(new ProcedureSelectedEvent({ code }));
  }

  #follow(code: string): void {
    if (this.#select(code)) location.assign(this.#detailAddress(code));
  }

  readonly #onSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    const text = tidyText(this.#suggestions.text);
    // The same search once more after it has failed: somebody wants it tried again.
    if (text === this._query.text && this.#results.list.kind === 'failed') this.#results.retry();
    this.#search({ ...this._query, text });
  };

  readonly #clearFilters = (): void => this.#search(withoutFilters(this._query));

  /** A search somebody asked for: it goes into the address, and the room it took before stays taken. */
  #search(wanted: SearchQuery): void {
    this.#show(wanted);
    if (!this.syncUrl) return;
    const address = addressWithQuery(new URL(location.href), wanted);
    if (address.href !== location.href) history.pushState(history.state, '', address);
  }

  #show(wanted: SearchQuery): void {
    this._query = wanted;
    this.#suggestions.set(wanted.text);
  }

  readonly #readAddress = (): void => {
    if (this.syncUrl) this.#show(queryFromAddress(new URL(location.href)) ?? this.#preset);
  };
}

function toggled<Value>(values: ReadonlySet<Value>, value: Value): ReadonlySet<Value> {
  const result = new Set(values);
  if (!result.delete(value)) result.add(value);
  return result;
}

declare global {
  interface HTMLElementTagNameMap {
    'dvc-procedure-search': ProcedureSearchElement;
  }
}
