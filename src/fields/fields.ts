import { msg } from '../i18n/message.ts';
import { html, type CSSResult, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { FormField, ItemField } from '../contract/form.ts';
import { appearanceOf } from './appearance.ts';
import { fieldsetFrame, inputFrame } from './field-frame.ts';
import type { FieldView } from './field-view.ts';
import { inputStyles } from './input.styles.ts';
import type { GroupField, GroupLimits } from './group-field.ts';
import { LazyPart } from './lazy-part.ts';
import type { SearchFields } from './search-fields.ts';
import type { UnitsReader } from './units-reader.ts';

/** Draws every kind of question, and keeps what is not an answer: open lists, texts looked for, what was removed. */
export class Fields {
  readonly #renderFile: (view: FieldView) => unknown;
  readonly #plain: LazyPart<typeof import('./plain-fields.ts')>;
  readonly #search: LazyPart<SearchFields>;
  readonly #group: LazyPart<GroupField>;
  readonly #calendar: LazyPart<(view: FieldView) => TemplateResult>;

  constructor(
    host: ReactiveControllerHost & HTMLElement,
    units: UnitsReader,
    renderFile: (view: FieldView) => unknown,
  ) {
    this.#renderFile = renderFile;
    this.#plain = new LazyPart(host, () => import('./plain-fields.ts'));
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
    this.#plain.prepare();
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
    const { field } = view;
    if (field.kind === 'file') return this.#renderFile(view);
    if (field.kind === 'address') {
      return (
        this.#search.part?.address(view) ??
        fieldsetFrame(view, missing(this.#search, field.appearance ?? 'address'))
      );
    }
    if (isSearched(field))
      return this.#search.part?.choice(view) ?? inputFrame(view, missing(this.#search, 'input'));
    const calendar = field.kind === 'date' ? this.#calendar.part?.(view) : undefined;
    return this.#plain.part?.plainField(view, calendar) ?? inputFrame(view, missing(this.#plain, field.kind));
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
