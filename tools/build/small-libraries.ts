/** Leaves out of the libraries what this project cannot come to, where a bundler cannot know that. */
import { MagicString } from 'magic-string';
import { parseSync, Visitor, type CallExpression, type NewExpression } from 'oxc-parser';
import type { Plugin } from 'vite';

/**
 * The compiler's helper for decorators also serves kinds this project has none of (accessors, methods,
 * `Reflect.decorate`). Ours decorate properties and return nothing, so a loop will do.
 */
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

/** A schema without checks, asked at once and directly: not through promises nor as a Standard Schema. */
const ZOD_TYPE = `core.$constructor("$ZodType", (schema, definition) => {
  if (definition.checks?.length) throw Error("$ZodType");
  schema._zod.def = definition;
  schema._zod.bag = {};
  (schema._zod.deferred ??= []).push(() => { schema._zod.run = schema._zod.parse; });
})`;

/** What every schema begins as, for the few kinds `src/contract/schema.ts` makes: all of them without checks. */
export const smallSchemas: Plugin = {
  name: 'small-schemas',
  transform: {
    filter: { id: /\/zod\/v4\/core\/schemas\.js$/ },
    handler: (code, id) => changed(code, id, withSmallSchemas),
  },
};

export function withSmallSchemas(code: string, id: string): MagicString {
  const output = new MagicString(code);
  new Visitor({
    VariableDeclarator({ id: name, init }) {
      if (name.type === 'Identifier' && name.name === '$ZodType' && init)
        output.update(init.start, init.end, ZOD_TYPE);
    },
  }).visit(parseSync(id, code).program);
  if (!output.hasChanged()) throw new Error(`${id} has no $ZodType`);
  return output;
}

/** Errors stay errors; only the advice to developers who misuse a library goes, for here nobody can. */
export const shortErrors: Plugin = {
  name: 'short-errors',
  transform: {
    filter: { id: /\/node_modules\/(@lit|lit|lit-element|lit-html|zod)\//, code: /\bError\(/ },
    handler: (code, id) => changed(code, id, withShortErrors),
  },
};

export function withShortErrors(code: string, id: string): MagicString {
  const output = new MagicString(code);
  const shorten = ({ callee, arguments: given }: CallExpression | NewExpression) => {
    const [first] = given;
    if (callee.type === 'Identifier' && callee.name === 'Error' && first)
      output.remove(first.start, given.at(-1)!.end);
  };
  new Visitor({ CallExpression: shorten, NewExpression: shorten }).visit(parseSync(id, code).program);
  return output;
}

function changed(code: string, id: string, change: (code: string, id: string) => MagicString) {
  const output = change(code, id);
  return { code: output.toString(), map: output.generateMap({ hires: 'boundary', source: id }) };
}
