import type { ArgTypes } from '@storybook/web-components-vite';
import manifest from '../../dist/custom-elements.json';

/** The manifest as far as controls are made from it. */
interface Declaration {
  readonly tagName?: string;
  readonly attributes?: readonly Attribute[];
  readonly members?: readonly Named[];
  readonly events?: readonly Named[];
  readonly slots?: readonly Named[];
  readonly cssParts?: readonly Named[];
  readonly cssProperties?: readonly Named[];
}

interface Named {
  readonly name: string;
}

interface Attribute extends Named {
  readonly fieldName?: string;
  readonly type?: { readonly text: string };
  readonly description?: string;
  readonly default?: string;
}

type ArgType = ArgTypes[string];

/** Attributes that know a few values only. */
const CHOICES: Readonly<Record<string, readonly string[]>> = {
  lang: ['vi', 'en'],
  theme: ['light', 'dark', 'auto'],
};

/**
 * `argTypes` of an element. Storybook makes a control of everything in the manifest, of an attribute two: one by
 * its own name, one by its property's. Here an attribute has one, by its property's name as in the arguments of
 * the stories, and what is no attribute is documented without a control.
 */
export function controlsOf(tag: string): ArgTypes {
  const declaration = declarationOf(tag);
  const {
    attributes = [],
    members = [],
    events = [],
    slots = [],
    cssParts = [],
    cssProperties = [],
  } = declaration;
  const withoutControl = [...members, ...events, ...slots, ...cssParts, ...cssProperties]
    .filter(({ name }) => name !== '')
    .map(({ name }): [string, ArgType] => [name, { control: false }]);
  const duplicates = attributes.map(({ name }): [string, ArgType] => [name, { table: { disable: true } }]);
  const controls = attributes.map((attribute): [string, ArgType] => [
    attribute.fieldName ?? attribute.name,
    controlOf(attribute),
  ]);
  // The last of one name counts: an attribute's control, whatever else is called the same.
  return Object.fromEntries([...withoutControl, ...duplicates, ...controls]);
}

function declarationOf(tag: string): Declaration {
  const modules: readonly { readonly declarations: readonly Declaration[] }[] = manifest.modules;
  const found = modules.flatMap(({ declarations }) => declarations).find(({ tagName }) => tagName === tag);
  if (!found) throw new Error(`<${tag}> is not in the manifest`);
  return found;
}

function controlOf({ name, type, description, default: initial }: Attribute): ArgType {
  const kind = type?.text === 'boolean' || type?.text === 'number' ? type.text : 'string';
  const options = CHOICES[name];
  return {
    // As it is written in a page. The argument keeps the property's name.
    name,
    description,
    // Without `| undefined`: Storybook would offer an editor for objects, and refuse the argument in an address.
    type: { name: kind },
    control: options ? 'select' : kind === 'string' ? 'text' : kind,
    ...(options && { options }),
    table: {
      disable: false,
      category: 'attributes',
      type: { summary: options ? options.join(' | ') : kind },
      ...(initial !== undefined && { defaultValue: { summary: initial } }),
    },
  };
}
