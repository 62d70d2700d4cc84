import type { ShownField } from './shown-fields.ts';

/** Where the questions that are shown stand among the answers. */
export class ShownPlaces {
  readonly #positions = new Map<string, number>();
  readonly #groups = new Set<string>();
  /** Objects on the way to shown answers, each with the first of these. */
  readonly #objects = new Map<string, ShownField>();

  constructor(fields: readonly ShownField[]) {
    for (const [position, shown] of fields.entries()) {
      this.#positions.set(shown.pointer, position);
      if (shown.field.kind === 'group') this.#groups.add(shown.pointer);
      for (const object of parentsOf(shown.pointer))
        if (!this.#objects.has(object)) this.#objects.set(object, shown);
    }
  }

  /** False for what is hidden and for what no field asks: nobody can mend it. */
  isShown(pointer: string): boolean {
    return this.#fieldAt(pointer) !== undefined || this.#objects.has(pointer);
  }

  /** An object that is asked in parts, or the root of all. */
  isObject(pointer: string): boolean {
    return this.#objects.has(pointer) && !this.#positions.has(pointer);
  }

  positionOf(pointer: string): number {
    const field = this.#fieldAt(pointer) ?? this.#objects.get(pointer)?.pointer;
    return pointer === '' || field === undefined ? -1 : (this.#positions.get(field) ?? -1);
  }

  /** Pointer of the first question within an object. */
  firstWithin(object: string): string {
    return this.#objects.get(object)?.pointer ?? object;
  }

  /** The field itself, or the one that a part of an answer (the ward of an address) belongs to. */
  #fieldAt(pointer: string): string | undefined {
    if (this.#positions.has(pointer)) return pointer;
    return parentsOf(pointer).find((parent) => this.#positions.has(parent) && !this.#groups.has(parent));
  }
}

/** The nearest first, the root last. */
function parentsOf(pointer: string): string[] {
  const parents: string[] = [];
  for (let at = pointer.lastIndexOf('/'); at >= 0; at = pointer.lastIndexOf('/', at - 1)) {
    parents.push(pointer.slice(0, at));
    if (at === 0) break;
  }
  return parents;
}
