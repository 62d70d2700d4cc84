import { msg } from '../../i18n/message.ts';
import { html, nothing, type TemplateResult } from 'lit';
import type { ProcedureSuggestion } from '../../contract/procedure-search.ts';
import { icon } from '../../ui/icon.ts';
import { markedText } from '../../ui/marked-text.ts';
import { SEARCH } from './search-icons.ts';
import { LONGEST_TEXT } from './search-query.ts';
import type { SuggestionsController } from './suggestions-controller.ts';

/** The labelled search field with its suggestions (ARIA combobox), and the button. */
export function searchBox(
  suggestions: SuggestionsController,
  onSubmit: (event: SubmitEvent) => void,
): TemplateResult {
  const { combobox } = suggestions;
  const activeId = combobox.active >= 0 ? `suggestion-${combobox.active}` : nothing;
  return html`<form role="search" class="search-box screen-only" part="search-box" @submit=${onSubmit}>
    <label for="query" class="search-label">${msg('Tìm thủ tục')}</label>
    <p id="hint" class="muted small">${msg('Gõ không dấu cũng được, ví dụ: dang ky khai sinh')}</p>
    <div class="field">
      <input
        id="query"
        part="input"
        type="search"
        role="combobox"
        autocomplete="off"
        autocapitalize="none"
        spellcheck="false"
        enterkeyhint="search"
        maxlength=${LONGEST_TEXT}
        aria-autocomplete="list"
        aria-controls="suggestions"
        aria-describedby="hint"
        aria-expanded=${combobox.expanded ? 'true' : 'false'}
        aria-activedescendant=${activeId}
        .value=${suggestions.text}
        @input=${suggestions.onInput}
        @compositionend=${suggestions.onInput}
        @keydown=${combobox.onKeydown}
        @blur=${suggestions.close}
      />
      <button type="submit" class="button primary" part="search-button">${icon(SEARCH)} ${msg('Tìm')}</button>
      <ul
        id="suggestions"
        part="suggestions"
        class="suggestions"
        role="listbox"
        aria-label=${msg('Thủ tục gợi ý')}
        ?hidden=${!combobox.expanded}
      >
        ${suggestions.items.map((suggestion, index) => option(suggestion, index, suggestions))}
      </ul>
    </div>
  </form>`;
}

function option(
  suggestion: ProcedureSuggestion,
  index: number,
  suggestions: SuggestionsController,
): TemplateResult {
  // Pressing the mouse must not take the focus out of the input, which would close the list under it.
  return html`<li
    id="suggestion-${index}"
    role="option"
    lang="vi"
    aria-selected=${index === suggestions.combobox.active ? 'true' : 'false'}
    @mousedown=${(event: MouseEvent) => event.preventDefault()}
    @click=${() => suggestions.choose(index)}
  >
    <span class="suggestion-name">${markedText(suggestion.name, suggestion.highlights.name)}</span>
    <span class="muted small">${suggestion.code}</span>
  </li>`;
}
