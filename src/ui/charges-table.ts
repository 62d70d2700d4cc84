import { msg, str } from '../i18n/message.ts';
import { css, html, nothing, type TemplateResult } from 'lit';
import type { ChargeLine } from '../contract/charge-line.ts';
import type { Language } from '../config/settings.ts';
import { formatCount, formatMoney } from '../i18n/formats.ts';

/** What is to be paid, line by line. */
export function chargesTable(
  { lines, total }: { readonly lines: readonly ChargeLine[]; readonly total: number },
  language: Language,
): TemplateResult {
  if (lines.length === 0) return html`<p>${msg('Không thu phí, lệ phí.')}</p>`;
  return html`<table class="charges" part="charges">
    <tbody>
      ${lines.map(
        (line) =>
          html`<tr>
            <th scope="row">
              ${line.label}
              ${
                line.quantity > 1
                  ? html`<span class="muted small"
                      >${msg(str`${formatCount(line.quantity, language)} × ${formatMoney(line.amount, language) ?? ''}`)}</span
                    >`
                  : nothing
              }
            </th>
            <td>${formatMoney(line.total, language)}</td>
          </tr>`,
      )}
    </tbody>
    <tfoot>
      <tr>
        <th scope="row">${msg('Tổng cộng')}</th>
        <td>${formatMoney(total, language)}</td>
      </tr>
    </tfoot>
  </table>`;
}

/** Adopted where such a table is drawn. */
export const chargesStyles = css`
  .charges {
    width: 100%;
    max-width: 36em;
    border-collapse: collapse;
    font-variant-numeric: tabular-nums;
  }
  .charges th,
  .charges td {
    padding-block: 8px;
    border-block-end: 1px solid var(--_line);
    font-weight: 400;
    text-align: start;
    vertical-align: top;
  }
  .charges th span {
    display: block;
  }
  .charges td {
    padding-inline-start: 16px;
    text-align: end;
    white-space: nowrap;
  }
  .charges tfoot th,
  .charges tfoot td {
    border: 0;
    font-weight: 700;
  }
`;
