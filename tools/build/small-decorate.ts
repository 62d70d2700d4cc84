/**
 * The compiler's helper for decorators also serves kinds this project has none of (accessors, methods,
 * `Reflect.decorate`). Ours decorate properties and return nothing, so a loop will do.
 */
import type { Plugin } from 'vite';

export const smallDecorate: Plugin = {
  name: 'small-decorate',
  transform: {
    filter: { id: /runtime@[\d.]+\/helpers\/esm\/decorate\.js$/ },
    handler: () => ({
      code: 'export default (decorators, prototype, name) => { for (const one of decorators) one(prototype, name); };',
      map: null,
    }),
  },
};
