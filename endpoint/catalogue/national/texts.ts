/** What the portal's pages show for "no data". */
const PLACEHOLDER = 'Không có thông tin';

/** NFC, without the placeholder at either end; undefined when nothing is left to read. */
export function readable(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  let rest = text.normalize('NFC').trim();
  while (rest.startsWith(PLACEHOLDER)) rest = rest.slice(PLACEHOLDER.length).trim();
  while (rest.endsWith(PLACEHOLDER)) rest = rest.slice(0, -PLACEHOLDER.length).trim();
  return rest === '' ? undefined : rest;
}

/**
 * The end of a page that was scraped along with its last field: keywords, description, and the form to
 * choose an office. Keywords and description are the record's own when they say anything.
 */
const PAGE_END = /Từ khóa([\s\S]*?)Mô tả([\s\S]*?)(?:Chọn cơ quan thực hiện[\s\S]*)?$/;

export interface WithoutPageEnd {
  readonly text: string | undefined;
  readonly keywords: string | undefined;
  readonly description: string | undefined;
}

export function splitPageEnd(text: string | undefined): WithoutPageEnd {
  const whole = text?.normalize('NFC');
  const end = whole === undefined ? null : PAGE_END.exec(whole);
  if (whole === undefined || end === null)
    return { text: readable(whole), keywords: undefined, description: undefined };
  return {
    text: readable(whole.slice(0, end.index)),
    keywords: readable(end[1]),
    description: readable(end[2]),
  };
}
