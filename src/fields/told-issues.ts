import type { ShownIssue } from './shown-issue.ts';

/**
 * What there is to mend, and of that, what the person is told: an issue is shown when its field was left, or
 * when one wanted to go on. What the endpoint found is shown until it is mended.
 */
export class ToldIssues {
  readonly #isEnded: (place: string) => boolean;
  readonly #left = new Set<string>();
  #found: readonly ShownIssue[] = [];
  #refused: readonly ShownIssue[] = [];

  /** @param isEnded Whether one has wanted to go on from where this place is asked. */
  constructor(isEnded: (place: string) => boolean) {
    this.#isEnded = isEnded;
  }

  get all(): readonly ShownIssue[] {
    const shown = this.#found.filter(
      ({ place }) => this.#left.has(fieldPlace(place, this.#left)) || this.#isEnded(place),
    );
    const known = new Set(shown.map(({ place }) => place));
    return [...shown, ...this.#refused.filter(({ place }) => !known.has(place))];
  }

  /** The issue of a field, or of a part of it (an address without its ward). */
  at(place: string, whole = true): ShownIssue | undefined {
    return this.all.find((issue) => issue.place === place || (whole && issue.place.startsWith(`${place}/`)));
  }

  /** Whether only the endpoint has found this. */
  isRefusal(issue: ShownIssue): boolean {
    return this.#refused.includes(issue);
  }

  leave(place: string): void {
    this.#left.add(place);
  }

  find(found: readonly ShownIssue[]): void {
    this.#found = found;
  }

  /** One place is mended without a look at all of them. */
  settle(place: string): void {
    this.#found = this.#found.filter((one) => one.place !== place);
  }

  refuse(refused: readonly ShownIssue[]): void {
    this.#refused = refused;
  }

  forgetRefusal(place: string): void {
    this.#refused = this.#refused.filter((one) => one.place !== place && !one.place.startsWith(`${place}/`));
  }
}

/** The place of the field that was left, for an issue within it. */
function fieldPlace(place: string, left: ReadonlySet<string>): string {
  let field = place;
  while (field !== '' && !left.has(field)) field = field.slice(0, field.lastIndexOf('/'));
  return field;
}
