import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

export interface Entry {
  readonly id: string;
  readonly type: 'story' | 'docs';
  readonly title: string;
  readonly name: string;
}

/** What a built Storybook holds. */
export async function entriesOf(folder: string): Promise<Entry[]> {
  const index = JSON.parse(await readFile(join(folder, 'index.json'), 'utf8')) as {
    entries: Record<string, Entry>;
  };
  return Object.values(index.entries);
}

/** The page as its toolbar can set it. */
export interface Setting {
  readonly language: 'vi' | 'en';
  readonly theme: 'light' | 'dark';
}

export const SETTINGS: readonly Setting[] = [
  { language: 'vi', theme: 'light' },
  { language: 'vi', theme: 'dark' },
  { language: 'en', theme: 'light' },
  { language: 'en', theme: 'dark' },
];
