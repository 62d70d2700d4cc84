import type { ItemField } from '../contract/form.ts';

/** More options than these are better looked for than looked through. */
const MOST_RADIOS = 5;
const MOST_IN_SELECT = 12;

export function appearanceOf({ appearance, options = [] }: ItemField): 'radio' | 'select' | 'search' {
  if (appearance === 'radio' || appearance === 'select' || appearance === 'search') return appearance;
  if (options.length <= MOST_RADIOS) return 'radio';
  return options.length <= MOST_IN_SELECT ? 'select' : 'search';
}
