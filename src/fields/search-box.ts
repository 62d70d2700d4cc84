import { msg, str } from '../i18n/message.ts';
import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { ComboboxController } from '../controllers/combobox.ts';
import { markedText } from '../ui/marked-text.ts';
import { keepText } from './keep-text.ts';
import {
  findOptions,
  optionFormerlyNamed,
  optionNamed,
  type FoundOption,
  type SearchOption,
} from './option-search.ts';

/** What a search box shows at this moment. */
export interface SearchBoxView {
  readonly id: string;
  /** What the list is called. */
  readonly label: string;
  readonly options: readonly SearchOption[];
  /** The code of an option, or a text that is none. */
  readonly value: unknown;
  /** Said in the empty field while there is nothing to choose from. */
  readonly placeholder?: string;
  readonly required: boolean;
  readonly invalid: boolean;
  readonly describedBy: string | typeof nothing;
  readonly width?: string;
  /** Language of the options, where it is not the page's. */
  readonly lang?: string;
  readonly onChange: (value: string | undefined) => void;
}

/**
 * A field in which people type to find one of many options (ARIA combobox with a list). What is typed is the
 * value until it names an option, so that nothing typed is lost and the form's schema refuses it.
 */
export class SearchBox {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #combobox: ComboboxController;
  #view!: SearchBoxView;
  #query = '';
  /** What was typed as an old name and stands for another now: said for as long as it is the answer. */
  #renamed: { readonly option: SearchOption; readonly formerName: string } | undefined;
  #found:
    { readonly options: unknown; readonly query: string; readonly items: readonly FoundOption[] } | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    this.#combobox = new ComboboxController(host, {
      count: () => this.#items.length,
      choose: (index) => this.#choose(this.#items[index]),
    });
  }

  /** What fits the text typed; everything while nothing is. */
  get #items(): readonly FoundOption[] {
    const { options } = this.#view;
    const query = this.#query;
    if (this.#found?.options !== options || this.#found.query !== query)
      this.#found = { options, query, items: findOptions(options, query) };
    return this.#found.items;
  }

  get #chosen(): SearchOption | undefined {
    return this.#view.options.find(({ code }) => code === this.#view.value);
  }

  render(view: SearchBoxView): TemplateResult {
    this.#view = view;
    const { id } = view;
    const { expanded, active } = this.#combobox;
    return html`<div class="search-field select" data-width=${view.width ?? nothing}>
        <input
          id=${id}
          type="text"
          class="input"
          part="input"
          role="combobox"
          autocomplete="off"
          autocapitalize="none"
          spellcheck="false"
          aria-autocomplete="list"
          aria-controls="${id}-list"
          aria-expanded=${expanded ? 'true' : 'false'}
          aria-activedescendant=${active >= 0 ? `${id}-list-${active}` : nothing}
          aria-required=${view.required ? 'true' : nothing}
          aria-invalid=${view.invalid ? 'true' : nothing}
          aria-describedby=${view.describedBy}
          placeholder=${view.placeholder ?? nothing}
          @input=${this.#type}
          @compositionend=${this.#type}
          @keydown=${this.#press}
          @click=${this.#open}
          @focusout=${this.#leave}
          ${keepText(this.#text())}
        />
        <ul
          id="${id}-list"
          role="listbox"
          class="options"
          aria-label=${view.label}
          lang=${view.lang ?? nothing}
          ?hidden=${!expanded}
        >
          ${expanded ? this.#items.map((item, index) => this.#option(item, index)) : nothing}
        </ul>
      </div>
      ${this.#status(expanded)}`;
  }

  /** What was looked for is nobody's any more. */
  forget(): void {
    this.#query = '';
    this.#renamed = undefined;
    this.#combobox.close();
  }

  #option({ option, marks, formerName }: FoundOption, index: number): TemplateResult {
    const isActive = index === this.#combobox.active;
    // Pressing the mouse must not take the focus out of the input, which would close the list under it.
    return html`<li
      id="${this.#view.id}-list-${index}"
      role="option"
      aria-selected=${isActive ? 'true' : 'false'}
      @mousedown=${(event: MouseEvent) => event.preventDefault()}
      @click=${() => this.#choose(this.#items[index])}
    >
      <span>${markedText(option.label, marks)}</span>
      ${formerName ? html`<span class="muted small">${msg(str`trước đây là ${formerName}`)}</span>` : nothing}
    </li>`;
  }

  /** Heard by those who do not see the list; seen by all when there is none, or another name has been put in. */
  #status(expanded: boolean): TemplateResult {
    const isMissing = this.#query.trim() !== '' && this.#view.options.length > 0 && this.#items.length === 0;
    const { option, formerName } = this.#renamed ?? {};
    const isRenamed = !expanded && option !== undefined && option.code === this.#view.value;
    const count = this.#items.length;
    const words = isRenamed
      ? msg(str`${option.label}, trước đây là ${formerName}`)
      : isMissing
        ? msg('Chưa tìm thấy. Thử gõ ít chữ hơn.')
        : !expanded
          ? nothing
          : count === 1
            ? msg('Có 1 mục để chọn')
            : msg(str`Có ${count} mục để chọn`);
    return html`<p role="status" class=${isMissing || isRenamed ? 'field-help' : 'visually-hidden'}>
      ${words}
    </p>`;
  }

  #text(): string {
    const { value, options } = this.#view;
    // A code means nothing to anybody; the name comes with the list.
    if (options.length === 0 && /^\d+$/.test(String(value))) return '';
    return this.#chosen?.label ?? (typeof value === 'string' ? value : '');
  }

  readonly #type = (event: Event): void => {
    const { value } = event.target as HTMLInputElement;
    const text = value.normalize('NFC');
    const named = this.#view.options.find(({ label }) => label === text);
    this.#view.onChange(named?.code ?? (text.trim() === '' ? undefined : text));
    // A syllable half-way through an input method is not a word yet; `compositionend` comes here too.
    if ((event as InputEvent).isComposing || (named && named.code === this.#view.value)) return;
    this.#query = text;
    this.#combobox.open();
  };

  readonly #open = (event: Event): void => {
    if (this.#combobox.expanded) return;
    // What is typed next takes the place of what was chosen.
    (event.target as HTMLInputElement).select();
    this.#combobox.open();
  };

  readonly #press = (event: KeyboardEvent): void => {
    const { expanded, active } = this.#combobox;
    this.#combobox.onKeydown(event);
    if (event.isComposing) return;
    if (event.key === 'Enter') {
      // Here it ends a search, not the form.
      event.preventDefault();
      if (expanded && active === -1 && this.#items.length === 1) this.#choose(this.#items[0]);
    }
    void this.#showActive();
  };

  #choose(item: FoundOption | undefined): void {
    this.#combobox.close();
    this.#query = '';
    if (!item) return;
    const { code, label } = item.option;
    this.#view.onChange(code);
    const input = this.#input;
    // The choice is theirs, so it is shown although they are in the field.
    if (input) input.value = label;
  }

  get #input(): HTMLInputElement | null | undefined {
    return this.#host.shadowRoot?.querySelector<HTMLInputElement>(`#${CSS.escape(this.#view.id)}`);
  }

  async #showActive(): Promise<void> {
    await this.#host.updateComplete;
    const option = this.#input?.parentElement?.querySelector('[aria-selected="true"]');
    option?.scrollIntoView({ block: 'nearest' });
  }

  readonly #leave = (event: FocusEvent): void => {
    const input = event.target as HTMLInputElement;
    // Another window has the focus; the person comes back to where they were.
    if ((input.getRootNode() as ShadowRoot).activeElement === input) return;
    this.#combobox.close();
    const isUnresolved = typeof this.#view.value === 'string' && !this.#chosen;
    this.#query = '';
    if (!isUnresolved) return;
    const { options, value, onChange } = this.#view;
    const named = optionNamed(options, value as string);
    this.#renamed = named ? undefined : optionFormerlyNamed(options, value as string);
    const code = (named ?? this.#renamed?.option)?.code;
    if (code !== undefined) onChange(code);
  };
}
