import { html, type TemplateResult } from 'lit';
import type { TextRange } from '../contract/common.ts';

/** The text with `<mark>` around the ranges. Ranges that overlap, run backwards or past the end are passed over. */
export function markedText(text: string, ranges: readonly TextRange[]): TemplateResult {
  const parts: unknown[] = [];
  let position = 0;
  for (const [start = -1, end = -1] of ranges) {
    if (!(start >= position && end > start && end <= text.length)) continue;
    parts.push(text.slice(position, start), html`<mark>${text.slice(start, end)}</mark>`);
    position = end;
  }
  parts.push(text.slice(position));
  return html`${parts}`;
}
