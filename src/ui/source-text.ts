import { msg, str } from '../i18n/message.ts';
import { css, html, nothing, type TemplateResult } from 'lit';
import { LONGEST_TEXT } from '../contract/common.ts';
import { sourceBlocks, type SourceBlock } from '../domain/source-text.ts';
import { safeAddress } from './link.ts';

/** Characters of a long text that are shown before it is unfolded. */
const SHOWN = 1_200;

/**
 * A text of the national catalogue, word for word, with its paragraphs and lists made visible.
 *
 * @param source Where the whole of it is to be read, should it be too long for a page.
 */
export function sourceText(text: string, source?: string): TemplateResult {
  const blocks = sourceBlocks(text.slice(0, LONGEST_TEXT));
  let length = 0;
  let shown = blocks.findIndex((block) => (length += lengthOf(block)) > SHOWN) + 1;
  // Nothing is folded away for the sake of a line or two.
  if (shown === 0 || text.length - length < SHOWN / 3) shown = blocks.length;
  const rest = blocks.slice(shown);
  return html`<div class="source-text" lang="vi">
      ${blocks.slice(0, shown).map(block)}
      ${
        rest.length > 0
          ? html`<details>
              <summary>${msg(str`Xem tiếp (còn ${rest.length} đoạn)`)}</summary>
              ${rest.map(block)}
            </details>`
          : nothing
      }
    </div>
    ${text.length > LONGEST_TEXT ? cutNote(safeAddress(source)) : nothing}`;
}

function cutNote(source: string | undefined): TemplateResult {
  return html`<p class="muted">
    ${msg('Văn bản này quá dài nên ở đây chỉ có phần đầu.')}
    ${
      source
        ? html`<a href=${source} target="_blank" rel="noopener"
            >${msg('Xem đầy đủ ở trang nguồn')}<span class="visually-hidden"
              >${msg('(mở trang mới)')}</span
            ></a
          >`
        : nothing
    }
  </p>`;
}

function lengthOf(block: SourceBlock): number {
  return block.kind === 'paragraph' ? block.text.length : block.items.join('').length;
}

function block(block: SourceBlock): TemplateResult {
  return block.kind === 'paragraph'
    ? html`<p>${block.text}</p>`
    : html`<ul>
        ${block.items.map((item) => html`<li>${item}</li>`)}
      </ul>`;
}

export const sourceTextStyles = css`
  .source-text,
  .source-text details {
    display: grid;
    gap: 8px;
    min-width: 0;
    max-width: 46em;
  }
  .source-text ul {
    display: grid;
    gap: 4px;
    padding-inline-start: 1.2em;
    list-style: disc;
  }
  .source-text li::marker {
    color: var(--_muted);
  }
  .source-text summary {
    min-height: 44px;
    padding-block: 8px;
    color: var(--_action);
    text-decoration: underline;
    text-underline-offset: 0.18em;
  }
  .source-text details > * + * {
    margin-block-start: 8px;
  }
  @media print {
    .source-text summary {
      display: none;
    }
  }
`;
