import { msg } from '../i18n/message.ts';
import { html, type CSSResult, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { FormField, ItemField } from '../contract/form.ts';
import { appearanceOf, multiChoiceField, radioField, selectField, yesNoField } from './choice-field.ts';
import { dateField } from './date-field.ts';
import { fieldsetFrame, inputFrame } from './field-frame.ts';
import type { FieldView } from './field-view.ts';
import { inputStyles } from './input.styles.ts';
import type { GroupField, GroupLimits } from './group-field.ts';
import { LazyPart } from './lazy-part.ts';
import type { SearchFields } from './search-fields.ts';
import { longTextField, textField } from './text-field.ts';
import type { UnitsReader } from './units-reader.ts';

/** Draws every kind of question, and keeps what is not an answer: open lists, texts looked for, what was removed. */
export class Fields {
  readonly #renderFile: (view: FieldView) => unknown;
  readonly #search: LazyPart<SearchFields>;
  readonly #group: LazyPart<GroupField>;
  readonly #calendar: LazyPart<(view: FieldView) => TemplateResult>;

  constructor(
    host: ReactiveControllerHost & HTMLElement,
    units: UnitsReader,
    renderFile: (view: FieldView) => unknown,
  ) {
    this.#renderFile = renderFile;
    this.#search = new LazyPart(
      host,
      async () => new (await import('./search-fields.ts')).SearchFields(host, units),
    );
    this.#group = new LazyPart(host, async () => new (await import('./group-field.ts')).GroupField(host));
    this.#calendar = new LazyPart(host, async () =>
      (await import('./calendar-button.ts')).createCalendarButton(host),
    );
  }

  /** Starts loading what these questions will need, so that it is there when their step comes. */
  prepare(fields: readonly FormField[]): void {
    for (const field of fields) {
      if (field.kind === 'date') this.#calendar.prepare();
      if (field.kind === 'group') this.#group.prepare();
      if (field.kind === 'address' || isSearched(field)) this.#search.prepare();
      this.prepare(field.fields ?? []);
    }
  }

  /** Another form is begun: nothing that was typed to find something, or removed, is left of the one before. */
  forget(): void {
    this.#search.loaded?.forget();
    this.#group.loaded?.forget();
  }

  render(view: FieldView): unknown {
    switch (view.field.kind) {
      case 'longText':
        return longTextField(view);
      case 'date':
        return dateField(view, this.#calendar.part?.(view));
      case 'choice':
        return this.#choice(view);
      case 'multiChoice':
        return multiChoiceField(view);
      case 'yesNo':
        return yesNoField(view);
      case 'address':
        return (
          this.#search.part?.address(view) ??
          fieldsetFrame(view, missing(this.#search, view.field.appearance ?? 'address'))
        );
      case 'file':
        return this.#renderFile(view);
      default:
        return textField(view);
    }
  }

  #choice(view: FieldView): unknown {
    const appearance = appearanceOf(view.field);
    if (appearance === 'radio') return radioField(view);
    if (appearance === 'select') return selectField(view);
    return this.#search.part?.choice(view) ?? inputFrame(view, missing(this.#search, 'input'));
  }

  /**
   * @param item Draws the fields of one item, each by {@link render}, with nothing around them: in a table
   *   every one is a column.
   */
  renderGroup(view: FieldView, item: (index: number) => unknown, limits?: GroupLimits): unknown {
    return this.#group.part?.render(view, item, limits) ?? fieldsetFrame(view, missing(this.#group, 'group'));
  }
}

function isSearched(field: ItemField): boolean {
  return field.kind === 'choice' && appearanceOf(field) === 'search';
}

/** The room a part will take that is still on its way, or why it is not there. */
function missing(part: LazyPart<unknown>, room: string): TemplateResult {
  if (!part.failed) return html`<div class="field-skeleton" data-room=${room} aria-hidden="true"></div>`;
  return html`<div class="field-skeleton failed" data-room=${room}>
    <p>${msg('Chưa tải được ô này. Xin kiểm tra mạng rồi thử lại, hoặc tải lại trang.')}</p>
    <button type="button" class="button" @click=${part.retry}>${msg('Thử lại')}</button>
  </div>`;
}

export const fieldStyles: CSSResult = inputStyles;
