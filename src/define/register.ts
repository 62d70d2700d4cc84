import { warnOnce } from '../config/warn.ts';

/**
 * Registers an element unless its name is taken: pages load scripts twice, and in two versions. The first
 * one stays; a second version is named in the console, because it cannot be mended from here.
 */
export function register(tag: string, element: CustomElementConstructor): void {
  const known = customElements.get(tag);
  if (!known) customElements.define(tag, element);
  else if (known !== element) {
    warnOnce(`<${tag}> was already registered by another copy of the library; this page loads it twice.`);
  }
}
