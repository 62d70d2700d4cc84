import type { PropertyDeclaration, ReactiveElement } from 'lit';

type ElementClass = typeof ReactiveElement;

/**
 * Lit's `@property` and `@state` for the one kind of decorator this project compiles to. Lit's own carry
 * the code for the standard kind as well, a quarter of a kilobyte on every page that nobody uses.
 */
export function property(options?: PropertyDeclaration) {
  return (prototype: ReactiveElement, name: PropertyKey): void => {
    (prototype.constructor as ElementClass).createProperty(name, options);
  };
}

/** Internal state: a change draws anew, and no attribute belongs to it. */
export function state() {
  return property({ state: true, attribute: false });
}
