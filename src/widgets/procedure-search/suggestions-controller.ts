import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { createProcedureSearchClient } from '../../client/procedure-search.ts';
import type { ConfigurationController } from '../../config/configuration-controller.ts';
import type { ProcedureSuggestion, SuggestionList } from '../../contract/procedure-search.ts';
import { ComboboxController } from '../../controllers/combobox.ts';
import { EndpointRead } from '../../controllers/endpoint-read.ts';
import { tidyText } from './search-query.ts';

/** A pause in typing after which suggestions are asked for. */
const TYPING_PAUSE_MILLISECONDS = 150;
/** Shorter texts match nearly everything. */
const SHORTEST_TEXT = 2;
const MOST = 8;

/** The text in the search field and what is suggested for it. */
export class SuggestionsController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #choose: (suggestion: ProcedureSuggestion) => void;
  readonly #read: EndpointRead<SuggestionList>;
  readonly combobox: ComboboxController;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #wanted: string | undefined;

  /** What stands in the field. */
  text = '';

  constructor(
    host: ReactiveControllerHost & HTMLElement,
    configuration: ConfigurationController,
    choose: (suggestion: ProcedureSuggestion) => void,
  ) {
    this.#host = host;
    this.#choose = choose;
    host.addController(this);
    this.combobox = new ComboboxController(host, {
      count: () => this.items.length,
      choose: (index) => this.choose(index),
    });
    this.#read = new EndpointRead(
      host,
      () => (this.#wanted ? configuration.question(this.#wanted, 'procedureSearch') : undefined),
      ({ signal }) =>
        configuration
          .client('procedureSearch', createProcedureSearchClient)!
          .suggestProcedures(
            { q: this.#wanted!, unit: configuration.unit },
            { language: configuration.language, signal },
          ),
    );
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
  }

  /** Old suggestions stay while new ones are under way, so that the list does not flicker at each key. */
  get items(): readonly ProcedureSuggestion[] {
    if (!this.#wanted) return [];
    const { state } = this.#read;
    const list = state.kind === 'done' ? state.value : state.kind === 'loading' ? state.previous : undefined;
    return list?.items.slice(0, MOST) ?? [];
  }

  /** Puts a text into the field without suggesting anything: a search is already under way for it. */
  set(text: string): void {
    this.text = text;
    this.#wanted = undefined;
    this.close();
  }

  readonly onInput = (event: InputEvent): void => {
    this.text = (event.target as HTMLInputElement).value;
    // What is drawn and what stands in the field stay the same, so that `set` is never taken for no change.
    this.#host.requestUpdate();
    clearTimeout(this.#timer);
    // A syllable half-way through an input method is not a word yet; `compositionend` comes here too.
    if (event.isComposing) return;
    this.#timer = setTimeout(() => {
      const text = tidyText(this.text);
      this.#wanted = text.length >= SHORTEST_TEXT ? text : undefined;
      this.combobox.open();
    }, TYPING_PAUSE_MILLISECONDS);
  };

  /** Also what the last key would have opened: no list opens where nobody is any more. */
  readonly close = (): void => {
    clearTimeout(this.#timer);
    this.combobox.close();
  };

  readonly choose = (index: number): void => {
    const suggestion = this.items[index];
    this.combobox.close();
    if (suggestion) this.#choose(suggestion);
    this.#host.requestUpdate();
  };
}
