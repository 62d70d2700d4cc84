import { msg, str } from '../../i18n/message.ts';
import { html, nothing, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import type { Language } from '../../config/settings.ts';
import type { Hotline } from '../../contract/identity.ts';
import type { FeeRange, ProcedureList, ProcedureSummary } from '../../contract/procedure-search.ts';
import { formatCount, formatMoney, formatProcessingTime } from '../../i18n/formats.ts';
import { levelBadge } from '../../ui/badge.ts';
import { errorNotice, hotlineLink } from '../../ui/endpoint-notice.ts';
import { markedText } from '../../ui/marked-text.ts';
import { notice } from '../../ui/notice.ts';
import { skeletonLines } from '../../ui/skeleton.ts';
import type { SearchResultsController } from './search-results-controller.ts';

export interface ResultActions {
  readonly language: Language;
  readonly detailAddress: (summary: ProcedureSummary) => string;
  /** Where applying leads; `undefined` when the host handles the event instead. */
  readonly applyAddress: (summary: ProcedureSummary) => string | undefined;
  readonly onSelect: (event: Event, code: string) => void;
  readonly onApply: (event: Event, code: string) => void;
}

/**
 * @param answer What the items come from. Each answer gets a list of its own: rows that changed their text
 *   in place would seem to move.
 */
export function resultList(
  answer: ProcedureList,
  items: readonly ProcedureSummary[],
  actions: ResultActions,
): unknown {
  return keyed(
    answer,
    html`<ol class="results" part="results">
      ${items.map((item) => html`<li class="result" part="result">${result(item, actions)}</li>`)}
    </ol>`,
  );
}

function result(item: ProcedureSummary, actions: ResultActions): TemplateResult {
  const fees = formatFees(item.fees, actions.language);
  const time = formatProcessingTime(item.processingTime, actions.language);
  const agency = item.agency?.name ?? item.category?.name;
  return html`
    <h3 class="result-name">
      <a
        lang="vi"
        href=${actions.detailAddress(item)}
        @click=${(event: Event) => actions.onSelect(event, item.code)}
        >${markedText(item.name, item.highlights.name)}</a
      >
    </h3>
    ${
      item.excerpt
        ? html`<p class="excerpt small muted" lang="vi">
            ${markedText(item.excerpt.text, item.excerpt.highlights)}
          </p>`
        : nothing
    }
    <p class="result-facts small">
      ${levelBadge(item.serviceLevel)} ${agency ? html`<span lang="vi">${agency}</span>` : nothing}
      <span>${fees ? msg(str`Phí, lệ phí: ${fees}`) : msg('Phí: tùy trường hợp, xem chi tiết')}</span>
      <span>${time ? msg(str`Thời hạn: ${time}`) : msg('Thời hạn: tùy trường hợp')}</span>
    </p>
    ${item.onlineFiling ? applyLink(item, actions) : nothing}
  `;
}

function applyLink(item: ProcedureSummary, actions: ResultActions): TemplateResult {
  const address = actions.applyAddress(item);
  const onClick = (event: Event) => actions.onApply(event, item.code);
  // Every row has one, so each says by itself which procedure it is for.
  const label = msg(str`Nộp hồ sơ: ${item.name}`);
  return address
    ? html`<a class="button apply screen-only" href=${address} aria-label=${label} @click=${onClick}
        >${msg('Nộp hồ sơ')}</a
      >`
    : html`<button type="button" class="button apply screen-only" aria-label=${label} @click=${onClick}>
        ${msg('Nộp hồ sơ')}
      </button>`;
}

/** "Miễn phí đến 150.000 đồng"; `undefined` when the source gives no usable figure. */
function formatFees(fees: FeeRange | undefined, language: Language): string | undefined {
  const minimum = fees && formatMoney(fees.minimum, language);
  const maximum = fees && formatMoney(fees.maximum, language);
  if (!minimum || !maximum) return undefined;
  return minimum === maximum ? minimum : msg(str`${minimum} đến ${maximum}`);
}

/** Rows as high as real ones, so that nothing jumps when they come. */
export function resultSkeletons(count: number): TemplateResult {
  return html`<div class="results">
    ${Array.from(
      { length: count },
      () => html`<div class="result">${skeletonLines('long', 'middle', 'short')}</div>`,
    )}
  </div>`;
}

export function nothingFound(options: {
  readonly text: string;
  readonly filtered: boolean;
  readonly hotline: Hotline | undefined;
  readonly onClear: () => void;
}): TemplateResult {
  const clear = html`<button type="button" class="button" @click=${options.onClear}>
    ${msg('Bỏ bộ lọc')}
  </button>`;
  return notice({
    tone: 'information',
    title: options.text
      ? msg(str`Chưa tìm thấy thủ tục nào cho “${options.text}”.`)
      : msg('Chưa tìm thấy thủ tục nào.'),
    text: options.filtered
      ? msg('Thử từ khác hoặc bỏ bớt bộ lọc.')
      : msg('Thử từ khác, ngắn hơn, hoặc mã thủ tục như 1.001193.'),
    actions: html`${options.filtered ? clear : nothing} ${hotlineLink(options.hotline)}`,
  });
}

/** "12 thủ tục", "12 thủ tục cho “khai sinh”". */
export function countSentence(total: number, text: string, language: Language): string {
  const count = formatCount(total, language);
  if (total === 1) return text ? msg(str`1 thủ tục cho “${text}”`) : msg('1 thủ tục');
  return text ? msg(str`${count} thủ tục cho “${text}”`) : msg(str`${count} thủ tục`);
}

/** How far the list has come, and the button for more. */
export function moreResults(
  results: SearchResultsController,
  language: Language,
): TemplateResult | typeof nothing {
  if (results.page.kind === 'failed') return errorNotice(results.page.error, { retry: results.more });
  if (!results.hasMore) return nothing;
  const shown = formatCount(results.items?.length ?? 0, language);
  const total = formatCount(results.total, language);
  // Not `disabled`: that would throw the focus away.
  return html`<div class="more screen-only">
    <p class="muted small">${msg(str`Đang xem ${shown} trong ${total} thủ tục`)}</p>
    <button
      type="button"
      class="button"
      aria-disabled=${results.loadingMore ? 'true' : 'false'}
      @click=${results.more}
    >
      ${results.loadingMore ? msg('Đang tải thêm…') : msg('Xem thêm')}
    </button>
  </div>`;
}
