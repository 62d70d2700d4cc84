import { msg, str } from '../../i18n/message.ts';
import { html, nothing, type TemplateResult } from 'lit';
import type { Language } from '../../config/settings.ts';
import type { FacetValue } from '../../contract/common.ts';
import {
  PROCEDURE_FILTERS,
  type ProcedureFilter,
  type ProcedureList,
} from '../../contract/procedure-search.ts';
import { formatCount } from '../../i18n/formats.ts';
import { icon } from '../../ui/icon.ts';
import { CLOSE, FILTER } from './search-icons.ts';
import type { SearchQuery } from './search-query.ts';

/** Values of one filter shown before "show all". */
const FEW = 4;

export interface SearchFilters {
  readonly query: SearchQuery;
  readonly facets: ProcedureList['facets'] | undefined;
  readonly language: Language;
  /** On a narrow widget: whether the filters are unfolded. */
  readonly open: boolean;
  /** Filters all of whose values are shown. */
  readonly whole: ReadonlySet<ProcedureFilter>;
  readonly onOpen: () => void;
  readonly onWhole: (filter: ProcedureFilter) => void;
  readonly onToggle: (filter: ProcedureFilter, code: string) => void;
  readonly onClear: () => void;
}

const ORDER: readonly ProcedureFilter[] = ['level', 'subject', 'lifeEvent', 'category', 'agency'];

function title(filter: ProcedureFilter): string {
  switch (filter) {
    case 'level':
      return msg('Mức độ trực tuyến');
    case 'subject':
      return msg('Đối tượng');
    case 'lifeEvent':
      return msg('Sự kiện trong đời');
    case 'category':
      return msg('Lĩnh vực');
    case 'agency':
      return msg('Cơ quan');
  }
}

/** Checkboxes with counts, beside the results where there is room, else behind a button. */
export function searchFilters(filters: SearchFilters): TemplateResult {
  const chosen = PROCEDURE_FILTERS.reduce((sum, filter) => sum + filters.query.filters[filter].length, 0);
  const label = chosen > 0 ? msg(str`Bộ lọc (${chosen})`) : msg('Bộ lọc');
  return html`<div class="filters screen-only" part="filters">
    <button
      type="button"
      class="button filters-button"
      aria-expanded=${filters.open ? 'true' : 'false'}
      aria-controls="filter-groups"
      @click=${filters.onOpen}
    >
      ${icon(FILTER)} ${label}
    </button>
    <div
      id="filter-groups"
      class="filter-groups"
      ?data-open=${filters.open}
      role="group"
      aria-label=${msg('Bộ lọc')}
    >
      ${filters.facets ? ORDER.map((filter) => group(filter, filters)) : nothing}
    </div>
  </div>`;
}

function group(filter: ProcedureFilter, filters: SearchFilters): TemplateResult | typeof nothing {
  const values = shownValues(filters.facets?.[filter] ?? [], filters.query.filters[filter]);
  if (values.length === 0) return nothing;
  const whole = filters.whole.has(filter);
  const rest = values.length - FEW;
  return html`<fieldset>
    <legend>${title(filter)}</legend>
    ${values.slice(0, whole ? undefined : FEW).map((value) => checkbox(filter, value, filters))}
    ${
      rest > 0
        ? html`<button
            type="button"
            class="button plain small"
            aria-expanded=${whole ? 'true' : 'false'}
            @click=${() => filters.onWhole(filter)}
          >
            ${whole ? msg('Thu gọn') : msg(str`Xem thêm ${formatCount(rest, filters.language)} mục`)}
          </button>`
        : nothing
    }
  </fieldset>`;
}

/** What is chosen comes first and never disappears, even when nothing would remain of it. */
function shownValues(values: readonly FacetValue[], chosen: readonly string[]): readonly FacetValue[] {
  const isChosen = (value: FacetValue) => chosen.includes(value.code);
  const missing = chosen
    .filter((code) => !values.some((value) => value.code === code))
    .map((code) => ({ code, label: code, count: 0 }));
  const useful = values.filter((value) => value.count > 0 || isChosen(value));
  if (useful.length <= FEW) return [...useful, ...missing];
  return [...useful.filter(isChosen), ...missing, ...useful.filter((value) => !isChosen(value))];
}

function checkbox(filter: ProcedureFilter, value: FacetValue, filters: SearchFilters): TemplateResult {
  return html`<label class="choice">
    <input
      type="checkbox"
      .checked=${filters.query.filters[filter].includes(value.code)}
      @change=${() => filters.onToggle(filter, value.code)}
    />
    <span>${value.label} <span class="muted">(${formatCount(value.count, filters.language)})</span></span>
  </label>`;
}

/** The filters in force, each to be dropped with one touch, above the results. */
export function chosenFilters(filters: SearchFilters): TemplateResult | typeof nothing {
  const chips = ORDER.flatMap((filter) =>
    filters.query.filters[filter].map((code) => {
      const value = filters.facets?.[filter].find((candidate) => candidate.code === code);
      return { filter, code, label: value?.label ?? code };
    }),
  );
  if (chips.length === 0) return nothing;
  return html`<ul class="chips screen-only" aria-label=${msg('Bộ lọc đang dùng')}>
    ${chips.map(
      ({ filter, code, label }) =>
        html`<li>
          <button
            type="button"
            class="chip"
            aria-label=${msg(str`Bỏ lọc: ${label}`)}
            @click=${() => filters.onToggle(filter, code)}
          >
            <span class="chip-label">${label}</span>${icon(CLOSE)}
          </button>
        </li>`,
    )}
    <li>
      <button type="button" class="button plain" @click=${filters.onClear}>${msg('Xóa hết bộ lọc')}</button>
    </li>
  </ul>`;
}
