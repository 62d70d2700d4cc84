/** Finds what the documentation would show without a word of explanation. */

interface Described {
  name?: string;
  description?: string;
}

interface Declaration extends Described {
  customElement?: boolean;
  tagName?: string;
  summary?: string;
  attributes?: Described[];
  members?: Described[];
  events?: Described[];
  slots?: Described[];
  cssParts?: Described[];
  cssProperties?: Described[];
}

export interface Manifest {
  modules: { path: string; declarations?: Declaration[] }[];
}

const KINDS = {
  attributes: 'attribute',
  members: 'property',
  events: 'event',
  slots: 'slot',
  cssParts: 'part',
  cssProperties: 'CSS property',
} as const;

export function undescribed({ modules }: Manifest): string[] {
  const elements = modules
    .flatMap(({ declarations }) => declarations ?? [])
    .filter(({ customElement }) => customElement === true);
  if (elements.length === 0) return ['No element was found at all'];
  return elements.flatMap((element) => {
    const { tagName, name = '' } = element;
    if (tagName === undefined) return [`${name} has no @tag`];
    const problems = element.summary === undefined ? [`<${tagName}> has no @summary`] : [];
    for (const [key, kind] of Object.entries(KINDS) as [keyof typeof KINDS, string][]) {
      const silent = (element[key] ?? []).filter(({ description }) => (description ?? '').trim() === '');
      problems.push(...silent.map((item) => `<${tagName}>: ${kind} "${item.name ?? ''}" has no description`));
    }
    return problems;
  });
}
