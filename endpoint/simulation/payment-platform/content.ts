/** Letters and figures alone, in capitals: what is left of a content after every bank's manners. */
export function bare(content: string): string {
  return content
    .normalize('NFD')
    .replaceAll(/[^0-9A-Za-z]/g, '')
    .toUpperCase();
}

/**
 * The reference a content names. The longest, where one is the beginning of another; none where two are named,
 * because nobody could say which one was meant.
 */
export function referenceIn(content: string, references: Iterable<string>): string | undefined {
  const text = bare(content);
  const named = [...references]
    .filter((reference) => text.includes(bare(reference)))
    .toSorted((one, other) => other.length - one.length);
  const [longest, ...others] = named;
  if (longest === undefined) return undefined;
  return others.every((other) => bare(longest).includes(bare(other))) ? longest : undefined;
}
