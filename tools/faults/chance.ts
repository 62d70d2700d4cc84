import type { Chance } from './plan.ts';

export function chanceOf(random: () => number): Chance {
  const number = (least: number, most: number) => least + Math.floor(random() * (most - least + 1));
  return {
    number,
    one: <Item>(...items: readonly Item[]) => items[number(0, items.length - 1)]!,
  };
}

/** Another chance for each name (FNV-1a). */
export function numberOf(name: string): number {
  return [...name].reduce((hash, letter) => Math.imul(hash ^ letter.codePointAt(0)!, 0x01000193), 0x811c9dc5);
}
