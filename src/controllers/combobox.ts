import type { ReactiveController, ReactiveControllerHost } from 'lit';

export interface ComboboxOptions {
  /** Number of options now in the list. */
  readonly count: () => number;
  /** Called with the index of the option taken by Enter. */
  readonly choose: (index: number) => void;
}

/**
 * Keyboard and state of an ARIA 1.2 combobox with a list popup: focus stays in the input, and the active
 * option is named by `aria-activedescendant`. State only: the widget draws the attributes, because ids
 * must be looked up within its own shadow root. Keys pressed during IME composition are left alone.
 */
export class ComboboxController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #options: ComboboxOptions;
  #open = false;
  #active = -1;

  constructor(host: ReactiveControllerHost, options: ComboboxOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  hostConnected(): void {
    this.close();
  }

  /** Whether the list is shown: only while it holds something. */
  get expanded(): boolean {
    return this.#open && this.#options.count() > 0;
  }

  /** Index of the active option; -1 while the input itself is. */
  get active(): number {
    return this.expanded && this.#active < this.#options.count() ? this.#active : -1;
  }

  open(): void {
    this.#open = true;
    this.#activate(-1);
  }

  close(): void {
    this.#open = false;
    this.#activate(-1);
  }

  readonly onKeydown = (event: KeyboardEvent): void => {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (!this.expanded) {
      if (event.key === 'ArrowDown' && this.#options.count() > 0) {
        event.preventDefault();
        this.#open = true;
        this.#activate(0);
      }
      return;
    }
    const last = this.#options.count() - 1;
    const active = this.active;
    switch (event.key) {
      case 'ArrowDown':
        event.preventDefault();
        this.#activate(active === last ? -1 : active + 1);
        break;
      case 'ArrowUp':
        event.preventDefault();
        this.#activate(active === -1 ? last : active - 1);
        break;
      case 'Enter':
        if (active === -1) return;
        event.preventDefault();
        this.#options.choose(active);
        break;
      case 'Escape':
        // The first Escape closes the list, the next one is the browser's: it empties a search field.
        event.preventDefault();
        this.close();
        break;
      case 'Tab':
        this.close();
        break;
    }
  };

  #activate(index: number): void {
    this.#active = index;
    this.#host.requestUpdate();
  }
}
