/**
 * Names of people. Vietnamese names are often four words or more, and citizens of fifty-four peoples have
 * names such as `H'Hen Niê`, `K'Brêu` or `Y Moan`; foreigners have letters of any script. So hardly
 * anything is refused: digits and signs are slips, one letter is unfinished, one word is a question.
 */
export type PersonName =
  | { readonly kind: 'name'; readonly name: string; readonly isSingleWord: boolean }
  | { readonly kind: 'malformed' };

const NAME = /^[\p{L}\p{M}'‘’ʼ.\p{Pd} ]+$/u;
const TWO_LETTERS = /\p{L}[^\p{L}]*\p{L}/u;

/** NFC, single spaces, and none of the invisible marks that come along when people paste. */
export function normalisePersonName(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\p{Cf}/gu, '')
    .replace(/\s+/g, ' ')
    .trim();
}

export function readPersonName(text: string): PersonName {
  const name = normalisePersonName(text);
  if (!NAME.test(name) || !TWO_LETTERS.test(name)) return { kind: 'malformed' };
  return { kind: 'name', name, isSingleWord: !name.includes(' ') };
}
