/**
 * Texts of the national catalogue are shown word for word, but they come as one string in which lists,
 * steps and even table cells run together. These rules find the breaks; they never change a word.
 */
export type SourceBlock =
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] };

/** A bullet at the start of a line: `-`, `+`, `*`, `•`, `–`, or a private-use glyph of an old font. */
const BULLET = /^[-+*•●▪–\uE000-\uF8FF]+\s*/u;

/**
 * Table cells scraped without a gap: "tờ khaiSố lượng". Two small letters before the capital keep names
 * such as "eTax", "VNeID" and "iPhone" whole.
 */
const RUN_TOGETHER = /(?<=\p{Ll}\p{Ll}|[.;:)](?<!\d\.))(?=\p{Lu}\p{Ll})/gu;

/**
 * A step that begins in the middle of a line. Looks ahead first: looking back over white space from every
 * place of a long gap would take minutes.
 */
const STEP = /(?=Bước \d{1,2}\s*[:.])(?<=[.;:)]\s*)/gu;

export function sourceBlocks(text: string): readonly SourceBlock[] {
  const blocks: SourceBlock[] = [];
  let items: string[] | undefined;
  for (const line of sourceLines(text)) {
    const item = line.replace(BULLET, '');
    if (item === '') continue;
    if (item === line) {
      items = undefined;
      blocks.push({ kind: 'paragraph', text: line });
    } else if (items) {
      items.push(item);
    } else {
      items = [item];
      blocks.push({ kind: 'list', items });
    }
  }
  return blocks;
}

/** The lines of a short text, without their bullets. */
export function plainLines(text: string): readonly string[] {
  return sourceLines(text)
    .map((line) => line.replace(BULLET, ''))
    .filter((line) => line !== '');
}

function sourceLines(text: string): readonly string[] {
  return text
    .normalize('NFC')
    .replace(RUN_TOGETHER, '\n')
    .replace(STEP, '\n')
    .split(/[\r\n\u2028\u2029]+/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
