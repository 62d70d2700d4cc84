import type { ReactiveControllerHost } from 'lit';
import { createProcedureSearchClient } from '../../client/procedure-search.ts';
import type { ConfigurationController } from '../../config/configuration-controller.ts';
import type { ProcedureList, ProcedureQuery, ProcedureSummary } from '../../contract/procedure-search.ts';
import { ActivityEvent } from '../../controllers/activity-event.ts';
import { EndpointRead, type ReadState } from '../../controllers/endpoint-read.ts';

/** The answer to the present query, page after page. */
export class SearchResultsController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #first: EndpointRead<ProcedureList>;
  readonly #further: EndpointRead<ProcedureList>;
  readonly #query: () => ProcedureQuery;
  #knownText: string | undefined;
  #furtherItems: readonly ProcedureSummary[] = [];
  #nextCursor: string | undefined;
  #wantedCursor: string | undefined;

  /** Index of the first result of a page that has just come; the widget moves the focus there. */
  firstNew: number | undefined;

  constructor(
    host: ReactiveControllerHost & HTMLElement,
    configuration: ConfigurationController,
    query: () => ProcedureQuery,
  ) {
    this.#host = host;
    this.#query = query;
    const read = (cursor: string | undefined, request: { signal: AbortSignal; reload: boolean }) =>
      configuration
        .client('procedureSearch', createProcedureSearchClient)!
        .searchProcedures(
          { ...query(), unit: configuration.unit, cursor },
          { language: configuration.language, ...request },
        );
    this.#first = new EndpointRead(
      host,
      () => configuration.question(JSON.stringify(query()), 'procedureSearch'),
      (request) => {
        this.#forgetFurther();
        return read(undefined, request);
      },
      (list) => this.#arrived(list),
    );
    this.#further = new EndpointRead(
      host,
      () => (this.#wantedCursor ? configuration.question(this.#wantedCursor, 'procedureSearch') : undefined),
      (request) => read(this.#wantedCursor, request),
      (list) => this.#extend(list),
    );
  }

  get list(): ReadState<ProcedureList> {
    return this.#first.state;
  }

  get page(): ReadState<ProcedureList> {
    return this.#further.state;
  }

  get busy(): boolean {
    return this.#first.state.kind === 'loading';
  }

  /** While a new answer is under way, the one before stays on the screen. */
  get answer(): ProcedureList | undefined {
    const { state } = this.#first;
    if (state.kind === 'done') return state.value;
    return state.kind === 'loading' ? state.previous : undefined;
  }

  get items(): readonly ProcedureSummary[] | undefined {
    const known = this.answer;
    return known && [...known.items, ...this.#furtherItems];
  }

  get total(): number {
    return this.answer?.total ?? 0;
  }

  /** Gone while another text is searched for: filters that change under the eye are worse than none. */
  get facets(): ProcedureList['facets'] | undefined {
    return this.#query().q === this.#knownText ? this.answer?.facets : undefined;
  }

  get extended(): boolean {
    return this.#furtherItems.length > 0;
  }

  get hasMore(): boolean {
    return this.list.kind === 'done' && this.#nextCursor !== undefined;
  }

  get loadingMore(): boolean {
    return this.page.kind === 'loading';
  }

  readonly retry = (): void => this.#first.retry();

  readonly more = (): void => {
    if (this.page.kind === 'failed') this.#further.retry();
    else this.#wantedCursor = this.#nextCursor;
    this.#host.requestUpdate();
  };

  #forgetFurther(): void {
    this.#furtherItems = [];
    this.#nextCursor = undefined;
    this.#wantedCursor = undefined;
  }

  #arrived(list: ProcedureList): void {
    this.#nextCursor = list.nextCursor;
    this.#knownText = this.#query().q;
    this.#host.dispatchEvent(new ActivityEvent('procedures-searched', { total: list.total }));
  }

  #extend(list: ProcedureList): void {
    const known = new Set(this.items?.map(({ code }) => code));
    const added = list.items.filter(({ code }) => !known.has(code));
    if (added.length > 0) this.firstNew = known.size;
    this.#furtherItems = [...this.#furtherItems, ...added];
    this.#nextCursor = list.nextCursor;
    this.#wantedCursor = undefined;
  }
}
